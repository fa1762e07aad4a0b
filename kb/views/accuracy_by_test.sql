-- One figure of one study counts once, however many papers relay it; bounds ("above 90%") and ranges give no estimate.
-- The median is one of studies, each with the mean of its figures, so that one with many thresholds weighs no more.
-- A relayed figure whose study is not known gives none either: it may be one of those that are counted already.
WITH counted AS (
  SELECT
    claim.index_test,
    claim.measure,
    claim.value,
    coalesce(primary_source.study_id, claim.primary_source_id) AS study
  FROM claim
  LEFT JOIN primary_source ON primary_source.id = claim.primary_source_id
  WHERE claim.is_counted = 1 AND claim.index_test <> ''
    AND claim.value_high IS NULL AND claim.comparator IN ('=', '~')
),
figure AS (
  SELECT index_test, measure, value, study, count(*) AS claims
  FROM counted
  WHERE study IS NOT NULL
  GROUP BY index_test, measure, value, study
),
study AS (
  SELECT index_test, measure, study, avg(value) AS mean
  FROM figure
  GROUP BY index_test, measure, study
),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY index_test, measure ORDER BY mean, study) AS place,
    count(*) OVER (PARTITION BY index_test, measure) AS size
  FROM study
),
median AS (
  SELECT index_test, measure, avg(mean) AS median
  FROM ranked
  WHERE place IN ((size + 1) / 2, (size + 2) / 2)
  GROUP BY index_test, measure
)
SELECT
  coalesce((SELECT concept.label FROM concept WHERE concept.key = figure.index_test), figure.index_test) AS test,
  figure.index_test,
  figure.measure,
  count(DISTINCT study) AS primary_sources,
  count(*) AS distinct_figures,
  sum(claims) AS claims,
  (
    SELECT count(*) FROM counted
    WHERE counted.index_test = figure.index_test AND counted.measure = figure.measure AND counted.study IS NULL
  ) AS relayed_unresolved,
  min(value) AS lowest,
  round(median.median, 6) AS median,
  max(value) AS highest
FROM figure
JOIN median ON median.index_test = figure.index_test AND median.measure = figure.measure
GROUP BY figure.index_test, figure.measure
ORDER BY primary_sources DESC, figure.index_test, figure.measure
