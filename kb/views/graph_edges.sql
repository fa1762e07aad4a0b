SELECT
  edge.id AS edge,
  source.kind AS source_kind,
  source.label AS source,
  edge.predicate AS predicate,
  edge.qualifier AS qualifier,
  target.kind AS target_kind,
  target.label AS target,
  (SELECT count(*) FROM edge_evidence WHERE edge_evidence.edge_id = edge.id) AS n_evidence,
  (
    SELECT edge_evidence.quote FROM edge_evidence WHERE edge_evidence.edge_id = edge.id
    ORDER BY edge_evidence.document_id, edge_evidence.start LIMIT 1
  ) AS quote
FROM edge
LEFT JOIN node AS source ON source.id = edge.source_id
LEFT JOIN node AS target ON target.id = edge.target_id
