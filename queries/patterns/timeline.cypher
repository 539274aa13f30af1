// title: Timeline
// asks: What is said of one actor, day by day?
// limits: Only claims that give a time themselves: one that gives none is dated by its document alone and not listed.
//   A time without a start ("prior to 2011") stands at its end.
// param actor: actor -- whose claims
// param since: date = null -- only what reaches this day or later
// param until: date = null -- only what begins on this day or before
// returns day: date -- where the claim stands in the order: its first day or, where it has none, its last
// returns first: date -- first day that it speaks of
// returns last: date -- last day that it speaks of
// returns precision: string -- how exactly the text gives it: day, week, month, season, year, decade
// returns subject: string -- name of the subject
// returns relation: string -- what is stated
// returns object: string -- name of the object
// returns modality: string -- actual, planned or possible
// returns polarity: string -- asserted or denied
// returns place: string -- where, as written
// returns speaker: string -- who says so, where it is not the document in its own voice
// returns title: string -- title of the document
// returns quote: string -- the sentence
// returns claims: strings -- id of the claim
// order: day, claims
// example: actor=Kata'ib Hizballah
MATCH (:Actor {id: $actor})<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE (claim.first IS NOT NULL OR claim.last IS NOT NULL)
  AND ($since IS NULL OR claim.last IS NULL OR claim.last >= $since)
  AND ($until IS NULL OR claim.first IS NULL OR claim.first <= $until)
WITH DISTINCT claim
MATCH (claim)-[:SUBJECT]->(subject:Actor)
MATCH (claim)-[:OBJECT]->(object:Actor)
MATCH (claim)-[:STATED_IN]->(document:Document)
RETURN coalesce(claim.first, claim.last) AS day, claim.first AS first, claim.last AS last,
       claim.precision AS precision, subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.modality AS modality, claim.polarity AS polarity, claim.place AS place, claim.speaker AS speaker,
       document.title AS title, claim.quote AS quote, [claim.id] AS claims
ORDER BY day, claims
