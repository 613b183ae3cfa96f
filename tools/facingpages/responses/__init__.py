"""Responses: the answers of readers, and what they earn."""
