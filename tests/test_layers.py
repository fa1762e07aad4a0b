"""The house rules that a program can check: who imports whom, how long a module is, what must not be there."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("ingest/**/*.py"), *ROOT.glob("kb/**/*.py"), *ROOT.glob("datasette/plugins/*.py")])
LONGEST = 335
COMMANDS = {"cli.py", "fetch_command.py"}  # where documents in and evidence base out meet


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, those inside functions included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module}
    return names


def roots(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
class TestModule:
    def test_length(self, path: Path) -> None:
        assert len(path.read_text().splitlines()) <= LONGEST

    def test_imports(self, path: Path) -> None:
        names = imported(path)
        where = path.relative_to(ROOT).parts
        if where[0] == "ingest":
            assert not roots(names) & {"kb", "sqlite3", "sqlite_utils", "datasette"}
        elif where[0] == "kb":
            assert not roots(names) & {"spacy", "scispacy"}
            allowed = {"ingest.model"} | ({name for name in names if where[1] in COMMANDS})
            assert {name for name in names if name.partition(".")[0] == "ingest"} <= allowed
        else:
            assert not roots(names) & {"ingest", "spacy", "scispacy"}


def test_the_model_imports_nothing_of_ours_but_its_own_rooms() -> None:
    rooms = {
        "model": {"ingest.printed", "ingest.span", "ingest.case_record"},
        "case_record": {"ingest.span"},
        "span": set(),
    }
    for room, neighbours in rooms.items():
        ours = {name for name in imported(ROOT / "ingest" / f"{room}.py") if name.startswith(("ingest", "kb"))}
        assert ours == neighbours


def test_datasette_is_no_package() -> None:
    assert not (ROOT / "datasette" / "__init__.py").exists()


def test_no_host_of_a_registry_and_no_path_of_a_machine_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    forbidden = re.compile(
        "|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)", "/" + "work/", "/" + "root/"])
    )
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in {".pdf", ".png"} or not path.is_file():
            continue
        if forbidden.search(path.read_text(encoding="utf-8", errors="replace")):
            found.append(name)
    assert found == []
