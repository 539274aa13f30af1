// title: Claim ids are unique
// asks: Which claim bears this id? One at most, and the index finds it.
CREATE CONSTRAINT allegiance_claim_id IF NOT EXISTS
FOR (n:Claim) REQUIRE n.id IS UNIQUE
