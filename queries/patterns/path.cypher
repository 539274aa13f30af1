// title: Path of evidence
// asks: By which shortest chains of ties are two actors connected?
// limits: A chain mixes friendly and hostile ties and runs them either way: it says how two actors hang together, not
//   that one acts for the other.
// param one: actor -- where the chain starts
// param other: actor -- where it ends
// param steps: integer = 4 -- the longest chain, 1 to 6
// returns steps: integer -- number of ties in the chain
// returns path: string -- the chain, an arrow from subject to object
// returns sentences: strings -- a sentence for each tie, in the order of the chain: that of the first of its claims; an
//   empty one where the list of actors alone says so
// returns sign: integer -- 1 where an even number of its ties are hostile, else -1
// returns status: string -- contested where one of the ties is, else past where one is, else current
// returns first: date -- earliest day that one of the ties is known for
// returns last: date -- latest day that one of the ties is known for
// returns ids: strings -- ids of the actors along the chain
// returns claims: strings -- ids of the claims behind the ties, in the order of the chain
// order: steps, ids, path
// example: one=Iran, other=Islamic State
MATCH (one:Actor {id: $one}), (other:Actor {id: $other})
WHERE one <> other
MATCH chain = allShortestPaths((one)-[:BACKS|ALLIED_WITH|FIGHTS|DESIGNATED_BY|PART_OF|LEADS|SPEAKS_FOR*..6]-(other))
WHERE length(chain) <= $steps
WITH nodes(chain) AS actors, relationships(chain) AS ties
UNWIND ties AS tie
WITH actors, ties, min(tie.first) AS first, max(tie.last) AS last
CALL (ties) {
  UNWIND [i IN range(0, size(ties) - 1) | {at: i, id: coalesce(head(ties[i].claims), '')}] AS step
  OPTIONAL MATCH (claim:Claim {id: step.id})
  WITH step.at AS at, coalesce(claim.quote, '') AS sentence
  ORDER BY at
  RETURN collect(sentence) AS sentences
}
RETURN size(ties) AS steps,
       reduce(text = actors[0].name, i IN range(1, size(ties)) |
         text + CASE WHEN type(ties[i - 1]) IN ['FIGHTS', 'ALLIED_WITH'] THEN ' -' + type(ties[i - 1]) + '- '
                     WHEN startNode(ties[i - 1]) = actors[i - 1] THEN ' -' + type(ties[i - 1]) + '-> '
                     ELSE ' <-' + type(ties[i - 1]) + '- ' END + actors[i].name) AS path,
       sentences, reduce(sign = 1, tie IN ties | sign * tie.sign) AS sign,
       CASE WHEN any(tie IN ties WHERE tie.status = 'contested') THEN 'contested'
            WHEN any(tie IN ties WHERE tie.status = 'past') THEN 'past'
            ELSE 'current' END AS status,
       first, last, [a IN actors | a.id] AS ids,
       reduce(all = [], tie IN ties | all + coalesce(tie.claims, [])) AS claims
ORDER BY steps, ids, path
