// title: Actors by name
// asks: Which actor bears this name?
CREATE INDEX allegiance_actor_name IF NOT EXISTS
FOR (n:Actor) ON (n.name)
