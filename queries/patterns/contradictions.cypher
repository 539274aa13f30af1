// title: Beside and against each other
// asks: Which two stand beside each other and against each other too, and did they change sides or do both at once?
// limits: Read from ties, each by what its claims tell of its days: two that change sides between two known days look
//   the same as two that do so twice. What stands in one undated or coarsely dated text is unknown. Over PART_OF only
//   backing and alliance count as standing beside, whatever the days of the memberships on the way, and that the one is
//   inside the other, on the days on which all of these are known to hold. Friendly ties of leaders and spokesmen count
//   as theirs alone.
// param actor: actor = null -- one of the two, or of those near them; any where not given
// param levels: integer = 3 -- how many steps of PART_OF may lie between the ends of the two ties, both together, 0 to 3
// returns one: string -- name of the first that stands against the other: the subject
// returns other: string -- name of the second
// returns kind: string -- standing contradiction where a day is known on which both are so, standing tension where that is
//   so of part and whole; mixed where besides days are known of the one that lie apart from all of the other; changed
//   sides where all that is known of the one lies apart from all that is known of the other; else unknown
// returns turn: string -- of those that changed sides: friendly then hostile, hostile then friendly, or back and forth
// returns level: integer -- steps of PART_OF between the ends of the two ties, 0 where they are the same two
// returns one_level: integer -- steps of PART_OF between the first and the end of the friendly tie on its side, 0 where
//   the tie is its own
// returns other_level: integer -- the same of the second
// returns over: strings -- these steps, an arrow from the part to the whole; none where the friendly tie is their own
// returns against: string -- the hostile tie, an arrow from subject to object
// returns beside: string -- the friendly tie
// returns against_days: strings -- days and stretches for which the hostile tie is known
// returns beside_days: strings -- days and stretches for which the friendly tie is known
// returns against_status: string -- current, past or contested
// returns beside_status: string -- current, past or contested
// returns against_sources: integer -- independent sources of the hostile tie
// returns beside_sources: integer -- independent sources of the friendly tie
// returns ids: strings -- ids of the two that stand against each other, then of the two beside each other
// returns beside_claims: strings -- ids of the claims behind the friendly tie
// returns against_claims: strings -- ids of the claims behind the hostile tie
// returns claims: strings -- ids of the claims behind the friendly tie, then of those behind the hostile one and the steps
// order: level, kind, one, other, ids, against, beside
// example: actor=Kata'ib Hizballah
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (a:Actor)-[foe:FIGHTS|DESIGNATED_BY]->(b:Actor)
  RETURN a, foe, b
  UNION
  MATCH (:Actor {id: $actor})-[:PART_OF*0..3]->(:Actor)-[foe:FIGHTS|DESIGNATED_BY]-(:Actor)
  RETURN startNode(foe) AS a, foe, endNode(foe) AS b
  UNION
  MATCH (:Actor {id: $actor})<-[:PART_OF*1..3]-(:Actor)-[foe:FIGHTS|DESIGNATED_BY]-(:Actor)
  RETURN startNode(foe) AS a, foe, endNode(foe) AS b
}
WITH a, collect({foe: foe, b: b}) AS foes
CALL (a) {
  MATCH up = (a)-[:PART_OF*0..3]->(x:Actor)
  RETURN x, relationships(up) AS here
  UNION ALL
  MATCH down = (a)<-[:PART_OF*1..3]-(x:Actor)
  RETURN x, relationships(down) AS here
}
WITH a, foes, x, here
WHERE size(here) <= $levels
UNWIND foes AS one
WITH one.b AS b, collect({a: a, foe: one.foe, x: x, here: here}) AS sides
CALL (b) {
  MATCH up = (b)-[:PART_OF*0..3]->(y:Actor)
  RETURN y, relationships(up) AS there
  UNION ALL
  MATCH down = (b)<-[:PART_OF*1..3]-(y:Actor)
  RETURN y, relationships(down) AS there
}
UNWIND sides AS side
WITH side.a AS a, side.foe AS foe, b, side.x AS x, side.here AS here, y, there
WHERE size(here) + size(there) <= $levels AND x <> y AND x <> b AND y <> a
MATCH (x)-[friend:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(y)
WHERE (size(here) + size(there) = 0 OR type(friend) = 'BACKS' OR type(friend) = 'ALLIED_WITH'
       OR (type(friend) = 'PART_OF' AND endNode(friend) = b AND EXISTS { MATCH (a)-[:PART_OF*1..3]->(x) })
       OR (type(friend) = 'PART_OF' AND endNode(friend) = a AND EXISTS { MATCH (b)-[:PART_OF*1..3]->(y) }))
  AND ($actor IS NULL OR $actor IN [a.id, b.id, x.id, y.id])
WITH a, foe, b, friend, x, y, here, there, size(here) + size(there) AS far, x.id AS low, y.id AS high,
     [t IN here | t.id] AS up, [t IN there | t.id] AS over
ORDER BY far, low, high, size(up), up, over
WITH a, foe, b, friend, head(collect({x: x, y: y, here: here, there: there})) AS near
WITH a, foe, b, friend, near.x AS x, near.y AS y, near.here AS here, near.there AS there,
     size(near.here) + size(near.there) AS level,
     CASE WHEN type(friend) = 'PART_OF' THEN near.here + near.there ELSE [] END AS inside,
     [i IN range(0, size(coalesce(friend.held_from, [])) - 1) | [friend.held_from[i], friend.held_to[i]]] AS held,
     [i IN range(0, size(coalesce(friend.some_from, [])) - 1) | [friend.some_from[i], friend.some_to[i]]] AS some,
     [i IN range(0, size(coalesce(foe.held_from, [])) - 1) | [foe.held_from[i], foe.held_to[i]]] AS fought,
     [i IN range(0, size(coalesce(foe.some_from, [])) - 1) | [foe.some_from[i], foe.some_to[i]]] AS clashed
WITH a, foe, b, friend, x, y, here, there, level, fought, clashed,
     reduce(days = held, t IN inside |
       reduce(both = [], i IN range(0, size(coalesce(t.held_from, [])) - 1) | both
         + [d IN days WHERE d[0] <= t.held_to[i] AND t.held_from[i] <= d[1] |
            [CASE WHEN d[0] < t.held_from[i] THEN t.held_from[i] ELSE d[0] END,
             CASE WHEN t.held_to[i] < d[1] THEN t.held_to[i] ELSE d[1] END]])) AS held,
     CASE WHEN size(inside) = 0 THEN some ELSE [] END AS some
WITH a, foe, b, friend, x, y, here, there, level, held + some AS beside, fought + clashed AS against,
     any(d IN held WHERE any(e IN fought WHERE d[0] <= e[1] AND e[0] <= d[1]))
       OR any(d IN some WHERE any(e IN fought WHERE e[0] <= d[0] AND d[1] <= e[1]))
       OR any(d IN clashed WHERE any(e IN held WHERE e[0] <= d[0] AND d[1] <= e[1])) AS standing
WITH a, foe, b, friend, x, y, here, there, level, beside, against, standing,
     any(d IN beside WHERE none(e IN against WHERE d[0] <= e[1] AND e[0] <= d[1]))
       OR any(e IN against WHERE none(d IN beside WHERE d[0] <= e[1] AND e[0] <= d[1])) AS lone,
     size(beside) > 0 AND size(against) > 0
       AND none(d IN beside WHERE any(e IN against WHERE d[0] <= e[1] AND e[0] <= d[1])) AS apart
RETURN a.name AS one, b.name AS other,
       CASE WHEN standing AND lone THEN 'mixed'
            WHEN standing AND level = 0 THEN 'standing contradiction'
            WHEN standing THEN 'standing tension'
            WHEN apart THEN 'changed sides'
            ELSE 'unknown' END AS kind,
       CASE WHEN standing OR NOT apart THEN ''
            WHEN all(d IN beside WHERE all(e IN against WHERE d[1] < e[0])) THEN 'friendly then hostile'
            WHEN all(d IN beside WHERE all(e IN against WHERE e[1] < d[0])) THEN 'hostile then friendly'
            ELSE 'back and forth' END AS turn,
       level, size(here) AS one_level, size(there) AS other_level,
       [t IN here + there | startNode(t).name + ' -PART_OF-> ' + endNode(t).name] AS over,
       a.name + ' -' + type(foe) + CASE type(foe) WHEN 'FIGHTS' THEN '- ' ELSE '-> ' END + b.name AS against,
       CASE WHEN type(friend) = 'ALLIED_WITH' THEN x.name + ' -ALLIED_WITH- ' + y.name
            WHEN startNode(friend) = x THEN x.name + ' -' + type(friend) + '-> ' + y.name
            ELSE x.name + ' <-' + type(friend) + '- ' + y.name END AS beside,
       [d IN against | trim(CASE WHEN d[0] = date('0001-01-01') THEN '' ELSE toString(d[0]) END
         + CASE WHEN d[0] = d[1] THEN '' ELSE ' to ' END
         + CASE WHEN d[1] IN [d[0], date('9999-12-31')] THEN '' ELSE toString(d[1]) END)] AS against_days,
       [d IN beside | trim(CASE WHEN d[0] = date('0001-01-01') THEN '' ELSE toString(d[0]) END
         + CASE WHEN d[0] = d[1] THEN '' ELSE ' to ' END
         + CASE WHEN d[1] IN [d[0], date('9999-12-31')] THEN '' ELSE toString(d[1]) END)] AS beside_days,
       foe.status AS against_status, friend.status AS beside_status,
       foe.sources AS against_sources, friend.sources AS beside_sources,
       [a.id, b.id, x.id, y.id] AS ids,
       coalesce(friend.claims, []) AS beside_claims, coalesce(foe.claims, []) AS against_claims,
       reduce(all = [], t IN [friend, foe] + here + there | all + coalesce(t.claims, [])) AS claims
ORDER BY level, kind, one, other, ids, against, beside
