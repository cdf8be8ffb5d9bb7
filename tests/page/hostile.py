"""Newsrooms whose every text is hostile: each would run, or break the page, if it were
not shown as plain text.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import vocabulary as v
from tests.flagship import NAMES

FIRE = "window.__pwn=1"
LOAD = f"<img src=x onerror='{FIRE}'>"
TEXTS = {
    "markup": f"</script></style></title></textarea>{LOAD}<script>{FIRE}</script>&lt;b&gt;&amp;",
    "quotes": f'"onmouseover="{FIRE}" x=\'y\' `z` \\" \\',
    "templates": "{{7*7}}{% raw %}${7*7}#{7*7}{# x #}[[y]]",
    "comments": f"<!-- --!> --> ]]> <![CDATA[ <!--<script> {LOAD}",
    "directions": "\u202eabc\u2066\u200fשלום\u061c \u202d",
    "controls": "a\u0000b\u0001c\u0008d\u000be\u001ff\u007fg\u0085h\u2028i\u2029j\ufeffk\ufffel\uffffm",
    "pictures": "織機の会社 🧵👩\u200d🚀 e\u0301\u0302\u0303",
}
"""Texts by what is wrong with them."""

LINKS = {
    "script": f"javascript:{FIRE}",
    "spelt": f"JaVaScRiPt:{FIRE}//https://gazette.example/",
    "spaced": f" \u0001java\nscript:{FIRE}",
    "data": f"data:text/html,<script>{FIRE}</script>",
    "quoted": f'https://gazette.example/"onmouseover="{FIRE}"\'>{LOAD}',
    "local": "file:///etc/passwd",
    "relative": "//gazette.example/x",
    "broken": "http://[::1",
}
"""Addresses of an article by what is wrong with them; most are none."""

_KEPT = {
    v.SHA256,
    v.TEXT_FRAGMENT,
    NamedNode(v.PREFIXES["schema"] + "inLanguage"),
    NamedNode(v.PREFIXES["void"] + "uriSpace"),  # no text: it must be an IRI
}
_PHRASES = {
    v.LABEL,
    v.VERB_PHRASE,
    v.PLURAL_VERB_PHRASE,
    v.ADJUNCT_PHRASE,
    v.DETERMINER,
}


def poison(folder: Path, text: str) -> None:
    """Let every name, wording, kind, headline and comment begin with the text, every
    phrase, and the article itself.
    """
    for path in (folder / "graph").rglob("*.t*"):
        _rewrite(path, lambda quad: quad.predicate not in _KEPT, text)
    for name in ("core.ttl", "news.ttl", "units.ttl"):
        path = folder / "ontology" / name
        _rewrite(path, lambda quad: quad.predicate in _PHRASES, text)
    for path in (folder / "articles").glob("*.txt"):
        path.write_text(
            f"{text}\n\n{path.read_text('utf-8')}", encoding="utf-8", newline=""
        )
    question = "".join(sign for sign in text if sign.isprintable())
    for path in (folder / "queries").rglob("*.rq"):
        path.write_text(
            path.read_text("utf-8").replace(
                "#+ question: ", f"#+ question: {question} "
            ),
            encoding="utf-8",
        )


def lead_to(folder: Path, link: str) -> None:
    """Let the article's address be the link, which need not be an IRI."""
    (path,) = (folder / "graph" / "articles").glob("*.trig")
    quads = [
        _with(quad, Literal(link)) if quad.predicate == v.URL else quad
        for quad in _quads(path)
    ]
    path.write_bytes(serialize(quads, format=RdfFormat.TRIG) or b"")


def _rewrite(path: Path, is_meant: object, text: str) -> None:
    assert callable(is_meant)
    quads = [
        _with(quad, _prefixed(quad.object, text)) if is_meant(quad) else quad
        for quad in _quads(path)
    ]
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    path.write_bytes(
        serialize(
            quads if form.supports_datasets else [q.triple for q in quads], format=form
        )
        or b""
    )


def _quads(path: Path) -> list[Quad]:
    return list(parse(path=path, base_iri=str(NAMES.ontology.value)))


def _with(quad: Quad, value: object) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)  # type: ignore[arg-type]


def _prefixed(term: object, text: str) -> object:
    if isinstance(term, Literal) and term.language:
        return Literal(f"{text} {term.value}", language=term.language)
    if isinstance(term, Literal) and term.datatype == NamedNode(
        v.PREFIXES["xsd"] + "string"
    ):
        return Literal(f"{text} {term.value}")
    return term
