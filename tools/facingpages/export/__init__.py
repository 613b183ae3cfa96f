"""Export: the course, its keys and its answers in the formats of other programs, and what each of them loses."""
