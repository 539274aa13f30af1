// who-fights-but-is-backed-by-nobody
MATCH (a:Actor)
WHERE EXISTS { MATCH (a)-[:FIGHTS]-(:Actor) } AND NOT EXISTS { MATCH (a)<-[:BACKS]-(:Actor) }
RETURN a.id AS actor
ORDER BY actor

// exists-with-a-condition
MATCH (a:Actor)
WHERE EXISTS { MATCH (a)-[r:FIGHTS]-(foe) WHERE foe:State AND r.documents > 1 }
RETURN a.id AS actor
ORDER BY actor

// exists-in-exists
MATCH (a:Actor)
WHERE EXISTS {
  MATCH (a)-[:BACKS]->(client)
  WHERE EXISTS { MATCH (client)-[:FIGHTS]-(foe) WHERE NOT EXISTS { MATCH (a)-[:FIGHTS]-(foe) } }
}
RETURN a.id AS patron
ORDER BY patron

// counted-fights-and-backers
MATCH (a:Actor)
RETURN a.id AS actor, COUNT { (a)-[:FIGHTS]-() } AS fights, COUNT { (a)<-[:BACKS]-(:State) } AS states
ORDER BY fights DESC, states DESC, actor

// more-friends-than-enemies
MATCH (a:Actor)
WITH a, COUNT { MATCH (a)-[r]-(:Actor) WHERE r.sign > 0 } AS friends,
     COUNT { MATCH (a)-[r]-(:Actor) WHERE r.sign < 0 } AS foes
WHERE friends > foes
RETURN a.id AS actor, friends, foes
ORDER BY actor

// the-best-documented-tie-of-each
MATCH (a:Actor)
CALL (a) {
  MATCH (a)-[r]-(b:Actor)
  RETURN r.documents AS documents, type(r) AS relation, b.id AS other
  ORDER BY documents DESC, relation, other
  LIMIT 1
}
RETURN a.id AS actor, relation, other, documents
ORDER BY actor

// a-call-that-returns-a-count
MATCH (a:Militia)
CALL (a) {
  MATCH (a)<-[:SUBJECT|OBJECT]-(c:Claim)
  RETURN count(c) AS claims, max(c.confidence) AS best
}
RETURN a.id AS actor, claims, best
ORDER BY actor

// a-call-with-a-union-inside
MATCH (a:State)
CALL (a) {
  MATCH (a)-[:BACKS]->(b:Actor) RETURN b.id AS other, 'backs' AS how
  UNION
  MATCH (a)-[:FIGHTS]-(b:Actor) RETURN b.id AS other, 'fights' AS how
}
RETURN a.id AS state, how, other
ORDER BY state, how, other

// a-call-without-rows-drops-the-row
MATCH (a:Actor)
CALL (a) { MATCH (a)-[:LEADS]->(b:Actor) RETURN b.id AS led }
RETURN a.id AS leader, led
ORDER BY leader, led

// a-call-apart-from-the-rest
MATCH (a:Actor)
WITH count(a) AS actors
CALL () { MATCH (:Actor)-[r]->(:Actor) RETURN count(r) AS ties }
RETURN actors, ties

// a-pattern-as-a-condition
MATCH (a:Actor)-[:FIGHTS]-(:Actor)-[:FIGHTS]-(b:Actor)
WHERE a.id < b.id AND (a)-[:ALLIED_WITH]-(b) AND NOT (a)-[:BACKS]-(b)
RETURN a.id AS one, b.id AS other
ORDER BY one, other

// pattern-comprehension
MATCH (a:Actor)
WITH a, [(a)-[r:BACKS]->(b:Actor) WHERE r.sign > 0 | b.id] AS clients
UNWIND CASE WHEN size(clients) = 0 THEN [null] ELSE clients END AS client
RETURN a.id AS actor, client
ORDER BY actor, client

// names-then-counts-by-union
MATCH (a:State) RETURN a.type AS kind, a.id AS id
UNION
MATCH (a:Army) RETURN a.type AS kind, a.id AS id

// union-all-keeps-what-is-twice
MATCH (a:Actor)-[:FIGHTS]-(:Actor) RETURN a.id AS id
UNION ALL
MATCH (a:Actor)-[:BACKS]-(:Actor) RETURN a.id AS id

// union-without-twins
MATCH (a:Actor)-[:FIGHTS]-(:Actor) RETURN a.id AS id, 'x' AS mark
UNION
MATCH (a:Actor)-[:BACKS]-(:Actor) RETURN a.id AS id, 'x' AS mark
