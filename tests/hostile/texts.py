"""Texts that are none, texts in other codes, and texts that repeat one thing until a pattern trips over it."""

from __future__ import annotations

# What a careless pattern tries in many ways: a unit that is repeated up to a number of characters.
REPEATED = {
    "capitals": ("A", 200_000),
    "letters": ("a", 900_000),
    "digits": ("7", 200_000),
    "opening-brackets": ("(", 200_000),
    "square-brackets": ("[1,", 200_000),
    "pairs-of-brackets": ("(ab) ", 20_000),
    "numbers": ("1,", 200_000),
    "initials": ("A. ", 200_000),
    "initials-closed-up": ("A. A.", 200_000),
    "authors": ("Smith et al., ", 200_000),
    "names": ("Smith J, ", 200_000),
    "years": ("(Smith 2010", 200_000),
    "intervals": ("95% CI ", 100_000),
    "figures": ("sensitivity of 84% ", 8_000),
    "ages": ("45-year-old ", 8_000),
    "dashes": ("–", 200_000),
    "broken-words": ("a-\n", 100_000),
    "form-feeds": ("\f", 200_000),
    "blanks-and-tabs": (" \t", 400_000),
    "empty-lines": ("\n", 900_000),
    "blank-lines": (" \r\n", 400_000),
    "short-lines": ("a\n", 200_000),
    "table-rows": ("a\tb\t1\n", 40_000),
    "reference-headings": ("References\n", 100_000),
    "accents": ("\u0301", 200_000),
    "pictures": ("\U0001f600", 200_000),
}
LISTED = "Smith J. A rare tumour. J Rare 2010.\n"
PATIENT = "A 45-year-old woman presented with a mass of the left breast.\n"


def said(what: str) -> str:
    return f"Magnetic resonance imaging had a sensitivity of 84% {what}.\n"


def files(share: float) -> dict[str, tuple[str, bytes]]:
    """Return what each file should give, and its bytes; what is long without end has a share of its full length."""
    return {
        "text/whole.txt": ("read", said("in a whole text").encode()),
        "text/zero-bytes.txt": ("empty", b""),
        "text/white.txt": ("empty", b" \r\n\t\f" * 1_000),
        "text/nul.txt": ("not_text", said("\0").encode()),
        "text/controls.txt": ("not_text", b"\x01\x02\x1b[31m" * 1_000),
        "text/random.txt": ("not_text", bytes(byte * byte % 251 for byte in range(60_000))),
        "text/bidi.txt": ("read", said("\u202e\u2066backwards\u2069\u202c, \u200bzero\u200d\u2060 width\ufeff").encode()),
        "text/line-ends.txt": ("read", "\r".join(said(f"{n}\r\n\n\x0b\x0c\x85\u2028") for n in range(99)).encode()),
        "text/utf-16.txt": ("read: encoding_assumed", said("in UTF-16").encode("utf-16")),
        "text/utf-16-cut.txt": ("read: encoding_assumed|not_text", said("in half").encode("utf-16")[:-1]),
        "text/utf-16-unmarked.txt": ("not_text", said("without a mark").encode("utf-16-le")),
        "text/utf-32.txt": ("not_text", said("in UTF-32").encode("utf-32")),
        "text/latin-1.txt": ("read: encoding_assumed", said("chez la patiente âgée à Orléans").encode("latin-1")),
        "text/broken-utf-8.txt": ("read: encoding_assumed", said("and more").encode() + b"\xc3\x28\xf0\x9f\x98 \xff\xfe."),
        "text/lone-surrogates.txt": (
            "read: encoding_assumed|not_text", said("and halves").encode() + "\ud800\udfff".encode("utf-8", "surrogatepass"),
        ),
        "text/long-encoded.txt": ("read: encoding_assumed", "Ünlü çağrı âgée. ".encode("cp1254") * int(share * 50_000)),
        "text/fifty-megabytes.txt": ("too_large", b"lorem ipsum " * 4_200_000),
        "text/ten-megabytes.txt": ("too_large", b"(" * 10_000_000),
        "text/too-long.txt": ("too_large", b"lorem ipsum " * 170_000),
        "text/named-references.txt": ("read", (said("with a list") + "References\n" + LISTED * int(share * 10_000)).encode()),
        "text/numbered-references.txt": (
            "read", (said("with numbers") + "References\n" + "".join(f"{n}. {LISTED}" for n in range(int(share * 5_000)))).encode(),
        ),
        "text/many-claims.txt": ("read", "".join(said(f"in group {n}") for n in range(int(share * 9_000))).encode()),
        "text/many-patients.txt": ("read", (PATIENT * int(share * 9_000)).encode()),
        "text/many-mentions.txt": ("read", ("No mass, lump, edema or calcification was seen at MRI. " * int(share * 15_000)).encode()),
        "text/printed.txt": ("wrong_suffix", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        "text/article.txt": ("wrong_suffix", b"\xef\xbb\xbf<?xml version='1.0'?><article/>"),
        "text/page.txt": ("wrong_suffix", b"<!DOCTYPE html><html><body>A page</body></html>"),
        "text/zipped.txt": ("not_text", b"PK\3\4\x14\0\6\0" + b"word/document" * 99),
        **{
            f"text/repeated-{name}.txt": ("read", f"{PATIENT}{said(name)}{unit * int(share * length / len(unit))}\n{PATIENT}".encode())
            for name, (unit, length) in REPEATED.items()
        },
    }  # fmt: skip
