"""`python -m kzforms.cli`."""

from kzforms.cli import main

main()
