"""`python -m generator`."""

import sys

INTERRUPTED = 130
"""What a shell says of a command that Ctrl-C has ended."""

try:
    from .cli import main

    code = main()
except KeyboardInterrupt:  # while the code is loaded, too: that takes a second
    code = INTERRUPTED
sys.exit(code)
