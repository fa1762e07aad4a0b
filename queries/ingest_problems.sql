-- title: What could not be read, and why?
-- description: Files, or parts of them, that the last ingest refused or read with a warning; errors first.
-- parameter severity: error or warning, '' for both (example: '')
SELECT severity, code, message, source, page, document
FROM problems
WHERE :severity = '' OR severity = :severity
ORDER BY severity, source, page, code
