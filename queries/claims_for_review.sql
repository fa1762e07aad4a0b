-- title: Which claims should a person check first?
-- description: Claims that were read with little confidence, the least certain first, with the reasons for doubt.
-- parameter below: confidence 0-1 under which a claim is listed, '' for 0.5 (example: 0.7)
SELECT
  accuracy_claims.claim,
  accuracy_claims.paper,
  accuracy_claims.test,
  claim.measure,
  accuracy_claims.value,
  claim.confidence,
  (SELECT group_concat(value, '; ') FROM json_each(claim.doubts)) AS doubts,
  (
    SELECT group_concat(json_extract(value, '$.measure') || ': ' || json_extract(value, '$.reason'), '; ')
    FROM json_each(claim.alternatives)
  ) AS other_readings,
  accuracy_claims.sentence
FROM claim
JOIN accuracy_claims ON accuracy_claims.claim = claim.id
WHERE claim.confidence < CASE :below WHEN '' THEN 0.5 ELSE CAST(:below AS REAL) END
ORDER BY claim.confidence, claim.id
