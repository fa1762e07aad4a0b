"""The wheel holds what it needs and nothing else, and works where no development tool is installed."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The wheel, built from what git knows of the repository."""
    source = tmp_path_factory.mktemp("source")
    archive = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout.decode()
    for name in filter(None, archive.split("\0")):
        if (root / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((root / name).read_bytes())
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_members(wheel: Path, root: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ingest", "kb"}
    assert sum(name.startswith("kb/questions/") for name in names) == len(list((root / "queries").glob("*.sql")))
    for needed in ("kb/columns.toml", "kb/site/templates/index.html", "ingest/vocab/modality.toml", "ingest/py.typed"):
        assert needed in names


def test_it_works_without_development_tools(wheel: Path, root: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", str(root / "requirements.lock")], check=True)
    subprocess.run([*install, "--no-deps", str(wheel)], check=True)
    missing = subprocess.run([str(python), "-c", "import pytest"], capture_output=True, check=False)
    assert missing.returncode != 0
    command = environment / "bin" / "casegraph"
    report = root / "corpus" / "reports" / "thyroid-two-by-two.txt"
    database = tmp_path / "kb.db"
    run = {"cwd": tmp_path, "check": True, "capture_output": True, "text": True}
    said = subprocess.run([str(command), "ingest", str(report), "--db", str(database)], **run).stdout  # type: ignore[call-overload]
    assert said.startswith("1 document read")
    listed = subprocess.run([str(command), "query", "--db", str(database), "--format", "csv"], **run).stdout  # type: ignore[call-overload]
    assert "accuracy_by_modality" in listed
