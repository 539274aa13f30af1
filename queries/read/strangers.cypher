// title: Ids that others bear
// asks: Which of these ids does a node bear that the workspace did not write?
// param workspace: string -- id of the workspace that is loaded
// param ids: strings -- ids that the workspace wants to write
// returns id: string -- id that is taken
// order: id
UNWIND $ids AS id
MATCH (n:{label} {id: id}) WHERE n.workspace IS NULL OR n.workspace <> $workspace
RETURN DISTINCT id
ORDER BY id
