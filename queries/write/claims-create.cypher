// title: Write new claims
// asks: Which of these claims are not there yet?
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id, properties, subject, object, document and source of each claim, and how the text mentions the
//   two (subject_mention, object_mention)
UNWIND $rows AS x
OPTIONAL MATCH (there:Claim {id: x.id})
WITH x, there WHERE there IS NULL
MATCH (s:Actor {id: x.subject}) WHERE s.workspace = $workspace
MATCH (o:Actor {id: x.object}) WHERE o.workspace = $workspace
MATCH (d:Document {id: x.document}) WHERE d.workspace = $workspace
MATCH (v:Source {id: x.source}) WHERE v.workspace = $workspace
CREATE (n:Claim {id: x.id})
SET n += x.properties
CREATE (n)-[a:SUBJECT]->(s)
SET a = x.subject_mention
CREATE (n)-[b:OBJECT]->(o)
SET b = x.object_mention
CREATE (n)-[:STATED_IN {workspace: $workspace}]->(d)
CREATE (n)-[:SAID_BY {workspace: $workspace}]->(v)
