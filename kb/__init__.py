"""Readings in, evidence base out: this package knows SQLite and knows no spaCy."""
