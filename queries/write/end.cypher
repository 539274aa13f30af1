// title: A load has ended
// asks: What is loaded now, and by which schema?
// param workspace: string -- id of the workspace that is loaded
// param fingerprint: string -- state of the ledger that is loaded
// param schema: string -- hash of the schema files
MATCH (w:Workspace {id: $workspace}) WHERE w.workspace = $workspace
SET w.fingerprint = $fingerprint, w.schema = $schema
