// title: What the last load wrote
// asks: How many records did the last load that ended well leave in the graph?
// param workspace: string -- id of the workspace that is loaded
// returns actors: integer -- actors
// returns documents: integer -- documents
// returns claims: integer -- whole claims
// returns ties: integer -- ties between actors
// returns stories: integer -- stories
// returns sources: integer -- sources
// order: actors
MATCH (w:Workspace {id: $workspace}) WHERE w.workspace = $workspace AND w.actors IS NOT NULL
RETURN w.actors AS actors, w.documents AS documents, w.claims AS claims, w.ties AS ties,
       w.stories AS stories, w.sources AS sources
ORDER BY actors
