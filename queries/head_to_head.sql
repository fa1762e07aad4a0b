-- title: Which papers compare two tests on the same measure?
-- description: Pairs of own results of one paper: the same measure, two tests. Patients and thresholds may still differ.
-- parameter measure: key of a measure, '' for all (example: sensitivity)
-- parameter modality: key of a test that must be one of the two, '' for any (example: mri)
SELECT
  paper.title AS paper,
  one.measure,
  one.test_label AS test,
  one.value,
  other.test_label AS other_test,
  other.value AS other_value,
  round(one.value - other.value, 4) AS difference,
  one.id AS claim,
  other.id AS other_claim
FROM claim AS one
JOIN claim AS other
  ON other.paper_id = one.paper_id AND other.measure = one.measure AND other.index_test > one.index_test
  AND coalesce(other.target, '') = coalesce(one.target, '') AND coalesce(other.subgroup, '') = coalesce(one.subgroup, '')
JOIN paper ON paper.id = one.paper_id
WHERE one.cited = 0 AND other.cited = 0 AND one.is_counted = 1 AND other.is_counted = 1 AND one.index_test <> ''
  AND (:measure = '' OR one.measure = :measure)
  AND (:modality = '' OR :modality IN (one.index_test, other.index_test))
ORDER BY paper.title, one.measure, one.id, other.id
