"""Makes the hostile files in a folder; usage: python -m tests.hostile FOLDER."""

import sys
from pathlib import Path

from . import make

make(Path(sys.argv[1]))
