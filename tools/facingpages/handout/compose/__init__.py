"""Compose: turn exercises, keys and the teacher's guide into blocks of a sheet."""
