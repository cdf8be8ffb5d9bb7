"""A second article for the newsroom, about a weaver whose name is nearly that of its
city.
"""

from __future__ import annotations

from pathlib import Path

from kg.articles import digest
from kg.vocabulary import KG
from tests.flagship import NAMES

SLUG = "2024-05-06-quillhagen"
FILE = f"graph/articles/{SLUG}.trig"
TEXT = """Quillhagen Weavers opens a hall

(Ostrevale Gazette) 10:00, May 6, 2024

Quillhagen Weavers is in Quillhaven."""
STATED = {
    "Quillhagen Weavers opens a hall": '<> schema:headline "Quillhagen Weavers opens a hall"@en .',
    "(Ostrevale Gazette) 10:00, May 6, 2024": """
        <> schema:datePublished "2024-05-06T10:00:00"^^xsd:dateTime ;
            schema:publisher id:ostrevale-gazette .
        id:ostrevale-gazette skos:prefLabel "Ostrevale Gazette"@en .""",
    "Quillhagen Weavers is in Quillhaven": """
        id:quillhagen skos:prefLabel "Quillhagen Weavers"@en ;
            kg:locatedIn id:quillhaven .
        id:quillhaven skos:prefLabel "Quillhaven"@en .""",
}
HEAD = f"""BASE <{NAMES.articles}{SLUG}>
PREFIX id: <{NAMES.things}>
PREFIX kg: <{KG}>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

GRAPH <> {{
    <> a kg:Article ;
        nif:beginIndex 0 ;
        nif:endIndex {len(TEXT)} ;
        schema:inLanguage "en" ;
        schema:url <https://gazette.example/2024/05/06/quillhagen.html> ;
        kg:sha256 "{digest(TEXT)}" .
"""
REGISTERED = '\nid:quillhagen a kg:Organisation ;\n    skos:prefLabel "Quillhagen Weavers"@en .\n'


def add(project: Path) -> None:
    """The article and its text, and the weaver in the registry."""
    places = {
        words: (TEXT.index(words), TEXT.index(words) + len(words)) for words in STATED
    }
    records = [_record(words, *places[words]) for words in STATED]
    graphs = [
        f"GRAPH <#char={places[words][0]},{places[words][1]}> {{ {stated}\n}}\n"
        for words, stated in STATED.items()
    ]
    article = "".join([HEAD, *records, "}\n", *graphs])
    (project / FILE).write_text(article, encoding="utf-8")
    (project / "articles" / f"{SLUG}.txt").write_text(TEXT, encoding="utf-8")
    with (project / "graph" / "entities.ttl").open("a", encoding="utf-8") as registry:
        registry.write(REGISTERED)


def _record(words: str, begin: int, end: int) -> str:
    return f"""    <#char={begin},{end}> a kg:Passage ;
        nif:beginIndex {begin} ;
        nif:endIndex {end} ;
        kg:sha256 "{digest(words)}" .
"""
