SELECT
  derived_fact.id AS derived_fact,
  derived_fact.case_id AS "case",
  paper.title AS paper,
  derived_fact.field AS field,
  derived_fact.value AS value,
  (
    SELECT group_concat(field || ' ' || value, ', ') FROM (
      SELECT DISTINCT case_fact.field AS field, case_fact.value AS value
      FROM derived_fact_input
      JOIN case_fact ON case_fact.id = derived_fact_input.case_fact_id
      WHERE derived_fact_input.derived_fact_id = derived_fact.id
      ORDER BY case_fact.field, case_fact.value
    )
  ) AS inputs,
  derived_fact.rule AS rule
FROM derived_fact
LEFT JOIN patient_case ON patient_case.id = derived_fact.case_id
LEFT JOIN document ON document.id = derived_fact.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
