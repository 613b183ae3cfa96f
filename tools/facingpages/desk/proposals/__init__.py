"""Proposals inside an exercise: words, roles, answers, rewritings, and a reason for each.

They are made by rule from the text and wait in the file until a teacher confirms them."""
