"""Export: the course, its keys and answers in the formats of other programs, and what each loses."""
