"""The case made by hand in `tests/casework.py` is for this room too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
