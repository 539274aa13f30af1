// title: Whose graph it is
// asks: Which workspaces have loaded this database, and with which schema?
// returns id: string -- id of the workspace
// returns schema: string -- hash of the schema files that were run for it
// order: id
MATCH (w:Workspace) WHERE w.workspace = w.id
RETURN w.id AS id, w.schema AS schema
ORDER BY id
