-- title: Which figures may have been missed?
-- description: Measures named near a number of which no claim was made, with their sentences; most are no figures, some are missed ones.
-- parameter measure: key of a measure, '' for all (example: sensitivity)
SELECT
  unclaimed_measure.measure,
  substr(sentence, 1, start - sentence_start) || char(2) || quote || char(3)
    || substr(sentence, unclaimed_measure."end" - sentence_start + 1) AS sentence,
  paper.title AS paper,
  document.id AS document,
  unclaimed_measure.start
FROM unclaimed_measure
JOIN document ON document.id = unclaimed_measure.document_id AND document.is_preferred = 1
JOIN paper ON paper.id = document.paper_id
WHERE :measure IN ('', unclaimed_measure.measure)
ORDER BY paper.title, document.id, unclaimed_measure.start, unclaimed_measure.measure
