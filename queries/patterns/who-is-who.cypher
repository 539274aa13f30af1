// title: Who is who
// asks: By which names does one actor go, and who leads it, speaks for it and stands above it?
// limits: A name is as the texts write it or as the list of actors has it; a description ("the militia") that stands for
//   the actor is listed too, as it was written. A role is as a text states it. Wholes are followed by the shortest way
//   up, and who leads or speaks for them is told with the level; who leads a whole need not command each of its parts.
// param actor: actor -- who
// param levels: integer = 3 -- how many steps of PART_OF are followed up, 0 to 3
// returns level: integer -- steps of PART_OF from the actor up to the one that the row tells of, 0 where it is the actor
// returns of: string -- name of the one that the row tells of
// returns kind: string -- name: what it is called; part of: the next whole; led by, spoken for by: who leads it and speaks
//   for it; leads, speaks for: whom the actor itself leads or speaks for
// returns who: string -- the name as it is written, or the name of the other actor
// returns type: string -- what the other is; of a name, written where a claim writes it so, listed where none does
// returns status: string -- how the tie stands: current, past or contested; empty for a name
// returns documents: integer -- documents in which a claim writes the name so, or behind the tie
// returns sources: integer -- independent sources behind the tie; null for a name
// returns first: date -- earliest day that the tie is known for; of a name, of a document that writes it so
// returns last: date -- latest such day
// returns of_id: string -- id of the one that the row tells of
// returns who_id: string -- id of the other actor; of a name, of the one that bears it
// returns claims: strings -- ids of the claims behind the tie, or in which the name stands
// order: level, of_id, kind, documents DESC, who, who_id
// example: actor=Kata'ib Hizballah
MATCH up = (:Actor {id: $actor})-[:PART_OF*0..3]->(of:Actor)
WHERE length(up) <= $levels
WITH of, min(length(up)) AS level
CALL (of, level) {
  OPTIONAL MATCH (of)<-[said:SUBJECT|OBJECT]-(claim:Claim)
  WHERE level = 0
  OPTIONAL MATCH (claim)-[:STATED_IN]->(document:Document)
  WITH of, level, coalesce(said.mention, '') AS who, claim, document
  ORDER BY claim.id
  WITH of, level, who, count(DISTINCT document) AS documents, min(document.date) AS first,
       max(document.date) AS last, collect(DISTINCT claim.id) AS claims
  WITH of, level, collect({who: who, documents: documents, first: first, last: last, claims: claims}) AS written
  WITH of, level, [w IN written WHERE w.who <> ''] AS written
  WITH of, [w IN written | {who: w.who, type: 'written', documents: w.documents, first: w.first, last: w.last,
                            claims: w.claims}]
           + [a IN CASE WHEN level = 0 THEN [of.name] + coalesce(of.aliases, []) ELSE [] END
              WHERE none(w IN written WHERE w.who = a) |
              {who: a, type: 'listed', documents: 0, first: null, last: null, claims: []}] AS names
  UNWIND names AS row
  WITH DISTINCT of, row
  RETURN 'name' AS kind, row.who AS who, row.type AS type, '' AS status, row.documents AS documents, null AS sources,
         row.first AS first, row.last AS last, of.id AS who_id, row.claims AS claims
  UNION ALL
  MATCH (of)-[tie:PART_OF]->(other:Actor)
  RETURN 'part of' AS kind, other.name AS who, other.type AS type, tie.status AS status, tie.documents AS documents,
         tie.sources AS sources, tie.first AS first, tie.last AS last, other.id AS who_id, coalesce(tie.claims, []) AS claims
  UNION ALL
  MATCH (of)<-[tie:LEADS|SPEAKS_FOR]-(other:Actor)
  RETURN CASE type(tie) WHEN 'LEADS' THEN 'led by' ELSE 'spoken for by' END AS kind, other.name AS who,
         other.type AS type, tie.status AS status, tie.documents AS documents, tie.sources AS sources,
         tie.first AS first, tie.last AS last, other.id AS who_id, coalesce(tie.claims, []) AS claims
  UNION ALL
  MATCH (of)-[tie:LEADS|SPEAKS_FOR]->(other:Actor)
  WHERE level = 0
  RETURN CASE type(tie) WHEN 'LEADS' THEN 'leads' ELSE 'speaks for' END AS kind, other.name AS who,
         other.type AS type, tie.status AS status, tie.documents AS documents, tie.sources AS sources,
         tie.first AS first, tie.last AS last, other.id AS who_id, coalesce(tie.claims, []) AS claims
}
RETURN level, of.name AS of, kind, who, type, status, documents, sources, first, last, of.id AS of_id, who_id, claims
ORDER BY level, of_id, kind, documents DESC, who, who_id
