"""Kinds: one kind of exercise a module; `registry.KINDS` is the only list of them."""
