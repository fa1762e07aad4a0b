-- title: What do papers say about MRI after neoadjuvant chemotherapy?
-- description: Accuracy figures in sentences or papers about neoadjuvant treatment, and findings seen after it, for one test.
-- parameter modality: key of a test, '' for all (example: mri)
WITH about AS (
  SELECT claim_evidence.claim_id
  FROM claim_evidence_fts
  JOIN claim_evidence ON claim_evidence.rowid = claim_evidence_fts.rowid
  WHERE claim_evidence_fts MATCH 'neoadjuvant OR "preoperative chemotherapy" OR "residual disease" OR "residual tumor"
    OR "residual tumour" OR "residual cancer" OR "pathologic complete" OR "pathological complete" OR "response to chemotherapy"'
  UNION
  SELECT claim.id
  FROM document_fts
  JOIN document ON document.rowid = document_fts.rowid
  JOIN claim ON claim.paper_id = document.paper_id
  WHERE document_fts MATCH 'title : (neoadjuvant OR "preoperative chemotherapy" OR "primary chemotherapy")'
)
SELECT
  claim.id AS claim,
  NULL AS "case",
  accuracy_claims.paper AS paper,
  accuracy_claims.test AS test,
  claim.measure AS says,
  accuracy_claims.value AS value,
  accuracy_claims.target AS target,
  accuracy_claims.origin AS origin,
  accuracy_claims.sentence AS sentence
FROM about
JOIN claim ON claim.id = about.claim_id
JOIN accuracy_claims ON accuracy_claims.claim = claim.id
WHERE :modality = ''
  OR EXISTS (SELECT 1 FROM claim_test WHERE claim_test.claim_id = claim.id AND claim_test.concept = :modality)
UNION ALL
SELECT
  NULL,
  imaging_finding.case_id,
  imaging_findings.paper,
  imaging_findings.test,
  imaging_findings.finding,
  imaging_findings.status,
  NULL,
  'case',
  imaging_findings.sentence
FROM imaging_findings
JOIN imaging_finding ON imaging_finding.id = imaging_findings.imaging_finding
WHERE imaging_finding.time_point = 'after_neoadjuvant' AND (:modality = '' OR imaging_finding.test = :modality)
ORDER BY paper, says, value
