"""Makes hostile and broken files in a folder, the same ones each time, and prints as JSON what each should give.

Usage: python tests/hostile FOLDER. What a file gives is `read`, `read: CODE` with a warning, or the code of its error;
`|` stands between outcomes of which each will do.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import articles
import folders
import pdfs
import texts


def main(folder: Path) -> None:
    expected = {}
    for name, (outcome, content) in {**texts.files(), **articles.files(), **pdfs.files()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        expected[name] = outcome
    json.dump(expected | folders.make(folder), sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
