"""Checks: everything that must hold between the parts of a course."""
