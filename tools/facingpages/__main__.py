"""`python -m facingpages` is the command line."""

from facingpages.cli import main

main(prog_name="facingpages")
