"""What the papers of the project say is what the program does: commands, outputs, generated pages, links."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"in \d+\.\d+ s\b")
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")
PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md", "docs/quality.md")


def sessions(text: str) -> list[tuple[str, str]]:
    """Return commands and the outputs printed under them."""
    steps = []
    for block in _CONSOLE.findall(text):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            steps.append((command, output))
    return steps


def test_readme_commands_print_what_it_shows(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "corpus" / "reports", tmp_path / "corpus" / "reports")
    (tmp_path / "build").mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    steps = sessions((root / "README.md").read_text())
    assert len(steps) >= 5
    for command, shown in steps:
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=tmp_path, env=os.environ | {"PATH": path}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert _SECONDS.sub("in T s", done.stdout) == _SECONDS.sub("in T s", shown), command


@pytest.mark.parametrize("name", ["model.md", "queries.md"])
def test_generated_pages_are_up_to_date(root: Path, name: str) -> None:
    spec = importlib.util.spec_from_file_location("docs_generate", root / "docs" / "generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert (root / "docs" / name).read_text() == generate.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("name", PAPERS)
def test_links_lead_somewhere(root: Path, name: str) -> None:
    page = root / name
    broken = [link for link in _LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert broken == []


def test_makefile_has_the_targets_that_the_papers_name(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    named = {word for name in PAPERS for word in re.findall(r"`make ([a-z]+)", (root / name).read_text())}
    assert named
    assert named <= targets
