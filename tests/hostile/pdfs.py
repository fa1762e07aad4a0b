"""PDF files that lie, loop, swell or break off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from math import cos, sin

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def bomb(unit: bytes, times: int) -> bytes:
    """Return so many repetitions of a unit, deflated; only its checksum at the end is wrong."""
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)  # after a full flush a block stands for itself
    return start + once * times + packer.flush()


def said(what: str) -> bytes:
    """Return a content stream that prints one sentence, which tells files apart."""
    sentence = f"Magnetic resonance imaging had a sensitivity of 84% {what}."
    return b"BT /F 10 Tf 40 700 Td (%s) Tj ET" % sentence.encode()


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of these objects, numbered from 1; the first is the catalogue."""
    body, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(body))
    return body + table + end


def page(content: bytes, *more: bytes, catalog: bytes = CATALOG, pages: bytes = PAGES, leaf: bytes = PAGE) -> bytes:
    """Return a file of one page with this content object; more objects count from 6."""
    return pdf([catalog, pages, leaf, content, FONT, *more])


def form(content: bytes, forms: bytes) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<<%s>>>>" % forms)


def with_forms(what: str, *forms: bytes) -> bytes:
    leaf = PAGE.replace(b"/Font", b"/XObject<</A 6 0 R>>/Font")
    return page(stream(b"/A Do " + said(what)), *forms, leaf=leaf)


def many_pages(count: int, content: bytes) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 6) for number in range(count))
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return pdf([CATALOG, pages, PAGE, stream(content), FONT, *[PAGE] * count])


def letters(drawn: Iterable[tuple[float, float, float, str]]) -> bytes:
    """Return a content stream that prints each text in a size at a place."""
    return (
        b"BT "
        + b"".join(b"/F %g Tf 1 0 0 1 %g %g Tm (%s) Tj " % (*placed, text.encode()) for *placed, text in drawn)
        + b"ET"
    )


def spiral(count: int) -> bytes:
    """Return a content stream that prints each letter of a text turned a little further."""
    turns = ((cos(n), sin(n), 300 + n / 300 * cos(n), 400 + n / 300 * sin(n)) for n in range(count))
    return (
        b"BT /F 6 Tf "
        + b"".join(b"%.4f %.4f %.4f %.4f %.2f %.2f Tm (a) Tj " % (c, s, -s, c, x, y) for c, s, x, y in turns)
        + b"ET"
    )


def with_map(what: str, entries: bytes) -> bytes:
    """Return a page whose font maps its characters to these."""
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar %s endbfchar" % (
        entries.count(b"\n") + 1, entries,
    )  # fmt: skip
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf([CATALOG, PAGES, PAGE, stream(said(what)), font, stream(cmap)])


def files(share: float) -> dict[str, tuple[str, bytes]]:
    """Return what each file should give, and its bytes; those that are only large have a share of their full size."""
    many = int(share * 60_000)
    whole = page(stream(said("in a whole file")))
    xref = whole.index(b"xref\n")
    action = b"/OpenAction<</S/%s/%s>>"
    return {
        "pdf/whole.pdf": ("read", whole),
        "pdf/garbage-before.pdf": ("read", b"\x00\xff garbage\n" * 40 + page(stream(said("behind garbage")))),
        "pdf/garbage-behind.pdf": ("read", page(stream(said("before garbage"))) + b"\x00\xff garbage\n" * 40),
        "pdf/deflate-bomb.pdf": ("memory", page(stream(bomb(b" " * 1_000_000, 1_000), b"/Filter/FlateDecode"))),
        "pdf/nested-bomb.pdf": (
            "memory|timeout",
            page(stream(zlib.compress(bomb(b" " * 1_000_000, 1_000), 9), b"/Filter[/FlateDecode/FlateDecode]")),
        ),
        "pdf/operators.pdf": (
            "memory|read|timeout|no_text_layer",
            page(stream(bomb(b"q Q\n" * 10_000, 1_000), b"/Filter/FlateDecode")),
        ),
        "pdf/millions-of-letters.pdf": (
            "too_large|memory",
            page(deflated(letters((1, 40, 780 - n / 4, "aeinst"[n % 6] * 700) for n in range(3_000)))),
        ),
        "pdf/letters-upon-letters.pdf": (
            "read",
            page(deflated(letters((1, 40, 700, "abcdefg " * 100) for _ in range(200)))),
        ),
        "pdf/scattered-letters.pdf": (
            "read",
            page(
                deflated(
                    letters((6, n * 7919 % 550 + 20, n * 104_729 % 750 + 20, "aeinst"[n % 6]) for n in range(many))
                )
            ),
        ),
        "pdf/letters-in-a-column.pdf": (
            "read",
            page(deflated(letters((6, 300, 780 - n / 80, "aeinst"[n % 6]) for n in range(many)))),
        ),
        "pdf/letters-in-a-row.pdf": (
            "read",
            page(deflated(letters((6, n / 110 + 20, 400, "aeinst"[n % 6]) for n in range(many)))),
        ),
        "pdf/letters-backwards.pdf": (
            "read|timeout",  # just below the limit where the machine is quick
            page(deflated(letters((6, 580 - n / 110, 400, "aeinst"[n % 6]) for n in range(many)))),
        ),
        "pdf/spiral.pdf": ("read", page(deflated(spiral(many)))),
        "pdf/2000-pages.pdf": ("read", many_pages(int(share * 2_000), said("on each of many pages"))),
        "pdf/form-in-itself.pdf": ("read", with_forms("beside a form in itself", form(b"/A Do", b"/A 6 0 R"))),
        "pdf/forms-in-each-other.pdf": (
            "memory|timeout",
            with_forms("beside two forms", form(b"/A Do", b"/A 7 0 R"), form(b"/A Do /A Do", b"/A 6 0 R")),
        ),
        "pdf/forms-that-double.pdf": (
            "read|memory|timeout",
            with_forms(
                "beside forms", *(form(b"/A Do " * 4, b"/A %d 0 R" % (n + 7)) for n in range(20)), form(b"", b"")
            ),
        ),
        "pdf/count-is-huge.pdf": (
            "read|too_large|malformed|no_text_layer",
            page(stream(said("where pages are many")), pages=PAGES.replace(b"Count 1", b"Count 2147483647")),
        ),
        "pdf/count-is-negative.pdf": (
            "read|malformed",
            page(stream(said("where pages are fewer than none")), pages=PAGES.replace(b"Count 1", b"Count -9")),
        ),
        "pdf/count-is-too-low.pdf": (
            "read",
            page(stream(said("where pages are twice")), pages=PAGES.replace(b"[3 0 R]", b"[3 0 R 3 0 R]")),
        ),
        "pdf/page-tree-loops.pdf": (
            "read: malformed",
            page(stream(said("under a loop")), pages=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"),
        ),
        "pdf/no-pages.pdf": ("malformed", page(stream(b""), pages=b"<</Type/Pages/Kids[]/Count 0>>")),
        "pdf/10000-pages.pdf": ("too_large", many_pages(10_000, b"")),
        "pdf/page-of-no-size.pdf": ("read", page(stream(said("on nothing")), leaf=PAGE.replace(b"600 800", b"0 0"))),
        "pdf/page-of-a-billion-points.pdf": (
            "read",
            page(stream(said("on a field")), leaf=PAGE.replace(b"600 800", b"1000000000 1000000000")),
        ),
        "pdf/previous-table-is-itself.pdf": (
            "read|malformed",
            whole.replace(b"/Root", b"/Prev %d/Root" % xref).replace(b"whole", b"looping"),
        ),
        "pdf/table-points-nowhere.pdf": (
            "read|malformed",
            whole.replace(b"startxref\n", b"startxref\n9").replace(b"whole", b"strayd"),
        ),
        "pdf/object-stream-in-itself.pdf": (
            "malformed|truncated|read",
            b"%PDF-1.7\n1 0 obj" + stream(b"1 0 " + CATALOG, b"/Type/ObjStm/N 1/First 4/Extends 1 0 R") + b"\nendobj\n"
            b"2 0 obj<</Type/XRef/Size 3/W[1 1 1]/Root 1 0 R/Length 9>>stream\n\0\0\0\2\1\0\1\1\0\nendstream\nendobj\n"
            b"startxref\n160\n%%EOF",
        ),
        "pdf/length-lies.pdf": (
            "read|no_text_layer",
            page(stream(said("of a false length")).replace(b"/Length ", b"/Length 9999")),
        ),
        "pdf/header-only.pdf": ("truncated", b"%PDF-1.7\n"),
        "pdf/zero-bytes.pdf": ("empty", b""),
        "pdf/nothing-but-nul.pdf": ("wrong_suffix", bytes(10_000)),
        **{
            f"pdf/cut-at-{percent}-percent.pdf": (
                "truncated|malformed|no_text_layer|read",
                whole[: len(whole) * percent // 100],
            )
            for percent in (20, 50, 80, 95)
        },
        "pdf/text.pdf": ("wrong_suffix", b"A case report of a rare tumour.\n" * 40),
        "pdf/article.pdf": ("wrong_suffix", b"<?xml version='1.0'?><article><body><p>Text.</p></body></article>"),
        "pdf/word.pdf": ("wrong_suffix", b"PK\x03\x04\x14\0\6\0" + b"[Content_Types].xml word/document.xml" * 9),
        "pdf/picture.pdf": ("wrong_suffix", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100)),
        "pdf/script.pdf": (
            "read",
            page(
                stream(said("beside a script")),
                catalog=CATALOG[:-2] + action % (b"JavaScript", b"JS(while\\(1\\);)") + b">>",
            ),
        ),
        "pdf/launch.pdf": (
            "read",
            page(stream(said("beside a program")), catalog=CATALOG[:-2] + action % (b"Launch", b"F(/bin/sh)") + b">>"),
        ),
        "pdf/file-inside.pdf": (
            "read",
            page(
                stream(said("around a file")),
                stream(b"MZ" + bytes(200), b"/Type/EmbeddedFile"),
                catalog=CATALOG[:-2] + b"/Names<</EmbeddedFiles<</Names[(a.exe)<</F(a.exe)/EF<</F 6 0 R>>>>]>>>>>>",
            ),
        ),
        "pdf/lone-surrogates.pdf": ("read", with_map("with halves", b"<61> <D800>\n<65> <DC00D800>")),
        "pdf/nul-characters.pdf": ("read", with_map("with zeros", b"<61> <0000>\n<65> <00000000>")),
        "pdf/long-ligature.pdf": ("read", with_map("with a long sign", b"<61> <%s>" % (b"0061" * 500))),
    }
