-- One figure of one study counts once, however many papers relay it; bounds ("above 90%") and ranges give no estimate.
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
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY index_test, measure ORDER BY value) AS place,
    count(*) OVER (PARTITION BY index_test, measure) AS size
  FROM figure
)
SELECT
  coalesce((SELECT concept.label FROM concept WHERE concept.key = ranked.index_test), index_test) AS test,
  index_test,
  measure,
  count(DISTINCT study) AS primary_sources,
  count(*) AS distinct_figures,
  sum(claims) AS claims,
  (
    SELECT count(*) FROM counted
    WHERE counted.index_test = ranked.index_test AND counted.measure = ranked.measure AND counted.study IS NULL
  ) AS relayed_unresolved,
  min(value) AS lowest,
  round(avg(value) FILTER (WHERE place IN ((size + 1) / 2, (size + 2) / 2)), 6) AS median,
  max(value) AS highest
FROM ranked
GROUP BY index_test, measure
ORDER BY primary_sources DESC, index_test, measure
