"""Where questions and pages lie: beside the package in a checkout, inside it when it came as a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(in_checkout: str, in_wheel: str) -> Path:
    checkout = _PACKAGE.parent / in_checkout
    return checkout if (_PACKAGE.parent / "pyproject.toml").is_file() else _PACKAGE / in_wheel


QUERIES = _folder("queries", "questions")
PAGES = _folder("datasette", "site")
