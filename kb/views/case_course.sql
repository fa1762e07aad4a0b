-- In the order in which each report tells it.
SELECT
  course_event.case_id AS "case",
  paper.title AS paper,
  course_event.time_point AS time_point,
  course_event.days AS days,
  course_event.kind AS kind,
  coalesce(concept.label, replace(course_event.what, '_', ' ')) AS what,
  course_event.setting AS setting,
  course_event.cycles AS cycles,
  course_event.dose AS dose,
  course_event.duration_days AS duration_days,
  course_event.sentence AS sentence
FROM course_event
LEFT JOIN patient_case ON patient_case.id = course_event.case_id
LEFT JOIN document ON document.id = course_event.document_id
LEFT JOIN paper ON paper.id = document.paper_id
LEFT JOIN concept ON concept.key = course_event.what
WHERE patient_case.is_counted = 1
ORDER BY patient_case.id, course_event.start
