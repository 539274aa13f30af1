// title: Statements that run too long
// asks: Which statements of this text have run longer than this?
// limits: For what a person interrupts; and for time limits on the embedded engine, as Neo4j has its own.
// param text: string -- the statement, letter by letter
// param milliseconds: integer -- how long it may run
// returns id: string -- id of the transaction
// order: id
SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime
WHERE currentQuery = $text AND elapsedTime.milliseconds > $milliseconds
RETURN transactionId AS id
ORDER BY id
