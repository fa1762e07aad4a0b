-- title: Which findings persist after treatment, such as microcalcification?
-- description: Imaging findings that were still there or unchanged after neoadjuvant treatment or surgery, or later.
-- parameter finding: a word of the finding, '' for any (example: calcification)
SELECT
  imaging_findings."case",
  imaging_findings.paper,
  imaging_findings.test,
  imaging_findings.time_point,
  imaging_findings.finding,
  imaging_findings.status,
  (SELECT group_concat(value, ', ') FROM json_each(patient_case.outcome)) AS outcome,
  imaging_findings.sentence
FROM imaging_findings
JOIN patient_case ON patient_case.id = imaging_findings."case"
WHERE (
    imaging_findings.status = 'persistent'
    OR imaging_findings.status = 'present' AND imaging_findings.time_point IN ('after_neoadjuvant', 'after_surgery')
  )
  AND imaging_findings.finding LIKE '%' || :finding || '%'
ORDER BY imaging_findings.paper, imaging_findings.imaging_finding
