SELECT
  patient_case.id AS "case",
  paper.title AS paper,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.histology)) AS histology,
  patient_case.neoadjuvant AS neoadjuvant,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.systemic_therapy)) AS systemic_therapy,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.surgery)) AS surgery,
  patient_case.radiotherapy AS radiotherapy,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.outcome)) AS outcome,
  patient_case.follow_up_months AS follow_up_months
FROM patient_case
LEFT JOIN document ON document.id = patient_case.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
  AND (
    patient_case.systemic_therapy <> '[]' OR patient_case.surgery <> '[]' OR patient_case.outcome <> '[]'
    OR patient_case.radiotherapy = 1
  )
