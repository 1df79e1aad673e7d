"""`python -m samenwerking.municipalities add|list|each|nginx`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
