"""Drafts: new files for an author to finish, filled with the passage and the proposals of `suggest`.

A draft holds no key: where the author decides is a `todo`, and the checker leads from one to the next.
"""
