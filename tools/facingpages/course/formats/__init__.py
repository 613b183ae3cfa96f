"""Formats: the typed content of each file of a course."""
