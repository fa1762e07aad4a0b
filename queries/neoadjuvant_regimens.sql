-- title: Which neoadjuvant regimens were given, and with what response?
-- description: Drugs given before surgery with their cycles, one row per patient, beside the outcomes told of the time after them.
-- parameter drug: a drug or regimen that was part of it, '' for any (example: doxorubicin)
WITH given AS (
  SELECT case_id, what, max(cycles) AS cycles, min(start) AS first
  FROM course_event
  WHERE kind = 'systemic_therapy' AND setting = 'neoadjuvant'
  GROUP BY case_id, what
),
regimen AS (
  SELECT DISTINCT
    case_id,
    group_concat(replace(what, '_', ' ') || coalesce(' × ' || cycles, ''), ', ') OVER (
      PARTITION BY case_id ORDER BY first, what ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS told
  FROM given
),
response AS (
  SELECT case_id, what, min(start) AS first
  FROM course_event
  WHERE kind = 'outcome' AND time_point IN ('after_neoadjuvant', 'after_surgery')
  GROUP BY case_id, what
),
afterwards AS (
  SELECT DISTINCT
    case_id,
    group_concat(replace(what, '_', ' '), ', ') OVER (
      PARTITION BY case_id ORDER BY first, what ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS told
  FROM response
)
SELECT
  case_summary."case",
  case_summary.paper,
  case_summary.receptors,
  case_summary.subtype,
  regimen.told AS regimen,
  afterwards.told AS afterwards,
  case_summary.surgery
FROM given
JOIN regimen ON regimen.case_id = given.case_id
LEFT JOIN afterwards ON afterwards.case_id = given.case_id
JOIN case_summary ON case_summary."case" = given.case_id
GROUP BY given.case_id
HAVING :drug = ''
  OR sum(given.what = lower(:drug)) > 0
  OR sum(EXISTS (
    SELECT 1 FROM case_fact
    WHERE case_fact.case_id = given.case_id AND case_fact.field = 'systemic_therapy'
      AND case_fact.start = given.first AND case_fact.value = lower(:drug)
  )) > 0
ORDER BY case_summary.paper, given.case_id
