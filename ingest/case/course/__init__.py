"""The course of the patient: what happened, when, and what imaging showed at each point."""
