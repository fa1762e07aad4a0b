SELECT
  problem.id AS problem,
  problem.severity AS severity,
  problem.code AS code,
  problem.message AS message,
  problem.source AS source,
  problem.page AS page,
  problem.document_id AS document
FROM problem
