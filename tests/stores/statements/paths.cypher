// chains-of-backing
MATCH p = (a:Actor)-[:BACKS*1..3]->(b:Actor)
WHERE a <> b
RETURN [n IN nodes(p) | n.id] AS chain, length(p) AS steps
ORDER BY steps, chain

// shortest-path-between-two
MATCH (a:Actor {id: $actor}), (b:Actor {id: $other})
MATCH p = shortestPath((a)-[:BACKS|FIGHTS|ALLIED_WITH*..5]-(b))
RETURN length(p) AS steps

// all-shortest-paths
MATCH (a:Actor {id: $actor}), (b:Actor {id: $other})
MATCH p = allShortestPaths((a)-[:BACKS|FIGHTS|ALLIED_WITH|PART_OF|LEADS|DESIGNATED_BY*..6]-(b))
RETURN [n IN nodes(p) | n.id] AS chain, [r IN relationships(p) | type(r)] AS ties
ORDER BY chain, ties

// sign-of-a-path
MATCH p = (a:Actor {id: $actor})-[*1..3]-(b:Actor)
WHERE all(r IN relationships(p) WHERE r.sign <> 0) AND all(n IN nodes(p) WHERE n:Actor)
RETURN b.id AS other, reduce(sign = 1, r IN relationships(p) | sign * r.sign) AS sign, count(*) AS ways
ORDER BY other, sign

// paths-without-turning-back
MATCH p = (a:Actor)-[:BACKS|ALLIED_WITH*2..3]-(b:Actor)
WHERE a.id < b.id AND all(n IN nodes(p) WHERE size([m IN nodes(p) WHERE m = n]) = 1)
RETURN a.id AS one, b.id AS other, count(*) AS ways
ORDER BY one, other

// ends-of-relationships
MATCH p = (a:Actor)-[:DESIGNATED_BY]-(b:Actor)
RETURN startNode(relationships(p)[0]).id AS listed, endNode(relationships(p)[0]).id AS lister, a.id AS seen_from
ORDER BY listed, lister, seen_from

// first-and-last-of-a-path
MATCH p = (:State)-[:BACKS*1..2]->(:Militia)
WITH nodes(p) AS actors, relationships(p) AS ties
RETURN head(actors).id AS from, last(actors).id AS to, size(ties) AS steps, last(ties).status AS status
ORDER BY from, to, steps, status, actors[1].id

// quantified-backing
MATCH (a:Actor)(()-[:BACKS]->()){1,3}(b:Actor)
WHERE a <> b
RETURN a.id AS patron, b.id AS client, count(*) AS ways
ORDER BY patron, client

// quantified-with-a-condition-inside
MATCH (a:State)((x)-[r:BACKS|ALLIED_WITH]->(y) WHERE r.sources > 0){1,2}(b:Actor)
RETURN a.id AS patron, b.id AS end, size(r) AS steps, [n IN y | n.id] AS along
ORDER BY patron, end, steps, along

// quantified-part-of-then-a-fight
MATCH (a:Actor)(()-[:PART_OF]->()){0,2}(whole:Actor)-[:FIGHTS]-(foe:Actor)
RETURN a.id AS actor, foe.id AS foe, count(*) AS ways
ORDER BY actor, foe

// a-path-as-a-value
MATCH p = (a:Actor {id: $actor})-[:FIGHTS]-(b:Actor)
RETURN [n IN nodes(p) | n.name] AS names, length(p) AS steps
ORDER BY names, b.id

// none-and-single-along-a-path
MATCH p = (a:Actor)-[:BACKS|FIGHTS*2]->(b:Actor)
WHERE none(r IN relationships(p) WHERE r.status = 'past')
  AND single(r IN relationships(p) WHERE r.sign < 0)
RETURN a.id AS one, b.id AS other, count(*) AS ways
ORDER BY one, other
