// title: Write new nodes of one label
// asks: Which of these documents, stories or sources are not there yet?
// param rows: rows -- id and properties of each node
UNWIND $rows AS x
OPTIONAL MATCH (there:{label} {id: x.id})
WITH x, there WHERE there IS NULL
CREATE (n:{label} {id: x.id})
SET n += x.properties
