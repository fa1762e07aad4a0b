SELECT
  marker_reading.case_id AS "case",
  paper.title AS paper,
  marker_reading.tumour AS tumour,
  marker_reading.time AS time,
  marker_reading.marker AS marker,
  marker_reading.status AS status,
  coalesce(marker_reading.comparator || ' ', '')
    || rtrim(rtrim(marker_reading.percent, '0'), '.')
    || coalesce('–' || rtrim(rtrim(marker_reading.percent_high, '0'), '.'), '') AS percent,
  nullif(
    rtrim(
      coalesce('IHC ' || marker_reading.ihc || ', ', '')
      || coalesce('Allred ' || marker_reading.allred || ', ', '')
      || coalesce('H-score ' || rtrim(rtrim(marker_reading.h_score, '0'), '.') || ', ', '')
      || coalesce('ratio ' || marker_reading.ratio, ''),
      ', '
    ),
    ''
  ) AS score,
  marker_reading.fish AS fish,
  marker_reading.clone AS clone,
  marker_reading.sentence AS sentence
FROM marker_reading
LEFT JOIN patient_case ON patient_case.id = marker_reading.case_id
LEFT JOIN document ON document.id = marker_reading.document_id
LEFT JOIN paper ON paper.id = document.paper_id
WHERE patient_case.is_counted = 1
