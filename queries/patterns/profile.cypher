// title: Profile
// asks: What ties does one actor have?
// limits: Ties of its parts and wholes are not its own: ask for those by their names. What is only planned, feared or
//   denied makes no tie: see the question outlook.
// param actor: actor -- whose ties
// returns relation: string -- type of the tie
// returns direction: string -- out where the actor is the subject, in where it is the object, both where the order
//   says nothing
// returns other: string -- name of the other end
// returns type: string -- what the other end is
// returns sign: integer -- 1 friendly, -1 hostile
// returns status: string -- current, past or contested
// returns documents: integer -- documents behind the tie; 0 where the list of actors says so and no text does
// returns stories: integer -- stories behind it: documents without copies
// returns sources: integer -- independent sources behind it
// returns first: date -- earliest day that the tie is known for
// returns last: date -- latest day that the tie is known for
// returns confidence: float -- confidence of the tie, 0 to 1
// returns other_id: string -- id of the other end
// returns denials: strings -- ids of the claims that deny it
// returns claims: strings -- ids of the claims behind the tie
// order: relation, direction, documents DESC, other, other_id
// example: actor=Kata'ib Hizballah
MATCH (actor:Actor {id: $actor})-[tie]-(other:Actor)
RETURN type(tie) AS relation,
       CASE WHEN type(tie) IN ['FIGHTS', 'ALLIED_WITH'] THEN 'both'
            WHEN startNode(tie) = actor THEN 'out'
            ELSE 'in' END AS direction,
       other.name AS other, other.type AS type, tie.sign AS sign, tie.status AS status,
       tie.documents AS documents, tie.stories AS stories, tie.sources AS sources,
       tie.first AS first, tie.last AS last, tie.confidence AS confidence,
       other.id AS other_id, coalesce(tie.denials, []) AS denials, coalesce(tie.claims, []) AS claims
ORDER BY relation, direction, documents DESC, other, other_id
