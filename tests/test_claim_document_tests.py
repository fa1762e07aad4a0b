from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.document_tests import DocumentTests
from ingest.claim.named_tests import NamedTest
from ingest.pipeline import Pipeline

TestsOf = Callable[[str], DocumentTests]


@pytest.fixture
def tests_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> TestsOf:
    """Looks at a string for the tests that it speaks of."""
    return lambda text: DocumentTests(annotated_of(text), pipeline.recogniser.vocabulary)


def shown(phrases: list[NamedTest]) -> list[str]:
    return ["+".join(sorted(phrase.labels)) for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        pytest.param("All came. MRI was read. CT was read. CT was cheap.", ["ct", "mri"], id="the most spoken of first"),
        pytest.param(
            "All came. MRI was read. MRI was cheap. The sensitivity of CT was 84%.", ["ct", "mri"], id="a measure counts more"
        ),
        pytest.param("MRI for cancer\n\nCT was read. CT was cheap.", ["mri", "ct"], id="the title counts more"),
        pytest.param("All came. MRI plus CT was read.", ["ct+mri"], id="a combination is one test"),
        pytest.param("All came. Two readers read MRI.", ["mri"], id="readers are none"),
        pytest.param("All came. The score was high.", [], id="words are none"),
        pytest.param(
            "All came. MRI was read.\n\nREFERENCES\n\n1. Lee A. CT of the neck. J Med 2010;1:2-3.", ["mri"],
            id="references do not count",
        ),
        pytest.param("", [], id="no text"),
    ],
)  # fmt: skip
def test_main_tests(tests_of: TestsOf, text: str, focus: list[str]) -> None:
    assert ["+".join(sorted(labels)) for labels in tests_of(text).focus] == focus


@pytest.mark.parametrize(
    ("text", "named", "labels"),
    [
        pytest.param("Two readers read MRI.", "reader", ("mri",), id="a reader reads the images"),
        pytest.param("Two readers read MRI and serum. Serum was cold.", "reader", ("mri",), id="a reader reads images rather"),
        pytest.param("Two readers read serum.", "reader", ("laboratory",), id="a reader reads what there is"),
        pytest.param("Two readers came.", "reader", ("reader",), id="a reader of nothing"),
        pytest.param("MRI was read.", "reader+ct", ("ct",), id="a reader and what he reads"),
        pytest.param("Artificial intelligence was new. MRI was read.", "cad_ai", ("cad_ai", "mri"), id="a program, its images"),
        pytest.param(
            "A deep learning model for mammograms was new. MRI was read. MRI was cheap. MRI was new.", "cad_ai",
            ("cad_ai", "mammography"), id="a program, the images named with it",
        ),
        pytest.param("Artificial intelligence was new. Serum was cold.", "cad_ai", ("cad_ai",), id="a program without images"),
        pytest.param("Artificial intelligence read MRI.", "cad_ai+ct", ("cad_ai", "ct"), id="a program, other images"),
        pytest.param("Artificial intelligence read MRI.", "cad_ai+reader", ("cad_ai", "mri"), id="a program's reader"),
        pytest.param("MRI was read.", "image", ("mri",), id="what is read off images"),
        pytest.param("All came.", "image", ("other",), id="what is read off unknown images"),
        pytest.param("MRI was read.", "ct+pet", ("ct", "pet"), id="tests stand as they are"),
    ],
)  # fmt: skip
def test_what_a_name_stands_for(tests_of: TestsOf, text: str, named: str, labels: tuple[str, ...]) -> None:
    assert tests_of(text).completed(frozenset(named.split("+"))) == labels


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("MRI and CT were compared. We read both combined.", ["ct+mri"], id="both combined"),
        pytest.param("MRI and CT were compared. The combination was best.", ["ct+mri"], id="the combination"),
        pytest.param("MRI and CT were compared. The combined reading was best.", ["ct+mri"], id="the combined reading"),
        pytest.param("MRI, CT and PET were compared. We read all three together.", ["ct+mri+pet"], id="all three together"),
        pytest.param(
            "MRI was read. MRI was new. CT was read, PET was read, and the combined reading was best.",
            ["ct", "pet", "ct+pet"], id="the two that the sentence names",
        ),
        pytest.param("MRI was read. We read both combined.", [], id="only one test"),
        pytest.param("MRI and CT were compared. We read all three together.", [], id="only two tests"),
        pytest.param("MRI and CT were compared. We read both.", [], id="not combined"),
        pytest.param(
            "MRI and CT were compared. We added PET to CT in a few. CT plus PET was new. The combination was best.",
            ["ct+pet"], id="the combination that was spoken of last",
        ),
        pytest.param(
            "MRI and CT (standard method) were compared. PET was new. The standard method was best.", ["ct+mri"],
            id="words behind tests, in brackets",
        ),
        pytest.param(
            "Conventional imaging (CT and bone scan) was compared. Conventional imaging was best.", ["ct+scintigraphy"],
            id="words defined by tests in brackets",
        ),
        pytest.param("MRI and CT were compared. The former was best.", ["mri"], id="the former"),
        pytest.param("MRI and CT were compared. The latter was best.", ["ct"], id="the latter"),
        pytest.param("MRI was compared with MR angiography. The latter was best.", ["mri"], id="the latter of one label"),
        pytest.param("MRI and CT were compared. The latter patients came.", [], id="the latter patients"),
        pytest.param("MRI was new. The latter was best.", [], id="the latter of nothing"),
    ],
)  # fmt: skip
def test_words_for_all_tests(tests_of: TestsOf, text: str, last: list[str]) -> None:
    assert shown(list(tests_of(text).phrases[-1])) == last


@pytest.mark.parametrize(
    ("text", "last", "is_word"),
    [
        pytest.param("Artificial intelligence was new. The model was best.", "cad_ai", True, id="the model is the program"),
        pytest.param("MRI was read. The model was best.", "image", True, id="the model is of what images show"),
        pytest.param("Serum was cold. The model was best.", "clinical_examination", True, id="the model is a rule"),
        pytest.param("Artificial intelligence was new. The DWI-trained model was best.", "cad_ai+mri", False, id="a program trained on images"),
        pytest.param("MRI was read. The score was high.", "image", True, id="a score of images"),
        pytest.param("Serum was cold. The score was high.", "clinical_examination", True, id="a score"),
        pytest.param("PET was done. The total lesion glycolysis was high.", "pet", True, id="a measure of PET"),
        pytest.param("PET/CT was done. The total lesion glycolysis was high.", "pet_ct", True, id="a measure of PET/CT"),
        pytest.param("Ultrasound was done. The sensitivity of QRX was 84%.", "image", False, id="own name, images"),
        pytest.param("Biopsy was done. The sensitivity of QRX was 84%.", "biopsy", False, id="own name, samples"),
        pytest.param("All came. The sensitivity of QRX was 84%.", "other", False, id="own name, nothing else"),
        pytest.param("All came. The sensitivity of LumiNet was 84%.", "cad_ai", False, id="own name of a program"),
        pytest.param("MRI was read. MRI in combination with the score was best.", "image+mri", False, id="a word joined to a test"),
    ],
)  # fmt: skip
def test_words_and_names_of_the_document(tests_of: TestsOf, text: str, last: str, is_word: bool) -> None:
    (phrase,) = tests_of(text).phrases[-1]
    assert shown([phrase]) == [last]
    assert phrase.is_word is is_word


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("MRI for the detection of cancer\n\nCT was read.", ["mri"], id="title"),
        pytest.param("MRI and CT of cancer\n\nPET was read.", ["mri", "ct"], id="two in the title"),
        pytest.param("On cancer\n\nCT was read.", [], id="no test in the title"),
        pytest.param("MRI for the detection of cancer.\n\nCT was read.", [], id="a sentence first"),
        pytest.param("MRI was read. CT was read.", [], id="no title"),
        pytest.param("", [], id="no text"),
    ],
)
def test_tests_of_the_title(tests_of: TestsOf, text: str, title: list[str]) -> None:
    assert shown(list(tests_of(text).in_title)) == title


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(
            "The score was high. The serum was cold. The scores rose.", "clinical_examination", id="the commonest"
        ),
        pytest.param("The software was new. The score rose.", "clinical_examination", id="no program"),
        pytest.param("MRI was read.", None, id="names are no words"),
    ],
)
def test_commonest_word(tests_of: TestsOf, text: str, word: str | None) -> None:
    assert tests_of(text).commonest_word == word


@pytest.mark.parametrize(
    ("text", "labels", "name", "share"),
    [
        pytest.param("All came. MRI was read. MRI was new. CT was read.", ("mri",), "share", 2 / 3, id="of all"),
        pytest.param(
            "All came. MRI was read. The sensitivity of CT was 84%.", ("ct",), "measured_share", 1.0, id="beside measures"
        ),
        pytest.param("MRI for cancer\n\nCT was read.", ("mri",), "title_share", 1.0, id="in the title"),
        pytest.param(
            "All came. MRI was read, with CT as the reference standard.", ("ct",), "standard_share", 1.0, id="as standard"
        ),
    ],
)  # fmt: skip
def test_how_a_document_speaks_of_a_test(
    tests_of: TestsOf, text: str, labels: tuple[str, ...], name: str, share: float
) -> None:
    assert tests_of(text).spoken[labels][name] == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "A deep learning algorithm was new. The network trained on CT was best.", ["cad_ai+ct"], id="trained on"
        ),
        pytest.param("CT was read. Aspiration was frequent.", ["ct"], id="aspiration of food"),
    ],
)
def test_words_beside_tests(tests_of: TestsOf, text: str, last: list[str]) -> None:
    assert shown([phrase for phrases in tests_of(text).phrases for phrase in phrases])[-1:] == last


def test_images_that_are_hardly_spoken_of_are_not_read(tests_of: TestsOf) -> None:
    text = "Serum was drawn. " * 20 + "A deep learning algorithm was new. CT was done once."
    assert tests_of(text).completed(frozenset({"cad_ai"})) == ("cad_ai",)
