"""Query files that the tests write."""

OWN = """// title: Backers
// asks: Who backs how many?
// limits: Counts ties and no strength.
// param least: integer = 1 -- how many it must back at least
// returns backer: string -- who backs
// returns clients: integer -- how many
// returns claims: strings -- ids of the claims behind the ties
// order: clients DESC, backer
// example: least=1
MATCH (a:Actor)-[tie:BACKS]->(:Actor)
WITH a.name AS backer, count(tie) AS clients,
     reduce(all = [], each IN collect(tie.claims) | all + each) AS claims
WHERE clients >= $least
RETURN backer, clients, claims
ORDER BY clients DESC, backer
"""
