// title: Write new actors of one type
// asks: Which of these actors are not there yet?
// param rows: rows -- id and properties of each actor
UNWIND $rows AS x
OPTIONAL MATCH (there:Actor {id: x.id})
WITH x, there WHERE there IS NULL
CREATE (n:Actor:{label} {id: x.id})
SET n += x.properties
