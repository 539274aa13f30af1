// title: Designated, yet stood beside
// asks: Which groups does a state designate, itself or by one of its bodies, and yet stand beside?
// limits: Standing on one side is read from ties, each true at some time: compare since with first and last
//   before calling it a contradiction. A client's ally need not be the state's own. A listing that was lifted is
//   still shown where no text says so. Where several chains of PART_OF lead from the group to one whole, the
//   shortest is followed. Persons on a list are left out: a man is not his group.
// param power: actor = null -- the state (or a body that belongs to none) whose listings are looked at; all where
//   not given
// param group: actor = null -- the group that is listed; all where not given
// param levels: integer = 3 -- how many steps of PART_OF are followed at each place, 0 to 3
// returns group: string -- name of the group that is listed
// returns authority: string -- name of the body that lists it
// returns power: string -- name of the state that the body belongs to, or of the body where it belongs to none
// returns authority_level: integer -- steps of PART_OF from the authority up to the power
// returns way: string -- ally: allied with the power; client: backed by it; client's ally: allied with one that it
//   backs; member: part of the power
// returns group_level: integer -- steps of PART_OF from the group up to the one that has the tie, 0 where it has it
// returns client_level: integer -- steps of PART_OF from the ally up to the client; only for a client's ally
// returns power_level: integer -- steps of PART_OF from the one that has the tie up to the power
// returns path: string -- the chain of ties from the group to the power, an arrow from subject to object
// returns status: string -- contested where one of the path's ties is, else past where one is, else current
// returns since: date -- earliest day that the listing is known for
// returns first: date -- earliest day that a tie of the path is known for
// returns last: date -- latest day that a tie of the path is known for
// returns ids: strings -- ids of the authority and of the actors along the path
// returns claims: strings -- ids of the claims behind the listing, then of those behind the path
// order: power, group, authority, way, ids, path
// example: power=United States
MATCH (group:Actor)-[listing:DESIGNATED_BY]->(authority:Actor)
WHERE NOT group:Person AND ($group IS NULL OR group.id = $group)
MATCH above = (authority)-[:PART_OF*0..3]->(power:Actor)
WHERE length(above) <= $levels AND ($power IS NULL OR power.id = $power)
  AND (power:State
       OR (length(above) = 0 AND NOT EXISTS { MATCH (authority)-[:PART_OF*1..3]->(:State) }))
MATCH inside = (group)-[:PART_OF*0..3]->(side:Actor)
WHERE length(inside) <= $levels
WITH group, listing, authority, above, power, side, inside
ORDER BY length(inside), [n IN nodes(inside) | n.id]
WITH group, listing, authority, above, power, side, head(collect(inside)) AS inside
CALL (group, side, power, inside) {
  MATCH (side)-[tie:ALLIED_WITH]-(friend:Actor)
  MATCH own = (friend)-[:PART_OF*0..3]->(power)
  RETURN 'ally' AS way, null AS client_level, length(own) AS power_level,
         nodes(own) AS onward, [tie] + relationships(own) AS ties
  UNION
  MATCH (side)<-[tie:BACKS]-(backer:Actor)
  MATCH own = (backer)-[:PART_OF*0..3]->(power)
  RETURN 'client' AS way, null AS client_level, length(own) AS power_level,
         nodes(own) AS onward, [tie] + relationships(own) AS ties
  UNION
  MATCH (side)-[tie:ALLIED_WITH]-(friend:Actor)
  MATCH theirs = (friend)-[:PART_OF*0..3]->(client:Actor)
  MATCH (client)<-[backing:BACKS]-(backer:Actor)
  MATCH own = (backer)-[:PART_OF*0..3]->(power)
  RETURN 'client\'s ally' AS way, length(theirs) AS client_level, length(own) AS power_level,
         nodes(theirs) + nodes(own) AS onward,
         [tie] + relationships(theirs) + [backing] + relationships(own) AS ties
  UNION
  WITH inside, side, power WHERE side = power AND length(inside) > 0
  RETURN 'member' AS way, null AS client_level, 0 AS power_level, [] AS onward, [] AS ties
}
WITH group, listing, authority, power, length(above) AS authority_level, length(inside) AS group_level,
     way, client_level, power_level, nodes(inside) + onward AS actors, relationships(inside) + ties AS ties,
     relationships(above) AS belonging
WHERE power_level <= $levels AND coalesce(client_level, 0) <= $levels
  AND all(a IN actors WHERE size([other IN actors WHERE other = a]) = 1)
UNWIND ties AS tie
WITH group, listing, authority, power, authority_level, group_level, way, client_level, power_level, actors, ties,
     belonging, min(tie.first) AS first, max(tie.last) AS last
RETURN group.name AS group, authority.name AS authority, power.name AS power, authority_level, way, group_level,
       client_level, power_level,
       reduce(text = group.name, i IN range(1, size(ties)) |
         text + CASE WHEN type(ties[i - 1]) = 'ALLIED_WITH' THEN ' -ALLIED_WITH- '
                     WHEN startNode(ties[i - 1]) = actors[i - 1] THEN ' -' + type(ties[i - 1]) + '-> '
                     ELSE ' <-' + type(ties[i - 1]) + '- ' END + actors[i].name) AS path,
       CASE WHEN any(tie IN ties WHERE tie.status = 'contested') THEN 'contested'
            WHEN any(tie IN ties WHERE tie.status = 'past') THEN 'past'
            ELSE 'current' END AS status,
       listing.first AS since, first, last, [authority.id] + [a IN actors | a.id] AS ids,
       reduce(all = [], tie IN [listing] + belonging + ties | all + coalesce(tie.claims, [])) AS claims
ORDER BY power, group, authority, way, ids, path
