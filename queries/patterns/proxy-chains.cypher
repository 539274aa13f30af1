// title: Proxy chains
// asks: Who fights whom through whom?
// limits: A chain is a reading of separate ties: it proves no order given, and its ties may lie years apart
//   (see first and last). Backing a state is not taken for backing each of its forces: the middle of a chain is
//   as stated. Parts are followed only at an end that is named, each by its shortest way up.
// param sponsor: actor = null -- who stands at the start, itself or by a part of it; anyone where not given
// param target: actor = null -- who is fought at the end, itself or in a part of it; anyone where not given
// param steps: integer = 3 -- the longest chain of backing, 1 to 3
// param levels: integer = 3 -- how many steps of PART_OF are followed down from a named end, 0 to 3
// returns sponsor: string -- name of the sponsor
// returns target: string -- name of the one fought
// returns steps: integer -- number of ties of backing in the chain
// returns chain: strings -- names from the backer to the one fought
// returns sponsor_level: integer -- steps of PART_OF from the backer up to the sponsor, 0 where it is the sponsor
// returns target_level: integer -- steps of PART_OF from the one fought up to the target, 0 where it is the target
// returns direct: boolean -- whether the sponsor itself is also stated to fight the target
// returns status: string -- contested where one of the chain's ties is, else past where one is, else current
// returns first: date -- earliest day that a tie of the chain is known for
// returns last: date -- latest day that a tie of the chain is known for
// returns ids: strings -- ids of the actors from the sponsor to the target, parts and wholes included
// returns claims: strings -- ids of the claims behind the chain
// order: steps, ids, sponsor_level
// example: sponsor=Iran, target=Islamic State
MATCH (sponsor:Actor)
WHERE $sponsor IS NULL OR sponsor.id = $sponsor
WITH sponsor, CASE WHEN $sponsor IS NULL THEN 0 ELSE $levels END AS most
MATCH up = (sponsor)<-[:PART_OF*0..3]-(backer:Actor)
WHERE length(up) <= most
WITH sponsor, backer, up
ORDER BY length(up), [n IN nodes(up) | n.id]
WITH sponsor, backer, head(collect(up)) AS up
MATCH backing = (backer)-[:BACKS*1..3]->(client:Actor)
WHERE length(backing) <= $steps
MATCH (client)-[fight:FIGHTS]-(fought:Actor)
WITH sponsor, up, backing, fight, fought, CASE WHEN $target IS NULL THEN 0 ELSE $levels END AS most
MATCH down = (fought)-[:PART_OF*0..3]->(target:Actor)
WHERE length(down) <= most
  AND ($target IS NULL OR target.id = $target)
WITH sponsor, up, backing, fight, fought, target, down
ORDER BY length(down), [n IN nodes(down) | n.id]
WITH sponsor, up, backing, fight, fought, target, head(collect(down)) AS down
WITH sponsor, target, length(backing) AS steps,
     length(up) AS sponsor_level, length(down) AS target_level,
     [n IN nodes(backing) | n.name] + [fought.name] AS chain,
     [n IN nodes(up) | n.id] + tail([n IN nodes(backing) | n.id]) + [n IN nodes(down) | n.id] AS ids,
     relationships(up) + relationships(backing) + [fight] + relationships(down) AS ties
WHERE all(id IN ids WHERE size([other IN ids WHERE other = id]) = 1)
UNWIND ties AS tie
WITH sponsor, target, steps, sponsor_level, target_level, chain, ids, ties,
     min(tie.first) AS first, max(tie.last) AS last
RETURN sponsor.name AS sponsor, target.name AS target, steps, chain, sponsor_level, target_level,
       EXISTS { MATCH (sponsor)-[:FIGHTS]-(target) } AS direct,
       CASE WHEN any(tie IN ties WHERE tie.status = 'contested') THEN 'contested'
            WHEN any(tie IN ties WHERE tie.status = 'past') THEN 'past'
            ELSE 'current' END AS status,
       first, last, ids,
       reduce(all = [], tie IN ties | all + coalesce(tie.claims, [])) AS claims
ORDER BY steps, ids, sponsor_level
