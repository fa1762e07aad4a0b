-- title: Which diagnoses occur at which age?
-- description: Number of cases per age band of ten years and diagnosis; cases without a stated age stand in a band of their own.
-- parameter sex: female or male, '' for both (example: female)
SELECT
  CASE
    WHEN coalesce(age_years, age_decade) IS NULL THEN 'not said'
    ELSE (CAST(coalesce(age_years, age_decade) AS INTEGER) / 10 * 10)
      || '–' || (CAST(coalesce(age_years, age_decade) AS INTEGER) / 10 * 10 + 9)
  END AS age_band,
  coalesce(histology.value, 'not said') AS histology,
  count(*) AS cases,
  min(patient_case.id) AS "case"
FROM patient_case
LEFT JOIN json_each(patient_case.histology) AS histology
WHERE is_counted = 1 AND (:sex = '' OR sex = :sex)
GROUP BY age_band, histology.value
ORDER BY CAST(coalesce(age_years, age_decade) AS INTEGER) / 10, cases DESC, histology.value
