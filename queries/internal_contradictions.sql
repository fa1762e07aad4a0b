-- title: Which reports contradict themselves?
-- description: Fields of a case for which one report gives two values without a reason, each with its sentence.
-- parameter field: name of the field, '' for all (example: laterality)
SELECT contradictions."case", paper, source, field, reading, quote, page, sentence
FROM contradictions
WHERE :field = '' OR field = :field
ORDER BY paper, contradiction, reading
