"""Lessons and their exercises: see, make, change, rename and remove them, and choose their paragraphs."""
