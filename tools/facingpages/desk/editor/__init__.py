"""One exercise on the screen: its passages, fields and findings, and the edits that a teacher makes there."""
