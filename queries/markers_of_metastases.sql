-- title: Which receptors differ between primary tumour and metastasis?
-- description: Markers whose status in a metastasis or recurrence is not that of the primary tumour, with both sentences.
-- parameter marker: er, pr, her2 or ar, '' for all (example: er)
SELECT DISTINCT
  primary_tumour."case",
  primary_tumour.paper,
  primary_tumour.marker,
  primary_tumour.time AS primary_time,
  primary_tumour.status AS primary_status,
  primary_tumour.percent AS primary_percent,
  metastasis.status AS metastasis_status,
  metastasis.percent AS metastasis_percent,
  primary_tumour.sentence AS primary_sentence,
  metastasis.sentence AS metastasis_sentence
FROM marker_readings AS primary_tumour
JOIN marker_readings AS metastasis
  ON metastasis."case" = primary_tumour."case" AND metastasis.marker = primary_tumour.marker
WHERE primary_tumour.tumour = 'primary' AND metastasis.tumour = 'secondary'
  AND metastasis.status <> primary_tumour.status
  AND lower(:marker) IN ('', primary_tumour.marker)
ORDER BY primary_tumour.paper, primary_tumour."case", primary_tumour.marker, primary_tumour.time DESC,
  primary_tumour.sentence, metastasis.sentence
