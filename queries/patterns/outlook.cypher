// title: Outlook
// asks: What is only planned, feared or thought possible, and was it borne out later?
// limits: Later is what speaks of a day after the first dated document that announces it or, without an end of its own,
//   stands in a later document: it may be another deed of the same two. What a part does its whole does; what a whole
//   does bears out no plan of a part. held says that a tie of the two stands, perhaps at another place or time. Each
//   plan is held against what all parts of both ends did: of a large graph, name an actor.
// param actor: actor = null -- one of the two ends; any where not given
// param levels: integer = 3 -- how many steps of PART_OF are followed down to who did it and to whom, both together, 0
//   to 3
// returns subject: string -- name of the one that would act
// returns relation: string -- what it would be
// returns object: string -- name of the other end
// returns modality: string -- planned where it is announced, possible where it is feared or thought possible
// returns polarity: string -- asserted, or denied where the text says that it is not so
// returns borne_out: string -- yes where a later claim says that it is so (of what was denied: that it is not), no where
//   later claims only say the opposite, open where no later claim tells
// returns level: integer -- steps of PART_OF from the two down to those of whom the later claim speaks, 0 where it is
//   they; null where it is open
// returns by: strings -- names of the one that did it, or did not: the subject or its parts
// returns documents: integer -- how many documents say so
// returns stories: integer -- how many stories: documents without copies
// returns sources: integer -- how many independent sources
// returns speakers: strings -- who is named as saying so, each once
// returns places: strings -- where, as written, each once
// returns first: date -- earliest day that the claims speak of or, where they give none, that a document is dated
// returns last: date -- latest such day
// returns held: string -- status of the tie of the same two where claims state one as a fact; else empty
// returns subject_id: string -- id of the subject
// returns object_id: string -- id of the object
// returns outcome: strings -- ids of the later claims that tell
// returns claims: strings -- ids of the claims, then of those that make who did it, and whom it met, parts of the two,
//   by the shortest ways
// order: last DESC, subject, relation, object, subject_id, object_id, modality, polarity
// example: actor=Kata'ib Hizballah
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (claim:Claim)
  WHERE claim.modality <> 'actual'
  RETURN claim
  UNION ALL
  MATCH (:Actor {id: $actor})<-[:SUBJECT|OBJECT]-(claim:Claim)
  WHERE claim.modality <> 'actual'
  RETURN DISTINCT claim
}
MATCH (claim)-[:SUBJECT]->(subject:Actor)
MATCH (claim)-[:OBJECT]->(object:Actor)
MATCH (claim)-[:STATED_IN]->(document:Document)-[:TELLS]->(story:Story)
MATCH (claim)-[:SAID_BY]->(source:Source)
WITH subject, object, claim, document, story, source
ORDER BY claim.id
WITH subject, object, claim.relation AS relation, claim.modality AS modality, claim.polarity AS polarity,
     count(DISTINCT document) AS documents, count(DISTINCT story) AS stories, collect(DISTINCT source) AS voices,
     collect(claim) AS said, min(document.date) AS announced,
     min(coalesce(claim.first, claim.last, document.date)) AS first,
     max(coalesce(claim.last, claim.first, document.date)) AS last
OPTIONAL MATCH (subject)-[tie:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]-(object)
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
CALL (subject, object, relation, announced) {
  MATCH down = (subject)<-[:PART_OF*0..3]-(doer:Actor)
  WHERE length(down) <= $levels
  WITH object, relation, announced, doer, relationships(down) AS far
  ORDER BY size(far), [t IN far | t.id]
  WITH object, relation, announced, doer, head(collect(far)) AS far
  MATCH (doer)-[fact:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]-(met:Actor)
  WHERE type(fact) = relation AND (startNode(fact) = doer OR relation IN ['FIGHTS', 'ALLIED_WITH'])
  MATCH under = (met)-[:PART_OF*0..3]->(object)
  WHERE size(far) + length(under) <= $levels
  WITH announced, doer, fact, far + relationships(under) AS way
  ORDER BY size(way), [t IN way | t.id]
  WITH announced, doer, fact, head(collect(way)) AS way
  WITH announced, doer, fact, size(way) AS level,
       reduce(all = [], t IN way | all + [id IN coalesce(t.claims, []) WHERE NOT id IN all]) AS over
  UNWIND fact.claims AS id
  MATCH (claim:Claim {id: id})-[:STATED_IN]->(told:Document)
  WHERE coalesce(claim.last, told.date, claim.first) > announced
  WITH doer, claim, level, over
  ORDER BY level, doer.id, claim.id
  RETURN collect({level: level, by: doer.name, polarity: 'asserted', claim: claim.id, over: over}) AS done
}
CALL (subject, object, relation, announced) {
  MATCH (subject)<-[here:SUBJECT|OBJECT]-(claim:Claim {polarity: 'denied'})-[there:SUBJECT|OBJECT]->(object)
  WHERE claim.modality = 'actual' AND claim.relation = relation AND type(here) <> type(there)
    AND (type(here) = 'SUBJECT' OR relation IN ['FIGHTS', 'ALLIED_WITH'])
  MATCH (claim)-[:STATED_IN]->(told:Document)
  WHERE coalesce(claim.last, told.date, claim.first) > announced
  WITH subject, claim
  ORDER BY claim.id
  RETURN collect({level: 0, by: subject.name, polarity: 'denied', claim: claim.id, over: []}) AS not_done
}
WITH subject, relation, object, modality, polarity, documents, stories, voices, speakers, places, first, last, tie, said,
     CASE WHEN size(not_done) > 0 AND (size(done) = 0 OR done[0].level > 0) THEN not_done
          ELSE [x IN done WHERE x.level = done[0].level] END AS outcome
RETURN subject.name AS subject, relation, object.name AS object, modality, polarity,
       CASE WHEN size(outcome) = 0 THEN 'open' WHEN outcome[0].polarity = polarity THEN 'yes' ELSE 'no' END AS borne_out,
       CASE WHEN size(outcome) = 0 THEN null ELSE outcome[0].level END AS level,
       reduce(all = [], x IN outcome | CASE WHEN x.by IN all THEN all ELSE all + [x.by] END) AS by,
       documents, stories,
       size([v IN voices WHERE v.own = ''])
         + size(reduce(own = [], v IN voices | CASE WHEN v.own IN (own + ['']
             + [w IN voices WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS sources,
       speakers, places, first, last, coalesce(tie.status, '') AS held,
       subject.id AS subject_id, object.id AS object_id,
       [x IN outcome | x.claim] AS outcome,
       reduce(all = [claim IN said | claim.id], x IN outcome | all + [id IN x.over WHERE NOT id IN all]) AS claims
ORDER BY coalesce(last, date('0001-01-01')) DESC, subject, relation, object, subject_id, object_id, modality, polarity
