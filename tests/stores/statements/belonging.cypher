// wholes-up-to-three-steps
MATCH way = (part:Actor)-[:PART_OF*0..3]->(whole:Actor)
RETURN part.id AS part, whole.id AS whole, min(length(way)) AS steps
ORDER BY part, whole

// fights-seen-from-the-whole
MATCH (part:Actor)-[:PART_OF*0..3]->(whole:Actor)
MATCH (part)-[:FIGHTS]-(foe:Actor)
WHERE NOT EXISTS { MATCH (foe)-[:PART_OF*0..3]->(whole) }
RETURN whole.id AS whole, foe.id AS foe, count(DISTINCT part) AS parts
ORDER BY whole, foe

// topmost-wholes
MATCH (part:Actor)-[:PART_OF*1..3]->(top:Actor)
WHERE NOT (top)-[:PART_OF]->()
RETURN top.id AS top, count(DISTINCT part) AS parts, collect(DISTINCT part.type) = [] AS none
ORDER BY parts DESC, top

// brothers-under-one-whole-that-fight
MATCH (one:Actor)-[:PART_OF]->(whole:Actor)<-[:PART_OF]-(other:Actor), (one)-[:FIGHTS]-(other)
WHERE one.id < other.id
RETURN whole.id AS whole, one.id AS one, other.id AS other
ORDER BY whole, one, other

// parts-of-a-named-whole
MATCH (whole:Actor {id: $actor})<-[:PART_OF*1..3]-(part)
RETURN DISTINCT part.id AS part, part.type AS type
ORDER BY part

// clients-by-way-of-parts
MATCH (state:State)<-[:PART_OF*0..2]-(body)-[:BACKS]->(client)-[:PART_OF*0..2]->(side)
WHERE state <> side
RETURN state.id AS state, side.id AS side, count(*) AS ways
ORDER BY state, side
