// title: Write new ties of one relation
// asks: Which of these ties are not there yet?
// param workspace: string -- id of the workspace that is loaded
// param columns: map -- a list of each: id, subject and object of the ties, and what is said of them; days as text
UNWIND range(0, size($columns.id) - 1) AS i
MATCH (s:Actor {id: $columns.subject[i]}) WHERE s.workspace = $workspace
MATCH (o:Actor {id: $columns.object[i]}) WHERE o.workspace = $workspace
OPTIONAL MATCH (s)-[there:{relation} {id: $columns.id[i]}]->(o)
WITH i, s, o, there WHERE there IS NULL
CREATE (s)-[:{relation} {
  id: $columns.id[i],
  claims: $columns.claims[i],
  denials: $columns.denials[i],
  documents: $columns.documents[i],
  stories: $columns.stories[i],
  sources: $columns.sources[i],
  held_from: [day IN $columns.held_from[i] | date(day)],
  held_to: [day IN $columns.held_to[i] | date(day)],
  some_from: [day IN $columns.some_from[i] | date(day)],
  some_to: [day IN $columns.some_to[i] | date(day)],
  not_from: [day IN $columns.not_from[i] | date(day)],
  not_to: [day IN $columns.not_to[i] | date(day)],
  first: date($columns.first[i]),
  last: date($columns.last[i]),
  confidence: $columns.confidence[i],
  sign: $columns.sign[i],
  status: $columns.status[i],
  workspace: $workspace,
  hash: $columns.hash[i]
}]->(o)
