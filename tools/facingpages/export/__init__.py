"""Export: lessons and exercises as files for other systems, and a report of what each of them loses."""
