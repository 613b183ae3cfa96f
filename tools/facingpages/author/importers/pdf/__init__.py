"""PDF: the lines of the pages become paragraphs, without what is at the head or foot of each page.

    document -> rows (letters with size and height) -> frames, notes -> paragraphs

A PDF holds signs at places, and no words: whatever is concluded from the places is in the report."""
