// title: Loaded claims
// asks: Which claims does the graph hold for a workspace, in which version, and between whom?
// limits: In no order: sorting all of them would cost the embedded engine most of its memory.
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the claim
// returns hash: string -- hash of what was written
// returns subject: string -- id of its subject, null where the tie to it is gone
// returns object: string -- id of its object, null where the tie to it is gone
// returns document: string -- id of its document, null where the tie to it is gone
// returns source: string -- id of its source, null where the tie to it is gone
MATCH (n:Claim) WHERE n.workspace = $workspace
OPTIONAL MATCH (n)-[:SUBJECT]->(s:Actor)
OPTIONAL MATCH (n)-[:OBJECT]->(o:Actor)
OPTIONAL MATCH (n)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (n)-[:SAID_BY]->(v:Source)
RETURN n.id AS id, n.hash AS hash, s.id AS subject, o.id AS object, d.id AS document, v.id AS source
