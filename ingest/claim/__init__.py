"""Accuracy claims: candidate numbers and measures, their linking, the index test, and whose result it is."""
