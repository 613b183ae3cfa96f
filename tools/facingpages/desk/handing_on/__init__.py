"""Handing on: students and schools get previews, paper, pages and files; a class's answers come back."""
