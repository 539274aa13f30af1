// title: Statements that run too long
// asks: Which statements of this text have run longer than this?
// limits: For what a person interrupts; and for time limits on the embedded engine, as Neo4j has its own. The engine
//   tells the beginning of a long statement only: two that begin alike in a thousand letters are not told apart.
// param text: string -- the statement, letter by letter
// param milliseconds: integer -- how long it may run
// returns id: string -- id of the transaction
// order: id
SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime
WHERE elapsedTime.milliseconds > $milliseconds
  AND (currentQuery = $text
       OR (currentQuery ENDS WITH '...' AND $text STARTS WITH left(currentQuery, size(currentQuery) - 3)))
RETURN transactionId AS id
ORDER BY id
