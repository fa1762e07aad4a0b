"""Documents in, readings out: this package knows spaCy and knows no database."""
