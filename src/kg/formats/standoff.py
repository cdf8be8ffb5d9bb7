"""Articles and passages in the terms of NIF 2.0 and of the Web Annotation model.

Both point into a text by positions, and can quote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Texts, digest
from kg.errors import KgError
from kg.model import Article, Passage
from kg.vocabulary import Term


def _nif(name: str) -> NamedNode:
    return NamedNode(v.PREFIXES["nif"] + name)


def _oa(name: str) -> NamedNode:
    return NamedNode(v.PREFIXES["oa"] + name)


_CONTEXT = _nif("Context")
_STRING = _nif("RFC5147String")
_SOURCE_URL = _nif("sourceUrl")
_IS_STRING = _nif("isString")
_ANCHOR_OF = _nif("anchorOf")

_ANNOTATION = _oa("Annotation")
_SPECIFIC_RESOURCE = _oa("SpecificResource")
_POSITION_SELECTOR = _oa("TextPositionSelector")
_QUOTE_SELECTOR = _oa("TextQuoteSelector")
_FRAGMENT_SELECTOR = _oa("FragmentSelector")
_TEXTUAL_BODY = _oa("TextualBody")
_MOTIVATED_BY = _oa("motivatedBy")
_DESCRIBING = _oa("describing")
_HAS_TARGET = _oa("hasTarget")
_HAS_SOURCE = _oa("hasSource")
_HAS_SELECTOR = _oa("hasSelector")
_START = _oa("start")
_END = _oa("end")
_EXACT = _oa("exact")
HAS_BODY = _oa("hasBody")
_VALUE = NamedNode(v.PREFIXES["rdf"] + "value")
_CONFORMS_TO = NamedNode(v.PREFIXES["dcterms"] + "conformsTo")
_TEXT_FRAGMENTS = NamedNode("https://wicg.github.io/scroll-to-text-fragment/")

_NATURAL = NamedNode(v.PREFIXES["xsd"] + "nonNegativeInteger")


def context(article: Article, quoted: Texts | None) -> Iterator[Quad]:
    """The article as a NIF context, and its passages as strings in it.

    Args:
        article: with its passages.
        quoted: the texts to quote from; None where no words leave.

    Raises:
        KgError: the article's very text is not among them.
    """
    text = words(quoted, article) if quoted is not None else None
    name = NamedNode(article.iri)
    yield from _described(
        name,
        {
            v.TYPE: _CONTEXT,
            v.BEGIN_INDEX: _natural(0),
            v.END_INDEX: _natural(article.length),
        },
    )
    if article.url:
        yield Quad(name, _SOURCE_URL, NamedNode(article.url))
    if text is not None:
        yield Quad(name, _IS_STRING, Literal(text))
    for passage in article.passages:
        string = NamedNode(passage.iri)
        yield from _described(
            string,
            {
                v.TYPE: _STRING,
                v.BEGIN_INDEX: _natural(passage.begin),
                v.END_INDEX: _natural(passage.end),
            },
        )
        yield from _attributed(passage)
        if text is not None:
            yield Quad(string, _ANCHOR_OF, _quote(text, passage))


def annotated(article: Article, quoted: Texts | None, base: str) -> Iterator[Quad]:
    """A Web Annotation for each passage.

    Its target is the passage: of the page where the article is found, selected by
    position in the article's text, by the fragment that leads a browser there, and by
    words if these leave.

    Args:
        article: with its passages.
        quoted: the texts to quote from; None where no words leave.
        base: the project's base, with which the annotations' names begin.

    Raises:
        KgError: the article's very text is not among them.
    """
    text = words(quoted, article) if quoted is not None else None
    source = NamedNode(article.url or article.iri)
    for passage in article.passages:
        name = annotation_name(passage, base)
        target = NamedNode(passage.iri)
        # Selectors have names too, since no export has blank nodes.
        position = NamedNode(f"{name.value}/position")
        yield from _described(
            name,
            {
                v.TYPE: _ANNOTATION,
                _MOTIVATED_BY: _DESCRIBING,
                _HAS_TARGET: target,
            },
        )
        yield from _described(
            target,
            {
                v.TYPE: _SPECIFIC_RESOURCE,
                _HAS_SOURCE: source,
                _HAS_SELECTOR: position,
            },
        )
        yield from _described(
            position,
            {
                v.TYPE: _POSITION_SELECTOR,
                _START: _natural(passage.begin),
                _END: _natural(passage.end),
            },
        )
        yield from _attributed(passage)
        if passage.fragment:
            fragment = NamedNode(f"{name.value}/fragment")
            yield Quad(target, _HAS_SELECTOR, fragment)
            yield from _described(
                fragment,
                {
                    v.TYPE: _FRAGMENT_SELECTOR,
                    _VALUE: Literal(f":~:text={passage.fragment}"),
                    _CONFORMS_TO: _TEXT_FRAGMENTS,
                },
            )
        if text is not None:
            quote = NamedNode(f"{name.value}/quote")
            yield Quad(target, _HAS_SELECTOR, quote)
            yield Quad(quote, v.TYPE, _QUOTE_SELECTOR)
            yield Quad(quote, _EXACT, _quote(text, passage))


def body(name: NamedNode, sentence: str) -> Iterator[Quad]:
    """What an annotation shows of a statement: the sentence that tells it."""
    yield from _described(name, {v.TYPE: _TEXTUAL_BODY, _VALUE: Literal(sentence)})


def annotation_name(passage: Passage, base: str) -> NamedNode:
    """The name of the annotation on a passage: another for each passage."""
    articles = f"{base}article/"
    name = passage.iri.removeprefix(articles)
    if name == passage.iri:
        # The passage of an article that is none of this project's.
        name = digest(passage.iri)[:16]
    position = name.replace("#char=", "/").replace(",", "-")
    return NamedNode(f"{base}annotation/{position}")


def words(texts: Texts, article: Article) -> str:
    """The article's text.

    Raises:
        KgError: there is none, or not the very one that the positions count in.
    """
    text = texts.of(article)
    if text and text.is_exact:
        return text.words
    problem = f"There is no text {article.slug}.txt"
    if text:
        problem = f"The text at hand differs from {article.slug}.txt"
    raise KgError(
        f"{problem}, so it cannot leave with the graph.",
        "Put it at articles/SLUG.txt, or name its folder with --articles; "
        "or leave --with-text out.",
    )


def _described(
    subject: NamedNode, properties: Mapping[NamedNode, Term]
) -> Iterator[Quad]:
    for predicate, value in properties.items():
        yield Quad(subject, predicate, value)


def _attributed(passage: Passage) -> Iterator[Quad]:
    """Who says what the passage says, also to readers that do not know our term."""
    for voice in passage.said_by:
        yield Quad(NamedNode(passage.iri), v.ATTRIBUTED_TO, NamedNode(voice))


def _natural(position: int) -> Literal:
    # Both vocabularies give their positions this datatype rather than xsd:integer.
    return Literal(str(position), datatype=_NATURAL)


def _quote(text: str, passage: Passage) -> Literal:
    return Literal(text[passage.begin : passage.end])
