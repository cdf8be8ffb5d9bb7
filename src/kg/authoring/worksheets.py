"""The worksheet of a new article: its sentences, and room for what they state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal

from kg import vocabulary as v
from kg.articles import Occurrences, occurrences
from kg.authoring.imprint import Known, Places
from kg.knowledge import Graph
from kg.language.english.sentences import sentences

_HEAD = """\
# {slug}
#
# Under the words of the article stand the statements that they make, indented, a line each:
#
#   "Words of the article"
#     rovers sponsoredBy fell              a thing, a property, a thing
#     rovers kind "a club of rowers"       a thing, a property, a text
#     fee: figure "40,000 crowns"; …       a thing that only these words tell of, with its class
#     "the club" = rovers                  words that refer to a thing
#
# Things that last stand on lines of their own, with their class and their names:
#
#   rovers: Club "Harbour Rovers", "Rovers"
#
# Shorten the words to those that bear the statement; … stands for any between.
# Words with nothing under them are left alone.
# 'kg schema' lists the classes and properties, 'kg accept {slug}' checks and writes.
"""


def worksheet(slug: str, known: Known, places: Places, graph: Graph) -> str:
    """The worksheet of an article, with what is known of it filled in."""
    parts = [_HEAD.format(slug=slug)]
    if mentioned := list(_mentioned(known.text, graph)):
        parts.append("# Known already, and named here:\n" + "".join(mentioned))
    parts += list(_facts(known, places, graph))
    parts += list(_sentences(known, places))
    return "\n".join(parts)


def _mentioned(text: str, graph: Graph) -> Iterator[str]:
    """The things of the registry whose names the text has."""
    registered = graph.match(
        None, (v.PREF_LABEL, v.ALT_LABEL), graphs=graph.namespaces.entities
    )
    found: dict[str, str] = {}
    for quad in sorted(registered, key=str):
        label = quad.object
        if isinstance(label, Literal) and occurrences(text, label.value):
            name = str(quad.subject).strip("<>").removeprefix(graph.namespaces.things)
            found.setdefault(name, label.value)
    for name in sorted(found):
        yield f"#   {name}  {found[name]}\n"


def _facts(known: Known, places: Places, graph: Graph) -> Iterator[str]:
    """The passages that say what the article is."""
    if places.title:
        title = re.sub(r'(["\\])', r"\\\1", known.title)
        lines = [f'"{places.title}"{_number(occurrences(known.text, places.title))}']
        lines.append(f'  article headline "{title}"\n')
        yield "\n".join(lines)
    source = ""
    if known.publisher and places.publisher:
        name = graph.namespaces.local(known.publisher)
        source = f"  article publisher {name}\n"
    day = f"  article datePublished {known.published}\n" if places.published else ""
    # Mostly one line has both: "(Harbour Gazette) 3 June 2024".
    joint = f"{places.publisher}…{places.published}"
    if source and day and _is_near(known.text, places):
        yield f'"{joint}" (1)\n{source}{day}'
        return
    for words, said in ((places.publisher, source), (places.published, day)):
        if said:
            yield f'"{words}"{_number(occurrences(known.text, words))}\n{said}'


def _sentences(known: Known, places: Places) -> Iterator[str]:
    found = Occurrences(known.text)
    for begin, end in sentences(known.text):
        words = " ".join(known.text[begin:end].split())
        if words and not _is_told(words, places):
            yield f'"{words}"{_number(found.of(words), begin)}\n'


def _is_told(words: str, places: Places) -> bool:
    """Whether words have only what the facts say already: the title, or a dateline."""
    if words == places.title:
        return True
    rest = words
    for place in (places.publisher, places.published):
        rest = rest.replace(place, "")
    has_place = rest != words
    return has_place and not any(map(str.isalpha, rest))


def _number(places: Sequence[tuple[int, int]], begin: int = 0) -> str:
    """A mark of the place from `begin` on, where words stand in several."""
    if len(places) < 2:
        return ""
    return f" ({1 + bisect_left(places, (begin, 0))})"


def _is_near(text: str, places: Places) -> bool:
    """Whether the publisher and, behind it, the day stand in one line."""
    _, end = occurrences(text, places.publisher)[0]
    rest = text[end:].partition("\n")[0]
    return bool(occurrences(rest, places.published))
