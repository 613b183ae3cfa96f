"""Show: one page for the projector, on which the marks of a class fill in as its files are dropped."""
