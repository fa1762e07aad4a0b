-- A sentence that names a measure near a number is the unit: read where a claim was made of it, else unclaimed.
-- A paper counts once, by the document that speaks for it; figures of tables are no prose and are left out.
WITH read AS (
  SELECT claim.measure, claim.id AS claim, claim_evidence.document_id, claim_evidence.sentence_start
  FROM claim_evidence
  JOIN claim ON claim.id = claim_evidence.claim_id
  JOIN document ON document.id = claim_evidence.document_id AND document.is_preferred = 1
  WHERE claim_evidence.section <> 'table'
),
read_by_measure AS (
  SELECT
    measure,
    count(DISTINCT claim) AS claims,
    count(*) AS places,
    count(DISTINCT document_id || ' ' || sentence_start) AS sentences
  FROM read
  GROUP BY measure
),
unclaimed_by_measure AS (
  SELECT unclaimed_measure.measure, count(*) AS unclaimed, count(DISTINCT document.id) AS documents
  FROM unclaimed_measure
  JOIN document ON document.id = unclaimed_measure.document_id AND document.is_preferred = 1
  GROUP BY unclaimed_measure.measure
),
measures AS (
  SELECT measure FROM read_by_measure
  UNION
  SELECT measure FROM unclaimed_by_measure
)
SELECT
  measures.measure,
  coalesce(claims, 0) AS claims,
  coalesce(places, 0) AS places,
  coalesce(sentences, 0) AS sentences,
  coalesce(unclaimed, 0) AS unclaimed,
  coalesce(documents, 0) AS documents,
  round(coalesce(sentences, 0) * 1.0 / (coalesce(sentences, 0) + coalesce(unclaimed, 0)), 4) AS share
FROM measures
LEFT JOIN read_by_measure ON read_by_measure.measure = measures.measure
LEFT JOIN unclaimed_by_measure ON unclaimed_by_measure.measure = measures.measure
ORDER BY unclaimed DESC, measures.measure
