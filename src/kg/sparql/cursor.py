"""The place in a query's text that the parser has reached."""

from __future__ import annotations

from kg.sparql.lexer import QueryToken, tokenise


class Untraceable(Exception):
    """A query, or a row of its answer, that cannot be traced; the message says why."""


class Cursor:
    """The tokens ahead, for a parser that looks at most two of them ahead.

    It also gathers the constants of the query's patterns and makes up names of
    variables that the query does not use.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # A dictionary in place of a set keeps the order of the query.
        self.constants: dict[str, None] = {}
        self._tokens = tokenise(text)
        self._position = 0
        # No variable of the query begins with what is nowhere in its text.
        self._fresh_prefix = "t"
        while self._fresh_prefix in text:
            self._fresh_prefix += "t"
        self._fresh_count = 0

    @property
    def next(self) -> QueryToken:
        """The next token, which is not read yet."""
        return self._tokens[self._position]

    @property
    def after_next(self) -> QueryToken:
        return self._tokens[self._position + 1]

    @property
    def end(self) -> int:
        """Where the last token that was read ends in the text."""
        return self._tokens[self._position - 1].end

    def advance(self) -> QueryToken:
        """Read the next token, whatever it is.

        Raises:
            Untraceable: the query is at its end.
        """
        token = self.next
        if token.kind == "end":
            raise Untraceable("the query ends where more was expected")
        self._position += 1
        return token

    def is_next(self, *texts: str) -> bool:
        """Whether the next token is a keyword or a sign with one of these texts."""
        return self.next.kind not in ("string", "iri") and self.next.text in texts

    def accept(self, *texts: str) -> bool:
        """Read the next token if it has one of these texts, and tell whether it had."""
        if self.next.kind == "end" or not self.is_next(*texts):
            return False
        self._position += 1
        return True

    def expect(self, *texts: str) -> None:
        """Read a token with one of these texts; raise `Untraceable` for any other."""
        if not self.accept(*texts):
            raise Untraceable(
                f"'{self.next.text}' stands where {' or '.join(texts)} was expected"
            )

    def text_from(self, start: int) -> str:
        """The query's text from a position to the end of the last token read."""
        # That end is before the start where nothing was read since.
        return self.text[start : self.end] if self.end > start else ""

    def fresh_variable(self, kind: str = "") -> str:
        """Make up a variable; `kind` is a letter that tells what it is for."""
        self._fresh_count += 1
        return f"?{self._fresh_prefix}_{kind}{self._fresh_count}"

    def parse_constant(self, token: QueryToken) -> str:
        """The text of an IRI or a literal that begins with a token just read."""
        if token.kind == "string" and (
            self.next.kind == "language" or self.accept("^^")
        ):
            self.advance()
        return self.constant(self.text_from(token.start))

    def constant(self, text: str) -> str:
        """Note a constant of the query's patterns, and return it."""
        self.constants[text] = None
        return text
