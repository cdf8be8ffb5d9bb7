"""The rows of an answer, as people who work in Python want them: by name, as often as they like, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, overload

from pyoxigraph import Literal, NamedNode

from kg.csv_safety import one_line
from kg.vocabulary import PREFIXES, Term, Triple, shortened

if TYPE_CHECKING:
    import pandas

    from kg.model import Basis, Evidence

_XSD = PREFIXES["xsd"]
_PLAIN: dict[str, Callable[[str], object]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
}
_TIMES = {_XSD + "date", _XSD + "dateTime"}
_CITED = ("sentence", "basis", "voice", "link", "citation")
_SHOWN = 50  # rows of a table in a notebook


class Row(Mapping[str, Term]):
    """One row: the value of each variable that has one, by its name.

    As an attribute, a variable without a value is None. The names below go before
    variables of the same name.

    A row of a question also has what makes it citable: the `statement` that it states,
    its `sentence` and `basis`, and the `evidence` of its passage; each is None where
    there is none.

    >>> row = Row({"brand": NamedNode("https://w3id.org/liuzhou-kg/id/baojun")})
    >>> row, row["brand"].value, row.brand == row["brand"]
    (<Row brand=id:baojun>, 'https://w3id.org/liuzhou-kg/id/baojun', True)
    """

    __slots__ = ("_columns", "_terms", "basis", "evidence", "sentence", "statement")

    def __init__(  # noqa: PLR0913 - what makes it citable, each by its name
        self,
        terms: Mapping[str, Term],
        columns: Sequence[str] = (),
        *,
        statement: Triple | None = None,
        sentence: str | None = None,
        basis: Basis | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        self._terms = dict(terms)
        self._columns = tuple(columns)
        self.statement = statement
        self.sentence = sentence
        self.basis = basis
        self.evidence = evidence

    def __getitem__(self, name: str) -> Term:
        return self._terms[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __getattr__(self, name: str) -> Term | None:
        # A copy is asked for its own methods before it has any terms.
        if name.startswith("__") or name == "_terms":
            raise AttributeError(name)
        if name not in self._terms and name not in self._columns:
            known = ", ".join(self._columns or self)
            raise AttributeError(f"The row has no '{name}'; it has {known}.")
        return self._terms.get(name)

    def __hash__(self) -> int:
        return hash(frozenset(self._terms.items()))

    def __repr__(self) -> str:
        return (
            f"<Row {' '.join(f'{name}={_brief(term)}' for name, term in self.items())}>"
        )

    def cited(self) -> dict[str, str]:
        """What makes it citable, by column: sentence, basis, voice, link and citation."""
        piece = self.evidence
        texts = (
            self.sentence,
            self.basis,
            *((piece.voice, piece.link, piece.citation) if piece else ()),
        )
        filled = [*(text or "" for text in texts), *("" for _ in _CITED)]
        return dict(zip(_CITED, filled, strict=False))


class Rows(Sequence[Row]):
    """The rows of an answer in their order. They can be read as often as one likes.

    Args:
        columns: the variables that rows may have a value of.
        rows: the rows.
        title: what a table calls a term.
        is_cited: whether rows have sentences and evidence.
    """

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Row],
        title: Callable[[Term], str],
        *,
        is_cited: bool = False,
    ) -> None:
        self.columns = list(columns)
        self.is_cited = is_cited
        self._rows = list(rows)
        self._title = title

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Rows: ...

    def __getitem__(self, at: int | slice) -> Row | Rows:
        if isinstance(at, slice):
            return Rows(
                self.columns, self._rows[at], self._title, is_cited=self.is_cited
            )
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __reduce__(self) -> tuple[object, ...]:
        # Names come from the graph, which stays behind: in another process things have
        # their IRIs in short.
        return _taken_along, (self.columns, self._rows, self.is_cited)

    def __repr__(self) -> str:
        number = f"{len(self)} row{'s' * (len(self) != 1)}"
        return f"<Rows: {number} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """A table for a notebook, with things by their names; nothing in a name is taken for markup."""
        lines = ["<table>", _html_row("th", self.columns)]
        for row in self._rows[:_SHOWN]:
            cells = (
                self._title(row[name]) if name in row else "" for name in self.columns
            )
            lines.append(_html_row("td", cells))
        left_out = len(self) - _SHOWN
        more = f"<p>and {left_out} more rows</p>" if left_out > 0 else ""
        return "\n".join([*lines, "</table>", more]).rstrip()

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame with typed columns; things are their IRIs.

        Numbers, truth values and times become those of pandas, and a cell without a
        value is missing. Rows of a question have sentence, basis, voice, link and
        citation in columns of their own.

        Raises:
            ImportError: pandas is not installed; it is no dependency of kg.
        """
        import pandas

        columns: dict[str, list[object]] = {name: [] for name in self.columns}
        for row in self._rows:
            for name in self.columns:
                columns[name].append(_plain(row.get(name)))
        for name in _CITED if self.is_cited else ():
            columns.setdefault(name, [row.cited()[name] for row in self._rows])
        if self.is_cited and any(
            row.evidence and row.evidence.quote for row in self._rows
        ):
            columns["quote"] = [
                row.evidence.quote if row.evidence else None for row in self._rows
            ]
        frame: pandas.DataFrame = pandas.DataFrame(columns).convert_dtypes()
        # Of a column without values nothing is known: it is taken for text.
        return frame.astype(
            {name: "string" for name in frame if frame[name].isna().all()}
        )


def _taken_along(columns: list[str], rows: list[Row], is_cited: bool) -> Rows:
    return Rows(columns, rows, _brief, is_cited=is_cited)


def _brief(term: Term) -> str:
    text = (
        shortened(term)
        if isinstance(term, NamedNode)
        else str(getattr(term, "value", term))
    )
    return text if len(text) <= 40 else f"{text[:39]}…"


def _plain(term: Term | None) -> object:
    """The value as Python has it; a literal that is no value of its type stays text."""
    if not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    datatype = term.datatype.value
    try:
        if datatype in _TIMES:
            return datetime.fromisoformat(term.value)
        return _PLAIN.get(datatype, str)(term.value)
    except ValueError:
        return term.value


def _html_row(tag: str, cells: Iterator[str] | Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(one_line(cell))}</{tag}>' for cell in cells)}</tr>"
