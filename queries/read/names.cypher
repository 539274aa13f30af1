// title: Names of the actors
// asks: What are the actors of the graph called?
// returns id: string -- id of the actor
// returns name: string -- its canonical name
// returns type: string -- what it is
// returns aliases: strings -- its other names
// order: id
MATCH (a:Actor) WHERE a.workspace IS NOT NULL
RETURN a.id AS id, a.name AS name, a.type AS type, a.aliases AS aliases
ORDER BY id
