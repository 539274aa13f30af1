// title: Take documents away
// asks: Which documents does the ledger no longer hold?
// limits: What others have tied to such a node goes with it.
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of each document
UNWIND $rows AS x
MATCH (n:Document {id: x.id}) WHERE n.workspace = $workspace
DETACH DELETE n
