// title: Actor ids are unique
// asks: Which actor bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_actor_id IF NOT EXISTS
FOR (n:Actor) REQUIRE n.id IS UNIQUE
