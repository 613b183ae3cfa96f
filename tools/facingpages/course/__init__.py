"""Course: the model of a course, and how it is read from its folder."""
