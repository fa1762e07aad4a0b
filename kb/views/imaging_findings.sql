SELECT
  imaging_finding.id AS imaging_finding,
  imaging_finding.case_id AS "case",
  paper.title AS paper,
  test.label AS test,
  imaging_finding.time_point AS time_point,
  imaging_finding.finding AS finding,
  imaging_finding.status AS status,
  imaging_finding.laterality AS laterality,
  imaging_finding.sentence AS sentence
FROM imaging_finding
LEFT JOIN patient_case ON patient_case.id = imaging_finding.case_id
LEFT JOIN document ON document.id = imaging_finding.document_id
LEFT JOIN paper ON paper.id = document.paper_id
LEFT JOIN concept AS test ON test.key = imaging_finding.test
WHERE patient_case.is_counted = 1
