"""XML files that reach outside, multiply, nest without end or are no article."""

from __future__ import annotations


def article(body: str, before: str = "", root: str = "article", declared: str = "UTF-8") -> str:
    return f'<?xml version="1.0" encoding="{declared}"?>\n{before}<{root}><body>{body}</body></{root}>'


def said(what: str) -> str:
    return f"<p>Magnetic resonance imaging had a sensitivity of 84% {what}.</p>"


def entities(declared: str, used: str) -> bytes:
    return article(said(f"beside {used}"), f"<!DOCTYPE article [{declared}]>\n").encode()


def nested(tag: str, levels: int) -> bytes:
    inside, outside = ("<list-item>", "</list-item>") if tag == "list" else ("", "")
    text = said(f"under {levels} levels of {tag}")
    return article(f"<{tag}>{inside}" * levels + text + f"{outside}</{tag}>" * levels).encode()


def files() -> dict[str, tuple[str, bytes]]:
    """Return what each file should give, and its bytes."""
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    cells = "<table-wrap><table>" + ("<tr>" + "<td>1</td>" * 1_000 + "</tr>") * 1_000 + "</table></table-wrap>"
    labels = "".join(
        f'<ref id="r"><label>1</label><mixed-citation>Doe J. {n}. 2001.</mixed-citation></ref>' for n in range(99)
    )
    calls = "".join(f'<xref ref-type="bibr" rid="gone{n}">{n}</xref>' for n in range(5_000))
    return {
        "xml/whole.xml": ("read", article(said("in a whole article")).encode()),
        "xml/whole-in-utf-16.xml": ("read", article(said("in UTF-16"), declared="UTF-16").encode("utf-16")),
        "xml/system-entity.xml": ("unsupported", entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")),
        "xml/web-entity.xml": ("unsupported", entities('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;")),
        "xml/parameter-entity.xml": (
            "unsupported", entities('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', "a parameter"),
        ),
        "xml/web-document-type.xml": (
            "read", article(said("of a web type"), '<!DOCTYPE article SYSTEM "http://127.0.0.1:9/x.dtd">').encode(),
        ),
        "xml/billion-laughs.xml": ("unsupported", entities(laughs, "&a10;")),
        "xml/entity-loop.xml": (
            "unsupported", entities('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
        ),
        "xml/quadratic.xml": (
            "unsupported", entities(f'<!ENTITY a "{"ha" * 50_000}">', "&a;" * 50_000),
        ),
        "xml/include.xml": (
            "read",
            article(
                '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
                + said("beside an inclusion")
            ).encode(),
        ),
        "xml/instructions.xml": (
            "read",
            article("<?php system('id')?>" + said("between instructions"), '<?xml-stylesheet href="file:///x"?>').encode(),
        ),
        "xml/98-levels.xml": ("read", nested("sec", 98)),
        "xml/300-levels.xml": ("malformed", nested("sec", 300)),
        "xml/100000-levels.xml": ("malformed", nested("b", 100_000)),
        "xml/90-lists.xml": ("read", nested("list", 90)),
        "xml/wrong-encoding.xml": ("malformed", article(said("chez la patiente âgée"), declared="UTF-8").encode("latin-1")),
        "xml/unknown-encoding.xml": ("malformed", article(said("in no code"), declared="x-none").encode()),
        "xml/utf-16-undeclared.xml": ("malformed", article(said("without a mark")).encode("utf-16-le")),
        "xml/utf-16-declared-only.xml": ("malformed", article(said("in UTF-8 alone"), declared="UTF-16").encode()),
        "xml/nul.xml": ("malformed", article(said("\0")).encode()),
        "xml/unclosed.xml": ("truncated", article(said("in the open"))[:-20].encode()),
        "xml/cut-in-a-tag.xml": ("truncated", article(said("in a part"))[:-5].encode()),
        "xml/crossed.xml": ("malformed", article("<b><i>crossed</b></i>").encode()),
        "xml/no-article.xml": ("unsupported", b"<?xml version='1.0'?><book><p>A book.</p></book>"),
        "xml/long-root.xml": ("unsupported", b"<%s/>" % (b"a" * 40_000)),
        "xml/page.xml": ("wrong_suffix", b"<!DOCTYPE html><html><body><p>A page<br></p></body></html>"),
        "xml/text.xml": ("wrong_suffix", b"A case report of a rare tumour.\n" * 99),
        "xml/printed.xml": ("wrong_suffix", b"%PDF-1.7\n"),
        "xml/zipped.xml": ("wrong_suffix", b"PK\3\4\x14\0\6\0" + b"word/document" * 99),
        "xml/zero-bytes.xml": ("empty", b""),
        "xml/no-text.xml": ("empty", article("<p> </p>").encode()),
        "xml/long-attribute.xml": ("too_large", article(f'<p content-type="{"a" * 11_000_000}">{said("under a name")}</p>').encode()),
        "xml/many-attributes.xml": (
            "read", article("<p " + " ".join(f'a{n}=""' for n in range(50_000)) + f">{said('under many names')}</p>").encode(),
        ),
        "xml/long-comment.xml": ("too_large", article(f"<!--{'a' * 11_000_000}-->{said('behind a comment')}").encode()),
        "xml/long-paragraph.xml": ("too_large", article(f"<p>{'lorem ipsum ' * 200_000}</p>").encode()),
        "xml/raw-text.xml": ("read", article(f"<p><![CDATA[<script>{'&lt;' * 1_000}]]></p>{said('behind raw text')}").encode()),
        "xml/prefixed.xml": (
            "read", article(said("under a prefix"), root='j:article xmlns:j="urn:x"').replace("</j:article xmlns:j=\"urn:x\">", "</j:article>").encode(),
        ),
        "xml/million-cells.xml": ("too_large", article(cells).encode()),
        "xml/million-tags.xml": ("too_large", article("<p/>" * 1_500_000).encode()),
        "xml/wide-cells.xml": (
            "too_large", article("<table-wrap><table>" + '<tr><td colspan="200">a</td></tr>' * 12_000 + "</table></table-wrap>").encode(),
        ),
        "xml/same-labels.xml": (
            "read", article(said("with a list")).replace("</body>", f"</body><back><ref-list>{labels}</ref-list></back>").encode(),
        ),
        "xml/lost-callouts.xml": ("read: unknown_reference", article(said("with calls") + f"<p>{calls}</p>").encode()),
        "xml/unknown-entities.xml": (
            "read: unknown_entity", article(said("".join(f"&no{n};" for n in range(5_000)))).encode(),
        ),
    }  # fmt: skip
