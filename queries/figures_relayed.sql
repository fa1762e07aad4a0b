-- title: Which figures come from somebody else's study, and from which?
-- description: Claims that a paper relays from its references, with the study behind each; check them there before citing.
-- parameter modality: key of a test, '' for all (example: mri)
-- parameter measure: a measure of accuracy, '' for all (example: ppv)
SELECT relayed_claims.*
FROM relayed_claims
WHERE (
    :modality = ''
    OR EXISTS (
      SELECT 1 FROM claim_test
      WHERE claim_test.claim_id = relayed_claims.claim AND claim_test.concept = :modality
    )
  )
  AND :measure IN ('', measure)
ORDER BY primary_source IS NULL, primary_source, claim
