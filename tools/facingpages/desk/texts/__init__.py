"""Texts that come into the course: their lines, possible noise, and the facts that they state."""
