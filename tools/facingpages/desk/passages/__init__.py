"""Passages worth an exercise: how much there is to decide in each line, and how much may be shown."""
