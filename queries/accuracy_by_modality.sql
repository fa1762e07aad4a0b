-- title: How accurate is a test, over all papers?
-- description: Lowest, median and highest figure per test and measure; a study counts once, however many papers relay it.
-- parameter modality: key of a test in the vocabulary, '' for all (example: mri)
-- parameter measure: key of a measure, '' for all (example: sensitivity)
SELECT index_test, test, measure, primary_sources, distinct_figures, claims, relayed_unresolved, lowest, median, highest
FROM accuracy_by_test
WHERE (:modality = '' OR index_test = :modality) AND (:measure = '' OR measure = :measure)
ORDER BY primary_sources DESC, test, measure
