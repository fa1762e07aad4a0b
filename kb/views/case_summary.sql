SELECT
  patient_case.id AS "case",
  paper.title AS paper,
  patient_case.age_years AS age_years,
  patient_case.sex AS sex,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.histology)) AS histology,
  rtrim(
    coalesce('ER ' || patient_case.er || ', ', '')
    || coalesce('PR ' || patient_case.pr || ', ', '')
    || coalesce('HER2 ' || patient_case.her2, ''),
    ', '
  ) AS receptors,
  (
    SELECT group_concat(value, ', ') FROM derived_fact
    WHERE derived_fact.case_id = patient_case.id AND derived_fact.field = 'subtype'
  ) AS subtype,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.imaging)) AS imaging,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.systemic_therapy)) AS systemic_therapy,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.surgery)) AS surgery,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.outcome)) AS outcome
FROM patient_case
LEFT JOIN document ON document.id = patient_case.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
