// title: Write new claims
// asks: Which of these claims are not there yet?
// param workspace: string -- id of the workspace that is loaded
// param columns: map -- a list of each: id, subject, object, document and source of the claims, how the text mentions the
//   two, and what else is said of them; days as text
UNWIND range(0, size($columns.id) - 1) AS i
OPTIONAL MATCH (there:Claim {id: $columns.id[i]})
WITH i, there WHERE there IS NULL
MATCH (s:Actor {id: $columns.subject[i]}) WHERE s.workspace = $workspace
MATCH (o:Actor {id: $columns.object[i]}) WHERE o.workspace = $workspace
MATCH (d:Document {id: $columns.document[i]}) WHERE d.workspace = $workspace
MATCH (v:Source {id: $columns.source[i]}) WHERE v.workspace = $workspace
CREATE (n:Claim {
  id: $columns.id[i],
  relation: $columns.relation[i],
  quote: $columns.quote[i],
  `start`: $columns.`start`[i],
  `end`: $columns.`end`[i],
  modality: $columns.modality[i],
  polarity: $columns.polarity[i],
  tense: $columns.tense[i],
  speaker: $columns.speaker[i],
  channel: $columns.channel[i],
  time_text: $columns.time_text[i],
  first: date($columns.first[i]),
  last: date($columns.last[i]),
  precision: $columns.precision[i],
  place: $columns.place[i],
  kind: $columns.kind[i],
  rule: $columns.rule[i],
  extractor: $columns.extractor[i],
  version: $columns.version[i],
  confidence: $columns.confidence[i],
  document: $columns.document[i],
  recorded: $columns.recorded[i],
  run: $columns.run[i],
  workspace: $workspace,
  hash: $columns.hash[i]
})
CREATE (n)-[:SUBJECT {
  mention: $columns.subject_mention[i],
  `start`: $columns.subject_start[i],
  `end`: $columns.subject_end[i],
  workspace: $workspace
}]->(s)
CREATE (n)-[:OBJECT {
  mention: $columns.object_mention[i],
  `start`: $columns.object_start[i],
  `end`: $columns.object_end[i],
  workspace: $workspace
}]->(o)
CREATE (n)-[:STATED_IN {workspace: $workspace}]->(d)
CREATE (n)-[:SAID_BY {workspace: $workspace}]->(v)
