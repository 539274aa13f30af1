// title: Shared enemies
// asks: Who fights the same actor, and how many do?
// limits: Sharing an enemy is no alliance, and the fights may lie years apart. Parts of an enemy count only where
//   the enemy is named; those who fight it from inside (a part of it against another) do so as themselves alone. Of
//   every actor it tells each fight twice, with its claims: of a large graph name the enemy.
// param enemy: actor = null -- the one that is fought, itself or in a part of it; every actor where not given
// param least: integer = 2 -- how many must fight it at least
// param levels: integer = 3 -- how many steps of PART_OF are followed down from a named enemy, 0 to 3
// returns enemy: string -- name of the one that is fought
// returns fighters: integer -- how many actors fight it
// returns fighter: string -- name of one of them
// returns type: string -- what the fighter is
// returns level: integer -- steps of PART_OF from the one that is met up to the enemy, 0 where it is the enemy itself
// returns met: strings -- names of those that the fighter is stated to fight, at that level
// returns status: string -- current where one of these fights is, else contested where one is, else past
// returns documents: integer -- documents behind the best documented of these fights
// returns stories: integer -- stories behind the one with the most: documents without copies
// returns sources: integer -- independent sources behind the one with the most
// returns first: date -- earliest day that one of these fights is known for
// returns last: date -- latest day that one of these fights is known for
// returns enemy_id: string -- id of the enemy
// returns fighter_id: string -- id of the fighter
// returns claims: strings -- ids of the claims behind these fights, and behind the steps of PART_OF up to the enemy
// order: fighters DESC, enemy, enemy_id, level, fighter, fighter_id
// example: enemy=Islamic State
MATCH (enemy:Actor)
WHERE $enemy IS NULL OR enemy.id = $enemy
WITH enemy, CASE WHEN $enemy IS NULL THEN 0 ELSE $levels END AS most
MATCH down = (enemy)<-[:PART_OF*0..3]-(met:Actor)
WHERE length(down) <= most
WITH enemy, met, down
ORDER BY enemy.id, met.id, length(down), [n IN nodes(down) | n.id]
WITH enemy, met, head(collect(relationships(down))) AS way
WITH enemy, met, way, size(way) AS level
MATCH (met)-[fight:FIGHTS]-(fighter:Actor)
WHERE fighter <> enemy
  AND (level = 0 OR NOT EXISTS { MATCH (fighter)-[:PART_OF*1..3]->(enemy) })
WITH enemy, fighter, level, met, fight, way
ORDER BY enemy.id, fighter.id, level, met.id
WITH enemy, fighter, min(level) AS level, collect({level: level, name: met.name, fight: fight, way: way}) AS found
WITH enemy, fighter, level, [f IN found WHERE f.level = level] AS found
UNWIND found AS one
WITH enemy, fighter, level, found, max(one.fight.documents) AS documents,
     max(one.fight.stories) AS stories, max(one.fight.sources) AS sources,
     min(one.fight.first) AS first, max(one.fight.last) AS last
ORDER BY enemy.id, fighter.id
WITH enemy, collect({fighter: fighter, level: level, found: found,
                     documents: documents, stories: stories, sources: sources,
                     first: first, last: last}) AS rows
WHERE size(rows) >= $least
UNWIND rows AS row
RETURN enemy.name AS enemy, size(rows) AS fighters, row.fighter.name AS fighter, row.fighter.type AS type,
       row.level AS level, [f IN row.found | f.name] AS met,
       CASE WHEN any(f IN row.found WHERE f.fight.status = 'current') THEN 'current'
            WHEN any(f IN row.found WHERE f.fight.status = 'contested') THEN 'contested'
            ELSE 'past' END AS status,
       row.documents AS documents, row.stories AS stories, row.sources AS sources, row.first AS first, row.last AS last,
       enemy.id AS enemy_id, row.fighter.id AS fighter_id,
       reduce(all = [], f IN row.found |
         all + reduce(these = [], tie IN [f.fight] + f.way | these + coalesce(tie.claims, []))) AS claims
ORDER BY fighters DESC, enemy, enemy_id, level, fighter, fighter_id
