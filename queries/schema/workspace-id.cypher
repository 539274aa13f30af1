// title: Workspace ids are unique
// asks: Which workspace bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_workspace_id IF NOT EXISTS
FOR (n:Workspace) REQUIRE n.id IS UNIQUE
