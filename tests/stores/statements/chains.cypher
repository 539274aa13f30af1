// optional-backers
MATCH (a:Actor)
OPTIONAL MATCH (a)<-[:BACKS]-(b:Actor)
RETURN a.id AS actor, b.id AS backer
ORDER BY actor, backer

// optional-with-a-condition
MATCH (a:Militia)
OPTIONAL MATCH (a)-[r:FIGHTS]-(foe:State) WHERE r.status = 'current'
RETURN a.id AS actor, foe.id AS foe, r IS NULL AS none
ORDER BY actor, foe

// optional-after-optional
MATCH (a:State)
OPTIONAL MATCH (a)-[:BACKS]->(b:Actor)
OPTIONAL MATCH (b)-[:FIGHTS]-(c:Actor)
RETURN a.id AS state, b.id AS client, c.id AS foe
ORDER BY state, client, foe

// counts-of-what-is-optional
MATCH (a:Actor)
OPTIONAL MATCH (a)-[:LEADS|SPEAKS_FOR]->(b:Actor)
WITH a, count(b) AS offices, collect(b.id) AS ids
RETURN a.id AS actor, offices, size(ids) AS same
ORDER BY actor

// with-after-with
MATCH (a:Actor)-[r:FIGHTS]-(b:Actor)
WITH a, count(b) AS foes, max(r.documents) AS most
WHERE foes > 1
WITH a, foes, most ORDER BY foes DESC, a.id LIMIT 30
MATCH (a)<-[:BACKS]-(c:Actor)
RETURN a.id AS actor, foes, most, c.id AS backer
ORDER BY actor, backer

// unwound-pairs
UNWIND $ids AS one
UNWIND $ids AS other
WITH one, other WHERE one < other
MATCH (a:Actor {id: one})-[r]-(b:Actor {id: other})
RETURN one, other, type(r) AS relation, r.sign AS sign
ORDER BY one, other, relation

// unwound-claims-of-a-tie
MATCH (a:Actor)-[r]->(b:Actor)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN a.id AS one, type(r) AS relation, b.id AS other, count(DISTINCT d) AS documents, r.documents AS said
ORDER BY one, relation, other

// unwinding-nothing-leaves-no-row
MATCH (a:Actor)
UNWIND CASE WHEN a:State THEN [] ELSE [1] END AS x
RETURN a.id AS id, x
ORDER BY id

// who-stands-where-by-a-case
MATCH (a:Actor)
WITH a, reduce(s = 0, x IN [(a)-[r]-(:Actor) | r.sign] | s + x) AS balance
RETURN CASE WHEN balance > 0 THEN 'friendly' WHEN balance < 0 THEN 'hostile' ELSE 'even' END AS stance, count(*) AS actors, min(a.id) AS first
ORDER BY stance

// camps-by-common-enemies
MATCH (a:Actor)-[:FIGHTS]-(foe:Actor)-[:FIGHTS]-(b:Actor)
WHERE a.id < b.id
WITH a, b, count(DISTINCT foe) AS shared
WHERE NOT (a)-[:FIGHTS]-(b)
RETURN a.id AS one, b.id AS other, shared
ORDER BY shared DESC, one, other

// who-says-it
MATCH (c:Claim)-[:SAID_BY]->(s:Source)
OPTIONAL MATCH (s)-[:SPEAKER]->(who:Actor)
RETURN coalesce(who.id, s.speaker) AS speaker, s.channel AS channel, s.story AS story, count(c) AS claims
ORDER BY claims DESC, speaker, channel, story

// stories-told-twice
MATCH (d:Document)-[:TELLS]->(s:Story)
WITH s, count(d) AS copies
WHERE copies > 1
RETURN s.id AS story, copies, s.documents AS said
ORDER BY story

// quotes-behind-a-tie
MATCH (a:Actor {id: $actor})-[r]-(b:Actor)
WITH b, r ORDER BY b.id, r.id
MATCH (c:Claim) WHERE c.id IN r.claims
RETURN b.id AS other, type(r) AS relation, c.quote AS quote
ORDER BY other, relation, quote, c.id

// distinct-after-everything
MATCH (a:Actor)-[]-(b:Actor)
RETURN DISTINCT a.type AS one, b.type AS other
ORDER BY one, other

// labels-of-ends
MATCH (a:Actor)-[r]->(b:Actor)
RETURN [l IN labels(a) WHERE l <> 'Actor'][0] AS one, type(r) AS relation, [l IN labels(b) WHERE l <> 'Actor'][0] AS other, count(*) AS ties
ORDER BY one, relation, other

// a-parameter-that-is-null
MATCH (a:Actor)
WHERE $nothing IS NULL OR a.id = $nothing
RETURN count(a) AS actors

// a-whole-node-and-tie
MATCH (a:Actor)-[r:LEADS]->(b:Actor)
RETURN a, r, b.id AS id
ORDER BY a.id, id
