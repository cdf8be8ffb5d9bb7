"""The shorthand of a worksheet: words of an article, and under them what they state.

    # Things that last, with their class and their names.
    rovers: Club "Harbour Rovers", "Rovers"

    "Fell Foods will pay the Rovers 40,000 crowns a season"
      "the Rovers" = rovers
      fee-2024: figure "40,000 crowns a season"; variable fee; observedOf fell
      fell sponsors rovers

Words stand in quotation marks at the beginning of a line, and `…` stands for any words
between. In brackets behind them may be `(2)`, the second place where they stand;
`(said by NAME)`, where commas part several names; `(caption)`; and
`(left out: REASON)`. Indented under them are:

    NAME: CLASS "TEXT"; PROPERTY VALUE; …    a thing that these words tell of
    THING PROPERTY VALUE, VALUE; …           a statement
    "WORDS" = THING                          words that refer to a thing
    with "WORDS"                             words that these cannot be read without
    (planned) THING PROPERTY VALUE           what is told, but not said to be so

The last form also makes a thing that is only claimed: `(planned) NAME: CLASS "TEXT"`.
Other modalities are `possible`, `denied` and `ended`; behind a comma a period may follow.
`NAME: Statement "WORD"; that THING PROPERTY VALUE; …` makes a statement, and tells more of
it; `NAME: Claim; modality planned; that THING PROPERTY VALUE` names a claim, which may be
wanted, feared or a reason.
A figure's text is its wording, of anything else its name. Names of several words may
stand in square brackets. `article` is the article itself. Whatever follows a `#` that
begins a line or follows two spaces is for readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from kg.errors import BadInput, abridged
from kg.language.spans import Span

_WORDS = re.compile(r'["“](?P<words>.+)["”](?P<notes>(?:\s+\([^()]*\))*)')
_NOTE = re.compile(r"\(([^()]*)\)")
_REFERENCE = re.compile(
    r'["“](?P<words>.+)["”](?:\s+\((?P<place>\d+)\))?\s*=\s*(?P<thing>.+)'
)
_WITH = re.compile(r'with\s+["“](?P<words>.+)["”](?:\s+\((?P<place>\d+)\))?')
_NODE = re.compile(r"(?P<name>[A-Za-z0-9_][\w-]*):(?=\s|$)\s*(?P<rest>.*)")
_CLAIMED = re.compile(r"\((?P<how>[^()]+)\)\s*(?P<rest>\S.*)")
_COMMENT = re.compile(r"(?:^|\s\s)#.*$")
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"\\]|\\.)*"|“[^”]*”)(?:@(?P<language>[A-Za-z]{2,}(?:-\w+)*))?
    | \[(?P<name>[^\]]*)\]
    | (?P<sign>[;]|,(?=\s|$))
    | (?P<word>[^\s;,"“\[]+(?:,(?=[^\s])[^\s;,"“\[]+)*)
    )""",
    re.VERBOSE,
)


class Word(NamedTuple):
    """A bare word: a name, a part of one, a number or a date."""

    text: str


class Bracketed(NamedTuple):
    """A name in square brackets, which may have spaces."""

    text: str


class Quoted(NamedTuple):
    """A text in quotation marks."""

    text: str
    language: str | None


class Sign(NamedTuple):
    """A comma or a semicolon."""

    text: str


Token: TypeAlias = Word | Bracketed | Quoted | Sign
Tokens: TypeAlias = tuple[Token, ...]


def is_sign(token: Token, text: str) -> bool:
    """Whether it is this sign; a name of the same text is another token.

    >>> is_sign(Sign(";"), ";"), is_sign(Bracketed(";"), ";")
    (True, False)
    """
    # Not by `==`, to which named tuples of the same values are equal.
    return isinstance(token, Sign) and token.text == text


class Place(NamedTuple):
    """Words, and in which of the places where they stand they are meant, from 1.

    The number is None where there should be one place alone. A draft knows the `span`.
    """

    words: str
    number: int | None = None
    span: Span | None = None


class Node(NamedTuple):
    """A thing with its class and what is said of it at once.

    Attributes:
        line: the line of the worksheet, from 1.
        name: the last part of its IRI.
        head: its class, and texts.
        clauses: properties, each with values.
    """

    line: int
    name: str
    head: Tokens
    clauses: tuple[Tokens, ...]


class Said(NamedTuple):
    """A statement, whose first clause has the subject; further ones share it."""

    line: int
    clauses: tuple[Tokens, ...]


class Claimed(NamedTuple):
    """A thing or a statement that is told without being said to be so.

    Attributes:
        line: the line of the worksheet, from 1.
        how: the modality, and perhaps a period.
        fact: what is told.
    """

    line: int
    how: Tokens
    fact: Node | Said


class Reference(NamedTuple):
    """Words inside a passage that refer to a thing."""

    line: int
    place: Place
    thing: Tokens


class ReadWith(NamedTuple):
    """Words without which those of the passage cannot be understood."""

    line: int
    place: Place


Item: TypeAlias = Node | Said | Claimed | Reference | ReadWith


class Excerpt(NamedTuple):
    """Words of the article with all that stands under them.

    Attributes:
        line: the line of the worksheet, from 1.
        place: the words.
        items: what they state and refer to.
        said_by: who says them, if not the article itself.
        is_caption: whether they are a picture's caption.
        left_out: why they are not modelled; empty if they are.
    """

    line: int
    place: Place
    items: list[Item]
    said_by: Tokens = ()
    is_caption: bool = False
    left_out: str = ""

    @property
    def is_used(self) -> bool:
        """Whether anything is said of these words, or by them."""
        return bool(self.items or self.left_out)


class Worksheet(NamedTuple):
    """A whole file.

    Attributes:
        source: what messages call it.
        things: the lasting things that it describes.
        passages: the words, in the order of the file.
    """

    source: str
    things: list[Node]
    passages: list[Excerpt]


def read_worksheet(text: str, source: str) -> Worksheet:
    r"""Read a worksheet.

    Raises:
        BadInput: a line has none of the forms, with its number.

    >>> sheet = read_worksheet('"Acme met Bolt"\n  acme meets bolt\n', "a.kg")
    >>> sheet.passages[0].place.words, len(sheet.passages[0].items)
    ('Acme met Bolt', 1)
    """
    sheet = Worksheet(source, [], [])
    for number, line in enumerate(text.splitlines(), 1):
        content = _COMMENT.sub("", line).rstrip()
        if not content:
            continue
        reader = _Line(source, number)
        if content[0].isspace():
            if not sheet.passages:
                raise reader.wrong("nothing stands above it that could say so.")
            sheet.passages[-1].items.append(reader.item(content.strip()))
        elif content[0] in '"“':
            sheet.passages.append(reader.passage(content))
        elif match := _NODE.fullmatch(content):
            sheet.things.append(reader.node(match))
        else:
            raise reader.wrong("it is neither words in quotation marks nor a thing.")
    return sheet


def read_item(content: str, source: str, line: int) -> Item:
    """Read what one line states, without the words above it.

    Raises:
        BadInput: it has none of the forms.
    """
    return _Line(source, line).item(content)


class _Line:
    """Reads one line."""

    def __init__(self, source: str, number: int) -> None:
        self._source = source
        self._number = number

    def wrong(self, message: str, advice: str = "") -> BadInput:
        return BadInput(self._source, message, advice or _FORMS, self._number)

    def passage(self, content: str) -> Excerpt:
        match = _WORDS.fullmatch(content)
        if match is None and _REFERENCE.fullmatch(content):
            advice = "Indent it under the words of the article that it is in."
            raise self.wrong("words that refer to a thing stand by themselves.", advice)
        if match is None:
            raise self.wrong("the words do not end in a quotation mark.")
        passage = Excerpt(self._number, Place(match["words"], None), [])
        for note in _NOTE.findall(match["notes"]):
            passage = self._noted(passage, note.strip())
        return passage

    def _noted(self, passage: Excerpt, note: str) -> Excerpt:
        kind, _, rest = note.partition(":")
        if note.isdigit():
            return passage._replace(place=Place(passage.place.words, int(note)))
        if note == "caption":
            return passage._replace(is_caption=True)
        if note.startswith("said by "):
            if passage.said_by:
                advice = "Name several in one note: (said by ONE, ANOTHER)."
                raise self.wrong("who says it is told twice.", advice)
            return passage._replace(said_by=self.tokens(note.removeprefix("said by ")))
        if kind == "left out" and rest.strip():
            return passage._replace(left_out=rest.strip())
        advice = "(2), (said by NAME), (caption) and (left out: REASON) are known."
        raise self.wrong(f"'({abridged(note)})' means nothing here.", advice)

    def item(self, content: str) -> Item:
        if match := _REFERENCE.fullmatch(content):
            thing = self.tokens(match["thing"])
            return Reference(self._number, _place(match), thing)
        if match := _WITH.fullmatch(content):
            return ReadWith(self._number, _place(match))
        if match := _CLAIMED.fullmatch(content):
            how = self.tokens(match["how"])
            return Claimed(self._number, how, self._fact(match["rest"]))
        return self._fact(content)

    def _fact(self, content: str) -> Node | Said:
        if match := _NODE.fullmatch(content):
            return self.node(match)
        return Said(self._number, self._clauses(content))

    def node(self, match: re.Match[str]) -> Node:
        head, *clauses = self._clauses(match["rest"]) or [()]
        if not head:
            raise self.wrong(f"{match['name']} has no class.")
        return Node(self._number, match["name"], head, tuple(clauses))

    def tokens(self, content: str) -> Tokens:
        return tuple(self._tokens(content))

    def _tokens(self, content: str) -> Iterator[Token]:
        at = 0
        while content[at:].strip():
            match = _TOKEN.match(content, at)
            if match is None:
                raise self.wrong(f"'{abridged(content[at:].strip())}' cannot be read.")
            at = match.end()
            if match["text"] is not None:
                yield Quoted(_unescaped(match["text"]), match["language"])
            elif match["name"] is not None:
                yield Bracketed(match["name"].strip())
            elif match["sign"] is not None:
                yield Sign(match["sign"])
            else:
                yield Word(match["word"])

    def _clauses(self, content: str) -> tuple[Tokens, ...]:
        clauses: list[list[Token]] = [[]]
        for token in self._tokens(content):
            if is_sign(token, ";"):
                clauses.append([])
            else:
                clauses[-1].append(token)
        return tuple(tuple(clause) for clause in clauses if clause)


def quoted(text: str) -> str:
    """A text as the shorthand has it, in quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unescaped(quoted: str) -> str:
    """The text in quotation marks; curly ones need no escapes, and have none."""
    content = quoted[1:-1]
    return re.sub(r"\\(.)", r"\1", content) if quoted.startswith('"') else content


def _place(match: re.Match[str]) -> Place:
    return Place(match["words"], int(match["place"]) if match["place"] else None)


_FORMS = (
    'Write "WORDS", and indented under them THING PROPERTY VALUE, NAME: CLASS "TEXT", '
    'or "WORDS" = THING.'
)
