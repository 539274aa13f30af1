// title: Who commands, who speaks
// asks: Who leads or speaks for a group, and for the wholes that it is part of?
// limits: A role is as a text states it, not as a law gives it; a leader of a whole need not command each of its
//   parts. Wholes are followed only where the group is named, each by the shortest way up.
// param group: actor = null -- the group that is led or spoken for; every one where not given
// param person: actor = null -- the one that leads or speaks; anyone where not given
// param levels: integer = 3 -- how many steps of PART_OF are followed up from a named group, 0 to 3
// returns group: string -- name of the group
// returns level: integer -- steps of PART_OF from the group up to the whole that is led, 0 where it is the group itself
// returns person: string -- name of the one that leads or speaks
// returns type: string -- what that one is: mostly a person, at times a state or an organization
// returns role: string -- LEADS or SPEAKS_FOR
// returns chain: strings -- names from the group up to the whole that is led
// returns status: string -- status of the role: current, past or contested
// returns documents: integer -- documents behind the role
// returns stories: integer -- stories behind it: documents without copies
// returns sources: integer -- independent sources behind it
// returns first: date -- earliest day that the role is known for
// returns last: date -- latest day that the role is known for
// returns ids: strings -- ids of the person and of the actors along the chain
// returns claims: strings -- ids of the claims behind the role, then of those behind the chain
// order: group, level, role, person, ids
// example: group=Kata'ib Hizballah
MATCH (group:Actor)
WHERE $group IS NULL OR group.id = $group
WITH group, CASE WHEN $group IS NULL THEN 0 ELSE $levels END AS most
MATCH up = (group)-[:PART_OF*0..3]->(whole:Actor)
WHERE length(up) <= most
WITH group, whole, up
ORDER BY length(up), [n IN nodes(up) | n.id]
WITH group, whole, head(collect(up)) AS up
MATCH (whole)<-[role:LEADS|SPEAKS_FOR]-(person:Actor)
WHERE ($person IS NULL OR person.id = $person)
  AND NOT person IN nodes(up)
RETURN group.name AS group, length(up) AS level, person.name AS person, person.type AS type, type(role) AS role,
       [n IN nodes(up) | n.name] AS chain, role.status AS status, role.documents AS documents,
       role.stories AS stories, role.sources AS sources, role.first AS first, role.last AS last, [person.id] + [n IN nodes(up) | n.id] AS ids,
       reduce(all = [], tie IN [role] + relationships(up) | all + coalesce(tie.claims, [])) AS claims
ORDER BY group, level, role, person, ids
