// title: Take ties of one relation away
// asks: Which ties do the claims no longer make?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id, subject and object of each tie
UNWIND $rows AS x
MATCH (:Actor {id: x.subject})-[t:{relation} {id: x.id}]->(:Actor {id: x.object})
WHERE t.workspace = $workspace
DELETE t
