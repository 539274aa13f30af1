// title: Take links of one type away
// asks: Which of these documents and sources are linked to something else now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of the node that the link starts from
UNWIND $rows AS x
MATCH (n:{start} {id: x.id})-[link:{type}]->(:{end})
WHERE n.workspace = $workspace AND link.workspace = $workspace
DELETE link
