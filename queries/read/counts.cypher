// title: How many records
// asks: How many actors, documents, claims, ties, stories and sources does the graph hold for workspaces?
// limits: A claim counts only with its two actors, its document and its source, a document only with its story.
// param workspace: string = null -- id of one workspace; all where not given
// returns actors: integer -- actors
// returns documents: integer -- documents with their stories
// returns claims: integer -- whole claims
// returns ties: integer -- ties between actors
// returns stories: integer -- stories
// returns sources: integer -- sources
OPTIONAL MATCH (a:Actor)
WHERE a.workspace IS NOT NULL AND a.workspace = coalesce($workspace, a.workspace)
WITH count(a) AS actors
OPTIONAL MATCH (d:Document)
WHERE d.workspace IS NOT NULL AND d.workspace = coalesce($workspace, d.workspace)
  AND EXISTS { MATCH (d)-[:TELLS]->(:Story) }
WITH actors, count(d) AS documents
OPTIONAL MATCH (c:Claim)
WHERE c.workspace IS NOT NULL AND c.workspace = coalesce($workspace, c.workspace)
  AND EXISTS { MATCH (c)-[:SUBJECT]->(:Actor) }
  AND EXISTS { MATCH (c)-[:OBJECT]->(:Actor) }
  AND EXISTS { MATCH (c)-[:STATED_IN]->(:Document) }
  AND EXISTS { MATCH (c)-[:SAID_BY]->(:Source) }
WITH actors, documents, count(c) AS claims
OPTIONAL MATCH (s:Story)
WHERE s.workspace IS NOT NULL AND s.workspace = coalesce($workspace, s.workspace)
WITH actors, documents, claims, count(s) AS stories
OPTIONAL MATCH (v:Source)
WHERE v.workspace IS NOT NULL AND v.workspace = coalesce($workspace, v.workspace)
WITH actors, documents, claims, stories, count(v) AS sources
OPTIONAL MATCH (:Actor)-[t]->(:Actor)
WHERE t.workspace IS NOT NULL AND t.workspace = coalesce($workspace, t.workspace)
RETURN actors, documents, claims, count(t) AS ties, stories, sources
