"""Single faults in a graph, by kind: what a careless or a dishonest hand might do to it. Each is made from a fixed seed."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import vocabulary as v
from kg.store.inference import infer
from kg.store.loading import fill
from kg.support.voices import sentences
from kg.vocabulary import Term

Quads = frozenset[Quad]
_XSD = v.PREFIXES["xsd"]
_NAMES = (v.PREF_LABEL, v.ALT_LABEL)
_DIGEST = 64


class Fault(NamedTuple):
    """The graph with one fault in it, and what the fault is."""

    kind: str
    what: str
    quads: Quads


class Maker:
    """Makes the faults of one graph, whose article has the text; `quads` are what people wrote, by graph."""

    def __init__(self, quads: Quads, text: str, seed: int) -> None:
        self.quads = quads
        self.text = text
        self.random = Random(seed)
        self.engine = Store()
        self.engine.extend(quads)
        fill(self.engine)
        infer(self.engine)
        (self.article,) = {q.subject for q in quads if q.predicate == v.TYPE and q.object == v.CLASS_ARTICLE}
        self.stated = sorted((q for q in quads if "#char=" in str(q.graph_name)), key=str)
        self.passages = sorted(
            {q.subject for q in quads if q.predicate == v.BEGIN_INDEX and q.subject != self.article}, key=str
        )

    def faults(self) -> Iterator[Fault]:
        """All faults of all kinds."""
        for kind, make in KINDS.items():
            for what, quads in make(self):
                yield Fault(kind, what, quads)

    def but(self, old: Quad | set[Quad], new: Quad | set[Quad] | None = None) -> tuple[str, Quads]:
        """The graph with some quads replaced, and what was done."""
        gone, come = ({q} if isinstance(q, Quad) else set(q or ()) for q in (old, new))
        what = " -> ".join("; ".join(sorted(map(_short, quads))) for quads in (gone, come))
        return what, (self.quads - gone) | come

    def holds(self, quad: Quad) -> bool:
        """Whether the graph says the same anyway, be it elsewhere or by a rule: then it is no fault."""
        return Quad(quad.subject, quad.predicate, quad.object) in self.engine

    def values(self, predicate: NamedNode) -> list[Quad]:
        """The stated quads with the predicate."""
        return [quad for quad in self.stated if quad.predicate == predicate]

    def classes(self, thing: Term) -> frozenset[Term]:
        quads = self.quads
        return frozenset(q.object for q in quads if q.subject == thing and q.predicate == v.TYPE)


def _with(quad: Quad, **parts: Term) -> Quad:
    names = ("subject", "predicate", "object", "graph_name")
    return Quad(*(parts.get(name, getattr(quad, name)) for name in names))  # type: ignore[arg-type]


def _short(quad: Quad) -> str:
    parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    return " ".join(re.sub(r"<[^>]*[/#]([^>]*)>", r"\1", str(part)) for part in parts)


def digit(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in m.values(v.VALUE):
        text = quad.object.value  # type: ignore[union-attr]
        at = m.random.choice([n for n, c in enumerate(text) if c.isdigit()])
        other = m.random.choice([c for c in "123456789" if c != text[at]])
        yield m.but(
            quad, _with(quad, object=Literal(text[:at] + other + text[at + 1 :], datatype=quad.object.datatype))
        )  # type: ignore[union-attr]


def magnitude(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in m.values(v.VALUE):
        times = m.random.choice([10, 1000, Decimal("0.001")])
        value = f"{Decimal(quad.object.value) * times:f}"  # type: ignore[union-attr]
        kind = "decimal" if "." in value else "integer"
        yield m.but(quad, _with(quad, object=Literal(value, datatype=NamedNode(_XSD + kind))))


def sign(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in m.values(v.VALUE):
        yield m.but(quad, _with(quad, object=Literal("-" + quad.object.value, datatype=quad.object.datatype)))  # type: ignore[union-attr]


def unit(m: Maker) -> Iterator[tuple[str, Quads]]:
    units = {quad.object for quad in m.values(v.UNIT)}
    for quad in m.values(v.UNIT):
        yield m.but(quad, _with(quad, object=m.random.choice(sorted(units - {quad.object}, key=str))))


def comparator_changed(m: Maker) -> Iterator[tuple[str, Quads]]:
    comparators = [NamedNode(v.KG + name) for name in ("exactly", "moreThan", "almost", "about")]
    for quad in m.values(v.COMPARATOR):
        yield m.but(quad, _with(quad, object=m.random.choice([c for c in comparators if c != quad.object])))


def comparator_dropped(m: Maker) -> Iterator[tuple[str, Quads]]:
    exactly = NamedNode(v.KG + "exactly")
    for quad in m.values(v.COMPARATOR):
        yield m.but(quad)
        if quad.object != exactly:
            (wording,) = [q for q in m.values(v.WORDING) if q.subject == quad.subject]
            shorter = Literal(re.sub(r"^.*?(?=\$?\d)", "", wording.object.value))  # type: ignore[union-attr]
            yield m.but({quad, wording}, {_with(quad, object=exactly), _with(wording, object=shorter)})


def shifted(m: Maker) -> Iterator[tuple[str, Quads]]:
    """Begin or end moved by one, in the passage's name too."""
    for passage in m.passages:
        begin, end = _position(passage)
        by, other = m.random.choice([(-1, 0), (1, 0), (0, -1), (0, 1)])
        if 0 <= begin + by < end + other <= len(m.text):
            yield _moved(m, passage, begin + by, end + other)


def moved_to_another_sentence(m: Maker) -> Iterator[tuple[str, Quads]]:
    """With the digest of the words there, as if it had been looked up."""
    for passage in m.passages:
        begin, end = _position(passage)
        others = [span for span in sentences(m.text) if span[1] <= begin or span[0] >= end]
        taken = {_position(p) for p in m.passages}
        other = m.random.choice([span for span in others if span not in taken])
        yield _moved(m, passage, *other, redigest=True)


def _position(passage: Term) -> tuple[int, int]:
    begin, end = str(passage).rpartition("#char=")[2].strip(">").split(",")
    return int(begin), int(end)


def _moved(m: Maker, passage: Term, begin: int, end: int, *, redigest: bool = False) -> tuple[str, Quads]:
    name = NamedNode(f"{m.article.value}#char={begin},{end}")  # type: ignore[union-attr]
    digest = hashlib.sha256(m.text[begin:end].encode()).hexdigest()
    new = set()
    for quad in m.quads:
        if quad.subject == passage and quad.predicate in (v.BEGIN_INDEX, v.END_INDEX):
            number = Literal(begin if quad.predicate == v.BEGIN_INDEX else end)
            new.add(Quad(name, quad.predicate, number, quad.graph_name))
        elif quad.subject == passage and quad.predicate == v.SHA256 and redigest:
            new.add(Quad(name, quad.predicate, Literal(digest), quad.graph_name))
        elif quad.subject == passage and quad.predicate == v.TEXT_FRAGMENT and redigest:
            continue
        else:
            parts = {n: name for n in ("subject", "object", "graph_name") if getattr(quad, n) == passage}
            new.add(_with(quad, **parts))
    return f"{passage} -> {name}", frozenset(new)


def end_replaced(m: Maker) -> Iterator[tuple[str, Quads]]:
    """Subject or object replaced by another thing of the same classes."""
    by_class: dict[frozenset[Term], list[Term]] = defaultdict(list)
    for thing in sorted({q.subject for q in m.quads if q.predicate == v.TYPE}, key=str):
        by_class[m.classes(thing)].append(thing)
    for quad in m.stated:
        for part in ("subject", "object"):
            thing = getattr(quad, part)
            others = [t for t in by_class[m.classes(thing)] if t != thing] if m.classes(thing) else []
            changed = {q for other in others if not m.holds(q := _with(quad, **{part: other}))}
            if changed and quad.predicate != v.TYPE:
                yield m.but(quad, m.random.choice(sorted(changed, key=str)))


def date_shifted(m: Maker) -> Iterator[tuple[str, Quads]]:
    """By a day, a month and a year."""
    for quad in m.stated:
        if isinstance(quad.object, Literal) and quad.object.datatype.value in (_XSD + "date", _XSD + "dateTime"):
            day, rest = date.fromisoformat(quad.object.value[:10]), quad.object.value[10:]
            for shift in (timedelta(1), timedelta(-1), timedelta(31), timedelta(-31), timedelta(365), timedelta(-366)):
                yield m.but(quad, _with(quad, object=Literal(f"{day + shift}{rest}", datatype=quad.object.datatype)))


def period_replaced(m: Maker) -> Iterator[tuple[str, Quads]]:
    periods = sorted({quad.subject for quad in m.stated if quad.object == NamedNode(v.KG + "Period")}, key=str)
    for quad in m.values(NamedNode(v.KG + "period")):
        for other in periods:
            if other != quad.object:
                yield m.but(quad, _with(quad, object=other))


def statement_moved(m: Maker) -> Iterator[tuple[str, Quads]]:
    """To another passage that states something."""
    graphs = sorted({quad.graph_name for quad in m.stated}, key=str)
    for quad in m.stated:
        others = [g for g in graphs if g != quad.graph_name and _with(quad, graph_name=g) not in m.quads]
        yield m.but(quad, _with(quad, graph_name=m.random.choice(others)))


def figure_deleted(m: Maker) -> Iterator[tuple[str, Quads]]:
    """With all that is said of it."""
    for quad in m.stated:
        if quad.predicate == v.TYPE and quad.object == v.CLASS_OBSERVATION:
            yield m.but({q for q in m.quads if quad.subject in (q.subject, q.object)})


def statement_deleted(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in m.stated:
        yield m.but(quad)


def label_misspelt(m: Maker) -> Iterator[tuple[str, Quads]]:
    """Two letters of a name swapped, wherever it is written."""
    for name in sorted(
        {
            q.object
            for q in m.quads
            if q.predicate in _NAMES and isinstance(q.object, Literal) and q.graph_name != v.ONTOLOGY
        },
        key=str,
    ):
        pairs = [
            n
            for n in range(len(name.value) - 1)
            if name.value[n : n + 2].isalpha() and name.value[n].casefold() != name.value[n + 1].casefold()
        ]
        if pairs:
            at = m.random.choice(pairs)
            swapped = name.value[:at] + name.value[at + 1] + name.value[at] + name.value[at + 2 :]
            old = {q for q in m.quads if q.object == name and q.predicate in _NAMES}
            yield m.but(old, {_with(q, object=Literal(swapped, language=name.language)) for q in old})


def alias_dropped(m: Maker) -> Iterator[tuple[str, Quads]]:
    for name in sorted({q.object for q in m.stated if q.predicate == v.ALT_LABEL}, key=str):
        yield m.but({q for q in m.quads if q.predicate == v.ALT_LABEL and q.object == name})


def property_replaced(m: Maker) -> Iterator[tuple[str, Quads]]:
    """By one with the same domain and range."""
    ends = {
        p: _ends(m, p) for p in {q.predicate for q in m.quads if q.predicate.value.startswith(v.KG)} | _properties(m)
    }
    for quad in m.stated:
        alike = [p for p, e in ends.items() if p != quad.predicate and e == ends.get(quad.predicate) and any(e)]
        changed = {q for p in alike if not m.holds(q := _with(quad, predicate=p))}
        if changed:
            yield m.but(quad, m.random.choice(sorted(changed, key=str)))


def _properties(m: Maker) -> set[NamedNode]:
    kinds = [NamedNode(v.PREFIXES["owl"] + name) for name in ("ObjectProperty", "DatatypeProperty")]
    return {
        q.subject
        for q in m.quads
        if q.graph_name == v.ONTOLOGY and q.object in kinds and q.subject.value.startswith(v.KG)
    }  # type: ignore[union-attr,misc]


def _ends(m: Maker, predicate: NamedNode) -> tuple[frozenset[Term], ...]:
    terms = [("rdfs", "domain"), ("rdfs", "range"), ("schema", "domainIncludes"), ("schema", "rangeIncludes")]
    return tuple(
        frozenset(
            q.object for q in m.engine.quads_for_pattern(predicate, NamedNode(v.PREFIXES[p] + n), None, v.ONTOLOGY)
        )
        for p, n in terms
    )


def voice_removed(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in sorted((q for q in m.quads if q.predicate == v.SAID_BY), key=str):
        yield m.but(quad)


def figure_duplicated(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in m.stated:
        if quad.predicate == v.TYPE and quad.object == v.CLASS_OBSERVATION:
            twin = NamedNode(quad.subject.value + "-again")  # type: ignore[union-attr]
            yield m.but(set(), {_with(q, subject=twin) for q in m.quads if q.subject == quad.subject})


def digest_truncated(m: Maker) -> Iterator[tuple[str, Quads]]:
    for quad in sorted((q for q in m.quads if q.predicate == v.SHA256), key=str):
        length = m.random.randrange(_DIGEST)
        yield m.but(quad, _with(quad, object=Literal(quad.object.value[:length])))  # type: ignore[union-attr]


Make = Callable[[Maker], Iterator[tuple[str, Quads]]]
KINDS: dict[str, Make] = {
    "digit": digit,
    "magnitude": magnitude,
    "sign": sign,
    "unit or currency": unit,
    "comparator changed": comparator_changed,
    "comparator dropped": comparator_dropped,
    "begin or end shifted": shifted,
    "passage in another sentence": moved_to_another_sentence,
    "subject or object replaced": end_replaced,
    "date shifted": date_shifted,
    "period replaced": period_replaced,
    "statement in another passage": statement_moved,
    "figure deleted": figure_deleted,
    "statement deleted": statement_deleted,
    "label misspelt": label_misspelt,
    "alias dropped": alias_dropped,
    "property replaced": property_replaced,
    "voice removed": voice_removed,
    "figure duplicated": figure_duplicated,
    "digest truncated": digest_truncated,
}
