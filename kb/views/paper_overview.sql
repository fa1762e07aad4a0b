SELECT
  paper.id AS paper,
  paper.title AS title,
  paper.journal AS journal,
  paper.published AS published,
  paper.doi AS doi,
  (SELECT count(*) FROM document WHERE document.paper_id = paper.id) AS documents,
  (SELECT count(*) FROM claim WHERE claim.paper_id = paper.id AND claim.cited = 0) AS own_claims,
  (SELECT count(*) FROM claim WHERE claim.paper_id = paper.id AND claim.cited = 1) AS relayed_claims,
  (
    SELECT count(*) FROM patient_case
    JOIN document ON document.id = patient_case.document_id
    WHERE document.paper_id = paper.id AND patient_case.is_counted = 1
  ) AS cases,
  (
    SELECT count(*) FROM contradiction
    JOIN patient_case ON patient_case.id = contradiction.case_id
    JOIN document ON document.id = contradiction.document_id
    WHERE document.paper_id = paper.id AND patient_case.is_counted = 1
  ) AS contradictions
FROM paper
