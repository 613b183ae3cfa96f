"""The model of a sheet: its blocks, passages, lines and drawings; every form of paper is made of it."""
