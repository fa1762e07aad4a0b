"""Receptors and markers: every reading, what the case is settled on, and the subtype that follows."""
