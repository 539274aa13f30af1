// title: How many records
// asks: How many actors, documents, claims and ties does the graph hold for workspaces?
// limits: A claim counts only with its two actors and its document.
// param workspace: string = null -- id of one workspace; all where not given
// returns actors: integer -- actors
// returns documents: integer -- documents
// returns claims: integer -- whole claims
// returns ties: integer -- ties between actors
OPTIONAL MATCH (a:Actor)
WHERE a.workspace IS NOT NULL AND a.workspace = coalesce($workspace, a.workspace)
WITH count(a) AS actors
OPTIONAL MATCH (d:Document)
WHERE d.workspace IS NOT NULL AND d.workspace = coalesce($workspace, d.workspace)
WITH actors, count(d) AS documents
OPTIONAL MATCH (c:Claim)
WHERE c.workspace IS NOT NULL AND c.workspace = coalesce($workspace, c.workspace)
  AND EXISTS { MATCH (c)-[:SUBJECT]->(:Actor) }
  AND EXISTS { MATCH (c)-[:OBJECT]->(:Actor) }
  AND EXISTS { MATCH (c)-[:STATED_IN]->(:Document) }
WITH actors, documents, count(c) AS claims
OPTIONAL MATCH (:Actor)-[t]->(:Actor)
WHERE t.workspace IS NOT NULL AND t.workspace = coalesce($workspace, t.workspace)
RETURN actors, documents, claims, count(t) AS ties
