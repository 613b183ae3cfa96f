"""Page: an exercise, a facing pair or a text as HTML."""
