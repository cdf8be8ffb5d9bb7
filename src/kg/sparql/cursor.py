"""A place in the text of a query, from which readers of its parts go on token by token."""

from __future__ import annotations

from kg.sparql.tokens import Token, tokens


class Untraceable(Exception):
    """What keeps a query, or a part of it, from being traced: the message says it."""


class Cursor:
    """The tokens ahead, the constants met so far, and names that the query itself does not use."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.constants: dict[str, None] = {}
        self._tokens = tokens(text)
        self._at = 0
        self._fresh = "t"
        while self._fresh in text:
            self._fresh += "t"
        self._counted = 0

    @property
    def next(self) -> Token:
        return self._tokens[self._at]

    @property
    def after_next(self) -> Token:
        return self._tokens[self._at + 1]

    @property
    def end(self) -> int:
        """Where the last token ended."""
        return self._tokens[self._at - 1].end

    def take(self) -> Token:
        token = self.next
        if token.kind == "end":
            raise Untraceable("the query ends where more was expected")
        self._at += 1
        return token

    def sees(self, *texts: str) -> bool:
        return self.next.kind not in ("string", "iri") and self.next.text in texts

    def skip(self, *texts: str) -> bool:
        """Whether one of these came next, which is then behind us."""
        if seen := self.sees(*texts) and self.next.kind != "end":
            self._at += 1
        return seen

    def expect(self, *texts: str) -> None:
        if not self.skip(*texts):
            raise Untraceable(
                f"'{self.next.text}' stands where {' or '.join(texts)} was expected"
            )

    def since(self, start: int) -> str:
        """The text from a position to the end of the last token."""
        return self.text[start : self.end] if self.end > start else ""

    def new(self, kind: str = "") -> str:
        self._counted += 1
        return f"?{self._fresh}_{kind}{self._counted}"

    def constant(self, token: Token) -> str:
        if token.kind == "string" and (self.next.kind == "language" or self.skip("^^")):
            self.take()
        return self.kept(self.since(token.start))

    def kept(self, text: str) -> str:
        self.constants[text] = None
        return text
