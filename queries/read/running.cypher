// title: Statements that run too long
// asks: Which statements of this text have run longer than this?
// limits: Asked of the embedded engine alone: Neo4j ends what takes too long by itself.
// param text: string -- the statement, letter by letter
// param milliseconds: integer -- how long it may run
// returns id: string -- id of the transaction
// order: id
SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime
WHERE currentQuery = $text AND elapsedTime.milliseconds > $milliseconds
RETURN transactionId AS id
ORDER BY id
