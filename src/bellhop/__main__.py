"""`python -m bellhop` is `bellhop`."""

import sys

from bellhop.cli import main

if __name__ == "__main__":
    sys.exit(main())
