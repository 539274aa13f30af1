// title: Profile
// asks: What ties does one actor have, and what else is said of it?
// limits: Ties of its parts and wholes are not its own: ask for those by their names. What is only planned, feared or
//   denied makes no tie and stands in rows of its own, with that as its status; whether it was borne out, the question
//   outlook tells. Names and offices: who-is-who. Places: places. Day by day: timeline.
// param actor: actor -- whose ties
// returns relation: string -- type of the tie
// returns direction: string -- out where the actor is the subject, in where it is the object, both where the order
//   says nothing
// returns other: string -- name of the other end
// returns type: string -- what the other end is
// returns sign: integer -- 1 friendly, -1 hostile
// returns status: string -- of a tie current, past or contested; of what makes none planned, possible or denied
// returns documents: integer -- documents behind it; 0 where the list of actors says so and no text does
// returns stories: integer -- stories behind it: documents without copies
// returns sources: integer -- independent sources behind it
// returns first: date -- earliest day that the tie is known for; of what makes none, that a claim speaks of
// returns last: date -- latest such day
// returns confidence: float -- confidence of the tie, 0 to 1; null of what makes none
// returns other_id: string -- id of the other end
// returns denials: strings -- ids of the claims that deny it
// returns claims: strings -- ids of the claims behind it
// order: relation, direction, documents DESC, other, other_id, status
// example: actor=Kata'ib Hizballah
MATCH (actor:Actor {id: $actor})
CALL (actor) {
  MATCH (actor)-[tie]-(other:Actor)
  RETURN type(tie) AS relation, startNode(tie) = actor AS out, other, tie.sign AS sign, tie.status AS status,
         tie.documents AS documents, tie.stories AS stories, tie.sources AS sources,
         tie.first AS first, tie.last AS last, tie.confidence AS confidence,
         coalesce(tie.denials, []) AS denials, coalesce(tie.claims, []) AS claims
  UNION ALL
  MATCH (actor)<-[here:SUBJECT|OBJECT]-(claim:Claim)-[there:SUBJECT|OBJECT]->(other:Actor)
  WHERE type(here) <> type(there) AND other <> actor AND (claim.modality <> 'actual' OR claim.polarity = 'denied')
  WITH actor, other, claim, claim.relation AS relation,
       type(here) = 'SUBJECT' OR claim.relation IN ['FIGHTS', 'ALLIED_WITH'] AS out,
       CASE claim.polarity WHEN 'denied' THEN 'denied' ELSE claim.modality END AS status
  OPTIONAL MATCH (actor)-[tie]-(other)
  WHERE claim.id IN tie.denials
  WITH actor, other, claim, relation, out, status, count(tie) AS told
  WHERE told = 0
  MATCH (claim)-[:STATED_IN]->(document:Document)-[:TELLS]->(story:Story)
  MATCH (claim)-[:SAID_BY]->(source:Source)
  WITH other, relation, out, status, claim, document, story, source
  ORDER BY claim.id
  WITH other, relation, out, status, count(DISTINCT document) AS documents, count(DISTINCT story) AS stories,
       collect(DISTINCT source) AS voices, min(coalesce(claim.first, claim.last)) AS first,
       max(coalesce(claim.last, claim.first)) AS last, collect(claim.id) AS claims
  RETURN relation, out, other, CASE WHEN relation IN ['FIGHTS', 'DESIGNATED_BY'] THEN -1 ELSE 1 END AS sign, status,
         documents, stories, size([v IN voices WHERE v.own = ''])
           + size(reduce(own = [], v IN voices | CASE WHEN v.own IN (own + ['']
               + [w IN voices WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS sources,
         first, last, null AS confidence, CASE status WHEN 'denied' THEN claims ELSE [] END AS denials, claims
}
RETURN relation,
       CASE WHEN relation IN ['FIGHTS', 'ALLIED_WITH'] THEN 'both' WHEN out THEN 'out' ELSE 'in' END AS direction,
       other.name AS other, other.type AS type, sign, status, documents, stories, sources, first, last, confidence,
       other.id AS other_id, denials, claims
ORDER BY relation, direction, documents DESC, other, other_id, status
