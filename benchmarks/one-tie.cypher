// title: Write one tie
// asks: What a program writes that sends a statement for each tie.
// param subject: string -- id of the one
// param object: string -- id of the other
// param id: string -- id of the tie
// param properties: map -- what is said of the tie
MERGE (s:Actor {id: $subject})
MERGE (o:Actor {id: $object})
MERGE (s)-[t:FIGHTS {id: $id}]->(o)
SET t += $properties
