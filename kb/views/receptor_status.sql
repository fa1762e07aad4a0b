SELECT
  patient_case.id AS "case",
  paper.title AS paper,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.histology)) AS histology,
  patient_case.er AS er,
  patient_case.er_percent AS er_percent,
  patient_case.pr AS pr,
  patient_case.pr_percent AS pr_percent,
  patient_case.her2 AS her2,
  patient_case.her2_ihc AS her2_ihc,
  patient_case.ki67_percent AS ki67_percent
FROM patient_case
LEFT JOIN document ON document.id = patient_case.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
  AND coalesce(
    patient_case.er, patient_case.pr, patient_case.her2, patient_case.her2_ihc, patient_case.ki67_percent
  ) IS NOT NULL
