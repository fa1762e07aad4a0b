SELECT
  contradiction_reading.contradiction_id AS contradiction,
  contradiction.case_id AS "case",
  paper.title AS paper,
  document.source AS source,
  contradiction.field AS field,
  contradiction_reading.value AS reading,
  contradiction_reading.quote AS quote,
  contradiction_reading.page AS page,
  contradiction_reading.sentence AS sentence
FROM contradiction_reading
LEFT JOIN contradiction ON contradiction.id = contradiction_reading.contradiction_id
LEFT JOIN patient_case ON patient_case.id = contradiction.case_id
LEFT JOIN document ON document.id = contradiction_reading.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
