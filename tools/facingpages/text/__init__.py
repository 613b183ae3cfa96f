"""Text: folding, anchors, dates, domains and citations of one text; knows no course."""
