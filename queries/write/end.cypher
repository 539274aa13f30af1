// title: A load has ended
// asks: What is loaded now, and by which schema?
// param workspace: string -- id of the workspace that is loaded
// param fingerprint: string -- state of the ledger that is loaded
// param schema: string -- hash of the schema files
// param actors: integer -- how many of each the database holds now
// param documents: integer -- see actors
// param claims: integer -- see actors
// param ties: integer -- see actors
// param stories: integer -- see actors
// param sources: integer -- see actors
MATCH (w:Workspace {id: $workspace}) WHERE w.workspace = $workspace
SET w.fingerprint = $fingerprint, w.schema = $schema,
    w.actors = $actors, w.documents = $documents, w.claims = $claims, w.ties = $ties,
    w.stories = $stories, w.sources = $sources
