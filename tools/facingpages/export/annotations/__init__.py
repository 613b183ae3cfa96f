"""Annotations: answers and keys in the formats of programs that annotate texts. `responses/intake/annotated`
reads them again."""
