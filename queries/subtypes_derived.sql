-- title: Which intrinsic subtype do the receptors give, and by which rule?
-- description: Subtypes that a published rule gives from receptors and Ki-67, with the facts that it used, whatever the reports themselves call the tumour.
-- parameter subtype: luminal_a, luminal_b_her2_negative, luminal_b_her2_positive, her2_enriched or triple_negative, '' for all (example: luminal_a)
SELECT
  derived_facts."case",
  derived_facts.paper,
  case_summary.age_years,
  case_summary.histology,
  derived_facts.value AS subtype,
  derived_facts.inputs,
  derived_facts.rule,
  case_summary.outcome
FROM derived_facts
JOIN case_summary ON case_summary."case" = derived_facts."case"
WHERE derived_facts.field = 'subtype' AND lower(replace(:subtype, ' ', '_')) IN ('', derived_facts.value)
ORDER BY derived_facts.value, derived_facts.paper, derived_facts."case"
