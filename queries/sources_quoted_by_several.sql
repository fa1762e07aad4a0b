-- title: Which studies do several papers rely on?
-- description: Studies whose figures, or the study itself, several papers of this evidence base cite: ten citations, one study.
-- parameter papers: least number of citing papers, '' for two (example: 2)
WITH citing AS (
  SELECT DISTINCT primary_source.study_id, document.paper_id
  FROM reference
  JOIN document ON document.id = reference.document_id
  JOIN primary_source ON primary_source.id = reference.primary_source_id
)
SELECT
  study.label AS primary_source,
  study.doi,
  study.pmid,
  count(*) AS citing_papers,
  (
    SELECT count(*) FROM claim_source
    JOIN primary_source ON primary_source.id = claim_source.primary_source_id
    JOIN claim ON claim.id = claim_source.claim_id
    WHERE primary_source.study_id = study.id AND claim.cited = 1
  ) AS relayed_claims,
  (SELECT group_concat(title, ' | ') FROM (
    SELECT paper.title FROM citing AS one JOIN paper ON paper.id = one.paper_id
    WHERE one.study_id = study.id ORDER BY paper.title
  )) AS papers
FROM citing
JOIN primary_source AS study ON study.id = citing.study_id
GROUP BY study.id
HAVING count(*) >= max(2, CAST(:papers AS INTEGER))
ORDER BY relayed_claims DESC, citing_papers DESC, primary_source
