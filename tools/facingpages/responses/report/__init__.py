"""Report: the answers of a class as pages for the teacher.

`sums` counts, `statistics` computes, `discuss` says what to talk about, `pictures` lays out what is drawn,
and `pages` writes it as HTML that needs no script."""
