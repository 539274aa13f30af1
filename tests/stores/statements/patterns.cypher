// militias-and-whom-they-fight
MATCH (m:Militia)-[:FIGHTS]-(foe:Actor)
RETURN m.name AS militia, foe.name AS enemy
ORDER BY militia, enemy, m.id, foe.id

// states-that-back-somebody-who-fights-a-state
MATCH (patron:State)-[:BACKS]->(client)-[:FIGHTS]-(other:State)
WHERE patron <> other
RETURN patron.id AS patron, client.id AS client, other.id AS other
ORDER BY patron, client, other

// friends-of-friends-who-are-enemies
MATCH (a:Actor)-[one]-(b:Actor)-[two]-(c:Actor)-[three]-(a)
WHERE one.sign > 0 AND two.sign > 0 AND three.sign < 0 AND b.id < c.id
RETURN a.id AS a, b.id AS b, c.id AS c, type(one) AS first, type(two) AS second, type(three) AS third
ORDER BY a, b, c, first, second, third, one.id, two.id, three.id

// balanced-and-unbalanced-triangles
MATCH (a:Actor)-[x]-(b:Actor)-[y]-(c:Actor)-[z]-(a)
WHERE a.id < b.id AND b.id < c.id
RETURN x.sign * y.sign * z.sign AS product, count(*) AS triangles
ORDER BY product

// any-relation-but-fighting
MATCH (a:Actor)-[r:!FIGHTS]->(b:Actor)
WHERE r.sign < 0
RETURN a.id AS one, type(r) AS relation, b.id AS other
ORDER BY one, relation, other

// either-of-two-labels
MATCH (a:State|Army)-[r:BACKS|ALLIED_WITH]-(b:Militia|Coalition)
RETURN a.id AS one, type(r) AS relation, b.id AS other, a:State AS state
ORDER BY one, relation, other

// listed-by-one-and-backed-by-another
MATCH (lister)<-[:DESIGNATED_BY]-(group:Actor)<-[:BACKS]-(backer)
WHERE lister <> backer AND NOT (lister)-[:FIGHTS]-(backer)
RETURN group.id AS member, lister.id AS lister, backer.id AS backer
ORDER BY member, lister, backer

// mutual-backing
MATCH (a:Actor)-[:BACKS]->(b:Actor), (b)-[:BACKS]->(a)
RETURN a.id AS one, b.id AS other
ORDER BY one, other

// pairs-with-several-ties
MATCH (a:Actor)-[r]-(b:Actor)
WHERE a.id < b.id
WITH a, b, count(r) AS ties, sum(r.sign) AS balance
WHERE ties > 1
RETURN a.id AS one, b.id AS other, ties, balance
ORDER BY ties DESC, balance, one, other

// a-relation-given-by-its-name
MATCH (a:Actor)-[r]->(b:Actor)
WHERE type(r) IN $relations
RETURN a.id AS one, b.id AS other, type(r) AS relation
ORDER BY one, other, relation

// two-patterns-that-share-no-actor
MATCH (a:State)-[:LEADS]->(b:Actor), (c:Army)-[:SPEAKS_FOR]->(d:Actor)
WHERE b <> d AND a.id < c.id
RETURN count(*) AS pairs

// inline-properties-and-conditions
MATCH (c:Claim {polarity: 'denied'})-[:SUBJECT]->(a:Actor WHERE a.type <> 'state')
RETURN a.id AS actor, c.relation AS relation, c.modality AS modality, c.id AS claim
ORDER BY claim
