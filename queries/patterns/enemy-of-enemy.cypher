// title: Enemy of my enemy
// asks: Which two fight one enemy from opposite camps without a tie of their own, and who stands in both camps?
// limits: One enemy makes no alliance, and the fights may lie years apart. The naive form, any two that fight one actor,
//   is narrowed by five filters, without which most rows would be partners: no tie of any kind between the two; neither
//   is part of the other; no patron in common; patrons known to be at odds; and who stands in both camps is told as a
//   bridge and makes no pair. Whoever has no patron, near or over an ally, makes none either. A tie of their wholes
//   is no tie of theirs. All quarrels of all their patrons are looked at: on a graph of 200,000 ties one enemy takes
//   a second or two, but all enemies, or one that hundreds fight, more time or memory than a database may be given.
// param enemy: actor = null -- the one that is fought, itself or in a part of it; every actor where not given
// param actor: actor = null -- one of the two, or the bridge; any where not given
// param levels: integer = 3 -- how many steps of PART_OF are followed at each place, 0 to 3
// returns enemy: string -- name of the one that both fight
// returns kind: string -- pair, or bridge where one actor stands in two camps that are at odds
// returns one: string -- name of the first of the pair, by id; of the bridge
// returns other: string -- name of the second of the pair; empty for a bridge
// returns one_patrons: strings -- names of the patrons in whose camp the first stands: those who back it or, where nobody
//   does, its nearest whole; who back an ally of it; and allies of it that are patrons themselves
// returns other_patrons: strings -- those of the second; empty for a bridge
// returns one_level: integer -- steps of PART_OF from the first up to the one that its patron at odds backs, 0 where it
//   is itself; null where it stands in that camp over an ally alone
// returns other_level: integer -- the same of the second and its patron; of a bridge and the second patron
// returns one_met: integer -- steps of PART_OF from the one that the first fights up to the enemy, 0 where it is the enemy
// returns other_met: integer -- the same of the second; null for a bridge
// returns odds: string -- the shortest chain that sets two of the patrons at odds: the one, a part or a client of it
//   fights or lists the other or a part of it, or is listed
// returns first: date -- earliest day that one of the fights is known for
// returns last: date -- latest day that one of the fights is known for
// returns ids: strings -- ids of the enemy, of the pair or the bridge, and of the chain between the two patrons at odds
// returns claims: strings -- ids of the claims behind the fights, then behind the two camps, then behind the quarrel
// order: enemy, kind DESC, one, other, ids
// example: enemy=Islamic State
MATCH (enemy:Actor)
WHERE $enemy IS NULL OR enemy.id = $enemy
WITH enemy, CASE WHEN $enemy IS NULL THEN 0 ELSE $levels END AS most
MATCH down = (enemy)<-[:PART_OF*0..3]-(met:Actor)
WHERE length(down) <= most
WITH enemy, met, min(length(down)) AS level
MATCH (met)-[fight:FIGHTS]-(fighter:Actor)
WHERE fighter <> enemy
  AND (level = 0 OR NOT EXISTS { MATCH (fighter)-[:PART_OF*1..3]->(enemy) })
WITH enemy, fighter, level, fight
ORDER BY enemy.id, fighter.id, level, fight.id
WITH enemy, fighter, min(level) AS met, collect({level: level, fight: fight}) AS found
WITH enemy, fighter, met, [f IN found WHERE f.level = met | f.fight] AS fights
CALL (enemy, fighter) {
  MATCH up = (fighter)-[:PART_OF*0..3]->(:Actor)<-[:BACKS]-(patron:Actor)
  WHERE length(up) - 1 <= $levels AND patron <> fighter AND patron <> enemy
  WITH patron, up, length(up) AS far, [n IN nodes(up) | n.id] AS along
  ORDER BY far, along
  WITH collect({patron: patron, level: far - 1, ties: relationships(up)}) AS ways
  UNWIND [w IN ways WHERE w.level = ways[0].level] AS way
  RETURN way.patron AS patron, way.level AS level, way.ties AS ties, way.level AS far
  UNION ALL
  MATCH (fighter)-[ally:ALLIED_WITH]-(patron:Actor)
  WHERE patron <> enemy AND EXISTS { MATCH (patron)-[:BACKS]->(:Actor) }
  RETURN patron, null AS level, [ally] AS ties, 4 AS far
  UNION ALL
  MATCH (fighter)-[ally:ALLIED_WITH]-(friend:Actor)<-[backing:BACKS]-(patron:Actor)
  WHERE friend <> enemy AND patron <> fighter AND patron <> enemy
  RETURN patron, null AS level, [ally, backing] AS ties, 5 AS far
}
WITH enemy, fighter, met, fights, patron, level, ties, far, [t IN ties | t.id] AS along
ORDER BY far, along
WITH enemy, fighter, met, fights, patron, head(collect({level: level, ties: ties})) AS way
WITH enemy, fighter, met, fights, {patron: patron, level: way.level, ties: way.ties} AS way, patron.name AS name, patron.id AS id
ORDER BY name, id
WITH enemy, fighter, met, fights,
     collect({patron: way.patron, id: id, name: name, level: way.level, ties: way.ties}) AS camp
WITH enemy, collect({fighter: fighter, met: met, fights: fights, camp: camp, ids: [c IN camp | c.id]}) AS sides
CALL (sides) {
  UNWIND range(0, size(sides) - 1) AS at
  UNWIND sides[at].camp AS place
  WITH place.patron AS p, collect(at) AS places
  UNWIND [null] + [(p)-[:FIGHTS|DESIGNATED_BY]->(q:Actor) | q] AS q
  WITH coalesce(q, p) AS q, head(collect(CASE WHEN q IS NULL THEN places ELSE null END)) AS there,
       collect(CASE WHEN q IS NULL THEN null ELSE {patron: p, places: places} END) AS foes
  WHERE there IS NOT NULL
  UNWIND foes AS foe
  WITH q, foe.patron AS p, [at IN foe.places WHERE at IN there] AS torn
  WHERE size(torn) > 0
  WITH CASE WHEN p.id < q.id THEN p ELSE q END AS low, CASE WHEN p.id < q.id THEN q ELSE p END AS high, torn
  WITH low, collect({high: high, torn: torn}) AS foes
  WITH low, foes, [(low)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor) | friend.id] AS friends
  UNWIND [foe IN foes WHERE NOT foe.high.id IN friends] AS foe
  WITH low, foe.high AS high, foe.torn AS torn
  UNWIND torn AS at
  WITH at, collect({low: low.id, high: high.id, far: 0, one: low, other: high}) AS found
  WITH at, reduce(first = found[0], q IN found |
         CASE WHEN q.low < first.low OR (q.low = first.low AND q.high < first.high) THEN q ELSE first END) AS quarrel
  RETURN collect({at: at, quarrel: quarrel}) AS quarrels
}
WITH enemy, [at IN range(0, size(sides) - 1) | {side: sides[at], torn: [q IN quarrels WHERE q.at = at | q.quarrel]}] AS sides
WITH enemy, [s IN sides | {fighter: s.side.fighter, met: s.side.met, fights: s.side.fights, camp: s.side.camp,
                           ids: s.side.ids, torn: s.torn}] AS sides
CALL (sides) {
  UNWIND [s IN sides WHERE size(s.torn) = 0] AS side
  UNWIND side.camp AS place
  WITH DISTINCT place.patron AS p
  CALL (p) {
    MATCH own = (p)<-[:PART_OF*0..3]-(x:Actor)
    WHERE length(own) <= $levels
    RETURN x, length(own) AS near, null AS foe
    UNION ALL
    MATCH (p)-[:BACKS]->(x:Actor)
    RETURN x, 1 AS near, null AS foe
    UNION ALL
    MATCH own = (p)<-[:PART_OF*0..3]-(y:Actor)
    WHERE length(own) <= $levels
    MATCH (y)-[:FIGHTS|DESIGNATED_BY]-(x:Actor)
    RETURN x, null AS near, length(own) AS foe
  }
  WITH x, collect(CASE WHEN near IS NULL THEN null ELSE {patron: p, far: near} END) AS nears,
       collect(CASE WHEN foe IS NULL THEN null ELSE {patron: p, far: foe} END) AS foes
  WHERE size(nears) > 0 AND size(foes) > 0
  UNWIND nears AS near
  UNWIND foes AS foe
  WITH near.patron AS p, foe.patron AS q, min(near.far + foe.far) AS far
  WHERE p <> q AND NOT EXISTS { MATCH (p)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(q) }
  WITH CASE WHEN p.id < q.id THEN p ELSE q END AS low, CASE WHEN p.id < q.id THEN q ELSE p END AS high, min(far) AS far
  ORDER BY far, low.id, high.id
  RETURN collect({low: low.id, high: high.id, far: far, one: low, other: high}) AS quarrels
}
WITH enemy, [s IN sides | {fighter: s.fighter, met: s.met, fights: s.fights, camp: s.camp, ids: s.ids,
                           torn: CASE WHEN size(s.torn) > 0 THEN s.torn
                                 ELSE [q IN quarrels WHERE q.low IN s.ids AND q.high IN s.ids] END}] AS sides, quarrels
CALL (sides, quarrels) {
  UNWIND sides AS a
  WITH a, quarrels, sides
  WHERE size(a.torn) = 0
  UNWIND sides AS b
  WITH a, b, a.fighter AS one, b.fighter AS other, quarrels
  WHERE one.id < other.id AND size(b.torn) = 0
    AND none(id IN a.ids WHERE id = other.id OR id IN b.ids) AND NOT one.id IN b.ids
  WITH a, b, one, other, [q IN quarrels WHERE (q.low IN a.ids AND q.high IN b.ids)
                                           OR (q.high IN a.ids AND q.low IN b.ids)] AS between
  WHERE size(between) > 0
    AND NOT EXISTS { MATCH (one)-[:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]-(other) }
    AND NOT EXISTS { MATCH (one)-[:PART_OF*1..3]->(other) }
    AND NOT EXISTS { MATCH (other)-[:PART_OF*1..3]->(one) }
  RETURN 'pair' AS kind, a, b, between
  UNION ALL
  UNWIND sides AS a
  WITH a WHERE size(a.torn) > 0
  RETURN 'bridge' AS kind, a, null AS b, a.torn AS between
}
WITH enemy, kind, a, b, between[0] AS quarrel
WHERE $actor IS NULL OR a.fighter.id = $actor OR coalesce(b.fighter.id = $actor, false)
WITH quarrel.one AS p, quarrel.other AS q, quarrel.far AS least,
     collect({enemy: enemy, kind: kind, a: a, b: b, quarrel: quarrel}) AS rows
CALL (p, q, least) {
  WITH p, q, least
  WHERE least = 0
  MATCH (p)-[odds:FIGHTS|DESIGNATED_BY]-(q)
  WITH p, q, odds
  ORDER BY odds.id
  WITH p, q, collect(odds) AS odds
  RETURN {actors: [p, q], ties: [odds[0]]} AS chain
  UNION ALL
  WITH p, q, least
  WHERE least > 0
  UNWIND [[p, q], [q, p]] AS two
  WITH two[0] AS here, two[1] AS there, least
  CALL (here, least) {
    MATCH own = (here)<-[:PART_OF*0..3]-(x:Actor)
    WHERE length(own) <= $levels AND length(own) <= least
    RETURN x, relationships(own) AS steps, nodes(own) AS along
    UNION ALL
    MATCH (here)-[backing:BACKS]->(x:Actor)
    RETURN x, [backing] AS steps, [here, x] AS along
  }
  MATCH (x)-[odds:FIGHTS|DESIGNATED_BY]-(y:Actor)
  MATCH up = (y)-[:PART_OF*0..3]->(there)
  WHERE size(steps) + length(up) = least AND length(up) <= $levels
  WITH least, along + nodes(up) AS actors, steps + [odds] + relationships(up) AS ties
  ORDER BY [a IN actors | a.id], [t IN ties | t.id]
  WITH least, collect({actors: actors, ties: ties}) AS chains
  RETURN head(chains) AS chain
}
UNWIND rows AS row
WITH row.enemy AS enemy, row.kind AS kind, row.a AS a, row.b AS b, row.quarrel AS quarrel, chain
WITH enemy, kind, a, b, quarrel, chain.actors AS actors, chain.ties AS odds,
     head([c IN a.camp WHERE c.id IN [quarrel.low, quarrel.high]]) AS here,
     last([c IN coalesce(b, a).camp WHERE c.id IN [quarrel.low, quarrel.high]]) AS there,
     a.fights + coalesce(b.fights, []) AS fights,
     reduce(all = [], c IN a.camp + coalesce(b.camp, []) | all + c.ties) AS belonging
UNWIND fights AS fight
WITH enemy, kind, a, b, actors, odds, here, there, fights, belonging, min(fight.first) AS first, max(fight.last) AS last
RETURN enemy.name AS enemy, kind, a.fighter.name AS one, coalesce(b.fighter.name, '') AS other,
       [c IN a.camp | c.name] AS one_patrons, [c IN coalesce(b.camp, []) | c.name] AS other_patrons,
       here.level AS one_level, there.level AS other_level, a.met AS one_met, b.met AS other_met,
       reduce(text = actors[0].name, i IN range(1, size(odds)) |
         text + CASE WHEN type(odds[i - 1]) = 'FIGHTS' THEN ' -FIGHTS- '
                     WHEN startNode(odds[i - 1]) = actors[i - 1] THEN ' -' + type(odds[i - 1]) + '-> '
                     ELSE ' <-' + type(odds[i - 1]) + '- ' END + actors[i].name) AS odds,
       first, last,
       [enemy.id, a.fighter.id] + CASE kind WHEN 'pair' THEN [b.fighter.id] ELSE [] END
         + [n IN actors | n.id] AS ids,
       reduce(all = [], tie IN fights + belonging + odds | all + coalesce(tie.claims, [])) AS claims
ORDER BY enemy, kind DESC, one, other, ids
