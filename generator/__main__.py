"""`python -m generator`."""

import os
import sys

from generator.cli import main

code = main()
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # every record is still in memory: to free them one by one takes 0.3 s, a tenth of `check` (measured, five rounds)
