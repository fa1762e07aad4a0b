-- One figure of one study counts once, however many papers relay it; bounds ("above 90%") and ranges give no estimate.
WITH estimate AS (
  SELECT DISTINCT
    claim.index_test,
    claim.measure,
    claim.value,
    coalesce(primary_source.study_id, claim.paper_id) AS study
  FROM claim
  LEFT JOIN primary_source ON primary_source.id = claim.primary_source_id
  WHERE claim.is_counted = 1 AND claim.index_test <> ''
    AND claim.value_high IS NULL AND claim.comparator IN ('=', '~')
),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY index_test, measure ORDER BY value) AS place,
    count(*) OVER (PARTITION BY index_test, measure) AS size
  FROM estimate
)
SELECT
  coalesce((SELECT concept.label FROM concept WHERE concept.key = ranked.index_test), index_test) AS test,
  index_test,
  measure,
  count(DISTINCT study) AS primary_sources,
  count(*) AS distinct_figures,
  (
    SELECT count(*) FROM claim
    WHERE claim.index_test = ranked.index_test AND claim.measure = ranked.measure AND claim.is_counted = 1
  ) AS claims,
  min(value) AS lowest,
  round(avg(value) FILTER (WHERE place IN ((size + 1) / 2, (size + 2) / 2)), 6) AS median,
  max(value) AS highest
FROM ranked
GROUP BY index_test, measure
ORDER BY primary_sources DESC, index_test, measure
