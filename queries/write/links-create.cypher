// title: Write links of one type
// asks: Which of these documents tell a story, which of these sources speak in one or are an actor's?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of the node that the link starts from, and of its end
UNWIND $rows AS x
MATCH (n:{start} {id: x.id}) WHERE n.workspace = $workspace
MATCH (e:{end} {id: x.end}) WHERE e.workspace = $workspace
OPTIONAL MATCH (n)-[there:{type} {workspace: $workspace}]->(e)
WITH n, e, there WHERE there IS NULL
CREATE (n)-[:{type} {workspace: $workspace}]->(e)
