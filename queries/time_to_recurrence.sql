-- title: How long after presentation did the disease come back?
-- description: First event at recurrence, or first recurrence or metastasis told as an outcome, with its day; patients without one are left out, so no rate follows.
-- parameter histology: a word of the diagnosis, '' for all (example: '')
WITH came_back AS (
  SELECT
    course_event.*,
    row_number() OVER (PARTITION BY course_event.case_id ORDER BY course_event.days, course_event.start, course_event.id) AS place
  FROM course_event
  LEFT JOIN concept ON concept.key = course_event.what
  WHERE course_event.days > 0
    AND (
      course_event.time_point = 'recurrence'
      OR course_event.kind = 'outcome'
      AND (concept.key IN ('recurrence', 'metastasis') OR concept.broader IN ('recurrence', 'metastasis'))
      AND course_event.time_point IN ('after_surgery', 'follow_up')
    )
)
SELECT
  came_back.case_id AS "case",
  case_summary.paper,
  case_summary.age_years,
  case_summary.histology,
  case_summary.receptors,
  case_summary.subtype,
  came_back.days,
  round(came_back.days / 365.25, 1) AS years,
  came_back.time_as_printed,
  came_back.sentence
FROM came_back
JOIN case_summary ON case_summary."case" = came_back.case_id
WHERE came_back.place = 1
  AND (:histology = '' OR case_summary.histology LIKE '%' || :histology || '%')
ORDER BY came_back.days, came_back.case_id
