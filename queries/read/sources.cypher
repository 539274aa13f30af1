// title: Loaded sources
// asks: Which sources does the graph hold for a workspace, in which version, and whose words are they?
// limits: In no order: sorting all of them would cost the embedded engine most of its memory.
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the source
// returns hash: string -- hash of what was written
// returns actor: string -- id of the actor that speaks, null where no link to one is there
// returns story: string -- id of the story in whose own voice it speaks, null where no link to one is there
MATCH (n:Source) WHERE n.workspace = $workspace
OPTIONAL MATCH (n)-[:SPEAKER {workspace: $workspace}]->(a:Actor)
OPTIONAL MATCH (n)-[:IN_STORY {workspace: $workspace}]->(s:Story)
RETURN n.id AS id, n.hash AS hash, a.id AS actor, s.id AS story
