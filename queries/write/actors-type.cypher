// title: Give a type's label
// asks: Which actors are of this type now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of each actor
UNWIND $rows AS x
MATCH (n:Actor {id: x.id}) WHERE n.workspace = $workspace
SET n:{label}
