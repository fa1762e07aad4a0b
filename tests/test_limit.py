from __future__ import annotations

import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.limit import TooSlowError, at_most
from ingest.pipeline import Pipeline
from ingest.read import UnreadableError
from ingest.read.limits import Limits


def _never_ends() -> None:
    while True:
        pass


def test_what_does_not_end_is_ended() -> None:
    with pytest.raises(TooSlowError), at_most(0.01):
        _never_ends()


def test_what_takes_errors_for_its_own_is_ended_too() -> None:
    def stubborn() -> None:
        try:
            _never_ends()
        except Exception:
            _never_ends()

    with pytest.raises(TooSlowError), at_most(0.01):
        stubborn()


def test_what_ends_in_time_leaves_no_alarm() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with at_most(1000):
        assert signal.getsignal(signal.SIGPROF) is not before
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_another_thread_is_not_bounded() -> None:
    ended = []

    def work() -> None:
        with at_most(1e-6):
            ended.append(sum(range(10_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [49_995_000]


def test_a_document_that_takes_too_long_is_a_problem(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("MRI had a sensitivity of 84%. " * 1_000)
    with pytest.raises(UnreadableError) as caught:
        replace(pipeline, limits=Limits(seconds=0.001)).read(path)
    assert caught.value.problem.code == "timeout"
    assert caught.value.problem.message == (
        "long.txt took longer than 0.001 s to read; split it, or take out what repeats."
    )
