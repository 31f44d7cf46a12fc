"""`python -m generator`."""

import os
import sys

from generator.cli import main

code = main()
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # every record is still in memory: to free them one by one would take a tenth of a check
