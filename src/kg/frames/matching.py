"""Whether predications say a statement: by one of its frames, of these two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from kg.frames.relation_frames import WORD, Frame
from kg.language.english.order.closed_class import RANK
from kg.language.english.predication import (
    COPULA,
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    Filler,
    Predication,
)
from kg.language.spans import Span, is_within, overlap

Fit: TypeAlias = Literal["exact", "turned", "other"]
"""How a statement fits what words say by one of its frames.

- exact: both sides stand in their slots;
- turned: each stands in the slot of the other;
- other: one stands in its slot, and something else in that of the other one.
"""


_PARTNERS = frozenset(["with", "against", "of", "to", "between"])


class Sides(NamedTuple):
    """Where words mention the two sides of a statement.

    Attributes:
        subject: the mentions of the subject.
        object: those of the object.
        known: where anything known is mentioned.
        subjects: those of these mentions that could be of the subject, by its class.
        objects: those that could be of the object.
    """

    subject: Sequence[Span]
    object: Sequence[Span]
    known: frozenset[Span] = frozenset()
    subjects: frozenset[Span] = frozenset()
    objects: frozenset[Span] = frozenset()


class Match(NamedTuple):
    """A frame in which a statement stands, or another one in its place.

    Attributes:
        fit: how it does.
        frame: the frame.
        predication: the words.
        subject: those in the slot of the subject.
        object: those in the slot of the object.
    """

    fit: Fit
    frame: Frame
    predication: Predication
    subject: Span
    object: Span

    @property
    def is_by_word(self) -> bool:
        """Whether the word itself mentions one of the sides."""
        return WORD in self.frame.subject_in | self.frame.object_in

    @property
    def is_of_bearer(self) -> bool:
        """Whether it tells of whom a noun is said: who is head, and not of what."""
        sides = self.frame.subject_in, self.frame.object_in
        return any(COPULA in side and WORD not in side for side in sides)

    @property
    def is_of_rank(self) -> bool:
        """Whether it tells which one of its kind something is: "the largest dyer"."""
        is_said_of = self.predication.word == "noun" and COPULA in self.frame.subject_in
        return is_said_of and RANK.match(self.predication.lemma) is not None

    @property
    def spans(self) -> tuple[Span, Span, Span]:
        """The words of subject, cue and object."""
        return self.subject, self.predication.cue, self.object


def matches(
    fitting: Iterable[tuple[Frame, Predication]], sides: Sides
) -> Iterator[Match]:
    """How a statement fits predications, by each frame of whose word they are."""
    for frame, read in fitting:
        predication = as_told_by(frame, read)
        if predication is None or frame.is_by_name:
            continue
        if not is_of(frame, predication):
            continue
        match = _match(frame, predication, sides)
        # Who left one club may be a member of another.
        if match and (frame.tells_as is None or match.fit == "exact"):
            yield match


_Standing: TypeAlias = dict[tuple[Frame, Span], list[tuple[Predication, Span]]]
"""By frame and word, in which predications a side stands, and where."""


def paired_otherwise(
    fitting: Iterable[tuple[Frame, Predication]], sides: Sides
) -> Match | None:
    """Words that tell of several pairs, and of the two sides in different ones.

    "Acme and Bolt bought Corrin and Dorn, respectively": not Acme Dorn.
    """
    subjects: _Standing = {}
    objects: _Standing = {}
    for frame, read in fitting:
        if frame.tells_as is not None or frame.is_by_name:
            continue
        if not is_of(frame, read):
            continue
        key = frame, read.cue
        subject = _stand(frame.subject_in - {WORD}, read, sides.subject)
        object = _stand(frame.object_in - {WORD}, read, sides.object)
        # Any pair that has both says it, whatever the others do.
        if subject and object:
            return None
        if subject:
            subjects.setdefault(key, []).append((read, subject.mention))
        if object:
            objects.setdefault(key, []).append((read, object.mention))
    for key in subjects.keys() & objects.keys():
        frame, _ = key
        first, *more = subjects[key]
        second, *others = objects[key]
        read, subject_at = first
        _, object_at = second
        # Who stands in several pairs may belong to either.
        if not more and not others:
            return Match("other", frame, read, subject_at, object_at)
    return None


def half_turned(frame: Frame, read: Predication, sides: Sides) -> Span | None:
    """The one side that stands in the slot of the other, which is nowhere beside it.

    So it is read of who does something and whom it is done to, and of nothing else.
    """
    slots = frame.subject_in | frame.object_in
    is_done = frame.word == "verb" and slots <= {SUBJECT, OBJECT}
    # Of what two do together, neither is on the other side.
    is_one_way = is_done and not frame.is_joint
    if not is_one_way or frame.tells_as is not None or not is_of(frame, read):
        return None
    subject = _stand(frame.subject_in, read, sides.subject)
    object = _stand(frame.object_in, read, sides.object)
    if subject or object:
        return None
    subject = _stand(frame.object_in, read, sides.subject)
    object = _stand(frame.subject_in, read, sides.object)
    if subject and object:
        return None
    if subject and subject.mention in sides.objects:
        return subject.mention
    if object and object.mention in sides.subjects:
        return object.mention
    return None


def is_half_told(frame: Frame, read: Predication, sides: Sides) -> bool:
    """Whether one side stands in its slot, and nothing in that of the other one.

    In "the hall, which Acme will shut" it may stand where nothing could be read.
    """
    if frame.word != "verb" or frame.tells_as is not None or not is_of(frame, read):
        return False
    subject = _stand(frame.subject_in, read, sides.subject)
    object = _stand(frame.object_in, read, sides.object)
    if (subject is None) == (object is None):
        return False
    slots = frame.object_in
    if object:
        slots = frame.subject_in
    is_empty = next(_fillers(slots, read), None) is None
    return is_empty and WORD not in slots


def as_told_by(frame: Frame, read: Predication) -> Predication | None:
    """A predication as a frame tells it.

    "Acme quit the league" says that it is no member. That it may quit says nothing.
    """
    if frame.tells_as is None:
        return read
    if frame.tells_as == "planned" and read.modality in ("planned", "possible"):
        return read  # "plans to nominate Ada Oz"
    if read.modality is not None:
        return None
    return read._replace(modality=frame.tells_as, taken_back_by=read.cue)


def called(sides: Sides) -> tuple[Span, Span] | None:
    """The mention of a subject that holds one of the object, with that.

    >>> called(Sides([(4, 27)], [(4, 14)]))
    ((4, 27), (4, 14))
    """
    for subject in sides.subject:
        for object in sides.object:
            if subject != object and is_within(object, subject):
                return subject, object
    return None


def is_of(frame: Frame, predication: Predication) -> bool:
    """Whether the word of a predication is that of a frame, with its carrier if any."""
    if frame.word != predication.word:
        return False
    if frame.lemmas and predication.lemma not in frame.lemmas:
        return False
    if frame.carriers and frame.carriers.isdisjoint(predication.carriers):
        return False
    # "Take part" in a race is no partnership: the noun beside the word says so.
    return frame.unless.isdisjoint(predication.carriers)


class _Stand(NamedTuple):
    """Where a side stands: the mention, and the slot."""

    mention: Span
    slot: str


def _match(frame: Frame, predication: Predication, sides: Sides) -> Match | None:
    subject = _stand(frame.subject_in, predication, sides.subject)
    object = _stand(frame.object_in, predication, sides.object)
    if subject and object and _is_pair(frame, predication, sides, subject, object):
        return Match("exact", frame, predication, subject.mention, object.mention)
    # Of what two do together, neither comes first, and others may do it too.
    if frame.is_joint:
        return None
    turned = _stand(frame.object_in, predication, sides.subject)
    other = _stand(frame.subject_in, predication, sides.object)
    if turned and other and _could_be_turned(sides, turned, other):
        return Match("turned", frame, predication, turned.mention, other.mention)
    return _other(frame, predication, sides, subject, object)


def _could_be_turned(sides: Sides, subject: _Stand, object: _Stand) -> bool:
    """Whether each side could stand where the other one does."""
    if subject.slot == object.slot:
        return False
    # What cannot stand there by its class is no contradiction, but another sense.
    return subject.mention in sides.objects and object.mention in sides.subjects


def _is_pair(
    frame: Frame, predication: Predication, sides: Sides, one: _Stand, two: _Stand
) -> bool:
    """Whether two sides belong together.

    Those who stand in one slot do if nobody else is on the other side: "Acme and Bolt
    compete with Corrin" does not say that they compete.
    """
    if one.slot != two.slot:
        return one.mention != two.mention and not _is_own(predication, one, two)
    # "Both clubs cooperate": one phrase may mean the two of them.
    is_one_phrase = one.mention == two.mention
    if is_one_phrase and frame.subject_in.isdisjoint(frame.object_in):
        return False
    partners = _PARTNERS | frame.object_in | frame.subject_in
    found = _fillers(partners - {one.slot}, predication)
    return all(filler.head not in sides.known for filler in found)


def _is_own(
    predication: Predication,
    one: _Stand,
    two: _Stand,
) -> bool:
    """Whether somebody buys or sells what is his own: "Acme bought its stake" is no sale."""
    if (one.slot, two.slot) != (WORD, POSSESSIVE) or predication.word != "verb":
        return False
    doers = predication.slots.get(SUBJECT, ())
    return filling_any(doers, [two.mention]) is not None


def _other(
    frame: Frame,
    predication: Predication,
    sides: Sides,
    subject: _Stand | None,
    object: _Stand | None,
) -> Match | None:
    """One side in its slot, and in that of the other one something else that is known.

    What stands in one slot with it is beside it, and not opposite: of "two rivals, Bolt
    and Corrin" each is a rival of somebody.
    """
    if subject and not object:
        others = frame.object_in - {subject.slot}
        instead = _known(others, predication, sides.objects)
        if instead and instead != subject.mention:
            return Match("other", frame, predication, subject.mention, instead)
    if object and not subject:
        others = frame.subject_in - {object.slot}
        instead = _known(others, predication, sides.subjects)
        if instead and instead != object.mention:
            return Match("other", frame, predication, instead, object.mention)
    return None


def _stand(
    slots: frozenset[str], predication: Predication, mentions: Sequence[Span]
) -> _Stand | None:
    """The mention that stands in one of the slots."""
    if WORD in slots:
        found = _by_word(predication, mentions)
        if found:
            return _Stand(found, WORD)
    for slot in sorted(slots):
        found = filling_any(predication.slots.get(slot, ()), mentions)
        if found:
            return _Stand(found, slot)
    if COPULA in slots and predication.word == "noun":
        # "Its rival" may itself be what mentions Bolt.
        found = filling(Filler(predication.cue), mentions)
        if found:
            return _Stand(found, COPULA)
    return None


def _by_word(predication: Predication, mentions: Sequence[Span]) -> Span | None:
    for mention in mentions:
        if overlap(mention, predication.cue):
            return mention
    return None


def _known(
    slots: frozenset[str], predication: Predication, fitting: frozenset[Span]
) -> Span | None:
    """What is known to fit, and all that stands in the slots."""
    found: list[Span] = []
    for filler in _fillers(slots, predication):
        spans = (filler.head, *filler.names)
        known = [span for span in spans if span in fitting]
        if not known:
            # What is meant by other words may be either side.
            return None
        found += known
    return found[0] if found else None


def _fillers(slots: frozenset[str], predication: Predication) -> Iterator[Filler]:
    for slot in sorted(slots):
        yield from predication.slots.get(slot, ())


def filling_any(fillers: Iterable[Filler], mentions: Sequence[Span]) -> Span | None:
    """The first mention that one of several fillers is named by."""
    for filler in fillers:
        found = filling(filler, mentions)
        if found:
            return found
    return None


def filling(filler: Filler, mentions: Sequence[Span]) -> Span | None:
    """The mention that a filler is named by, or whose last words are its head."""
    for mention in mentions:
        for head in (filler.head, *filler.names):
            # A mention may be longer than its head: "the Norvik group" than "group".
            if is_within(head, mention):
                return mention
    return None
