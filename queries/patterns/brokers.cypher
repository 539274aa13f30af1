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
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (broker:Actor)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
  RETURN broker, friend
  UNION ALL
  MATCH (broker:Actor {id: $actor})-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
  RETURN broker, friend
}
WITH broker, collect(DISTINCT friend) AS friends
WHERE size(friends) > 1
UNWIND friends AS friend
WITH broker, friend, [(friend)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(near:Actor) WHERE $steps > 0 AND near <> broker | near] AS nears
WHERE friend <> broker AND (size(nears) > 0 OR $least < 2 OR $steps < 1)
UNWIND [friend] + nears AS near
WITH broker, near, collect(DISTINCT friend.id) AS touched
WITH broker, touched, collect(near) AS nears
WITH broker, collect({touched: touched, nears: nears}) AS places
WHERE size(places) > 1
WITH broker, places, reduce(camps = [], place IN places |
       [c IN camps WHERE none(id IN c WHERE id IN place.touched)]
       + [reduce(all = place.touched, c IN camps | CASE
            WHEN any(id IN c WHERE id IN place.touched) THEN all + [id IN c WHERE NOT id IN all] ELSE all END)]) AS camps
WHERE size(camps) > 1
UNWIND range(0, size(camps) - 1) AS camp
WITH broker, camp, reduce(all = [], place IN places |
       CASE WHEN place.touched[0] IN camps[camp] THEN all + place.nears ELSE all END) AS nears
UNWIND nears AS one
UNWIND [one] + [(one)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(two:Actor) WHERE $steps > 1 AND two <> broker | two] AS two
WITH DISTINCT broker, camp, two
UNWIND [two] + CASE WHEN $steps > 2 THEN [(two)-[:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(three:Actor) WHERE three <> broker | three] ELSE [] END AS member
WITH DISTINCT broker, camp, member
WITH broker, member, collect(camp) AS touched
WITH broker, touched, collect({id: member.id, name: member.name}) AS members
WITH broker, collect({touched: touched, members: members}) AS places
WITH broker, places, reduce(camps = [], place IN places |
       [c IN camps WHERE none(n IN c WHERE n IN place.touched)]
       + [reduce(all = place.touched, c IN camps | CASE
            WHEN any(n IN c WHERE n IN place.touched) THEN all + [n IN c WHERE NOT n IN all] ELSE all END)]) AS camps
WITH broker, [c IN camps | reduce(all = [], place IN places |
       CASE WHEN place.touched[0] IN c THEN all + place.members ELSE all END)] AS camps
WITH broker, [c IN camps WHERE size(c) >= $least] AS camps
WHERE size(camps) > 1
UNWIND camps AS members
WITH broker, members, [m IN members | m.id] AS ids
CALL (broker, ids) {
  MATCH (broker)-[tie:BACKS|ALLIED_WITH|PART_OF|LEADS|SPEAKS_FOR]-(friend:Actor)
  WHERE friend.id IN ids
  WITH friend, tie, friend.id AS id, type(tie) AS type, startNode(tie).id AS from
  ORDER BY id, type, from
  RETURN collect({friend: friend, tie: tie}) AS ties
}
CALL (members) {
  UNWIND members AS member
  WITH member.name AS name, member.id AS id
  ORDER BY name, id
  RETURN collect(name)[0..10] AS names
}
WITH broker, broker.id AS id, size(members) AS size, names, ties, ties[0].friend.id AS low
ORDER BY id, size DESC, low
WITH broker, collect({size: size, members: names, ties: ties}) AS found
WITH broker, found, size(found) AS camps, broker.name AS name, broker.id AS id
ORDER BY camps DESC, name, id
UNWIND range(1, camps) AS camp
WITH broker, camps, camp, found[camp - 1] AS found
RETURN broker.name AS broker, broker.type AS type, camps, camp, found.size AS size,
       reduce(all = [], t IN found.ties | CASE WHEN t.friend.name IN all THEN all ELSE all + [t.friend.name] END) AS friends,
       [t IN found.ties | CASE WHEN type(t.tie) = 'ALLIED_WITH' THEN broker.name + ' -ALLIED_WITH- ' + t.friend.name
          WHEN startNode(t.tie) = broker THEN broker.name + ' -' + type(t.tie) + '-> ' + t.friend.name
          ELSE broker.name + ' <-' + type(t.tie) + '- ' + t.friend.name END] AS ties,
       found.members AS members,
       CASE WHEN any(t IN found.ties WHERE t.tie.status = 'current') THEN 'current'
            WHEN any(t IN found.ties WHERE t.tie.status = 'contested') THEN 'contested'
            ELSE 'past' END AS status,
       reduce(day = null, t IN found.ties | CASE WHEN coalesce(t.tie.first < day, t.tie.first IS NOT NULL) THEN t.tie.first ELSE day END) AS first,
       reduce(day = null, t IN found.ties | CASE WHEN coalesce(t.tie.last > day, t.tie.last IS NOT NULL) THEN t.tie.last ELSE day END) AS last,
       broker.id AS broker_id,
       reduce(all = [], t IN found.ties | CASE WHEN t.friend.id IN all THEN all ELSE all + [t.friend.id] END) AS ids,
       reduce(all = [], t IN found.ties | all + coalesce(t.tie.claims, [])) AS claims
ORDER BY camps DESC, broker, broker_id, camp
