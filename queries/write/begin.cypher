// title: A load begins
// asks: From now on, what is loaded is not whole.
// param workspace: string -- id of the workspace that is loaded
OPTIONAL MATCH (w:Workspace {id: $workspace})
WITH w WHERE w IS NULL
CREATE (:Workspace {id: $workspace, workspace: $workspace, fingerprint: ''})
