// title: What is loaded
// asks: From which state of the ledger was the graph loaded?
// returns fingerprint: string -- what the load was given; empty where the last one broke off
MATCH (w:Workspace) WHERE w.workspace = w.id
RETURN w.fingerprint AS fingerprint
ORDER BY w.id
