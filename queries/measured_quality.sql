-- title: How good is the reading?
-- description: Precision, recall and F1 with its 95% interval against gold annotations, as casegraph evaluate GOLD --db stored them; no rows where it has not been run.
-- parameter gold_set: name of a gold set, '' for all (example: '')
SELECT gold_set, kind, level, documents, gold, found, quality."right", precision, recall, f1, f1_low, f1_high,
  made_by_version AS version
FROM quality
WHERE :gold_set IN ('', gold_set)
ORDER BY gold_set, kind, gold DESC, level
