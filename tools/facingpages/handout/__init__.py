"""Handouts: paper for the classroom, from the same course model as the pages.

    course + what, view, variant  --compose-->  Sheet  --pdf, word, html-->  bytes

`sheet` is the one model that every format is written from.  A learner's sheet is composed of
`LearnerExercise` and nothing else; `keys` holds what only a teacher's sheet is given."""
