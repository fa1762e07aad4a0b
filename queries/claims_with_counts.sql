-- title: Which figures can be recalculated from counts?
-- description: Claims whose paper prints numerator and denominator, with the quotient and how far it is from the printed value.
-- parameter modality: key of a test, '' for all (example: mammography)
SELECT
  accuracy_claims.claim,
  accuracy_claims.paper,
  accuracy_claims.test,
  claim.measure,
  accuracy_claims.value,
  claim.numerator,
  claim.denominator,
  round(claim.numerator * 1.0 / claim.denominator, 4) AS quotient,
  round(abs(claim.numerator * 1.0 / claim.denominator - claim.value), 4) AS difference,
  accuracy_claims.sentence
FROM accuracy_claims
JOIN claim ON claim.id = accuracy_claims.claim
WHERE claim.denominator > 0
  AND (
    :modality = ''
    OR EXISTS (SELECT 1 FROM claim_test WHERE claim_test.claim_id = claim.id AND claim_test.concept = :modality)
  )
ORDER BY difference DESC, accuracy_claims.claim
