// title: Document ids are unique
// asks: Which document bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_document_id IF NOT EXISTS
FOR (n:Document) REQUIRE n.id IS UNIQUE
