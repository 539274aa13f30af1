// title: What is loaded is in doubt
// asks: From now on, what is loaded is not whole.
// param workspace: string -- id of the workspace that is loaded
MATCH (w:Workspace {id: $workspace}) WHERE w.workspace = $workspace
SET w.fingerprint = ''
