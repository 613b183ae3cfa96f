"""Facing Pages: lessons that set opposing texts side by side, with keys that carry their proof."""

__version__ = "0.1.0"
