// title: Write new ties of one relation
// asks: Which of these ties are not there yet?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id, subject, object and properties of each tie
UNWIND $rows AS x
MATCH (s:Actor {id: x.subject}) WHERE s.workspace = $workspace
MATCH (o:Actor {id: x.object}) WHERE o.workspace = $workspace
OPTIONAL MATCH (s)-[there:{relation} {id: x.id}]->(o)
WITH x, s, o, there WHERE there IS NULL
CREATE (s)-[t:{relation}]->(o)
SET t = x.properties
