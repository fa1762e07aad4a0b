"""The patient's case: who, what tumour, what was seen and done, and what came of it."""
