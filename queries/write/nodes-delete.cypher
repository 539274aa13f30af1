// title: Take nodes of one label away
// asks: Which nodes do the ledger and the verdicts no longer give, or give between others?
// limits: What others have tied to such a node goes with it.
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of each node
UNWIND $rows AS x
MATCH (n:{label} {id: x.id}) WHERE n.workspace = $workspace
DETACH DELETE n
