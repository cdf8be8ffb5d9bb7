"""Seven yearly articles of one invented firm, Ostrel Kilns, as a project.

Each tells the turnover of a year, how much it has grown, and how many kilns there are.
In 2025 the stated growth is not what the amounts give. The last article also tells what
is expected of 2026; the turnover of 2018 is worked out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from tests.league import kg


class Turnover(NamedTuple):
    """An amount of a year in words, with its comparator and in euros."""

    year: int
    wording: str
    comparator: str
    euros: int


class Year(NamedTuple):
    """What an article tells of its year; the growth is in per cent."""

    turnover: Turnover
    growth: str
    kilns: int

    @property
    def number(self) -> int:
        """The year."""
        return self.turnover.year

    @property
    def slug(self) -> str:
        """The article is of the next January."""
        return f"{self.number + 1}-01-20-ostrel-kilns"


BASE = "https://example.org/kilns/"
YEARS = (
    Year(Turnover(2019, "1.1 million euros", "exactly", 1_100_000), "10", 14),
    Year(Turnover(2020, "almost 1.3 million euros", "almost", 1_300_000), "18", 15),
    Year(
        Turnover(2021, "more than 1.5 million euros", "moreThan", 1_500_000), "19", 19
    ),
    Year(Turnover(2022, "about 2.1 million euros", "about", 2_100_000), "40", 22),
    Year(Turnover(2023, "2.4 million euros", "exactly", 2_400_000), "12.5", 22),
    Year(Turnover(2024, "at least 2.6 million euros", "atLeast", 2_600_000), "8", 27),
    Year(Turnover(2025, "3.1 million euros", "exactly", 3_100_000), "36", 31),
)
EXPECTED = Turnover(2026, "3.5 million euros", "exactly", 3_500_000)
PREFIXES = f"""BASE <{BASE}article/%s>
PREFIX id: <{BASE}id/>
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
ENTITIES = """
id:ostrel a kg:Company ; skos:prefLabel "Ostrel Kilns"@en .
id:gazette a kg:Organisation ; skos:prefLabel "Ostrevale Gazette"@en .
"""
MEASURES = {
    "turnover": ("turnover", "turnover"),
    "growth": ("year-on-year growth of the turnover", "year-on-year"),
    "kilns": ("number of kilns", "kilns"),
}
"""The name of each measure, and the words that tell it."""
ESTIMATE = """
id:turnover-2018 a kg:Estimate ;
    rdfs:comment "1.1 million divided by 1.1"@en ;
    prov:wasDerivedFrom id:turnover-2019 , id:growth-2019 ;
    kg:calculation kg:beforeChange ;
    kg:comparator kg:about ;
    kg:firstOperand id:turnover-2019 ;
    kg:observedOf id:ostrel ;
    kg:period id:year-2018 ;
    kg:unit kg:EUR ;
    kg:value 1000000 ;
    kg:variable id:turnover .
"""


def kilns(folder: Path) -> Path:
    """The project in a new folder, with the texts in its own folder `articles`."""
    kg("init", folder, "--base", BASE, "--title", "Ostrel Kilns", "--prefix", "ok")
    graph, texts = folder / "graph", folder / "articles"
    for part in (graph / "articles", graph / "derived", texts):
        part.mkdir(exist_ok=True)
    prefixes = PREFIXES % "none"
    _write(graph / "entities.ttl", prefixes + ENTITIES)
    _write(graph / "derived" / "estimates.ttl", prefixes + ESTIMATE + _period(2018))
    for year in YEARS:
        text, stated = _article(year)
        _write(texts / f"{year.slug}.txt", text)
        _write(graph / "articles" / f"{year.slug}.trig", _trig(year, text, stated))
    return folder


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _article(year: Year) -> tuple[str, dict[str, str]]:
    """The text, and what its passages state."""
    number, turnover = year.number, year.turnover
    headline = f"What Ostrel Kilns sold in {number}"
    sold = f"In {number}, the turnover of Ostrel Kilns was {turnover.wording}"
    grown = f"{sold}, a year-on-year increase of {year.growth} percent"
    had = f"Ostrel Kilns had {year.kilns} kilns in {number}"
    growth = _exactly("percent", year.growth, f"increase of {year.growth} percent")
    grown_from = f"kg:growthOf id:turnover-{number} ; {growth}"
    count = _exactly("count", year.kilns, f"{year.kilns} kilns")
    stated = {
        headline: f'<> schema:headline "{headline}"@en .',
        grown: _figure("growth", number, grown_from),
        sold: _turnover(turnover) + _period(number),
        had: _figure("kilns", number, count),
    }
    if year is YEARS[0]:
        for passage, measure in ((grown, "growth"), (sold, "turnover"), (had, "kilns")):
            stated[passage] += _variable(measure)
    told = [headline, f"{grown}.", f"{had}."]
    if year is YEARS[-1]:
        later = (
            f"Ostrel Kilns expects a turnover of {EXPECTED.wording} in {EXPECTED.year}"
        )
        stated[later] = _turnover(EXPECTED, "Projection") + _period(EXPECTED.year)
        told.append(f"{later}.")
    return "\n\n".join(told) + "\n", stated


def _turnover(told: Turnover, kind: str = "Observation") -> str:
    amount = (
        f"kg:comparator kg:{told.comparator} ; kg:unit kg:EUR ; "
        f'kg:value {told.euros} ; kg:wording "{told.wording}"'
    )
    return _figure("turnover", told.year, amount, kind)


def _exactly(unit: str, value: str | int, wording: str) -> str:
    exactly = "kg:comparator kg:exactly"
    return f'{exactly} ; kg:unit kg:{unit} ; kg:value {value} ; kg:wording "{wording}"'


def _variable(measure: str) -> str:
    name, wording = MEASURES[measure]
    label = f'skos:prefLabel "{name}"@en ; kg:wording "{wording}"'
    return f"id:{measure} a kg:Variable ; {label} .\n"


def _figure(measure: str, year: int, amount: str, kind: str = "Observation") -> str:
    return (
        f"id:{measure}-{year} a kg:{kind} ; kg:variable id:{measure} ; "
        f"kg:observedOf id:ostrel ; kg:period id:year-{year} ; {amount} .\n"
    )


def _period(year: int) -> str:
    return (
        f'id:year-{year} a kg:Period ; skos:prefLabel "{year}"@en ; '
        f'kg:startDate "{year}-01-01"^^xsd:date ; kg:endDate "{year}-12-31"^^xsd:date .\n'
    )


def _trig(year: Year, text: str, stated: dict[str, str]) -> str:
    own = (
        f'schema:datePublished "{year.number + 1}-01-20"^^xsd:date ; '
        'schema:inLanguage "en" ; schema:publisher id:gazette ; '
        f"schema:url <https://gazette.example/{year.slug}.html>"
    )
    about = f"<> a kg:Article ; {own} ; {_words(text, text)} ."
    graphs = []
    for words, triples in stated.items():
        passage = f"<#{_position(text, words)}>"
        about += f"\n{passage} a kg:Passage ; {_words(text, words)} ."
        graphs.append(f"GRAPH {passage} {{ {triples} }}\n")
    return f"{PREFIXES % year.slug}GRAPH <> {{ {about} }}\n{''.join(graphs)}"


def _position(text: str, words: str) -> str:
    begin = text.index(words)
    return f"char={begin},{begin + len(words)}"


def _words(text: str, words: str) -> str:
    begin = text.index(words)
    digest = hashlib.sha256(words.encode()).hexdigest()
    return (
        f"nif:beginIndex {begin} ; nif:endIndex {begin + len(words)} ; "
        f'kg:sha256 "{digest}"'
    )
