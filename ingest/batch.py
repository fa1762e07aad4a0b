"""Many files into readings: which files a user means, and reading them in several processes, in a fixed order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from ingest.model import Problem, Reading
from ingest.pipeline import Pipeline
from ingest.read.parts import UnreadableError, shown_name, source_name

_FEW = 8  # files that one process reads sooner than others are started
_MOST_WORKERS = 4
_AHEAD = 4  # files that each process may be ahead of the one whose reading is awaited: their readings take memory


@dataclass(frozen=True)
class Files:
    """The files to read in their order, the folders that could not be opened, and the number of files passed over."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]
    n_passed_over: int


def find_files(given: Iterable[Path], suffixes: Iterable[str]) -> Files:
    """Return the files given by name, and of the folders given the files of these suffixes, in the order of names.

    Hidden files are left out, and a folder that is reached twice, as by a symbolic link, is walked once.
    """
    wanted = frozenset(suffixes)
    found: dict[Path, None] = {}
    passed_over: set[Path] = set()
    problems: list[Problem] = []
    walked: set[tuple[int, int]] = set()

    for top in given:
        if not _is_folder(top):
            found[top] = None
            continue
        waiting = [top]  # no call inside a call: folders may be nested deeper than calls
        while waiting:
            entry = waiting.pop()
            if not _is_folder(entry):
                if entry.suffix.lower() in wanted:
                    found[entry] = None
                else:
                    passed_over.add(entry)
                continue
            try:
                known = entry.stat()  # to resolve the paths of deep folders takes the cube of their depth
                if (known.st_dev, known.st_ino) not in walked:
                    walked.add((known.st_dev, known.st_ino))
                    waiting += sorted((p for p in entry.iterdir() if not p.name.startswith(".")), reverse=True)
            except OSError as error:
                problems.append(_closed(entry, error))
    return Files(tuple(found), tuple(problems), len(passed_over))


def _closed(folder: Path, error: OSError) -> Problem:
    message = f"{shown_name(folder)} cannot be opened ({error.strerror}); check its permissions."
    return Problem(severity="error", code="absent", message=message, source=source_name(folder))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what may not be looked at is taken for a file: reading it tells why
        return False


def read_files(pipeline: Pipeline, paths: Sequence[Path], workers: int | None = None) -> Iterator[Reading | Problem]:
    """Yield the reading of each file, or the problem that kept it from being read, in the order of the paths.

    A file on which a process dies becomes a problem too; the others are read.
    """
    workers = workers or (1 if len(paths) <= _FEW else min(os.cpu_count() or 1, _MOST_WORKERS))
    if workers == 1:
        yield from (_outcome(pipeline, path) for path in paths)
        return
    waiting = deque(paths)
    while waiting:
        for outcome in _in_processes(pipeline, tuple(waiting), workers):
            yield outcome
            waiting.popleft()
        if waiting:  # a process died, perhaps on this file, perhaps on one that was read beside it
            suspect = waiting.popleft()
            yield next(_in_processes(pipeline, [suspect], 1), _problem(suspect, "made the reading process die"))


def _in_processes(pipeline: Pipeline, paths: Sequence[Path], workers: int) -> Iterator[Reading | Problem]:
    """Yield outcomes in the order of the paths, up to the first that is lost when a process dies."""
    # Forked, so that processes share the vocabulary compiled here; forking is safe before the first thread is started.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("fork"), initializer=_share, initargs=(pipeline,))
    try:
        futures: deque[Future[tuple[str, str]]] = deque()
        following = iter(paths)
        while True:
            futures.extend(pool.submit(_read, path) for path in islice(following, workers * _AHEAD - len(futures)))
            if not futures:
                return
            line, problem = futures.popleft().result()
            yield Reading.model_validate_json(line) if line else Problem.model_validate_json(problem)
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


_shared: list[Pipeline] = []  # set once in each reading process


def _share(pipeline: Pipeline) -> None:
    _shared[:] = [pipeline]


def _read(path: Path) -> tuple[str, str]:
    """Return the JSON of a reading, or of a problem: what goes from process to process is text."""
    outcome = _outcome(_shared[0], path)
    line = outcome.model_dump_json()
    return (line, "") if isinstance(outcome, Reading) else ("", line)


def _outcome(pipeline: Pipeline, path: Path) -> Reading | Problem:
    try:
        return pipeline.read(path)
    except UnreadableError as error:
        return error.problem
    except Exception as error:  # a fault of ours in one file must not cost the user the others
        return _problem(path, f"could not be understood ({type(error).__name__}: {' '.join(str(error).split())[:200]})")


def _problem(path: Path, what: str) -> Problem:
    message = f"{shown_name(path)} {what}; please report it with the file."
    return Problem(severity="error", code="failed", message=message, source=source_name(path))
