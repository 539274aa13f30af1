// title: Write changed nodes of one label
// asks: What is said of these actors, documents, stories or sources now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id and properties of each node
UNWIND $rows AS x
MATCH (n:{label} {id: x.id}) WHERE n.workspace = $workspace
SET n += x.properties
