"""Annotated: answers that were made in another program, as annotations of the texts: W3C Web Annotation,
Hypothesis, and UIMA CAS JSON as INCEpTION writes it.

`places` finds the words that an annotation is about, `gather` makes answers of annotations; each format has
its module, and `read` knows which one a file is in."""
