// ties-of-each-type
MATCH (:Actor)-[r]->(:Actor)
RETURN type(r) AS relation, count(*) AS ties, sum(r.documents) AS documents, avg(r.confidence) > 0.5 AS sure
ORDER BY relation

// types-of-actors-and-their-degree
MATCH (a:Actor)
OPTIONAL MATCH (a)-[r]-(:Actor)
RETURN a.type AS type, count(DISTINCT a) AS actors, count(r) AS ends
ORDER BY type

// earliest-and-latest
MATCH (:Actor)-[r]->(:Actor)
RETURN min(r.first) AS first, max(r.last) AS last, count(r.first) AS dated, count(*) AS ties

// aggregates-over-nothing
MATCH (a:Actor) WHERE a.id = 'nobody'
RETURN count(a) AS n, sum(a.size) AS total, min(a.size) AS least, max(a.size) AS most, avg(a.size) AS mean, collect(a.id) AS ids

// no-group-no-row
MATCH (a:Actor) WHERE a.id = 'nobody'
RETURN a.type AS type, count(*) AS n

// collected-in-order
MATCH (a:Actor)-[:FIGHTS]-(b:Actor)
WITH a, b ORDER BY b.id
RETURN a.id AS actor, collect(b.id) AS foes, collect(DISTINCT b.type)[0] AS kind_of_first
ORDER BY actor

// percentiles-of-confidence
MATCH (c:Claim)
RETURN percentileDisc(c.confidence, 0.5) AS middle, percentileCont(c.confidence * 1.0, 0.25) AS lower

// discrete-percentile-of-degrees
MATCH (a:Actor)
WITH COUNT { (a)-[]-(:Actor) } AS degree
RETURN percentileDisc(degree, 0.9) AS high, min(degree) AS least, max(degree) AS most

// spread-of-degrees
MATCH (a:Actor)
WITH COUNT { (a)-[]-(:Actor) } AS degree
RETURN round(stDev(degree), 6) AS sample, round(stDevP(degree), 6) AS whole

// counts-of-distinct-ends
MATCH (c:Claim)-[:SUBJECT]->(a:Actor)
RETURN c.relation AS relation, count(DISTINCT a) AS subjects, count(DISTINCT a.type) AS types, count(*) AS claims
ORDER BY relation

// those-with-at-least-two
MATCH (a:Actor)-[:FIGHTS]-(foe:Actor)
WITH a, count(DISTINCT foe) AS foes
WHERE foes >= 2
RETURN a.id AS actor, foes
ORDER BY foes DESC, actor
LIMIT 5

// a-sum-of-a-case
MATCH (:Actor)-[r]->(:Actor)
RETURN sum(CASE WHEN r.sign > 0 THEN 1 ELSE 0 END) AS friendly, sum(CASE WHEN r.sign < 0 THEN 1 ELSE 0 END) AS hostile,
       sum(CASE r.status WHEN 'contested' THEN 1 WHEN 'past' THEN 10 ELSE 100 END) AS weighed

// shares
MATCH (:Actor)-[r]->(:Actor)
WITH count(r) AS all
MATCH (:Actor)-[r]->(:Actor)
WITH all, type(r) AS relation, count(r) AS ties
RETURN relation, ties, round(100.0 * ties / all, 3) AS percent
ORDER BY relation

// documents-by-month
MATCH (d:Document)<-[:STATED_IN]-(c:Claim)
RETURN d.date.year AS year, d.date.month AS month, count(c) AS claims
ORDER BY year, month

// second-page
MATCH (a:Actor)
RETURN a.id AS id
ORDER BY id
SKIP 3 LIMIT 4
