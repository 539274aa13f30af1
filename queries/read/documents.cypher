// title: Loaded documents
// asks: Which documents does the graph hold for a workspace, in which version, and in which story?
// limits: In no order: sorting all of them would cost the embedded engine most of its memory.
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the document
// returns hash: string -- hash of what was written
// returns story: string -- id of its story, null where the link to it is gone
MATCH (n:Document) WHERE n.workspace = $workspace
OPTIONAL MATCH (n)-[:TELLS {workspace: $workspace}]->(s:Story)
RETURN n.id AS id, n.hash AS hash, s.id AS story
