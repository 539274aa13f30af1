// title: Story ids are unique
// asks: Which story bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_story_id IF NOT EXISTS
FOR (n:Story) REQUIRE n.id IS UNIQUE
