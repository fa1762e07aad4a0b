"""The tumour: its size, place, grade, stage, nodes and diagnosis."""
