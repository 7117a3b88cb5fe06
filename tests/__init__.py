"""The tests, and what is run by hand beside them. None of it keeps anything in the folder of the one who runs it."""

import os
import sys

os.environ["ONRECORD_CACHE"] = ""

# Else every worker compiles all tests anew, and every process that a test starts the whole program.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
