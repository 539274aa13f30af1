// title: Proxy chains
// asks: Who fights whom through whom?
// limits: A chain is a reading of separate ties: it proves no order given, and its ties may lie years apart
//   (see first and last). Backing a state is not taken for backing each of its forces: the middle of a chain is
//   as stated. Parts are followed only at an end that is named, each by its shortest way up. On a large graph name
//   an end: everyone's chains are as many as all clients' fights, millions where there are 200,000 ties.
// param sponsor (or state): actor = null -- who stands at the start, itself or by a part of it; anyone where not given
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
CALL () {
  WITH $target AS named
  WHERE named IS NULL
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
  MATCH (client)-[fight:FIGHTS]-(target:Actor)
  RETURN nodes(up) + tail(nodes(backing)) + [target] AS actors, length(up) AS sponsor_level, 0 AS target_level,
         relationships(up) + relationships(backing) + [fight] AS ties
  UNION ALL
  MATCH (target:Actor {id: $target})
  OPTIONAL MATCH up = (:Actor {id: $sponsor})<-[:PART_OF*0..3]-(backer:Actor)
  WHERE length(up) <= $levels
  WITH target, backer, up
  ORDER BY length(up), [n IN nodes(up) | n.id]
  WITH target, backer, head(collect(up)) AS up
  WITH target, collect(CASE WHEN up IS NULL THEN null ELSE {id: backer.id, actors: nodes(up), ties: relationships(up)} END)
         AS ways
  WITH target, ways, [way IN ways | way.id] AS backers
  MATCH down = (target)<-[:PART_OF*0..3]-(fought:Actor)
  WHERE length(down) <= $levels
  WITH ways, backers, fought, down
  ORDER BY length(down), reverse([n IN nodes(down) | n.id])
  WITH ways, backers, fought, head(collect(down)) AS down
  MATCH (fought)-[fight:FIGHTS]-(client:Actor)
  MATCH backing = (client)<-[:BACKS*1..3]-(backer:Actor)
  WHERE length(backing) <= $steps AND ($sponsor IS NULL OR backer.id IN backers)
  WITH ways, down, fight, backing, CASE WHEN $sponsor IS NULL THEN {actors: [backer], ties: []}
         ELSE head([way IN ways WHERE way.id = backer.id]) END AS way
  RETURN way.actors + tail(reverse(nodes(backing))) + reverse(nodes(down)) AS actors,
         size(way.ties) AS sponsor_level, length(down) AS target_level,
         way.ties + reverse(relationships(backing)) + [fight] + reverse(relationships(down)) AS ties
}
WITH actors[0] AS sponsor, actors[size(actors) - 1] AS target, sponsor_level, target_level, actors, ties,
     [n IN actors | n.id] AS ids
WHERE all(id IN ids WHERE size([other IN ids WHERE other = id]) = 1)
UNWIND ties AS tie
WITH sponsor, target, sponsor_level, target_level, actors, ids, ties, min(tie.first) AS first, max(tie.last) AS last
RETURN sponsor.name AS sponsor, target.name AS target, size(ties) - sponsor_level - target_level - 1 AS steps,
       [n IN actors[sponsor_level..size(actors) - target_level] | n.name] AS chain, sponsor_level, target_level,
       EXISTS { MATCH (sponsor)-[:FIGHTS]-(target) } AS direct,
       CASE WHEN any(tie IN ties WHERE tie.status = 'contested') THEN 'contested'
            WHEN any(tie IN ties WHERE tie.status = 'past') THEN 'past'
            ELSE 'current' END AS status,
       first, last, ids,
       reduce(all = [], tie IN ties | all + coalesce(tie.claims, [])) AS claims
ORDER BY steps, ids, sponsor_level
