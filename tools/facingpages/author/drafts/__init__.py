"""Draft: new files for an author to finish, filled with the passage and with what `suggest` proposes.

A draft holds no key: where the author decides is a `todo`, and the checker leads from one to the next.
"""
