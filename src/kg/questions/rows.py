"""The rows of an answer: records with values by name, and tables for notebooks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, overload

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import PREFIXES, Term, Triple

if TYPE_CHECKING:
    import pandas

    from kg.model import Basis, Evidence, Grade, Proof

_XSD = PREFIXES["xsd"]
_PLAIN: dict[str, Callable[[str], object]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
}
_TIMES = {_XSD + "date", _XSD + "dateTime"}
_CITED = ("sentence", "basis", "grade", "how", "voice", "link", "citation")
_SHOWN = 50  # rows of a table in a notebook
_BRIEF = 40  # characters of a term in a repr


class Row(Mapping[str, Term]):
    """One row: a mapping from variables to values, which are attributes too.

    The mapping lacks a variable without a value; as an attribute it is None. A row of
    a question also has what makes it citable. These attributes go before variables of
    the same name, and each is None where there is nothing to cite.

    Attributes:
        statement: the triple that the row states.
        sentence: the statement in words.
        basis: why the statement holds.
        proof: how well it is proved, if that is known.
        grade: the grade of this proof or, where no passage states the statement, the
            weakest of what it follows from.
        evidence: the passage that the row names, ready to show.

    >>> row = Row({"club": NamedNode("https://example.org/league/id/rovers")})
    >>> row, row["club"].value, row.club == row["club"]
    (<Row club=rovers>, 'https://example.org/league/id/rovers', True)
    """

    __slots__ = (
        "_columns",
        "_terms",
        "basis",
        "evidence",
        "grade",
        "proof",
        "sentence",
        "statement",
    )

    def __init__(  # noqa: PLR0913 - what makes it citable, each by its name
        self,
        terms: Mapping[str, Term],
        columns: Sequence[str] = (),
        *,
        statement: Triple | None = None,
        sentence: str | None = None,
        basis: Basis | None = None,
        proof: Proof | None = None,
        grade: Grade | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        self._terms = dict(terms)
        self._columns = tuple(columns)
        self.statement = statement
        self.sentence = sentence
        self.basis = basis
        self.proof = proof
        self.grade = grade
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
        if name in self._terms:
            return self._terms[name]
        if name in self._columns:
            return None
        known = ", ".join(self._columns or self)
        raise AttributeError(f"The row has no '{name}'; it has {known}.")

    def __hash__(self) -> int:
        return hash(frozenset(self._terms.items()))

    def __repr__(self) -> str:
        values = [f"{name}={_brief(term)}" for name, term in self.items()]
        shown = " ".join(values)
        return f"<Row {shown}>"

    def cited(self) -> dict[str, str]:
        """What makes the row citable, by the columns of a table; empty where it lacks it."""
        cited = dict.fromkeys(_CITED, "")
        cited["sentence"] = self.sentence or ""
        cited["basis"] = self.basis or ""
        cited["grade"] = self.grade or ""
        if self.proof:
            cited["how"] = self.proof.how or ""
        if self.evidence:
            cited["voice"] = self.evidence.voice
            cited["link"] = self.evidence.link
            cited["citation"] = self.evidence.citation
        return cited


class Rows(Sequence[Row]):
    """The rows of an answer in their order, which can be read more than once.

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
        if not isinstance(at, slice):
            return self._rows[at]
        rows = self._rows[at]
        return Rows(self.columns, rows, self._title, is_cited=self.is_cited)

    def __len__(self) -> int:
        return len(self._rows)

    def __reduce__(self) -> tuple[object, ...]:
        # Names come from the graph, which cannot be pickled: in another process things
        # have their IRIs in short.
        return _without_graph, (self.columns, self._rows, self.is_cited)

    def __repr__(self) -> str:
        number = "1 row" if len(self) == 1 else f"{len(self)} rows"
        columns = ", ".join(self.columns)
        return f"<Rows: {number} of {columns}>"

    def _repr_html_(self) -> str:
        """A table for a notebook, with things by their names, escaped for HTML."""
        lines = ["<table>", _html_row("th", self.columns)]
        for row in self._rows[:_SHOWN]:
            cells = [self._cell(row.get(name)) for name in self.columns]
            lines.append(_html_row("td", cells))
        lines.append("</table>")
        left_out = len(self) - _SHOWN
        if left_out > 0:
            lines.append(f"<p>and {left_out} more rows</p>")
        return "\n".join(lines)

    def _cell(self, term: Term | None) -> str:
        if term is None:
            return ""
        return self._title(term)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame with typed columns; things are their IRIs.

        Numbers, truth values and times become those of pandas, and a cell without a
        value is missing. Rows of a question have sentence, basis, voice, link and
        citation in columns of their own.

        Raises:
            ImportError: pandas is not installed; it is no dependency of kg.
        """
        import pandas

        columns: dict[str, list[object]] = {}
        for name in self.columns:
            terms = [row.get(name) for row in self._rows]
            columns[name] = [_plain(term) for term in terms]
        if self.is_cited:
            cited = [row.cited() for row in self._rows]
            for name in _CITED:
                # A variable of the same name goes before.
                if name not in columns:
                    columns[name] = [texts[name] for texts in cited]
            quotes: list[object] = []
            for row in self._rows:
                quote = row.evidence.quote if row.evidence else None
                quotes.append(quote)
            # Without texts there are no quotes, and no column that seems to lack them.
            if any(quotes):
                columns["quote"] = quotes
        frame: pandas.DataFrame = pandas.DataFrame(columns).convert_dtypes()
        # pandas has no type for a column without values: it is taken for text.
        empty = [name for name in frame if frame[name].isna().all()]
        return frame.astype(dict.fromkeys(empty, "string"))


def _without_graph(columns: list[str], rows: list[Row], is_cited: bool) -> Rows:
    return Rows(columns, rows, _brief, is_cited=is_cited)


def _brief(term: Term) -> str:
    """A term in a few characters, for a repr."""
    text = str(getattr(term, "value", term))
    if isinstance(term, NamedNode):
        text = re.split(r"[/#]", text)[-1]
    if len(text) > _BRIEF:
        return f"{text[: _BRIEF - 1]}…"
    return text


def _plain(term: Term | None) -> object:
    """The value as Python has it; a literal that is no value of its type stays text."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    datatype = term.datatype.value
    convert: Callable[[str], object] = _PLAIN.get(datatype, str)
    if datatype in _TIMES:
        convert = datetime.fromisoformat
    try:
        return convert(term.value)
    except ValueError:
        return term.value


def _html_row(tag: str, cells: Sequence[str]) -> str:
    from html import escape  # slow to import; only notebooks need it

    from kg.csv_safety import one_line

    html = ""
    for cell in cells:
        text = escape(one_line(cell))
        html += f"<{tag}>{text}</{tag}>"
    return f"<tr>{html}</tr>"
