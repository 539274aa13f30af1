"""What counted after a run, and when each claim came into the ledger: the questions to SQLite.

After run N there counted, at each origin, what the last placing by it or an earlier run had put there; of
each extractor's readings of a document the last one by then; and the verdicts that the ledger had taken
before the run ended, less the withdrawals that it had taken by then. Runs that wrote at the same time are
told apart by their numbers alone. A run that was cut off ended when the next one began.
"""

_PLACED = """
SELECT p.document FROM placings AS p WHERE p.id = (
    SELECT max(last.id) FROM placings AS last WHERE last.origin = p.origin AND last.run <= :run
)"""

DOCUMENTS = f"SELECT * FROM documents WHERE id IN ({_PLACED}) ORDER BY name, id"  # noqa: S608  all of it is ours

CLAIMS = f"""
SELECT c.id, c.record FROM documents AS d JOIN claims AS c ON c.document = d.id
WHERE d.id IN ({_PLACED}) AND EXISTS (
    SELECT 1 FROM reading_claims AS rc JOIN readings AS r ON r.id = rc.reading
    WHERE rc.claim = c.id AND r.run <= :run AND NOT EXISTS (
        SELECT 1 FROM readings AS later
        WHERE later.document = r.document AND later.extractor = r.extractor AND later.id > r.id
        AND later.run <= :run
    )
)
ORDER BY d.name, d.id, c.start, c.id"""  # noqa: S608  all of it is ours

# What an earlier version took is as old as it says.
VERDICTS = """
WITH until AS (
    SELECT coalesce(r.ended, (SELECT min(n.started) FROM runs AS n WHERE n.id > r.id), '9999') AS instant
    FROM runs AS r WHERE r.id = :run
)
SELECT v.*, w.at AS withdrawn FROM verdicts AS v LEFT JOIN withdrawals AS w ON w.verdict = v.id
AND coalesce(w.recorded, strftime('%Y-%m-%dT%H:%M:%f+00:00', w.at)) <= (SELECT instant FROM until)
WHERE coalesce(v.recorded, strftime('%Y-%m-%dT%H:%M:%f+00:00', v.made)) <= (SELECT instant FROM until)
AND (:withdrawn OR w.at IS NULL) ORDER BY v.made, v.id"""

RECORDED = """
SELECT rc.claim, min(r.id), r.at, r.run FROM reading_claims AS rc JOIN readings AS r ON r.id = rc.reading
GROUP BY rc.claim"""  # SQLite takes the other columns from the row of the minimum
