from pathlib import Path

import pytest

from ingest.read import READERS, UnreadableError, read_document, read_text
from ingest.read.front import find_dates, find_keywords, find_title, front_doi
from ingest.read.parts import TextLimits

REPORT = """CASE REPORT

Unusual Enhancement of the Left Breast After
Chemotherapy: a Pitfall
ORCID: 0000-0002-0000-0000
Keywords: Breast MRI, neoadjuvant
chemotherapy, pitfall.

Received: 3 March 2020, Accepted: April 14, 2020,
Published online: 2020-05-01

INTRODUCTION

MRI is accurate [1,2].

References

1. Smith A. One. Radiology 2001;1:1-2. doi:10.1000/one.
2. Jones B. Two. Radiology 2002;2:3-4.
"""


def write(tmp_path: Path, data: bytes, name: str = "report.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_front_matter_references_and_callouts_of_a_report(tmp_path: Path) -> None:
    parts = read_text(write(tmp_path, REPORT.encode()))
    document = parts.document
    assert document.text == REPORT
    assert document.title == "Unusual Enhancement of the Left Breast After Chemotherapy: a Pitfall"
    assert document.keywords == ("Breast MRI", "neoadjuvant chemotherapy", "pitfall")
    assert (document.received, document.accepted, document.published) == ("2020-03-03", "2020-04-14", "2020-05-01")
    assert document.doi is None, "a reference's DOI is not the document's own"
    assert [(reference.label, reference.year) for reference in parts.references] == [("1", 2001), ("2", 2002)]
    assert [callout.labels for callout in parts.callouts] == [("1", "2")]
    assert parts.problems == ()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", id="line ends are kept"),
        pytest.param(b"\xef\xbb\xbfabc", "\ufeffabc", id="byte order mark stays a character"),
        pytest.param(b"  abc \x0c\n\n", "  abc \x0c\n\n", id="nothing is stripped"),
        pytest.param("≥ 84 % (ä)".encode(), "≥ 84 % (ä)", id="utf-8"),
    ],
)
def test_text_is_the_decoded_file(tmp_path: Path, data: bytes, text: str) -> None:
    parts = read_text(write(tmp_path, data))
    assert parts.document.text == text
    assert parts.problems == ()


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(
            "Sensibilité 84 % ± 3 µg chez la patiente âgée".encode("cp1252"),
            "Sensibilité 84 % ± 3 µg chez la patiente âgée",
            "cp1252",
            id="western one-byte encoding",
        ),
        pytest.param(b"\xff\xfe" + "Cäse".encode("utf-16-le"), "\ufeffCäse", "utf-16-le", id="utf-16 with a mark"),
    ],
)
def test_other_encodings_are_read_with_a_warning(tmp_path: Path, data: bytes, text: str, encoding: str) -> None:
    parts = read_text(write(tmp_path, data))
    assert parts.document.text == text
    [problem] = parts.problems
    assert (problem.severity, problem.code) == ("warning", "encoding_assumed")
    assert f"read as {encoding}" in problem.message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.txt", b"", "empty", id="zero bytes"),
        pytest.param("a.txt", b" \n\n\t", "empty", id="white space only"),
        pytest.param("a.txt", b"abc\0def", "not_text", id="NUL"),
        pytest.param("a.txt", b"\x01\x02\x03\x04abc", "not_text", id="control characters"),
        pytest.param("a.txt", b"%PDF-1.7\n...", "wrong_suffix", id="a PDF"),
        pytest.param("a.txt", b"\xef\xbb\xbf<?xml version='1.0'?><article/>", "wrong_suffix", id="XML"),
        pytest.param("a.docx", b"PK", "unsupported", id="a kind that is not read"),
        pytest.param("a", b"text", "unsupported", id="no suffix"),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = write(tmp_path, data, name)
    with pytest.raises(UnreadableError) as raised:
        read_document(path)
    problem = raised.value.problem
    assert (problem.severity, problem.code, problem.source) == ("error", code, str(path))
    assert problem.message.startswith(f"{name} ")
    assert problem.message.endswith(".")
    assert "\n" not in problem.message


def test_absent_files_folders_and_large_files(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.txt", "absent"), (tmp_path, "not_a_file")):
        with pytest.raises(UnreadableError) as raised:
            read_text(path)
        assert raised.value.problem.code == code
    for limits in (TextLimits(file_bytes=10), TextLimits(characters=10)):
        with pytest.raises(UnreadableError) as raised:
            read_text(write(tmp_path, b"x" * 11), limits=limits)
        assert raised.value.problem.code == "too_large"


def test_a_name_with_a_line_feed_gives_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_text(write(tmp_path, b"", "two\nlines.txt"))
    assert str(raised.value).startswith("two lines.txt is empty")


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_text(write(tmp_path, b"", "\x1b[31mred\u202e.txt"))
    assert str(raised.value).startswith("\ufffd[31mred\ufffd.txt is empty")


def test_ids_depend_on_the_bytes_alone(tmp_path: Path) -> None:
    one, two, other = (
        read_text(write(tmp_path, data, name)).document
        for name, data in (("a.txt", b"same"), ("b.txt", b"same"), ("c.txt", b"other"))
    )
    assert one.id == two.id != other.id
    assert one.source != two.source


@pytest.mark.parametrize("suffix", [".txt", ".xml", ".nxml", ".pdf"])
def test_every_format_has_a_reader(suffix: str) -> None:
    assert suffix in READERS


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Breast MRI after chemotherapy\n\nAbstract\n", "Breast MRI after chemotherapy", id="first line"),
        pytest.param(
            "Journal of Things 2020;3:4\nOpen Access\nA long enough title*\nJane B. Doe,1 John Roe2\n",
            "A long enough title",
            id="between journal and authors",
        ),
        pytest.param("A woman came. She had a mass. It was benign.\n", None, id="prose"),
        pytest.param("Abstract\nBreast MRI after chemotherapy\n", None, id="begins with a heading"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("Received 6 November 2015; Accepted 20 December 2015", ("2015-11-06", "2015-12-20"), id="Hindawi"),
        pytest.param("Received: 2015-11-06\nAccepted: 1st Sept. 2016", ("2015-11-06", "2016-09-01"), id="ISO, ordinal"),
        pytest.param("Received on 06.11.2015, accepted May 2016", ("2015-11-06", "2016-05"), id="dots, month alone"),
        pytest.param("The patient received 6 cycles and accepted surgery", (None, None), id="no dates"),
    ],
)
def test_dates(text: str, dates: tuple[str | None, str | None]) -> None:
    found = find_dates(text)
    assert (found.get("received"), found.get("accepted")) == dates


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        pytest.param(
            "Key words: MRI; breast, left; pCR\n\nIntroduction", ("MRI", "breast, left", "pCR"), id="semicolons"
        ),
        pytest.param("KEYWORDS\nMRI, pCR.\nThe text goes on", ("MRI", "pCR"), id="on the next line"),
        pytest.param("No such list", (), id="none"),
    ],
)
def test_keywords(text: str, keywords: tuple[str, ...]) -> None:
    assert find_keywords(text) == keywords


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param(
            "video at http://dx.doi.org/10.1000/video).\nhttps://doi.org/10.1000/ABC.1\n",
            "10.1000/abc.1",
            id="own line first",
        ),
        pytest.param("doi: 10.1000/j.\nlumps.2013.01\nA title", "10.1000/j.lumps.2013.01", id="cut by a line's end"),
        pytest.param("as in (doi: 10.1000/a(b)c).", "10.1000/a(b)c", id="brackets that belong to it"),
        pytest.param("no identifier 10.5 mm/day", None, id="none"),
    ],
)
def test_own_doi(text: str, doi: str | None) -> None:
    assert front_doi(text) == doi


def test_acceptance_report(shared: Path) -> None:
    path = shared / "acceptance" / "durhan-2022.txt"
    document = read_text(path).document
    assert document.text.encode() == path.read_bytes()
    assert (
        document.title
        == "Persistent Extensive Microcalcifications After Neoadjuvant Chemotherapy: Benign or Malignant?"
    )
    assert document.received == "2022-03-28"
    assert len(document.keywords) == 4
