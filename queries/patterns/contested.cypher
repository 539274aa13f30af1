// title: Contested claims
// asks: Where does one claim deny what another states?
// limits: Two claims meet where their relation and modality are the same, their ends the same or part and whole, and
//   their times not known to lie apart: they may still speak of different acts, which the sentences tell. A denial of
//   a part's deed beside a statement about the whole is a tension, no contradiction: both may be true.
// param actor: actor = null -- one of the actors; any where not given
// param levels: integer = 1 -- how many steps of PART_OF may lie between the two sides' actors, 0 to 3
// returns subject: string -- name of the subject as stated
// returns relation: string -- what is stated and denied
// returns object: string -- name of the object as stated
// returns denied_subject: string -- name of the one of whom it is denied, in the subject's place
// returns denied_object: string -- name of the one of whom it is denied, in the object's place
// returns kind: string -- contradiction where the actors are the same, tension where part and whole stand against
//   each other
// returns level: integer -- steps of PART_OF between the actors of the two sides, both ends together
// returns subject_level: integer -- how many of them lie between the subjects of the two sides
// returns object_level: integer -- how many between the objects
// returns modality: string -- actual, planned or possible
// returns stated_by: strings -- speakers of the statements, each once; an empty one is a document's own voice
// returns denied_by: strings -- speakers of the denials, each once
// returns stated_stories: integer -- stories behind the statements: documents without copies
// returns denied_stories: integer -- stories behind the denials
// returns stated_sources: integer -- independent sources of the statements
// returns denied_sources: integer -- independent sources of the denials
// returns first: date -- earliest day that the claims speak of, where one gives a time
// returns last: date -- latest such day
// returns denials: strings -- ids of the claims that deny it
// returns ids: strings -- ids of subject and object as stated, then as denied
// returns claims: strings -- ids of the claims that state it, then of those that deny it, then of those that make the one
//   side's actors parts of the other's, by the shortest ways
// order: level, relation, ids, modality
// example: actor=Kata'ib Hizballah
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (no:Claim {polarity: 'denied'})
  RETURN no
  UNION
  MATCH (:Actor {id: $actor})-[:PART_OF*0..3]->(:Actor)<-[:SUBJECT|OBJECT]-(no:Claim {polarity: 'denied'})
  RETURN no
  UNION
  MATCH (:Actor {id: $actor})<-[:PART_OF*1..3]-(:Actor)<-[:SUBJECT|OBJECT]-(no:Claim {polarity: 'denied'})
  RETURN no
}
MATCH (no)-[:SUBJECT]->(a:Actor)
MATCH (no)-[:OBJECT]->(b:Actor)
UNWIND CASE WHEN no.relation IN ['FIGHTS', 'ALLIED_WITH'] THEN [false, true] ELSE [false] END AS turned
WITH no, CASE WHEN turned THEN b ELSE a END AS here, CASE WHEN turned THEN a ELSE b END AS there
CALL (here) {
  MATCH up = (here)-[:PART_OF*0..3]->(x:Actor)
  WHERE length(up) <= $levels
  RETURN x AS subject, relationships(up) AS far
  UNION ALL
  MATCH down = (here)<-[:PART_OF*1..3]-(x:Actor)
  WHERE length(down) <= $levels
  RETURN x AS subject, relationships(down) AS far
}
WITH no, here, there, subject, far
ORDER BY size(far), [t IN far | t.id]
WITH no, here, there, subject, head(collect(far)) AS far
CALL (there) {
  MATCH up = (there)-[:PART_OF*0..3]->(x:Actor)
  WHERE length(up) <= $levels
  RETURN x AS object, relationships(up) AS off
  UNION ALL
  MATCH down = (there)<-[:PART_OF*1..3]-(x:Actor)
  WHERE length(down) <= $levels
  RETURN x AS object, relationships(down) AS off
}
WITH no, here, there, subject, far, object, off
ORDER BY size(off), [t IN off | t.id]
WITH no, here, there, subject, far, object, head(collect(off)) AS off
WHERE size(far) + size(off) <= $levels AND subject <> object AND subject <> there AND object <> here
MATCH (subject)<-[:SUBJECT]-(yes:Claim {polarity: 'asserted'})-[:OBJECT]->(object)
WHERE yes.relation = no.relation AND yes.modality = no.modality
  AND coalesce(yes.last < no.first, false) = false
  AND coalesce(no.last < yes.first, false) = false
  AND ($actor IS NULL OR $actor IN [here.id, there.id, subject.id, object.id])
WITH subject, object, here, there, yes, no, far, off
ORDER BY yes.id, no.id
WITH subject, object, here, there, yes.relation AS relation, yes.modality AS modality, size(far) AS far, size(off) AS off,
     head(collect(reduce(all = [], t IN far + off | all + [id IN coalesce(t.claims, []) WHERE NOT id IN all]))) AS over,
     collect(DISTINCT yes) AS stated, collect(DISTINCT no) AS denied
CALL (stated) {
  UNWIND stated AS claim
  WITH DISTINCT claim.speaker AS speaker ORDER BY speaker
  RETURN collect(speaker) AS stated_by
}
CALL (stated) {
  UNWIND stated AS claim
  MATCH (claim)-[:SAID_BY]->(source:Source)
  MATCH (claim)-[:STATED_IN]->(:Document)-[:TELLS]->(story:Story)
  RETURN collect(DISTINCT source) AS stating, count(DISTINCT story) AS stated_stories
}
CALL (denied) {
  UNWIND denied AS claim
  WITH DISTINCT claim.speaker AS speaker ORDER BY speaker
  RETURN collect(speaker) AS denied_by
}
CALL (denied) {
  UNWIND denied AS claim
  MATCH (claim)-[:SAID_BY]->(source:Source)
  MATCH (claim)-[:STATED_IN]->(:Document)-[:TELLS]->(story:Story)
  RETURN collect(DISTINCT source) AS denying, count(DISTINCT story) AS denied_stories
}
UNWIND stated + denied AS claim
WITH subject, object, here, there, relation, modality, far, off, far + off AS level, stated, denied, stated_by, denied_by,
     stating, denying, stated_stories, denied_stories, over,
     min(coalesce(claim.first, claim.last)) AS first, max(coalesce(claim.last, claim.first)) AS last
RETURN subject.name AS subject, relation, object.name AS object, here.name AS denied_subject,
       there.name AS denied_object, CASE level WHEN 0 THEN 'contradiction' ELSE 'tension' END AS kind, level,
       far AS subject_level, off AS object_level, modality,
       stated_by, denied_by, stated_stories, denied_stories,
       size([v IN stating WHERE v.own = ''])
         + size(reduce(own = [], v IN stating | CASE WHEN v.own IN (own + ['']
             + [w IN stating WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS stated_sources,
       size([v IN denying WHERE v.own = ''])
         + size(reduce(own = [], v IN denying | CASE WHEN v.own IN (own + ['']
             + [w IN denying WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS denied_sources,
       first, last, [c IN denied | c.id] AS denials,
       [subject.id, object.id, here.id, there.id] AS ids, 
       reduce(all = [c IN stated + denied | c.id], id IN over | CASE WHEN id IN all THEN all ELSE all + [id] END) AS claims
ORDER BY level, relation, ids, modality
