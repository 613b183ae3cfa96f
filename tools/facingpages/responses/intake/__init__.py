"""Intake: everything that a class handed in, from files, folders, zips, forms and paper, as answers of
readers."""
