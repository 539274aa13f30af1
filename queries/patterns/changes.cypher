// title: What changed between two times
// asks: Which ties began, ended, turned or gained sources after one time, up to and with another?
// limits: Told of the days that the claims speak of, never of what lies between them: a tie that began is one of which
//   no earlier day is known, and that may have been so before. Ties without any known day, stretches that reach over an
//   end of the time asked for, and claims of undated documents are not told: allegiance changes counts them. There is
//   no row where the first time is not the earlier. Claims are those behind the ties, also such as speak of other days.
//   Every tie of which something is known in the span is looked at: of a graph of 200,000 ties, name an actor or take a
//   span of days.
// param since: interval -- a year, a month or a day: what changed after its last day
// param until: interval -- the same: up to its last day, and with it
// param actor: actor = null -- one of the two ends; any where not given
// returns kind: string -- began, ended, turned or gained
// returns subject: string -- name of the subject; of a turn, of the first of the two by id
// returns relation: string -- type of the tie; empty of a turn
// returns object: string -- name of the object
// returns before: string -- no or unknown of a tie that began, yes or unknown of one that ended, friendly, hostile or both
//   of a turn, of gained the number of independent sources in documents up to the first time
// returns after: string -- yes, no; friendly, hostile or both; the number up to the second
// returns first: date -- the day on which it changed, or the first of a stretch on some day of which it did
// returns last: date -- the last day of that stretch
// returns through: strings -- of a turn: the ties between the two of which days are known, an arrow from subject to object
// returns subject_id: string -- id of the subject
// returns object_id: string -- id of the object
// returns denials: strings -- ids of the claims that deny the ties
// returns claims: strings -- ids of the claims behind the ties
// order: first, last, kind, subject, relation, object, subject_id, object_id, before
// example: since=2016, until=2017
CALL () {
  CALL () {
    WITH $actor AS named
    WHERE named IS NULL
    MATCH (a:Actor)-[tie:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]->(b:Actor)
    RETURN a, tie, b
    UNION ALL
    MATCH (:Actor {id: $actor})-[tie:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]-(:Actor)
    RETURN startNode(tie) AS a, tie, endNode(tie) AS b
  }
  WITH CASE WHEN a.id < b.id THEN a ELSE b END AS low, CASE WHEN a.id < b.id THEN b ELSE a END AS high, tie
  WITH low, high, collect(tie) AS ties
  WHERE any(tie IN ties WHERE any(day IN tie.held_from + tie.some_from + tie.not_from WHERE day <= $until.last)
                          AND any(day IN tie.held_to + tie.some_to + tie.not_to WHERE day > $since.last))
  UNWIND ties AS tie
  RETURN low, high, tie, null AS sources
  UNION ALL
  CALL () {
    WITH $actor AS named
    WHERE named IS NULL
    MATCH (document:Document)<-[:STATED_IN]-(claim:Claim {modality: 'actual', polarity: 'asserted'})
    WHERE $since.last < document.date AND document.date <= $until.last
    MATCH (claim)-[:SUBJECT]->(a:Actor)
    MATCH (claim)-[:OBJECT]->(b:Actor)
    MATCH (a)-[tie]-(b)
    WHERE claim.id IN tie.claims
    RETURN a, tie, b
    UNION ALL
    MATCH (:Actor {id: $actor})-[tie:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR]-(:Actor)
    UNWIND tie.claims AS id
    MATCH (:Claim {id: id})-[:STATED_IN]->(document:Document)
    WHERE $since.last < document.date AND document.date <= $until.last
    RETURN startNode(tie) AS a, tie, endNode(tie) AS b
  }
  WITH DISTINCT CASE WHEN a.id < b.id THEN a ELSE b END AS low, CASE WHEN a.id < b.id THEN b ELSE a END AS high, tie
  UNWIND tie.claims AS id
  MATCH (claim:Claim {id: id})-[:STATED_IN]->(document:Document)
  WHERE document.date <= $until.last
  MATCH (claim)-[:SAID_BY]->(source:Source)
  WITH low, high, tie, source, min(document.date) AS day
  RETURN low, high, tie, collect({source: source, day: day}) AS sources
}
WITH low, high, tie, sources, date('0001-01-01') AS none,
     [i IN range(0, size(coalesce(tie.held_from, [])) - 1) | [tie.held_from[i], tie.held_to[i]]] AS held,
     [i IN range(0, size(coalesce(tie.some_from, [])) - 1) | [tie.some_from[i], tie.some_to[i]]] AS some,
     [i IN range(0, size(coalesce(tie.not_from, [])) - 1) | [tie.not_from[i], tie.not_to[i]]] AS over
WITH low, high, tie, sources, none, over AS denied, some,
     reduce(rest = held, n IN over | reduce(cut = [], d IN rest | cut
       + CASE WHEN d[1] < n[0] OR n[1] < d[0] THEN [d]
              ELSE CASE WHEN d[0] < n[0] THEN [[d[0], n[0] - duration({days: 1})]] ELSE [] END
                + CASE WHEN n[1] < d[1] THEN [[n[1] + duration({days: 1}), d[1]]] ELSE [] END END)) AS held,
     reduce(rest = over, n IN held | reduce(cut = [], d IN rest | cut
       + CASE WHEN d[1] < n[0] OR n[1] < d[0] THEN [d]
              ELSE CASE WHEN d[0] < n[0] THEN [[d[0], n[0] - duration({days: 1})]] ELSE [] END
                + CASE WHEN n[1] < d[1] THEN [[n[1] + duration({days: 1}), d[1]]] ELSE [] END END)) AS over
WITH low, high, tie, sources, none, over,
     [d IN held | [d[0], d[0], d[1]]]
       + [d IN some WHERE none(n IN denied WHERE n[0] <= d[0] AND d[1] <= n[1]) | [d[0], d[1], d[1]]] AS known
WITH low, high, tie, sources, none, over, known,
     [s IN [s IN known WHERE $since.last < s[0] AND s[1] <= $until.last | {
        first: s[0], last: s[1],
        reached: reduce(day = none, t IN known | CASE
          WHEN t[2] > day AND (t[0] < s[0] OR (t[0] = s[0] AND (t[1] < s[1] OR (t[1] = s[1] AND t[2] < s[2]))))
          THEN t[2] ELSE day END)}]
      WHERE s.reached = none OR any(n IN over WHERE n[0] < s.first AND n[1] > s.reached) |
      {kind: 'began', first: s.first, last: s.last, after: 'yes',
       before: CASE WHEN any(n IN over WHERE n[0] < s.first AND n[1] > s.reached) THEN 'no' ELSE 'unknown' END}] AS began
WITH none, collect({low: low, high: high, tie: tie, sources: sources, over: over, known: known, began: began}) AS told
CALL (told) {
  UNWIND [one IN told WHERE size(one.over) > 0 | one.tie] AS tie
  UNWIND coalesce(tie.claims, []) AS id
  MATCH (claim:Claim {id: id, tense: 'past'})-[:STATED_IN]->(document:Document)
  WHERE document.date IS NOT NULL
  WITH tie, claim.first AS first, claim.last AS last, document.date AS read,
       type(tie) IN ['DESIGNATED_BY', 'PART_OF', 'LEADS', 'SPEAKS_FOR'] AS lasts,
       CASE claim.precision WHEN 'month' THEN 1 WHEN 'season' THEN 3 WHEN 'year' THEN 12 WHEN 'decade' THEN 120 END AS months,
       CASE claim.precision WHEN 'week' THEN 6 ELSE 0 END AS days
  WITH tie, first, last, read, lasts,
       CASE WHEN months IS NULL OR first IS NULL THEN first + duration({days: days})
            ELSE date.truncate('month', first) + duration({months: months}) - duration({days: 1}) END AS on
  WITH tie, CASE
    WHEN last < read AND (first IS NULL OR on < last) THEN [last + duration({days: 1}), read]
    WHEN (last IS NULL OR coalesce(on >= last, false)) AND (coalesce(last, first) IS NULL
          OR (lasts AND coalesce(last, first) < read)) THEN [read, read]
    ELSE null END AS days
  RETURN collect(CASE WHEN days IS NULL THEN null ELSE {tie: tie.id, days: days} END) AS formers
}
UNWIND told AS one
WITH none, one.low AS low, one.high AS high, one.tie AS tie, one.sources AS sources, one.over AS over,
     one.known AS known, one.began AS began, [f IN formers WHERE f.tie = one.tie.id | f.days] AS former
WITH low, high, tie, sources, none, known, began,
     [e IN reduce(state = {passed: none, out: []}, n IN over | CASE
        WHEN any(s IN known WHERE s[0] < n[0] AND s[2] > state.passed)
        THEN {passed: n[1], out: state.out + [{day: n[0], before: 'yes'}]}
        WHEN state.passed = none AND any(f IN former WHERE f[0] <= n[0] AND n[0] <= f[1])
        THEN {passed: n[1], out: state.out + [{day: n[0], before: 'unknown'}]}
        ELSE state END).out WHERE $since.last < e.day AND e.day <= $until.last |
      {kind: 'ended', first: e.day, last: e.day, before: e.before, after: 'no'}] AS ended
WITH low, high, none, collect({tie: tie, known: known, began: began, ended: ended, sources: sources}) AS ties
WITH none, collect({low: low, high: high, ties: ties}) AS pairs
CALL (none, pairs) {
  UNWIND pairs AS pair
  UNWIND pair.ties AS t
  UNWIND CASE WHEN t.sources IS NULL THEN t.began + t.ended ELSE [] END AS row
  RETURN row, startNode(t.tie) AS subject, type(t.tie) AS relation, endNode(t.tie) AS object, [t.tie] AS behind
  UNION ALL
  UNWIND pairs AS pair
  UNWIND [t IN pair.ties WHERE t.sources IS NOT NULL] AS t
  WITH t, [x IN t.sources | x.source] AS has, [x IN t.sources WHERE x.day <= $since.last | x.source] AS had
  WITH t,
       size([v IN had WHERE v.own = ''])
         + size(reduce(own = [], v IN had | CASE WHEN v.own IN (own + ['']
             + [w IN had WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS before,
       size([v IN has WHERE v.own = ''])
         + size(reduce(own = [], v IN has | CASE WHEN v.own IN (own + ['']
             + [w IN has WHERE w.own = '' AND w.story = '' | w.speaker]) THEN own ELSE own + [v.own] END)) AS after,
       reduce(day = $until.last, x IN t.sources |
         CASE WHEN $since.last < x.day AND x.day < day THEN x.day ELSE day END) AS day
  WHERE after > before AND (before > 0 OR size(t.began) = 0)
  RETURN {kind: 'gained', first: day, last: day, before: toString(before), after: toString(after)} AS row,
         startNode(t.tie) AS subject, type(t.tie) AS relation, endNode(t.tie) AS object, [t.tie] AS behind
  UNION ALL
  UNWIND pairs AS pair
  WITH none, pair.low AS low, pair.high AS high, [t IN pair.ties WHERE t.sources IS NULL] AS theirs
  WHERE any(t IN theirs WHERE t.tie.sign > 0) AND any(t IN theirs WHERE t.tie.sign < 0)
  UNWIND theirs AS t
  WITH low, high, none, t, t.tie.id AS id
  ORDER BY id
  WITH low, high, none, collect(t) AS theirs
  UNWIND [$since.last, $until.last] AS day
  WITH low, high, none, day, [t IN theirs WHERE any(s IN t.known WHERE s[1] <= $until.last) | t.tie] AS behind,
       [sign IN [1, -1] | reduce(all = [], t IN theirs | all + CASE WHEN t.tie.sign = sign
         THEN [s IN t.known WHERE s[2] <= day OR (s[0] = s[1] AND s[0] <= day) |
               [s[0], s[1], CASE WHEN s[2] < day THEN s[2] ELSE day END]] ELSE [] END)] AS sides
  WITH low, high, none, day, behind, sides,
       [side IN sides | reduce(day = none, s IN side | CASE WHEN s[0] = s[1] AND s[2] > day THEN s[2]
         WHEN s[0] < s[1] AND s[0] > day THEN s[0] ELSE day END)] AS sure,
       [side IN sides | reduce(day = none, s IN side | CASE WHEN s[2] > day THEN s[2] ELSE day END)] AS may
  WITH low, high, day, behind, [n IN [0, 1] | size(sides[n]) > 0 AND may[n] >= sure[1 - n]] AS counts,
       [n IN [0, 1] | [s IN sides[n] WHERE may[n] >= sure[1 - n] AND s[2] >= sure[n]]] AS latest
  WITH low, high, day, behind, latest[0] + latest[1] AS latest,
       CASE counts WHEN [true, true] THEN 'both' WHEN [true, false] THEN 'friendly'
                   WHEN [false, true] THEN 'hostile' ELSE '' END AS word
  ORDER BY day
  WITH low, high, collect({behind: behind, word: word, latest: latest}) AS told
  WITH low, high, told[0].word AS before, told[1].word AS after, told[1].behind AS behind, told[1].latest AS latest,
       [s IN told[1].latest WHERE $since.last < s[0] AND s[1] <= $until.last] AS begun
  WHERE size(told) = 2 AND before <> '' AND before <> after
  UNWIND CASE WHEN size(begun) > 0 THEN begun ELSE [s IN latest | [s[2], s[2]]] END AS s
  WITH low, high, before, after, behind, size(begun) > 0 AS new, s[0] AS first, s[1] AS last
  ORDER BY CASE WHEN new THEN first ELSE null END, CASE WHEN new THEN last ELSE null END, first DESC
  WITH low, high, before, after, behind, collect([first, last]) AS days
  RETURN {kind: 'turned', first: days[0][0], last: days[0][1], before: before, after: after} AS row,
         low AS subject, '' AS relation, high AS object, behind
}
RETURN row.kind AS kind, subject.name AS subject, relation, object.name AS object,
       row.before AS before, row.after AS after, row.first AS first, row.last AS last,
       CASE row.kind WHEN 'turned' THEN [t IN behind | startNode(t).name + ' -' + type(t)
         + CASE WHEN type(t) IN ['FIGHTS', 'ALLIED_WITH'] THEN '- ' ELSE '-> ' END + endNode(t).name] ELSE [] END AS through,
       subject.id AS subject_id, object.id AS object_id,
       reduce(all = [], t IN behind | all + coalesce(t.denials, [])) AS denials,
       reduce(all = [], t IN behind | all + coalesce(t.claims, [])) AS claims
ORDER BY first, last, kind, subject, relation, object, subject_id, object_id, before
