"""`python -m riwaya` is the `riwaya` command."""

import sys

from riwaya.cli import main

if __name__ == "__main__":
    sys.exit(main())
