// title: Two patrons at odds
// asks: Who is backed by two that fight or list each other?
// limits: The backing and the quarrel may lie years apart (see first and last). A patron counts as at odds also where
//   one of its parts, or a whole that it is part of, is: the path says which. A patron of the client and of its
//   wholes counts once, for the nearest. Of a large graph name the client: for everyone, all patrons of each of 20,000
//   clients are compared.
// param client: actor = null -- who is backed, itself or by a whole that it is part of; anyone where not given
// param patron: actor = null -- one of the two patrons; any where not given
// param levels: integer = 3 -- how many steps of PART_OF are followed at each place, 0 to 3
// returns client: string -- name of the client
// returns patron: string -- name of the first patron, by id
// returns rival: string -- name of the second
// returns patron_level: integer -- steps of PART_OF from the client up to the one that the first patron backs
// returns rival_level: integer -- steps of PART_OF from the client up to the one that the second patron backs
// returns relation: string -- what sets the two at odds: FIGHTS or DESIGNATED_BY
// returns odds_level: integer -- steps of PART_OF between the two patrons and the ends of that tie, 0 where it is
//   their own
// returns path: string -- the chain of ties from the first patron to the second, an arrow from subject to object
// returns status: string -- status of the tie that sets them at odds
// returns first: date -- earliest day that one of the three ties is known for
// returns last: date -- latest day that one of the three ties is known for
// returns ids: strings -- ids of the client, of the actors from the first patron to the second, and of those backed
// returns claims: strings -- ids of the claims behind the backing of both, then of those behind the quarrel
// order: client, odds_level, patron_level, rival_level, ids, path
// example: client=Popular Mobilization Forces
MATCH (client:Actor)
WHERE $client IS NULL OR client.id = $client
MATCH route = (client)-[:PART_OF*0..3]->(:Actor)<-[:BACKS]-(backer:Actor)
WHERE length(route) - 1 <= $levels AND backer <> client
WITH client, backer, route
ORDER BY client.id, backer.id, length(route), [n IN nodes(route) | n.id]
WITH client, backer, head(collect(route)) AS route
WITH client, collect({patron: backer, route: route}) AS backers
CALL (backers) {
  UNWIND backers AS backer
  WITH backer.patron AS patron
  CALL (patron) {
    MATCH way = (patron)<-[:PART_OF*0..3]-(x:Actor)
    RETURN x, way
    UNION ALL
    MATCH way = (patron)-[:PART_OF*1..3]->(x:Actor)
    RETURN x, way
  }
  WITH patron, x, way
  WHERE length(way) <= $levels
  WITH x, collect({patron: patron, actors: nodes(way), ties: relationships(way)}) AS ways
  MATCH (x)-[odds:FIGHTS|DESIGNATED_BY]-(:Actor)
  WITH odds, collect(ways) AS ends
  WHERE size(ends) = 2
  UNWIND ends[0] AS here
  UNWIND ends[1] AS there
  WITH odds, CASE WHEN here.patron.id < there.patron.id THEN here ELSE there END AS low,
       CASE WHEN here.patron.id < there.patron.id THEN there ELSE here END AS high
  WHERE low.patron <> high.patron
  RETURN low.patron AS patron, high.patron AS rival, odds, low.actors + reverse(high.actors) AS actors,
         low.ties + [odds] + reverse(high.ties) AS ties
}
WITH client, patron, rival, odds, actors, ties, head([b IN backers WHERE b.patron = patron | b.route]) AS one,
     head([b IN backers WHERE b.patron = rival | b.route]) AS two
WHERE size(ties) - 1 <= $levels
  AND (length(one) = 1 OR length(two) = 1)
  AND ($patron IS NULL OR patron.id = $patron OR rival.id = $patron)
  AND NOT client IN actors
  AND all(a IN actors WHERE size([b IN actors WHERE b = a]) = 1)
  AND NOT EXISTS { MATCH (patron)-[:PART_OF*1..3]->(rival) }
  AND NOT EXISTS { MATCH (rival)-[:PART_OF*1..3]->(patron) }
WITH client, patron, rival, one, two, odds, actors, ties,
     relationships(one) + relationships(two) AS backing
UNWIND backing + ties AS tie
WITH client, patron, rival, one, two, odds, actors, ties, backing, min(tie.first) AS first, max(tie.last) AS last
RETURN client.name AS client, patron.name AS patron, rival.name AS rival,
       length(one) - 1 AS patron_level, length(two) - 1 AS rival_level,
       type(odds) AS relation, size(ties) - 1 AS odds_level,
       reduce(text = patron.name, i IN range(1, size(ties)) |
         text + CASE WHEN type(ties[i - 1]) = 'FIGHTS' THEN ' -FIGHTS- '
                     WHEN startNode(ties[i - 1]) = actors[i - 1] THEN ' -' + type(ties[i - 1]) + '-> '
                     ELSE ' <-' + type(ties[i - 1]) + '- ' END + actors[i].name) AS path,
       odds.status AS status, first, last,
       [client.id] + [a IN actors | a.id] + [n IN tail(nodes(one)) | n.id] + [n IN tail(nodes(two)) | n.id] AS ids,
       reduce(all = [], tie IN backing + ties | all + coalesce(tie.claims, [])) AS claims
ORDER BY client, odds_level, patron_level, rival_level, ids, path
