// title: Loaded stories
// asks: Which stories does the graph hold for a workspace, and in which version?
// limits: In no order: sorting all of them would cost the embedded engine most of its memory.
// param workspace: string -- id of the workspace that is loaded
// returns id: string -- id of the story
// returns hash: string -- hash of what was written
MATCH (n:Story) WHERE n.workspace = $workspace
RETURN n.id AS id, n.hash AS hash
