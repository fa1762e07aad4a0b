-- title: Which papers speak of ...?
-- description: Full-text search in titles and full texts, the best match first.
-- parameter words: words that all must occur; none finds nothing (example: microcalcification)
SELECT
  document.id AS document,
  coalesce(document.title, document.source) AS title,
  document.format,
  snippet(document_fts, 1, char(2), char(3), '…', 32) AS snippet,
  round(bm25(document_fts, 4.0, 1.0), 3) AS rank
FROM document_fts
JOIN document ON document.rowid = document_fts.rowid
WHERE document_fts MATCH coalesce(nullif(escape_fts(:words), ''), '""')
ORDER BY bm25(document_fts, 4.0, 1.0), document.id
LIMIT 200
