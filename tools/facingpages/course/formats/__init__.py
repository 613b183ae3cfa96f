"""Formats: what may be in each file of a course."""
