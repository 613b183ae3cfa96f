"""The review of a lesson: everything that still waits for a teacher's yes, as one list of rows."""
