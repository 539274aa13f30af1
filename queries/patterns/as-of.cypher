// title: As of a time
// asks: Who backed, fought, was allied with or part of whom at a time: yes, no or unknown?
// limits: Only what the claims tell is known: of the days between and around them a tie is unknown, never "always".
//   Where some say that it held then and others deny it, it is unknown too, and contested. What is only planned,
//   possible or denied makes no tie: see the questions outlook and contested.
// param when: interval -- a year, a month or a day: 2010, 2010-06, 2010-06-01
// param actor: actor = null -- one of the two ends; any where not given
// param relation: string = null -- only ties of this relation, such as PART_OF
// returns subject: string -- name of the subject
// returns relation: string -- type of the tie
// returns object: string -- name of the object
// returns holds: string -- yes where the tie held on one of the days at least; no where it held on none; else unknown
// returns contested: boolean -- whether claims say that it held then, and others that it did not
// returns status: string -- how the tie stands on the whole: current, past or contested
// returns held: strings -- the days on each of which it held, as far as known
// returns sometime: strings -- stretches on some day of which it held
// returns not_held: strings -- the days on none of which it held
// returns documents: integer -- documents behind the tie; 0 where the list of actors says so and no text does
// returns stories: integer -- stories behind it: documents without copies
// returns sources: integer -- independent sources behind it
// returns subject_id: string -- id of the subject
// returns object_id: string -- id of the object
// returns denials: strings -- ids of the claims that deny the tie
// returns claims: strings -- ids of the claims behind the tie
// order: holds DESC, subject, relation, object, subject_id, object_id
// example: when=2017, actor=Kata'ib Hizballah
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (subject:Actor)-[tie]->(object:Actor)
  RETURN subject, tie, object
  UNION ALL
  MATCH (:Actor {id: $actor})-[tie]-(:Actor)
  RETURN startNode(tie) AS subject, tie, endNode(tie) AS object
}
WITH subject, tie, object
WHERE $relation IS NULL OR type(tie) = $relation
WITH subject, tie, object,
     [i IN range(0, size(coalesce(tie.held_from, [])) - 1) | [tie.held_from[i], tie.held_to[i]]] AS held,
     [i IN range(0, size(coalesce(tie.some_from, [])) - 1) | [tie.some_from[i], tie.some_to[i]]] AS sometime,
     [i IN range(0, size(coalesce(tie.not_from, [])) - 1) | [tie.not_from[i], tie.not_to[i]]] AS not_held
WITH subject, tie, object, held, sometime, not_held,
     any(days IN held WHERE days[0] <= $when.last AND $when.first <= days[1])
       OR any(days IN sometime WHERE $when.first <= days[0] AND days[1] <= $when.last) AS stated,
     any(days IN not_held WHERE days[0] <= $when.first AND $when.last <= days[1]) AS denied
RETURN subject.name AS subject, type(tie) AS relation, object.name AS object,
       CASE WHEN stated = denied THEN 'unknown' WHEN stated THEN 'yes' ELSE 'no' END AS holds,
       stated AND denied AS contested, tie.status AS status,
       [days IN held | trim(CASE WHEN days[0] = date('0001-01-01') THEN '' ELSE toString(days[0]) END
         + CASE WHEN days[0] = days[1] THEN '' ELSE ' to ' END
         + CASE WHEN days[1] IN [days[0], date('9999-12-31')] THEN '' ELSE toString(days[1]) END)] AS held,
       [days IN sometime | toString(days[0]) + ' to ' + toString(days[1])] AS sometime,
       [days IN not_held | trim(CASE WHEN days[0] = date('0001-01-01') THEN '' ELSE toString(days[0]) END
         + CASE WHEN days[0] = days[1] THEN '' ELSE ' to ' END
         + CASE WHEN days[1] IN [days[0], date('9999-12-31')] THEN '' ELSE toString(days[1]) END)] AS not_held,
       tie.documents AS documents, tie.stories AS stories, tie.sources AS sources,
       subject.id AS subject_id, object.id AS object_id,
       coalesce(tie.denials, []) AS denials, coalesce(tie.claims, []) AS claims
ORDER BY holds DESC, subject, relation, object, subject_id, object_id
