"""Course: the model of a course, and reading it from its folder."""
