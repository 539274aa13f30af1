// title: Take another workspace's nodes away
// asks: Which nodes of a workspace are still there?
// param workspace: string -- id of the workspace that is loaded
// param many: integer -- how many go at once
// returns gone: integer -- how many went
MATCH (n:{label}) WHERE n.workspace = $workspace
WITH n LIMIT $many
DETACH DELETE n
RETURN count(*) AS gone
