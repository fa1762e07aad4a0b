-- title: Which sentences with figures speak of ...?
-- description: Full-text search in the sentences that claims were read from, the best match first.
-- parameter words: words that all must occur; none finds nothing (example: residual disease)
SELECT
  claim_evidence.claim_id AS claim,
  paper.title AS paper,
  claim.measure,
  snippet(claim_evidence_fts, 0, char(2), char(3), '…', 48) AS snippet,
  round(bm25(claim_evidence_fts), 3) AS rank
FROM claim_evidence_fts
JOIN claim_evidence ON claim_evidence.rowid = claim_evidence_fts.rowid
JOIN claim ON claim.id = claim_evidence.claim_id
JOIN paper ON paper.id = claim.paper_id
JOIN document ON document.id = claim_evidence.document_id AND document.is_preferred = 1
WHERE claim_evidence_fts MATCH coalesce(nullif(escape_fts(:words), ''), '""')
ORDER BY bm25(claim_evidence_fts), claim_evidence.id
LIMIT 200
