"""Articles and passages in the terms of NIF 2.0 and of the Web Annotation model, with their words where asked for."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Texts
from kg.errors import KgError
from kg.model import Article, Passage

_NIF, _OA = v.PREFIXES["nif"], v.PREFIXES["oa"]
_SOURCE_URL, _CONTEXT, _STRING = (
    NamedNode(_NIF + name) for name in ("sourceUrl", "Context", "RFC5147String")
)
_IS_STRING, _ANCHOR_OF, _REFERENCE = (
    NamedNode(_NIF + name) for name in ("isString", "anchorOf", "referenceContext")
)
_ANNOTATION, _RESOURCE, _POSITION, _QUOTE = (
    NamedNode(_OA + name)
    for name in (
        "Annotation",
        "SpecificResource",
        "TextPositionSelector",
        "TextQuoteSelector",
    )
)
_TARGET, _SOURCE, _SELECTOR, _START, _END, _EXACT, _MOTIVE, _DESCRIBING = (
    NamedNode(_OA + name)
    for name in (
        "hasTarget",
        "hasSource",
        "hasSelector",
        "start",
        "end",
        "exact",
        "motivatedBy",
        "describing",
    )
)
HAS_BODY = NamedNode(_OA + "hasBody")
_NATURAL = NamedNode(v.PREFIXES["xsd"] + "nonNegativeInteger")


def context(article: Article, quoted: Texts | None) -> Iterator[Quad]:
    """The article as a context, and its passages as strings in it.

    NIF has no term for a digest or a voice: they stay in ours and PROV's.
    """
    name, text = (
        NamedNode(article.iri),
        words(quoted, article) if quoted is not None else None,
    )
    yield Quad(name, v.TYPE, _CONTEXT)
    yield Quad(name, _SOURCE_URL, NamedNode(article.url))
    yield from _measured(name, v.BEGIN_INDEX, v.END_INDEX, (0, article.length))
    yield from _proved(name, article)
    yield from [Quad(name, _IS_STRING, Literal(text))] if text is not None else []
    for passage in article.passages:
        string = NamedNode(passage.iri)
        yield Quad(string, v.TYPE, _STRING)
        yield Quad(string, _REFERENCE, name)
        yield from _measured(
            string, v.BEGIN_INDEX, v.END_INDEX, (passage.begin, passage.end)
        )
        yield from _proved(string, passage)
        yield from (
            Quad(string, v.ATTRIBUTED_TO, NamedNode(who)) for who in passage.said_by
        )
        yield from (
            [Quad(string, _ANCHOR_OF, _part(text, passage))] if text is not None else []
        )


def annotated(article: Article, quoted: Texts | None) -> Iterator[Quad]:
    """An annotation a passage, whose target is the passage: the article, selected by position."""
    name, text = (
        NamedNode(article.iri),
        words(quoted, article) if quoted is not None else None,
    )
    for passage in article.passages:
        target, position = (
            NamedNode(passage.iri),
            NamedNode(f"{annotation_name(passage).value}/position"),
        )
        yield Quad(annotation_name(passage), v.TYPE, _ANNOTATION)
        yield Quad(annotation_name(passage), _MOTIVE, _DESCRIBING)
        yield Quad(annotation_name(passage), _TARGET, target)
        yield Quad(target, v.TYPE, _RESOURCE)
        yield Quad(target, _SOURCE, name)
        yield Quad(target, _SELECTOR, position)
        yield Quad(position, v.TYPE, _POSITION)
        yield from _measured(position, _START, _END, (passage.begin, passage.end))
        yield from _proved(target, passage)
        yield from (
            Quad(target, v.ATTRIBUTED_TO, NamedNode(who)) for who in passage.said_by
        )
        yield from _quoted(target, passage, text) if text is not None else []


def annotation_name(passage: Passage) -> NamedNode:
    """The name of the annotation on a passage."""
    article = passage.iri.partition("#")[0]
    return NamedNode(
        f"{v.BASE}annotation/{article.rpartition('/')[2]}/{passage.begin}-{passage.end}"
    )


def words(texts: Texts, article: Article) -> str:
    """The article's text; raises `KgError` where there is none, or not the very one that the positions count."""
    text = texts.of(article)
    if text and text.is_exact:
        return text.words
    what = (
        f"The text at hand differs from {article.slug}.txt"
        if text
        else f"There is no text {article.slug}.txt"
    )
    raise KgError(
        f"{what}, so it cannot leave with the graph.",
        "Put it at articles/SLUG.txt, or name its folder with --articles; or leave --with-text out.",
    )


def _measured(
    name: NamedNode, first: NamedNode, last: NamedNode, span: tuple[int, int]
) -> Iterator[Quad]:
    for predicate, position in zip((first, last), span, strict=True):
        yield Quad(name, predicate, Literal(str(position), datatype=_NATURAL))


def _proved(name: NamedNode, part: Article | Passage) -> Iterator[Quad]:
    yield Quad(name, v.SHA256, Literal(part.sha256))


def _quoted(target: NamedNode, passage: Passage, text: str) -> Iterator[Quad]:
    quote = NamedNode(f"{annotation_name(passage).value}/quote")
    yield Quad(target, _SELECTOR, quote)
    yield Quad(quote, v.TYPE, _QUOTE)
    yield Quad(quote, _EXACT, _part(text, passage))


def _part(text: str, passage: Passage) -> Literal:
    return Literal(text[passage.begin : passage.end])
