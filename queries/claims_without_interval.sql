-- title: Which own results come without a confidence interval?
-- description: Figures that papers report as their own and for which no interval was found at any of their places.
-- parameter measure: key of a measure, '' for all (example: sensitivity)
SELECT accuracy_claims.claim, accuracy_claims.paper, test, accuracy_claims.measure, accuracy_claims.value, counts,
  accuracy_claims.target, sentence
FROM accuracy_claims
JOIN claim ON claim.id = accuracy_claims.claim
WHERE claim.cited = 0 AND claim.ci_low IS NULL AND claim.is_counted = 1
  AND (:measure = '' OR claim.measure = :measure)
ORDER BY accuracy_claims.paper, claim.measure, claim.value DESC, claim.id
