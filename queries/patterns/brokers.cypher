// title: Brokers
// asks: Who alone connects two camps of friends?
// limits: A camp is those friends of the broker that friendly ties join without it, each by a chain of at most twice
//   the steps, and all that is reached from them: with more steps two camps may turn out to be one. A broker of two
//   camps at any number of steps is what graph theory calls a cut vertex (Hopcroft and Tarjan 1973,
//   doi:10.1145/362248.362272); with the steps bounded it is a local bridge (Granovetter 1973, doi:10.1086/225469).
//   Membership, leading and speaking for are friendly ties as backing and alliance are; their direction does not
//   count. How much passes over an actor that is not the only way: allegiance rank --measure betweenness. Over all
//   actors of a large graph it takes long: name the actor; one with hundreds of friends takes seconds.
// param actor: actor = null -- the broker; anyone where not given
// param steps: integer = 2 -- how many friendly ties are followed from each friend, 0 to 3
// param least: integer = 2 -- how many actors a camp must have at least to be told
// returns broker: string -- name of the one in the middle
// returns type: string -- what it is
// returns camps: integer -- how many camps it alone connects, 2 or more
// returns camp: integer -- which of them: 1 is the largest
// returns size: integer -- how many actors are reached in the camp, the friends included
// returns friends: strings -- names of those in the camp that are tied with the broker
// returns ties: strings -- how each of them is, an arrow from subject to object
// returns members: strings -- names of those that are reached in the camp, at most ten, by name
// returns status: string -- current where one of these ties is, else contested where one is, else past
// returns first: date -- earliest day that one of the ties is known for
// returns last: date -- latest day that one of the ties is known for
// returns broker_id: string -- id of the broker
// returns ids: strings -- ids of the friends
// returns claims: strings -- ids of the claims behind the ties between broker and friends
// order: camps DESC, broker, broker_id, camp
// example: actor=Iraq
MATCH (broker:Actor)
WHERE $actor IS NULL OR broker.id = $actor
MATCH (broker)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
WHERE friend <> broker
WITH DISTINCT broker, friend
OPTIONAL MATCH (friend)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(next:Actor)
WHERE $steps >= 1 AND next <> broker
UNWIND CASE WHEN next IS NOT NULL THEN [friend, next] WHEN $least > 1 AND $steps >= 1 THEN [] ELSE [friend] END AS near
WITH DISTINCT broker, friend, near
WITH broker, near, collect(friend.id) AS touched
WITH broker, collect(DISTINCT touched) AS places
WITH broker, reduce(camps = [], place IN places |
       [c IN camps WHERE none(id IN c WHERE id IN place)]
       + [reduce(all = place, c IN camps |
            CASE WHEN any(id IN c WHERE id IN place) THEN all + [id IN c WHERE NOT id IN all] ELSE all END)]) AS camps
WHERE size(camps) > 1
CALL (broker, camps) {
  UNWIND range(0, size(camps) - 1) AS camp
  MATCH (broker)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
  WHERE friend.id IN camps[camp]
  WITH DISTINCT broker, camp, friend
  OPTIONAL MATCH (friend)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(next:Actor)
  WHERE $steps >= 1 AND next <> broker
  UNWIND CASE WHEN next IS NULL THEN [friend] ELSE [friend, next] END AS one
  WITH DISTINCT broker, camp, one
  OPTIONAL MATCH (one)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(next:Actor)
  WHERE $steps >= 2 AND next <> broker
  UNWIND CASE WHEN next IS NULL THEN [one] ELSE [one, next] END AS two
  WITH DISTINCT broker, camp, two
  OPTIONAL MATCH (two)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(next:Actor)
  WHERE $steps >= 3 AND next <> broker
  UNWIND CASE WHEN next IS NULL THEN [two] ELSE [two, next] END AS member
  WITH DISTINCT camp, member
  WITH member, collect(camp) AS touched
  WITH touched, collect({id: member.id, name: member.name}) AS members
  RETURN collect({touched: touched, members: members}) AS places
}
WITH broker, camps AS parts, places
WITH broker, parts, places, reduce(camps = [], place IN places |
       [c IN camps WHERE none(n IN c WHERE n IN place.touched)]
       + [reduce(all = place.touched, c IN camps |
            CASE WHEN any(n IN c WHERE n IN place.touched) THEN all + [n IN c WHERE NOT n IN all] ELSE all END)]) AS camps
WITH broker, [c IN camps | {ids: reduce(all = [], n IN c | all + parts[n]),
                            places: [p IN places WHERE p.touched[0] IN c]}] AS camps
WITH broker, [c IN camps | {ids: c.ids, places: c.places,
                            size: reduce(size = 0, p IN c.places | size + size(p.members))}] AS camps
WITH broker, [c IN camps WHERE c.size >= $least] AS camps
WHERE size(camps) > 1
UNWIND camps AS camp
WITH broker, camp.ids AS friends, camp.size AS size, camp.places AS places
CALL (places) {
  UNWIND places AS place
  UNWIND place.members AS member
  WITH member ORDER BY member.name, member.id
  RETURN collect(member.name)[0..10] AS members
}
CALL (broker, friends) {
  MATCH (broker)-[tie:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
  WHERE friend.id IN friends
  WITH friend, tie ORDER BY friend.id, type(tie), startNode(tie).id
  RETURN collect({friend: friend, tie: tie}) AS ties
}
WITH broker, size, members, ties, ties[0].friend.id AS low
ORDER BY broker.id, size DESC, low
WITH broker, collect({size: size, members: members, ties: ties}) AS camps
UNWIND range(1, size(camps)) AS camp
WITH broker, size(camps) AS camps, camp, camps[camp - 1] AS found
UNWIND found.ties AS one
WITH broker, camps, camp, found, min(one.tie.first) AS first, max(one.tie.last) AS last
RETURN broker.name AS broker, broker.type AS type, camps, camp, found.size AS size,
       reduce(all = [], t IN found.ties | CASE WHEN t.friend.name IN all THEN all ELSE all + [t.friend.name] END) AS friends,
       [t IN found.ties | CASE WHEN type(t.tie) = 'ALLIED_WITH' THEN broker.name + ' -ALLIED_WITH- ' + t.friend.name
          WHEN startNode(t.tie) = broker THEN broker.name + ' -' + type(t.tie) + '-> ' + t.friend.name
          ELSE broker.name + ' <-' + type(t.tie) + '- ' + t.friend.name END] AS ties,
       found.members AS members,
       CASE WHEN any(t IN found.ties WHERE t.tie.status = 'current') THEN 'current'
            WHEN any(t IN found.ties WHERE t.tie.status = 'contested') THEN 'contested'
            ELSE 'past' END AS status,
       first, last, broker.id AS broker_id,
       reduce(all = [], t IN found.ties | CASE WHEN t.friend.id IN all THEN all ELSE all + [t.friend.id] END) AS ids,
       reduce(all = [], t IN found.ties | all + coalesce(t.tie.claims, [])) AS claims
ORDER BY camps DESC, broker, broker_id, camp
