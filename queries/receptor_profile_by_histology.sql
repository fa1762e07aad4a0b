-- title: Which receptor profile goes with which histology?
-- description: Number of cases per diagnosis, and how many of them are positive or negative for ER, PR and HER2.
-- parameter histology: a word of the diagnosis, '' for all (example: ductal)
SELECT
  histology.value AS histology,
  count(*) AS cases,
  sum(er IS 'positive') AS er_positive,
  sum(er IS 'negative') AS er_negative,
  sum(pr IS 'positive') AS pr_positive,
  sum(pr IS 'negative') AS pr_negative,
  sum(her2 IS 'positive') AS her2_positive,
  sum(her2 IS 'negative') AS her2_negative,
  sum(er IS 'negative' AND pr IS 'negative' AND her2 IS 'negative') AS triple_negative
FROM patient_case
JOIN json_each(patient_case.histology) AS histology
WHERE is_counted = 1 AND histology.value LIKE '%' || :histology || '%'
GROUP BY histology.value
ORDER BY cases DESC, histology.value
