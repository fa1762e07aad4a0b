SELECT
  claim.id AS claim,
  (SELECT paper.title FROM paper WHERE paper.id = claim.paper_id) AS paper,
  claim.test_label AS test,
  claim.measure AS measure,
  CASE WHEN claim.comparator = '=' THEN '' ELSE claim.comparator || ' ' END
    || claim.value_as_printed
    || CASE
      WHEN claim.value_high IS NULL THEN ''
      WHEN claim.scale = 'percent' THEN '–' || rtrim(rtrim(round(claim.value_high * 100, 4), '0'), '.')
      ELSE '–' || rtrim(rtrim(round(claim.value_high, 6), '0'), '.')
    END
    || CASE claim.scale WHEN 'percent' THEN '%' ELSE '' END AS value,
  CASE
    WHEN claim.ci_low IS NULL THEN NULL
    WHEN claim.scale = 'percent'
      THEN rtrim(rtrim(round(claim.ci_low * 100, 4), '0'), '.') || '–' || rtrim(rtrim(round(claim.ci_high * 100, 4), '0'), '.') || '%'
    ELSE rtrim(rtrim(round(claim.ci_low, 6), '0'), '.') || '–' || rtrim(rtrim(round(claim.ci_high, 6), '0'), '.')
  END AS interval,
  claim.numerator || '/' || claim.denominator AS counts,
  claim.target,
  CASE claim.cited
    WHEN 0 THEN 'own result'
    ELSE 'relayed' || CASE claim.cites WHEN '' THEN '' ELSE ' from [' || claim.cites || ']' END
  END AS origin,
  claim.confidence AS confidence,
  -- Subselects instead of joins are not evaluated where a count or a facet does not ask for them.
  (SELECT claim_evidence.sentence FROM claim_evidence WHERE claim_evidence.id = claim.evidence_id) AS sentence
FROM claim
