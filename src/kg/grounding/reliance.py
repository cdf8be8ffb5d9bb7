"""What the proofs of an article rely on: whatever was asked of the graph for them.

An article's words are read with what all of the graph says of the things that it tells
of, and with all names there are. So that it need not be proved again when something
else has changed, what was asked is noted; as long as the answers are the same, so are
the proofs. The answers are not kept, only a digest of them all.

Of the things that bear a name in the words, and of which the article does not tell, no
more is asked than of what classes they are. There may be a thousand: they are told by
their classes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg.vocabulary import named_nodes

if TYPE_CHECKING:
    from kg.grounding.requirements import Rules


class Reliance:
    """What has been asked of a graph.

    Attributes:
        things: Of which it was asked what holds of them.
        classes: Of which it was asked of what classes they are.
        neighbours: Of which it was asked what is related to them.
        names: Of which it was asked what bears them.
        actors: Words of which it was asked whether they name an actor.
        stems: Of which it was asked whether others speak in words of them.
    """

    def __init__(self) -> None:
        self.things: set[NamedNode] = set()
        self.classes: set[NamedNode] = set()
        self.neighbours: set[NamedNode] = set()
        self.names: set[str] = set()
        self.actors: set[str] = set()
        self.stems: set[str] = set()


class Relied(NamedTuple):
    """The same to be kept: of an article, and in order."""

    things: list[str]
    neighbours: list[str]
    names: list[str]
    words: list[str]
    actors: list[str]
    stems: list[str]


class Answers:
    """What a graph answers to all that articles rely on.

    Args:
        rules: The rules of the graph.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._graph = rules.graph
        self._asked = rules.asked
        self._of = cache(self._of_thing)
        self._beside = cache(self._beside_thing)
        self._kinds = cache(self._kinds_of_bearers)

    def relied(
        self, asked: Reliance, told: Iterable[NamedNode], words: Collection[str]
    ) -> Relied:
        """What is kept of what was asked for an article.

        Args:
            asked: What was asked.
            told: The things that the article tells of.
            words: The words of its text, folded.
        """
        names = {*asked.names, *self._rules.names.among(words)}
        bearers: set[NamedNode] = set()
        for name in names:
            bearers |= self._rules.names.bearers(name)
        things = {*told, *asked.things, *(asked.classes - bearers)}
        # What a thing is called may be made of what others are called.
        for quad in self._graph.match(things):
            if quad.predicate in self._asked:
                things.update(named_nodes([quad.object]))
        things |= self._graph.verbaliser.naming(things)
        return Relied(
            things=_sorted(things),
            neighbours=_sorted(asked.neighbours),
            names=sorted(asked.names),
            words=sorted(words),
            actors=sorted(asked.actors),
            stems=sorted(asked.stems),
        )

    def digest(self, relied: Relied) -> bytes:
        """The SHA-256 of all answers."""
        found = sha256()
        for answer in self._answers(relied):
            found.update(answer)
            found.update(b"\0")
        return found.digest()

    def _answers(self, relied: Relied) -> Iterator[bytes]:
        yield from map(self._of, relied.things)
        yield from map(self._beside, relied.neighbours)
        names = self._rules.names
        things = set(relied.things)
        for name in [*relied.names, *sorted(names.among(relied.words))]:
            yield name.encode()
            yield self._kinds(name)
            own = things.intersection(each.value for each in names.bearers(name))
            yield " ".join(sorted(own)).encode()
        for words in relied.actors:
            yield b"%d" % self._rules.is_actor_name(words)
        for stem in relied.stems:
            yield b"%d" % self._rules.is_known(stem)

    def _of_thing(self, thing: str) -> bytes:
        article = self._graph.articles.get(thing)
        # Of a firm that a thousand articles tell of, most of what they say is not asked.
        asked = [
            str(quad)
            for quad in self._graph.match(NamedNode(thing))
            if quad.predicate in self._asked
        ]
        return _digest([article.headline if article else "", *sorted(asked)])

    def _beside_thing(self, thing: str) -> bytes:
        neighbours = self._rules.neighbours(NamedNode(thing))
        return _digest(_sorted(neighbours))

    def _kinds_of_bearers(self, name: str) -> bytes:
        kinds = {
            " ".join(sorted(map(str, self._rules.classes(thing))))
            for thing in self._rules.names.bearers(name)
        }
        return _digest(sorted(kinds))


def _digest(lines: Iterable[str]) -> bytes:
    return sha256("\n".join(lines).encode()).digest()


def _sorted(things: Iterable[NamedNode]) -> list[str]:
    return sorted(thing.value for thing in things)
