// title: Write new documents
// asks: Which of these documents are not there yet?
// param rows: rows -- id and properties of each document
UNWIND $rows AS x
OPTIONAL MATCH (there:Document {id: x.id})
WITH x, there WHERE there IS NULL
CREATE (n:Document {id: x.id})
SET n += x.properties
