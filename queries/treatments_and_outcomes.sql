-- title: How did patients fare under a treatment?
-- description: Cases by drug and outcome. Case reports tell what happened, not how often it happens.
-- parameter drug: generic name of a drug, '' for any (example: trastuzumab)
-- parameter outcome: key of an outcome, '' for any (example: pathological_complete_response)
SELECT treatments_outcomes.*
FROM treatments_outcomes
JOIN patient_case ON patient_case.id = treatments_outcomes."case"
WHERE (:drug = '' OR EXISTS (SELECT 1 FROM json_each(patient_case.systemic_therapy) WHERE value = :drug))
  AND (:outcome = '' OR EXISTS (SELECT 1 FROM json_each(patient_case.outcome) WHERE value = :outcome))
ORDER BY treatments_outcomes.paper, treatments_outcomes."case"
