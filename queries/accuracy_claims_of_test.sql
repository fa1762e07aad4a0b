-- title: Which figures does each paper give for a test?
-- description: Every accuracy figure of one test, its own and relayed ones, with the sentence that it was read from.
-- parameter modality: key of a test, narrower tests such as dce_mri included by name, '' for all (example: mri)
-- parameter measure: key of a measure, '' for all (example: specificity)
SELECT accuracy_claims.*
FROM accuracy_claims
JOIN claim ON claim.id = accuracy_claims.claim
WHERE (:measure = '' OR claim.measure = :measure)
  AND (
    :modality IN ('', claim.index_test)
    OR EXISTS (SELECT 1 FROM claim_test WHERE claim_test.claim_id = claim.id AND claim_test.concept = :modality)
  )
ORDER BY claim.measure, claim.value DESC, claim.id
