"""Findings as the screen shows them: each at its field, in a teacher's words, with the edits that mend it."""
