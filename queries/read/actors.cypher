// title: Loaded actors
// asks: Which actors does the graph hold for a workspace, and in which version?
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the actor
// returns hash: string -- hash of what was written
// returns labels: strings -- its labels
// order: id
MATCH (n:Actor) WHERE n.workspace = $workspace
RETURN n.id AS id, n.hash AS hash, labels(n) AS labels
ORDER BY id
