// title: Write changed documents
// asks: What is said of these documents now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id and properties of each document
UNWIND $rows AS x
MATCH (n:Document {id: x.id}) WHERE n.workspace = $workspace
SET n += x.properties
