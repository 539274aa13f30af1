// title: Labels
// asks: Which labels does the database know?
// returns label: string -- a label
// order: label
CALL db.labels() YIELD label
RETURN label
ORDER BY label
