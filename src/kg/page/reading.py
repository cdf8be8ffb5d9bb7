"""The reading of an article: its words where a text is at hand, else what its passages state, in the same order.

Positions are those of the article as it was read, also where a copy has moved a passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import spoken
from kg import vocabulary as v
from kg.articles import Text, digest, link, occurrences
from kg.formats.evidence import reifier
from kg.model import Article, Passage
from kg.network import category
from kg.page.address import Address, fragment, key
from kg.page.look import Look
from kg.store import Store
from kg.support.mentions import mention
from kg.support.rules import Rules
from kg.support.voices import sentences
from kg.support.words import Span, Words
from kg.vocabulary import Triple

_NAMING = {v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.LABEL, v.HEADLINE, v.WORDING}
_PARAGRAPH = re.compile(r"\s*\S[^\n]*\s*|\s+")
_DEEPEST = 3


class Mention(NamedTuple):
    """A link to a thing, in the colour of its category."""

    key: str
    href: str
    hue: int
    name: str
    kind: str


class Piece(NamedTuple):
    """Characters between two ends of passages; `at` is empty outside of all passages.

    `anchors` are the passages and sentences that begin here.
    """

    text: str
    at: str
    anchors: tuple[str, ...]
    marks: str
    reason: str


class Count(NamedTuple):
    """How many statements rest on a sentence, and a link to all of its words."""

    href: str
    number: int
    label: str


class Run(NamedTuple):
    """Pieces that mention one thing together, or none; `counts` are of the sentences that end after them.

    `title` is whom they mean where they do not say so by its name.
    """

    mention: Mention | None
    title: str
    pieces: tuple[Piece, ...]
    counts: tuple[Count, ...]


class Paragraph(NamedTuple):
    """Words of the article, with the white space around them, and whose they are where they are not its own."""

    runs: tuple[Run, ...]
    voices: tuple[str, ...]
    is_headline: bool


class Part(NamedTuple):
    """A part of a sentence: it mentions a thing, leads to the statement, or neither."""

    text: str
    mention: Mention | None = None
    is_link: bool = False


class Sentence(NamedTuple):
    """What a statement says, and where it is on the page."""

    href: str
    parts: tuple[Part, ...]


class Section(NamedTuple):
    """What a passage states, without its words. It lies in `depth` others; `link` leads to the publisher's page."""

    anchor: str
    at: str
    href: str
    depth: int
    voice: str
    sentences: tuple[Sentence, ...]
    naming: tuple[Sentence, ...]
    link: str


class Reading(NamedTuple):
    """An article from its beginning to its end: as paragraphs, and as sections where its words are not at hand."""

    headline: str
    byline: str
    url: str
    note: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


def reading(store: Store, address: Address, article: Article, look: Mapping[str, Look]) -> Reading:
    """The article in its own words; the passages of which they are not at hand, in sentences of ours."""
    text = store.texts.of(article)
    found = [passage for passage in article.passages if text and text.quote(passage)]
    lost = [passage for passage in article.passages if passage not in set(found)]
    linked = _Linked(store, look)
    return Reading(
        headline=article.headline,
        byline=", ".join(filter(None, (article.publisher, spoken.day(article.published)))),
        url=article.url,
        note=_note(text),
        paragraphs=tuple(_Laid(linked, address, article, text, found).paragraphs()) if text else (),
        sections=tuple(_sections(linked, address, article, lost)),
    )


def statement_id(triple: Triple) -> str:
    """What the page calls a statement: the beginning of the name that exports give it."""
    return reifier(triple).value.rpartition("/")[2][:10]


def voice(store: Store, passage: Passage) -> str:
    """Whose words they are, as a label beside them; empty for the article's own voice."""
    if passage.said_by:
        names = [store.sentences.title(NamedNode(who)) for who in passage.said_by]
        return f"{spoken.listing(names)} {'says' if len(names) == 1 else 'say'}"
    return "caption" if passage.is_caption else ""


def _note(text: Text | None) -> str:
    if text is None:
        return "The article’s words stay with their publisher: this is what its passages state, in the same order."
    if text.is_exact:
        return "The article in its exact words."
    return f"A copy that differs from the article as it was read: {text.summary()}."


class _Linked:
    """What passages say, with links to the things that they are about."""

    def __init__(self, store: Store, look: Mapping[str, Look]) -> None:
        self.store = store
        self._look = look
        self._known: dict[NamedNode, Mention | None] = {}
        self._n_aries = {n_ary.name for n_ary in store.lexicon.n_aries}

    def thing(self, thing: NamedNode) -> Mention | None:
        """The link to a thing, if the page shows things of its kind."""
        if thing not in self._known:
            kind, short = category(self.store, thing), key(thing.value)
            name, look = self.store.sentences.title(thing), self._look.get(kind)
            self._known[thing] = Mention(short, fragment("thing", short), look.hue, name, kind) if look else None
        return self._known[thing]

    def things(self, passage: Passage) -> list[NamedNode]:
        """What the passage states something of."""
        terms = {term: None for triple in self.triples(passage) for term in (triple[0], triple[2])}
        return [term for term in terms if isinstance(term, NamedNode) and self.thing(term)]

    def triples(self, passage: Passage) -> list[Triple]:
        """What the passage states: relations before what only spells them out."""
        quads = self.store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri))
        found = [(q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)]
        return sorted(found, key=lambda triple: (self._spells_out(triple[0]), tuple(map(str, triple))))

    def said(self, passage: Passage) -> dict[str, Triple]:
        """Each sentence that the passage states, with the first statement that makes it."""
        found: dict[str, Triple] = {}
        for triple in self.triples(passage):
            found.setdefault(self.store.sentences.sentence(*triple), triple)
        return found

    def sentence(self, words: str, triple: Triple, things: Iterable[NamedNode]) -> Sentence:
        """The sentence with its things linked, and the longest of the words between them leading to the statement."""
        ends = [term for term in (triple[0], triple[2]) if isinstance(term, NamedNode)]
        spans = [span for rank, thing in enumerate([*ends, *things]) for span in self._named(words, thing, rank)]
        parts = list(_cut(words, _apart(spans, len(words))))
        plain = [part for part in parts if not part.mention and any(map(str.isalnum, part.text))]
        longest = max(plain, key=lambda part: len(part.text), default=None)
        if longest is None:
            return _plain(words, triple)
        split = [piece for part in parts for piece in (_linking(part.text) if part is longest else [part])]
        return Sentence(fragment("statement", statement_id(triple)), tuple(split))

    def _named(self, words: str, thing: NamedNode, rank: int) -> Iterator[_Found]:
        name = self.store.sentences.title(thing)
        if (linked := self.thing(thing)) and name.casefold() in words.casefold():
            for begin, end in occurrences(words, name, any_case=name[:1].islower()):
                yield _Found(begin, end, rank, linked)

    def _spells_out(self, thing: NamedNode) -> bool:
        return any(kind in self._n_aries for _, _, kind in self.store.holds(thing, v.TYPE, None))


class _Found(NamedTuple):
    begin: int
    end: int
    rank: int
    mention: Mention


def _apart(spans: Iterable[_Found], length: int) -> list[_Found]:
    """Those of the spans that do not overlap, the longest first, then those of a lower rank; in the text's order."""
    taken, kept = bytearray(length), []
    for span in sorted(spans, key=lambda span: (span.begin - span.end, span.rank, span)):
        if not any(taken[span.begin : span.end]):
            taken[span.begin : span.end] = b"\1" * (span.end - span.begin)
            kept.append(span)
    return sorted(kept)


def _cut(words: str, spans: list[_Found]) -> Iterator[Part]:
    at = 0
    for span in spans:
        yield Part(words[at : span.begin])
        yield Part(words[span.begin : span.end], span.mention)
        at = span.end
    yield Part(words[at:])


def _plain(words: str, triple: Triple) -> Sentence:
    return Sentence(fragment("statement", statement_id(triple)), (Part(words, is_link=True),))


def _linking(words: str) -> list[Part]:
    """The words as a link, without what stands around them."""
    core = words.lstrip(" ,.)").rstrip(" ,.(")
    before, _, after = words.partition(core)
    return [Part(before), Part(core, is_link=True), Part(after)]


def _sections(linked: _Linked, address: Address, article: Article, passages: Iterable[Passage]) -> Iterator[Section]:
    holding: list[Passage] = []
    for passage in passages:
        while holding and holding[-1].end < passage.end:
            holding.pop()
        yield _section(linked, address, article, passage)._replace(depth=min(len(holding), _DEEPEST))
        if linked.triples(passage):
            holding.append(passage)


def _section(linked: _Linked, address: Address, article: Article, passage: Passage) -> Section:
    told, things = linked.said(passage), linked.things(passage)
    naming = [_plain(words, triple) for words, triple in told.items() if triple[1] in _NAMING]
    telling = [linked.sentence(words, triple, things) for words, triple in told.items() if triple[1] not in _NAMING]
    return Section(
        anchor=passage.position,
        at=f"{passage.begin},{passage.end}",
        href=address.passage(passage),
        depth=0,
        voice=voice(linked.store, passage),
        sentences=tuple(_linked_once(telling)),
        naming=tuple(naming),
        link=link(article.url, passage.fragment),
    )


def _linked_once(told: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences with each thing linked only in the first that mentions it: they repeat their subjects."""
    seen: set[Mention | None] = set()
    for sentence in told:
        parts = [part._replace(mention=None) if part.mention in seen else part for part in sentence.parts]
        yield sentence._replace(parts=tuple(parts))
        seen.update(part.mention for part in parts)


class _Laid:
    """A text with the passages that were found in it laid over it, cut wherever something begins or ends."""

    def __init__(self, linked: _Linked, address: Address, article: Article, text: Text, found: list[Passage]) -> None:
        self._linked = linked
        self._address = address
        self._article = article
        self._words = text.words
        self._place = _places(text, found)
        self._mentions = _apart(self._mentioned(), len(self._words))
        self._paragraphs = [match.span() for match in _PARAGRAPH.finditer(self._words)]
        self._sentences = sentences(self._words)
        self._cuts = self._all_cuts()
        self._over = self._all_over()
        self._anchors, self._counts = self._all_marks()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every character of the text, in order."""
        for begin, end in self._paragraphs:
            inside = self._between(begin, end)
            covering = {passage: None for at in inside for passage in self._over[at]}
            voices = dict.fromkeys(voice(self._linked.store, passage) for passage in covering)
            is_headline = self._words[begin:end].strip() == self._article.headline.strip()
            yield Paragraph(tuple(self._runs(begin, end)), tuple(filter(None, voices)), is_headline)

    def _runs(self, begin: int, end: int) -> Iterator[Run]:
        inside = [*self._between(begin, end), end]
        for together, pairs in groupby(pairwise(inside), key=lambda pair: self._mention_at(pair[0]) or pair):
            spans = list(pairs)
            counts = tuple(count for _, stop in spans for count in self._counts.get(stop, ()))
            mentioned = together.mention if isinstance(together, _Found) else None
            is_named = mentioned is None or mentioned.name == self._words[spans[0][0] : spans[-1][1]]
            title = "" if is_named or mentioned is None else f"{mentioned.name}, {mentioned.kind}"
            yield Run(mentioned, title, tuple(self._piece(*span) for span in spans), counts)

    def _piece(self, begin: int, end: int) -> Piece:
        over = self._over[begin]
        at = f"{begin - self._shift(over[0])},{end - self._shift(over[0])}" if over else ""
        reason = " ".join(reason for passage in over for reason in _reasons(self._linked.store, passage))
        marks = {"quoted": any(p.said_by for p in over), "caption": any(p.is_caption for p in over), "out": reason}
        classes = " ".join(name for name, is_marked in marks.items() if is_marked)
        return Piece(self._words[begin:end], at, tuple(self._anchors.get(begin, ())), classes, reason)

    def _mention_at(self, at: int) -> _Found | None:
        before = bisect_left(self._mentions, at + 1, key=lambda span: span.begin) - 1
        return self._mentions[before] if before >= 0 and at < self._mentions[before].end else None

    def _between(self, begin: int, end: int) -> list[int]:
        return self._cuts[bisect_left(self._cuts, begin) : bisect_left(self._cuts, end)]

    def _shift(self, passage: Passage) -> int:
        return self._place[passage].begin - passage.begin

    def _all_cuts(self) -> list[int]:
        spans: list[Span] = [*self._paragraphs, *self._sentences]
        spans += [(span.begin, span.end) for span in self._mentions]
        spans += [(place.begin, place.end) for place in self._place.values()]
        return sorted({at for span in spans for at in span})

    def _all_over(self) -> dict[int, list[Passage]]:
        """The passages over each piece, by where it begins."""
        over: dict[int, list[Passage]] = defaultdict(list)
        for passage, place in self._place.items():
            for at in self._between(place.begin, place.end):
                over[at].append(passage)
        return over

    def _all_marks(self) -> tuple[dict[int, list[str]], dict[int, list[Count]]]:
        """By position, the ids of what begins there, and the counts of the sentences that end there."""
        anchors: dict[int, list[str]] = defaultdict(list)
        counts: dict[int, list[Count]] = defaultdict(list)
        for passage, place in self._place.items():
            anchors[place.begin].append(passage.position)
        taken = {passage.position for passage in self._article.passages}
        for begin, end in self._sentences:
            passages = {passage: None for at in self._between(begin, end) for passage in self._over[at]}
            said = {words for passage in passages for words in self._linked.said(passage)}
            if said:
                first = next(iter(passages))
                shift = self._shift(first)
                whole = first._replace(begin=begin - shift, end=end - shift)
                number = f"{len(said)} statement{'s' * (len(said) > 1)} from this sentence"
                counts[end].append(Count(self._address.passage(whole), len(said), number))
                anchors[begin] += [whole.position] if whole.position not in taken else []
        return anchors, counts

    def _mentioned(self) -> Iterator[_Found]:
        """Where things are mentioned: in the passages that tell of them, and wherever their names stand."""
        store, rules = self._linked.store, Rules(self._linked.store)
        words = Words(store, self._article._replace(passages=tuple(self._place.values())), self._words)
        spans: dict[NamedNode, set[tuple[int, Span]]] = defaultdict(set)
        for passage, place in self._place.items():
            for thing in self._linked.things(passage):
                spans[thing] |= {(0, span) for span in mention(store, rules, words, thing, place) or ()}
        for thing, proved in spans.items():
            names = [] if rules.is_described(thing) else rules.texts(thing)
            named = {(1, span) for name in names for span in words.everywhere(name)}
            linked = self._linked.thing(thing)
            yield from (_Found(*span, rank, linked) for rank, span in proved | named if linked)


def _places(text: Text, passages: Iterable[Passage]) -> dict[Passage, Passage]:
    """The passages as they stand in the text, in the article's order.

    The longest are found first and take those beside them along: a pronoun has its like in many places.
    """
    places: dict[Passage, Passage] = {}
    shifts: list[tuple[int, int]] = []
    for passage in sorted(passages, key=lambda passage: passage.begin - passage.end):
        near = bisect_left(shifts, (passage.begin + 1,))
        beside = [_shifted(passage, shift) for _, shift in shifts[max(near - 1, 0) : near + 1]]
        found = _shifted(passage, text.find(passage).shift or 0)
        same = (place for place in beside if digest(text.words[place.begin : place.end]) == passage.sha256)
        places[passage] = next(same, found)
        insort(shifts, (passage.begin, places[passage].begin - passage.begin))
    return dict(sorted(places.items(), key=lambda item: (item[0].begin, -item[0].end)))


def _shifted(passage: Passage, by: int) -> Passage:
    return passage._replace(begin=passage.begin + by, end=passage.end + by)


def _reasons(store: Store, passage: Passage) -> list[str]:
    """Why the graph leaves the passage's words out, if it does."""
    graph = NamedNode(store.article_of(passage).iri)
    quads = store.engine.quads_for_pattern(NamedNode(passage.iri), v.NOT_MODELLED, None, graph)
    return sorted(getattr(quad.object, "value", "") for quad in quads)
