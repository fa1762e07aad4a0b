import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.model import Document, Reading, content_id
from ingest.reading_order import Stretch, reading_order
from ingest.view import normalise

REPORTS = Path(__file__).parent.parent / "corpus" / "reports"


def paragraphs(report: str) -> list[str]:
    """Return the paragraphs of a report of the corpus that are prose."""
    text = (REPORTS / f"{report}.txt").read_text("utf-8").partition("References")[0]
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if len(p) > 250]


BRAIN, KNEE = paragraphs("stage-four-brain"), paragraphs("infant-knee")
LEFT = textwrap.wrap(" ".join(BRAIN[1:4]), 52)[:24]
RIGHT = textwrap.wrap(" ".join(KNEE[2:6]), 47)[:24]


def alternated(columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of columns of one length in the order in which rows are read."""
    return [line for row in zip(*columns, strict=True) for line in row]


def flat(text: str) -> str:
    return " ".join(text.split())


def view_of(text: str) -> str:
    return flat(normalise(Document(id="x", source="x.txt", format="text", sha256="", text=text)).text)


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        pytest.param(alternated([LEFT, RIGHT]), "\n", id="line by line"),
        pytest.param(alternated([LEFT, RIGHT]), "\r\n", id="CRLF"),
        pytest.param(alternated([LEFT, RIGHT]), "\n\n", id="blank lines between"),
        pytest.param([f"   {line}  " for line in alternated([LEFT, RIGHT])], "\n", id="indented"),
        pytest.param(["Introduction", "", *alternated([LEFT, RIGHT])], "\n", id="behind a heading"),
    ],
)
def test_alternating_lines_are_read_column_by_column(lines: list[str], end: str) -> None:
    assert f"{' '.join(LEFT)} {' '.join(RIGHT)}" in view_of(end.join(lines))


def test_words_split_at_the_end_of_a_columns_line_are_joined() -> None:
    left = [*LEFT[:10], f"{LEFT[10]} neuro-", f"logical {LEFT[11]}", *LEFT[12:]]
    assert "neurological" in view_of("\n".join(alternated([left, RIGHT])))


def test_prose_around_stays_where_it_is() -> None:
    before, behind = textwrap.wrap(BRAIN[-1], 60), textwrap.wrap(KNEE[-1], 60)
    text = "\n".join([*before, "", *alternated([LEFT, RIGHT]), "", *behind])
    assert view_of(text) == " ".join([*before, *LEFT, *RIGHT, *behind])
    number = len(before) + 2
    assert reading_order(text)[1] == (Stretch(number, number + 47, ordered=True),)


def test_columns_that_cannot_be_told_apart_are_left_and_said() -> None:
    middle = textwrap.wrap(" ".join(paragraphs("male-breast-carcinoma")[2:6]), 50)[:24]
    text = "\n".join(alternated([LEFT, middle, RIGHT]))
    order, stretches = reading_order(text)
    assert order is None
    assert stretches
    assert not any(stretch.ordered for stretch in stretches)


ADDRESSES = ["Department of Radiology", "University Hospital", "12 Garden Street", "Ghent, Belgium"]
LIST = ["- swelling of the breast", "- pain at night", "- discharge from the nipple", "- enlarged lymph nodes"]
POEM = [
    "The river carries what the mountain lent,", "and every stone remembers where it lay,",
    "the meadow asks the water what it meant,", "the water answers only, on its way,",
]  # fmt: skip
REFERENCE = [
    "{}. Janssens K, Okoro B. Magnetic resonance imaging of small", "lesions in the treated breast: a cohort study.",
    "Ann Invented Radiol 2017;12:33-41.", "doi:10.5555/air.2017.33",
]  # fmt: skip
CODE = ["for row in rows:", "    if row.stop > row.start:", "        found.append(row)", "    return found"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(ADDRESSES * 8, id="addresses"),
        pytest.param(LIST * 8, id="list"),
        pytest.param(POEM * 8, id="poem"),
        pytest.param([line.format(n) for n in range(1, 13) for line in REFERENCE], id="reference list"),
        pytest.param(CODE * 8, id="code"),
        pytest.param([f"{n:3}  {line}" for n, line in enumerate([*LEFT, *RIGHT], 1)], id="numbered lines"),
        pytest.param([f"{a}\t{b}" for a, b in zip(LEFT, RIGHT, strict=True)], id="tabs"),
        pytest.param([f"{a:60}{n}   {n + 3}" for n, a in enumerate(LEFT)], id="aligned cells"),
        pytest.param(["Anna Verhulst, Bilal Okoro,", "Carla Janssens, Dmitri Sato,"] * 10, id="authors"),
        pytest.param([*LEFT, "", *RIGHT], id="one column behind the other"),
        pytest.param(["a b", "c d"] * 3, id="hardly any words"),
        pytest.param([], id="nothing"),
    ],
)
def test_left_alone(lines: list[str]) -> None:
    assert reading_order("\n".join(lines)) == (None, ())


@pytest.mark.parametrize("width", [36, 44, 52, 60, 76, 110])
@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_wrapped_reports_are_left_alone(path: Path, width: int) -> None:
    wrapped = [textwrap.fill(line, width) for line in path.read_text("utf-8").split("\n")]
    assert reading_order("\n".join(wrapped)) == (None, ())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=30, max_size=60),
    st.integers(30, 70),
    st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
    st.text(alphabet="aZ1 .,-\n\t(", max_size=40),
)
def test_each_character_is_read_once(deal: list[int], width: int, end: str, tail: str) -> None:
    columns = [iter(textwrap.wrap(" ".join(prose), width)) for prose in (BRAIN, KNEE)]
    lines = [line for kind in deal for line in [next(columns[kind % 2], "")] if line]
    text = end.join(lines) + tail
    order, _ = reading_order(text)
    if order is None:
        return
    printed = [(int(start), int(stop)) for start, stop in zip(order.starts, order.ends, strict=True)]
    words = [place for place, sign in zip(printed, order.text, strict=True) if not sign.isspace()]
    assert sorted(words) == [(at, at + 1) for at, sign in enumerate(text) if not sign.isspace()]
    assert "".join(text[start:stop] for start, stop in words) == "".join(order.text.split())
    view = normalise(Document(id="x", source="x.txt", format="text", sha256="", text=text))
    read = [int(start) for start, sign in zip(view.starts, view.text, strict=True) if sign.isalnum()]
    assert sorted(read) == [at for at, sign in enumerate(text) if sign.isalnum()]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_stretch_of_the_view_quotes_the_file(data: st.DataObject) -> None:
    text = "\n".join(alternated([LEFT, RIGHT]))
    view = normalise(Document(id=content_id(text), source="a.txt", format="text", sha256="", text=text))
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    assume(view.text[start:end].strip())  # a line end that the end of the file lacks stands for no character
    span = view.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert text[span.start : span.end] == span.quote
    inside = np.arange(start, end)
    assert bool(np.all(view.starts[inside] >= span.start))
    assert bool(np.all(view.ends[inside] <= span.end))


def test_claims_are_those_of_the_columns(reading_of: Callable[[str], Reading]) -> None:
    figures = (
        "In a blinded comparison of two readers, MRI detected cerebral metastasis with a sensitivity of 94% and a "
        "specificity of 92%, while the sensitivity of CT was no more than 71% in the same patients. Sources disagree "
        "about small lesions [1, 2]. The patients were told so, and most of them asked for the longer examination. "
    )
    left = textwrap.wrap(figures + " ".join(BRAIN[2:5]), 50)[:22]
    alone, dealt = reading_of("\n".join([*left, *RIGHT[:22]])), reading_of("\n".join(alternated([left, RIGHT[:22]])))
    assert len(alone.claims) == 3

    def said(reading: Reading) -> list[tuple[object, ...]]:
        return sorted((claim.measure, claim.value_as_printed, claim.index_test) for claim in reading.claims)

    assert said(dealt) == said(alone)
    assert [callout.labels for callout in dealt.callouts] == [callout.labels for callout in alone.callouts]
    assert [problem.code for problem in dealt.problems] == ["interleaved"]
    assert all("put together" in " ".join(claim.doubts) for claim in dealt.claims)
    assert not any("put together" in " ".join(claim.doubts) for claim in alone.claims)
