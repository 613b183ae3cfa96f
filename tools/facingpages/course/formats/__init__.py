"""Formats: what may stand in each file of a course."""
