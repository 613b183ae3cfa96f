"""Checks: the rules that every course must keep."""
