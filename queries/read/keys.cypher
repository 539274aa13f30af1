// title: Properties in use
// asks: Which properties do the nodes and relationships of this workspace bear?
// limits: Looks at every node and relationship. Asked of the embedded engine alone: Neo4j keeps a list.
// returns property: string -- a property
// order: property
CALL {
  MATCH (n) UNWIND keys(n) AS property
  RETURN DISTINCT property
  UNION
  MATCH ()-[r]->() UNWIND keys(r) AS property
  RETURN DISTINCT property
}
RETURN DISTINCT property
ORDER BY property
