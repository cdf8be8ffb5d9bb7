"""Decisions on drafts as plain text, a line a draft: drafts/SLUG.review.

    ?  r2313b5  plain      veldrup produces newsprint   @ 506,524; 506,508 = veldrup
    a  n3c03be  plain      veldrup: Company "Veldrup"   @ 77,90
    xd r0e7643  reference  tindwall owns dorvane        @ 783,864; by velling; rule owns-own
    a  w5d1c04  plain      leftOut "no news"            @ 901,977

First the decision: `?` open, `a` accepted, `x` rejected, with a letter for the reason:
`d` the direction is wrong, `o` it is another thing, `p` it is only planned, `n` it is
denied, `r` it is another relation, `s` the words do not say it. Then the draft's name and
how sure it is; then the statement in the shorthand of worksheets, which may be edited.
Behind `@` stand the characters of the article that say it; who says it; which of them
refer to what; what drafted it; and, last, what it proposed that may be corrected, so that
an edit tells what was wrong. Words of which nothing is to be stated are left out with a
reason. So the file has names, figures and positions, and no sentence.

A decision with `-` before it, such as `-a`, is set aside: the text has changed, and says
nothing of the kind any more. It counts again once the text does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.drafting.draft_worksheets import DraftLine
from kg.drafting.drafts import APART, Draft, DraftReference
from kg.errors import BadInput
from kg.language.spans import Span

TYPED_REASONS: dict[str, str] = {
    "d": "the direction is wrong",
    "o": "it is another thing",
    "p": "it is only planned",
    "n": "it is denied",
    "r": "it is another relation",
    "s": "the words do not say it",
}
"""Why a draft is rejected, by the letter behind `x`."""

_LINE = re.compile(
    rf"(?P<decision>\?|-?(?:a|x[{''.join(TYPED_REASONS)}]?))\s+"
    r"(?P<id>[nrkfw][0-9a-f]{6})\s+(?P<tier>plain|reference|doubtful)\s+"
    # An `@` within quotation marks is none.
    r'(?P<statement>(?:"(?:[^"\\]|\\.)*"|[^"\s])(?:"(?:[^"\\]|\\.)*"|[^"])*?)\s+@\s*'
    r'(?P<place>[^"@]+?)(?:;\s*drafted\s+(?P<drafted>\S.*))?'
)
_SPAN = re.compile(r"(\d+),(\d+)")
_REFERENCE = re.compile(r"(\d+),(\d+)\s*=\s*([\w-]+)")
_BY = re.compile(r"by\s+([\w-]+)")
_RULE = re.compile(r"rule\s+([\w:-]+)")
_OWNER = re.compile(r"\bobservedOf ([\w-]+)")
_QUOTED = re.compile(r'"([^"]+)"')
_DIGEST = re.compile(r"^# text ([0-9a-f]+)$", re.MULTILINE)
_FORM = 'Write DECISION NAME TIER STATEMENT @ BEGIN,END: "kg draft" wrote such lines.'


class ReviewLine(NamedTuple):
    """A draft with what somebody has decided on it.

    Attributes:
        line: the number of the line, from 1; 0 of a new one.
        decision: `?`, `a`, or `x` with the letter of a reason.
        id: the draft's name.
        tier: how sure it is.
        statement: what it states, in shorthand.
        span: the words that say it.
        references: words in it that refer to things.
        speaker: the local name of who says it; empty if the article does.
        rule: what drafted it.
        drafted: what was proposed of what may be corrected: of a figure its clauses.
    """

    line: int
    decision: str
    id: str
    tier: str
    statement: str
    span: Span
    references: tuple[DraftReference, ...] = ()
    speaker: str = ""
    rule: str = ""
    drafted: str = ""

    @property
    def is_accepted(self) -> bool:
        return self.decision == "a"

    @property
    def is_open(self) -> bool:
        return self.decision == "?"

    @property
    def is_rejected(self) -> bool:
        return self.decision.startswith("x")

    @property
    def is_thing(self) -> bool:
        """Whether it describes a thing, and states nothing of it."""
        return self.id.startswith("n")

    @property
    def described(self) -> str:
        """The local name of the thing that a line on one describes."""
        local, _, _ = self.statement.partition(":")
        return local

    @property
    def is_set_aside(self) -> bool:
        """Whether the text has changed, and says nothing of the kind any more."""
        return self.decision.startswith("-")

    @property
    def is_edited(self) -> bool:
        """Whether somebody has corrected what was proposed."""
        return bool(self.drafted) and self.drafted != self.correctable

    @property
    def proposed(self) -> ReviewLine:
        """The same before anybody edited it."""
        if not self.is_edited:
            return self
        head, *_ = self.statement.split("; ")
        is_figure = self.id.startswith("f")
        told = f"{head}; {self.drafted}" if is_figure else self.drafted
        return self._replace(statement=told)

    @property
    def correctable(self) -> str:
        """What may be corrected: not how a figure is worded, nor what follows of a line."""
        if self.is_thing:
            return ""
        return self.told.partition("; ")[2] if self.id.startswith("f") else self.told

    @property
    def told(self) -> str:
        """What it states first."""
        told, *_ = self.statement.split(APART)
        return told

    @property
    def of_worksheet(self) -> DraftLine:
        """The same, to be stated."""
        return DraftLine(
            self.line, self.statement, self.span, self.referring, self.speaker
        )

    @property
    def referring(self) -> tuple[DraftReference, ...]:
        """What the words refer to, which goes with an edit of whose something is."""
        if not self.is_edited:
            return self.references
        before, after = self.drafted.split(), self.told.split()
        if self.id.startswith("f"):
            before, after = _OWNER.findall(self.drafted), _OWNER.findall(self.told)
        # Where ends are only turned about, the words mean what they meant.
        instead = {
            old: new
            for old, new in zip(before, after, strict=False)
            if old not in after
        }
        return tuple(
            each._replace(thing=instead.get(each.thing, each.thing))
            for each in self.references
        )


def review_line(draft: Draft) -> ReviewLine:
    """A draft on which nobody has decided."""
    line = ReviewLine(
        line=0,
        decision="?",
        id=draft.id,
        tier=draft.tier,
        statement=draft.statement,
        span=draft.span,
        references=draft.references,
        speaker=draft.speaker,
        rule=draft.rule,
    )
    return line._replace(drafted=line.correctable)


def read_review(text: str, source: str) -> list[ReviewLine]:
    """Read the decisions of a file.

    Raises:
        BadInput: a line is none, or a draft has two lines that differ, with its number.
    """
    found: dict[str, ReviewLine] = {}
    for number, content in enumerate(text.splitlines(), 1):
        if not content.strip() or content.startswith("#"):
            continue
        read = _read(content.strip(), source, number)
        known = found.get(read.id)
        if known and read.is_open:
            continue
        if known and known._replace(line=number) != read and not known.is_open:
            message = f"{read.id} is decided in line {known.line} already."
            raise BadInput(source, message, "Keep one of the two lines.", number)
        if known is None or known.is_open:
            found[read.id] = read
    return list(found.values())


def _read(content: str, source: str, number: int) -> ReviewLine:
    match = _LINE.fullmatch(content)
    if match is None:
        raise BadInput(source, "it is no draft with a decision.", _FORM, number)
    first, *others = (part.strip() for part in match["place"].split(";"))
    span = _SPAN.fullmatch(first)
    if span is None:
        message = f"'{first}' is no place in the text."
        raise BadInput(source, message, _FORM, number)
    references: list[DraftReference] = []
    speaker = rule = ""
    for part in others:
        if reference := _REFERENCE.fullmatch(part):
            begin, end, thing = reference.groups()
            references.append(DraftReference((int(begin), int(end)), thing))
        elif by := _BY.fullmatch(part):
            speaker = by[1]
        elif drafted := _RULE.fullmatch(part):
            rule = drafted[1]
        else:
            message = f"'{part}' means nothing here."
            raise BadInput(source, message, _FORM, number)
    return ReviewLine(
        line=number,
        decision=match["decision"],
        id=match["id"],
        tier=match["tier"],
        statement=match["statement"],
        span=(int(span[1]), int(span[2])),
        references=tuple(references),
        speaker=speaker,
        rule=rule,
        drafted=match["drafted"] or "",
    )


def text_digest(text: str) -> str:
    """Of which text a file has decisions, as its head says it; empty if it does not."""
    found = _DIGEST.search(text)
    return found[1] if found else ""


def write_review(lines: Iterable[ReviewLine], slug: str, digest: str = "") -> str:
    """The file of an article: what it names, then what it states in the text's order.

    Args:
        lines: the decisions.
        slug: the article's slug.
        digest: that of the text that was drafted.

    >>> line = ReviewLine(1, "a", "r2313b5", "plain", "acme meets bolt", (3, 9))
    >>> print(write_review([line], "a").splitlines()[-1])
    a  r2313b5 plain     acme meets bolt  @ 3,9
    """
    head = [
        f"# {slug}: a line a draft. First the decision: ? open, a accept, x reject, with a",
        "# reason: xd direction, xo other thing, xp only planned, xn denied, xr other",
        f"# relation, xs not said. Statements may be edited. 'kg review {slug} --text' shows",
        f"# the words, 'kg accept {slug}' writes what is accepted. Behind 'drafted' stands",
        "# what was proposed: leave it as it is, and an edit tells what was wrong.",
    ]
    if digest:
        head.append(f"# text {digest}")
    ordered = sorted(lines, key=lambda line: (not line.is_thing, line.span, line.id))
    return "\n".join([*head, *map(_written, ordered)]) + "\n"


def _written(line: ReviewLine) -> str:
    place = "; ".join(_places(line))
    return f"{line.decision:<2} {line.id} {line.tier:<9} {line.statement}  @ {place}"


def is_readable(line: ReviewLine) -> bool:
    """Whether a line, once it is written, is read as the same.

    >>> line = ReviewLine(0, "a", "r2313b5", "plain", "acme meets bolt", (3, 9))
    >>> is_readable(line), is_readable(line._replace(statement='acme kind "baker'))
    (True, False)
    """
    written = _written(line)
    if len(written.splitlines()) != 1:
        return False
    try:
        return _read(written.strip(), "", 0) == line._replace(line=0)
    except BadInput:
        return False


def _places(line: ReviewLine) -> Iterator[str]:
    yield f"{line.span[0]},{line.span[1]}"
    if line.speaker:
        yield f"by {line.speaker}"
    for (begin, end), thing in line.references:
        yield f"{begin},{end} = {thing}"
    if line.rule:
        yield f"rule {line.rule}"
    if line.drafted:
        yield f"drafted {line.drafted}"


def merged(
    decided: Iterable[ReviewLine], drafts: Iterable[Draft], changed: str | None = None
) -> list[ReviewLine]:
    """The decisions that were there, and a line for each draft that is new.

    A decision holds for its draft, however the statement was edited; and where words
    before it have changed, for the same statement elsewhere.

    Args:
        decided: the decisions.
        drafts: what is drafted now.
        changed: the article's words, if they are others than those decided on.
    """
    lines = {line.id: line for line in decided}
    new = [review_line(draft) for draft in drafts]
    known = {line.id for line in new}
    waiting: dict[tuple[str, str], ReviewLine] = {}
    for line in lines.values():
        if line.id not in known and not line.is_open:
            for told in (line.told, line.proposed.told):
                waiting.setdefault((line.id[0], told), line)
    moved: set[str] = set()
    found: list[ReviewLine] = []
    for line in new:
        earlier = lines.get(line.id)
        if earlier is not None:
            found.append(_counting(earlier))
            continue
        earlier = waiting.get((line.id[0], line.told))
        if earlier is None or earlier.id in moved:
            found.append(line)
        else:
            moved.add(earlier.id)
            found.append(_moved(earlier, line))
    # What somebody has decided is never lost, even if nobody would draft it now.
    left = [line for line in dict.fromkeys(waiting.values()) if line.id not in moved]
    if changed is not None:
        left = [_left(line, changed) for line in left]
    return found + left


def _counting(line: ReviewLine) -> ReviewLine:
    """A line whose words are there, even if they were not for a while."""
    return line._replace(decision=line.decision.removeprefix("-"))


def _moved(earlier: ReviewLine, line: ReviewLine) -> ReviewLine:
    """A draft with what was decided on the same draft elsewhere."""
    moved = line._replace(decision=_counting(earlier).decision)
    if earlier.told == line.told:
        return moved
    moved = moved._replace(statement=earlier.statement)
    if len(earlier.references) != len(line.references):
        return moved
    # Who changes whose something is, changes what the words refer to.
    pairs = zip(line.references, earlier.references, strict=True)
    references = [now._replace(thing=then.thing) for now, then in pairs]
    return moved._replace(references=tuple(references))


def _left(line: ReviewLine, text: str) -> ReviewLine:
    """A decision that no draft takes up, of words that may be gone."""
    if line.is_set_aside:
        return line
    name = _QUOTED.search(line.statement)
    if line.is_thing and name:
        begin = text.find(name[1])
        if begin >= 0:
            return line._replace(span=(begin, begin + len(name[1])))
    return line._replace(decision=f"-{line.decision}")
