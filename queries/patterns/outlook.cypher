// title: Outlook
// asks: What is only planned, feared or thought possible?
// limits: held says that a tie of the two stands today, perhaps at another place or time: whether the plan came
//   true is for the reader of the claims to say.
// param actor: actor = null -- one of the two ends; any where not given
// returns subject: string -- name of the one that would act
// returns relation: string -- what it would be
// returns object: string -- name of the other end
// returns modality: string -- planned where it is announced, possible where it is feared or thought possible
// returns polarity: string -- asserted, or denied where the text says that it is not so
// returns documents: integer -- how many documents say so
// returns speakers: strings -- who is named as saying so, each once
// returns places: strings -- where, as written, each once
// returns first: date -- earliest day that the claims speak of or, where they give none, that a document is dated
// returns last: date -- latest such day
// returns held: string -- status of the tie of the same two where claims state one as a fact; else empty
// returns subject_id: string -- id of the subject
// returns object_id: string -- id of the object
// returns claims: strings -- ids of the claims
// order: last DESC, subject, relation, object, subject_id, object_id, modality, polarity
// example: actor=Kata'ib Hizballah
MATCH (subject:Actor)<-[:SUBJECT]-(claim:Claim)-[:OBJECT]->(object:Actor)
WHERE claim.modality <> 'actual'
  AND ($actor IS NULL OR subject.id = $actor OR object.id = $actor)
MATCH (claim)-[:STATED_IN]->(document:Document)
WITH subject, object, claim, document
ORDER BY claim.id
WITH subject, object, claim.relation AS relation, claim.modality AS modality, claim.polarity AS polarity,
     count(DISTINCT document) AS documents, collect(claim) AS said,
     min(coalesce(claim.first, claim.last, document.date)) AS first,
     max(coalesce(claim.last, claim.first, document.date)) AS last
OPTIONAL MATCH (subject)-[tie]-(object)
WHERE type(tie) = relation
  AND (startNode(tie) = subject OR relation IN ['FIGHTS', 'ALLIED_WITH'])
CALL (said) {
  UNWIND said AS claim
  WITH DISTINCT claim.speaker AS speaker WHERE speaker <> ''
  ORDER BY speaker
  RETURN collect(speaker) AS speakers
}
CALL (said) {
  UNWIND said AS claim
  WITH DISTINCT claim.place AS place WHERE place <> ''
  ORDER BY place
  RETURN collect(place) AS places
}
RETURN subject.name AS subject, relation, object.name AS object, modality, polarity, documents, speakers, places,
       first, last, coalesce(tie.status, '') AS held, subject.id AS subject_id, object.id AS object_id,
       [claim IN said | claim.id] AS claims
ORDER BY coalesce(last, date('0001-01-01')) DESC, subject, relation, object, subject_id, object_id, modality, polarity
