-- title: Which HER2-positive patients reached pathological complete response?
-- description: Cases with positive HER2 and pathological complete response, with the drugs given and the follow-up.
-- parameter drug: generic name of a drug that was given, '' for any (example: trastuzumab)
SELECT
  treatments_outcomes."case",
  treatments_outcomes.paper,
  treatments_outcomes.histology,
  patient_case.er,
  patient_case.pr,
  treatments_outcomes.neoadjuvant,
  treatments_outcomes.systemic_therapy,
  treatments_outcomes.surgery,
  treatments_outcomes.outcome,
  treatments_outcomes.follow_up_months
FROM treatments_outcomes
JOIN patient_case ON patient_case.id = treatments_outcomes."case"
WHERE patient_case.her2 = 'positive'
  AND EXISTS (SELECT 1 FROM json_each(patient_case.outcome) WHERE value = 'pathological_complete_response')
  AND (:drug = '' OR EXISTS (SELECT 1 FROM json_each(patient_case.systemic_therapy) WHERE value = :drug))
ORDER BY treatments_outcomes.paper, treatments_outcomes."case"
