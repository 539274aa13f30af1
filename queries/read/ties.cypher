// title: Loaded ties
// asks: Which ties does the graph hold for a workspace, in which version, and between whom?
// limits: In no order: sorting all of them would cost the embedded engine most of its memory.
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the tie
// returns hash: string -- hash of what was written
// returns relation: string -- its type
// returns subject: string -- id of its subject
// returns object: string -- id of its object
MATCH (s:Actor)-[t]->(o:Actor) WHERE t.workspace = $workspace
RETURN t.id AS id, t.hash AS hash, type(t) AS relation, s.id AS subject, o.id AS object
