SELECT
  claim.id AS claim,
  (SELECT paper.title FROM paper WHERE paper.id = claim.paper_id) AS relayed_by,
  claim.test_label AS test,
  claim.measure AS measure,
  (SELECT accuracy_claims.value FROM accuracy_claims WHERE accuracy_claims.claim = claim.id) AS value,
  claim.cites AS cites,
  coalesce(source_paper.title, primary_source.label) AS primary_source,
  coalesce(primary_source.doi, source_paper.doi) AS doi,
  coalesce(primary_source.pmid, source_paper.pmid) AS pmid,
  (SELECT claim_evidence.sentence FROM claim_evidence WHERE claim_evidence.id = claim.evidence_id) AS sentence
FROM claim
LEFT JOIN primary_source ON primary_source.id = claim.primary_source_id
LEFT JOIN paper AS source_paper ON source_paper.id = primary_source.paper_id
WHERE claim.cited = 1
