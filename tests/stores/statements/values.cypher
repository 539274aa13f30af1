// held-on-a-day
MATCH (a:Actor)-[r]->(b:Actor)
WHERE any(i IN range(0, size(r.held_from) - 1) WHERE r.held_from[i] <= $day AND $day <= r.held_to[i])
RETURN a.id AS one, type(r) AS relation, b.id AS other
ORDER BY one, relation, other

// dates-compared-and-cut
MATCH (c:Claim)
WHERE c.first >= date('2019-03-01') AND c.first < date({year: 2020, month: 1, day: 1})
RETURN c.id AS claim, c.first.year AS year, c.first.month AS month, c.first.day AS day, toString(c.first) AS text
ORDER BY claim

// days-between
MATCH (c:Claim)
WHERE c.first IS NOT NULL AND c.last IS NOT NULL
RETURN c.id AS claim, duration.inDays(c.first, c.last).days AS days
ORDER BY claim

// a-date-and-a-duration
MATCH (d:Document)
WHERE d.date IS NOT NULL
RETURN d.id AS document, d.date + duration('P1M') AS later, d.date - duration({days: 40}) AS earlier
ORDER BY document

// the-start-of-the-month
MATCH (c:Claim)
WHERE c.last IS NOT NULL
RETURN date.truncate('month', c.last) AS month, count(*) AS claims
ORDER BY month

// days-of-the-week
UNWIND [date('2017-11-03'), date('2016-02-29'), date('1999-12-31')] AS day
RETURN day, day.dayOfWeek AS weekday, day.week AS week, day.quarter AS quarter, day.ordinalDay AS ordinal
ORDER BY day

// lists-cut-and-turned
MATCH (a:Actor)
WITH a ORDER BY a.id
WITH collect(a.id) AS ids
RETURN size(ids) AS n, ids[0] AS first, ids[-1] AS last, ids[1..3] AS some, ids[..2] AS front, ids[-2..] AS back, reverse(ids)[0] AS turned, tail(ids)[0] AS second, ids[99999] AS none

// lists-kept-and-made
UNWIND [[1, 2, 3], [], [5, null]] AS list
RETURN list, [x IN list WHERE x > 1 | x * 10] AS made, any(x IN list WHERE x = 5) AS five, all(x IN list WHERE x > 0) AS positive, 3 IN list AS three, list + [9] AS more

// reduced
MATCH (a:Actor)-[r]-(:Actor)
WITH a, r ORDER BY r.id
WITH a, collect(r.sign) AS signs
RETURN a.id AS actor, reduce(sum = 0, s IN signs | sum + s) AS balance, reduce(text = '', s IN signs | text + CASE WHEN s > 0 THEN '+' ELSE '-' END) AS text
ORDER BY actor

// what-is-missing-in-conditions
MATCH (c:Claim)
RETURN c.id AS claim, c.first IS NULL AS undated, c.first < $day AS before, NOT c.first < $day AS not_before, coalesce(c.first, c.last, $day) AS some
ORDER BY claim

// three-truths
UNWIND [true, false, null] AS a
UNWIND [true, false, null] AS b
RETURN a, b, a AND b AS both, a OR b AS either, a XOR b AS one, NOT a AS neither, a = b AS same, a <> b AS other

// nulls-in-lists-and-order
UNWIND [3, null, 1] AS x
RETURN x, x IN [1, null] AS there, x = null AS same, x IS NULL AS gone
ORDER BY x

// nulls-last-downwards-first
UNWIND [3, null, 1] AS x
RETURN x ORDER BY x DESC

// maps-made-and-read
MATCH (a:Actor)-[r:FIGHTS]-(b:Actor)
WITH {who: a.id, whom: b.id, tie: {sign: r.sign, days: size(r.held_from)}} AS said
RETURN said.who AS who, said['whom'] AS whom, said.tie.sign AS sign, said.nothing AS nothing, keys(said.tie) = [] AS bare
ORDER BY who, whom

// map-projections
MATCH (a:Actor)
RETURN a {.id, .type, kind: labels(a) = []} AS actor
ORDER BY a.id

// maps-in-lists
MATCH (a:Actor)-[:BACKS]->(b:Actor)
WITH a, b ORDER BY b.id
WITH a, collect({id: b.id, type: b.type}) AS clients
RETURN a.id AS patron, [c IN clients WHERE c.type = 'militia' | c.id] AS militias, size(clients) AS all
ORDER BY patron

// text-in-parts
MATCH (a:Actor)
RETURN a.id AS id, toUpper(a.name) AS upper, toLower(a.name) AS lower, size(a.name) AS letters, substring(a.name, 1, 3) AS middle, left(a.name, 2) AS front, right(a.name, 2) AS back, reverse(a.name) AS turned
ORDER BY id

// text-replaced-and-split
MATCH (a:Actor)
RETURN a.id AS id, split(a.name, ' ') AS words, replace(a.name, 'Group', 'G.') AS short, trim('  ' + a.name + ' ') = a.name AS same
ORDER BY id

// names-by-their-letters
MATCH (a:Actor)
WHERE a.name STARTS WITH 'Gr' OR a.name ENDS WITH '3' OR a.name CONTAINS 'حشد' OR toLower(a.name) CONTAINS 'ira'
RETURN a.name AS name, a.id AS id
ORDER BY name, id

// names-by-an-expression
MATCH (a:Actor)
WHERE a.name =~ '(?i)group [0-9]+.*' AND NOT a.id =~ '.*5'
RETURN a.id AS id
ORDER BY id

// text-and-numbers
UNWIND ['12', '-3.5', 'x', '', null] AS text
RETURN text, toInteger(text) AS whole, toFloat(text) AS number, toBoolean('true') AS yes, toString(1.5) + '|' + toString(7) + '|' + toString(false) AS said

// arithmetic
UNWIND [7, -7] AS n
RETURN n, n / 2 AS half, n % 3 AS rest, n / 2.0 AS exact, abs(n) AS size, sign(n) AS sign, round(n / 2.0) AS rounded, floor(n / 2.0) AS floor, ceil(n / 2.0) AS ceiling, 2 ^ 3 AS power

// ranges
RETURN range(0, 4) AS up, range(4, 0, -2) AS down, range(1, 0) AS none, size(range(1, 10, 3)) AS some

// what-a-value-is
MATCH (a:Actor)-[r]->(b:Actor)
RETURN DISTINCT type(r) AS relation, valueType(r.sign) STARTS WITH 'INTEGER' AS whole, valueType(r.confidence) STARTS WITH 'FLOAT' AS number
ORDER BY relation
