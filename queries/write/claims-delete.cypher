// title: Take claims away
// asks: Which claims does the ledger no longer hold, or hold between others?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of each claim
UNWIND $rows AS x
MATCH (n:Claim {id: x.id}) WHERE n.workspace = $workspace
DETACH DELETE n
