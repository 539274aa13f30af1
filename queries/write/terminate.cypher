// title: End statements
// asks: Which statements were ended?
// limits: For what a person interrupts; and for time limits on the embedded engine, as Neo4j has its own.
// param ids: strings -- ids of their transactions
TERMINATE TRANSACTIONS $ids
