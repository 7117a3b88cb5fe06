"""The tests, and what is run by hand beside them. None of it keeps anything in the folder of the one who runs it."""

import os

os.environ["ONRECORD_CACHE"] = ""
