-- title: Where do imaging and pathology disagree?
-- description: Cases whose imaging said otherwise than the final pathology, with the sentence that says or shows it.
-- parameter modality: key of a test, '' for all (example: mammography)
SELECT
  agreement.case_id AS "case",
  paper.title AS paper,
  concept.label AS test,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.histology)) AS histology,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.outcome)) AS outcome,
  agreement.sentence
FROM agreement
JOIN patient_case ON patient_case.id = agreement.case_id
JOIN document ON document.id = agreement.document_id
JOIN paper ON paper.id = document.paper_id
LEFT JOIN concept ON concept.key = agreement.test
WHERE agreement.agrees = 0 AND patient_case.is_counted = 1 AND (:modality = '' OR agreement.test = :modality)
ORDER BY paper.title, agreement.id
