// title: End statements
// asks: Which statements were ended?
// limits: Asked of the embedded engine alone: Neo4j ends what takes too long by itself.
// param ids: strings -- ids of their transactions
TERMINATE TRANSACTIONS $ids
