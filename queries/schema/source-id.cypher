// title: Source ids are unique
// asks: Which source bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_source_id IF NOT EXISTS
FOR (n:Source) REQUIRE n.id IS UNIQUE
