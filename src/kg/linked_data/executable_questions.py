"""The questions of a project as queries in its description, in terms of SHACL.

See https://www.w3.org/TR/shacl-af/#SPARQLExecutable. The prefixes of all of them are
declared once, at the data set, as `sh:prefixes` wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.linked_data import description_terms as t
from kg.questions import Question
from kg.vocabulary import Triple

_PREFIX_LINE = re.compile(
    r"^PREFIX\s+([\w-]*):\s*<([^>]*)>[ \t]*\n", re.MULTILINE | re.IGNORECASE
)
_COMMENT_LINE = re.compile(r"^#.*\n", re.MULTILINE)


def executable_questions(
    base: str, dataset: NamedNode, questions: Iterable[Question]
) -> Iterator[Triple]:
    """The queries, and the prefixes that they use."""
    asked = list(questions)
    prefixes: dict[str, str] = {}
    for question in asked:
        for prefix, namespace in _PREFIX_LINE.findall(question.text):
            # A query that means another namespace by it keeps its own line.
            prefixes.setdefault(prefix, namespace)
    for prefix, namespace in prefixes.items():
        yield from _declared(base, dataset, prefix, namespace)
    for question in asked:
        name = NamedNode(f"{base}question/{quote(question.name)}")
        text = without_prefixes(question.text, prefixes)
        yield name, v.TYPE, t.EXECUTABLE
        yield name, v.TYPE, t.SELECT_EXECUTABLE
        yield name, v.COMMENT, Literal(question.question, language="en")
        yield name, t.HAS_PREFIXES, dataset
        yield name, t.SELECT, Literal(text)
        yield name, t.PART_OF, dataset
        for tag in question.tags:
            yield name, t.KEYWORD, Literal(tag)


def _declared(
    base: str, dataset: NamedNode, prefix: str, namespace: str
) -> Iterator[Triple]:
    name = NamedNode(f"{base}prefix/{prefix}")
    address = Literal(namespace, datatype=t.ADDRESS)
    yield dataset, t.DECLARES, name
    yield name, v.TYPE, t.DECLARATION
    yield name, t.HAS_PREFIX, Literal(prefix)
    yield name, t.HAS_NAMESPACE, address


def without_prefixes(text: str, declared: Mapping[str, str]) -> str:
    r"""A query without its comments, and without the prefixes that are declared.

    >>> text = "#+ question: Who?\nPREFIX a: <urn:a:>\nSELECT ?x { ?x a:b a:c }\n"
    >>> without_prefixes(text, {"a": "urn:a:"})
    'SELECT ?x { ?x a:b a:c }\n'
    """

    def kept(line: re.Match[str]) -> str:
        return "" if declared[line[1]] == line[2] else line[0]

    return _COMMENT_LINE.sub("", _PREFIX_LINE.sub(kept, text)).strip() + "\n"
