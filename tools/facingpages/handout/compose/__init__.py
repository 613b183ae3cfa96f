"""Compose: exercises, keys and the teacher's guide as blocks of a sheet."""
