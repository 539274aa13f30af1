// title: Write changed actors
// asks: What is said of these actors now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id and properties of each actor
UNWIND $rows AS x
MATCH (n:Actor {id: x.id}) WHERE n.workspace = $workspace
SET n += x.properties
