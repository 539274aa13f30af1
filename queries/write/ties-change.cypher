// title: Write changed ties of one relation
// asks: What do the claims say of these ties now?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id, subject, object and properties of each tie
UNWIND $rows AS x
MATCH (:Actor {id: x.subject})-[t:{relation} {id: x.id}]->(:Actor {id: x.object})
WHERE t.workspace = $workspace
SET t += x.properties
