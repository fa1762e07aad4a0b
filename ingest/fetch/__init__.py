"""Open-access papers from Europe PMC into a folder, with a manifest; what is fetched is read by `ingest.read`."""
