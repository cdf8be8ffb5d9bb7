"""Names in a worksheet: what they mean, and what is said of those that mean nothing."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.authoring.glossary import Glossary
from kg.authoring.shorthand import Said, Worksheet, read_worksheet
from kg.errors import BadInput
from kg.knowledge import Graph, load
from kg.workspace import Workspace
from tests.authoring.press import begun

ARTICLE = NamedNode("https://example.org/press/article/kilns")
REGISTRY = """
@prefix id: <https://example.org/press/id/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:kilns a kg:Company ; skos:prefLabel "Thessop Kilns"@en ; skos:altLabel "Thessop"@en .
id:wexholt a kg:City ; skos:prefLabel "Wexholt"@en .
id:wexholt-1 a kg:Company ; skos:prefLabel "Wexholt Wheels"@en ; skos:altLabel "Wheels"@en .
id:wexholt-2 a kg:Company ; skos:prefLabel "Wexholt Works"@en ; skos:altLabel "Wheels"@en .
id:orrel a kg:Brand ; skos:prefLabel "Orrelglaze"@en .
id:orrelglaze a kg:Topic ; skos:prefLabel "glazes"@en .
id:spending a kg:Topic ; skos:prefLabel "costs"@en .
id:all-orrel a kg:Topic ; skos:prefLabel "all orrel"@en .
id:talk a kg:Topic ; skos:prefLabel "glazes concern glazes"@en .
"""
TERMS = """
press:stamps a owl:ObjectProperty ; rdfs:isDefinedBy <> ;
    rdfs:label "stamps"@en ;
    kg:verbPhrase "is a stamper of"@en ; kg:pluralVerbPhrase "are stampers of"@en .
press:stampsAll a owl:ObjectProperty ; rdfs:isDefinedBy <> ; rdfs:label "stamps all"@en .
press:isSmall a owl:DatatypeProperty ; rdfs:isDefinedBy <> ; rdfs:label "is small"@en .
press:motto a owl:DatatypeProperty ; rdfs:isDefinedBy <> ; rdfs:label "motto"@en .
"""
WORKSHEET = """
potter: Person "Maud Ennerby", "Maud"
"Words"
  post: Post "head"
  spend: figure "60 million yuan"
  cost: Variable "spending"
  spend-2: Variable "spend"
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A project with things and terms of its own."""
    press = begun(tmp_path_factory.mktemp("names") / "press")
    press.entities.write_text(REGISTRY, encoding="utf-8")
    terms = press.root / "ontology" / "terms.ttl"
    terms.write_text(terms.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    return load(press)


def sheet(line: str) -> tuple[Worksheet, Said]:
    """A worksheet, and the line as the last of its statements."""
    found = read_worksheet(f"{WORKSHEET}  {line}\n", "drafts/kilns.kg")
    item = found.passages[-1].items[-1]
    assert isinstance(item, Said)
    return found, item


def stated(graph: Graph, line: str) -> list[str]:
    """What a line states, in short terms."""
    worksheet, item = sheet(line)
    names = Glossary(graph, worksheet, ARTICLE)
    return [
        " ".join(map(graph.short.term, map(str, (said.subject, said.predicate, value))))
        for said in names.clauses(item.clauses, item.line)
        for value in said.values
    ]


IN = "id:kilns kg:locatedIn id:wexholt"


@pytest.mark.parametrize(
    "line",
    [
        "kilns locatedIn wexholt",
        "Thessop Kilns is in Wexholt",
        "Thessop are in Wexholt",
        "[Thessop Kilns] located in [Wexholt]",
        "id:kilns kg:locatedIn id:wexholt",
        "  kilns   is  in   wexholt  # of course",
    ],
)
def test_one_statement(graph: Graph, line: str) -> None:
    """Things by the end of their IRI or a name, properties by that, a label or a phrase."""
    assert stated(graph, line) == [IN]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kilns is in wexholt; has the brand orrel", [IN, "id:kilns kg:hasBrand id:orrel"]),
        ("kilns concerns wexholt, orrel", ["id:kilns kg:concerns id:wexholt", "id:kilns kg:concerns id:orrel"]),
        ("kilns is in Wexholt , Wexholt Works", [IN, "id:kilns kg:locatedIn id:wexholt-2"]),
        ("article about kilns", [f"<{ARTICLE.value}> schema:about id:kilns"]),
        ("kilns concerns article", [f"id:kilns kg:concerns <{ARTICLE.value}>"]),
        ("Maud holds the post of head", ["id:potter kg:holdsPost id:post"]),
        ("Maud Ennerby holdsPost post", ["id:potter kg:holdsPost id:post"]),
        ("kilns a Company", ["id:kilns a kg:Company"]),
        ("kilns is a company, kg:Actor", ["id:kilns a kg:Company", "id:kilns a kg:Actor"]),
        ("kilns a museum", ["id:kilns a press:Museum"]),
        ("kilns press:lendsTo wexholt", ["id:kilns press:lendsTo id:wexholt"]),
        ("spend unit CNY; comparator moreThan", ["id:spend kg:unit kg:CNY", "id:spend kg:comparator kg:moreThan"]),
        ("spend unit yuan; comparator more than", ["id:spend kg:unit kg:CNY", "id:spend kg:comparator kg:moreThan"]),
    ],
)  # fmt: skip
def test_things_and_classes(graph: Graph, line: str, expected: list[str]) -> None:
    """Of the project, of the worksheet, of the ontology, and the article itself."""
    assert stated(graph, line) == [
        each.replace(" a ", " rdf:type ") for each in expected
    ]


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ('"maker of kilns"', '"maker of kilns"@en'),
        ("“maker of “kilns””"[:-1], '"maker of “kilns"@en'),
        ('"Werk"@de', '"Werk"@de'),
        ('"Werk"@de-AT', '"Werk"@de-at'),
        (r'"a \"maker\""', r'"a \"maker\""@en'),
        ("1400", "1400"),
        ("1,400", "1400"),
        ("-1,234,567.50", "-1234567.50"),
        ("0.5", "0.5"),
        ("yes", "true"),
        ("true", "true"),
        ("no", "false"),
        ("false", "false"),
        ("2024-05-06", '"2024-05-06"^^xsd:date'),
        ("2024-05-06T09:30:00", '"2024-05-06T09:30:00"^^xsd:dateTime'),
        ("2024-05-06T09:30:00.5Z", '"2024-05-06T09:30:00.5Z"^^xsd:dateTime'),
        ("2024-05-06T09:30:00+08:00", '"2024-05-06T09:30:00+08:00"^^xsd:dateTime'),
    ],
)
def test_literals(graph: Graph, value: str, literal: str) -> None:
    """Texts in the project's language or their own; numbers, days, and yes or no."""
    said = "id:kilns press:motto"
    assert stated(graph, f"kilns motto {value}") == [f"{said} {literal}"]
    both = [f"{said} {literal}", f'{said} "and"@en']
    assert stated(graph, f'kilns motto {value}, "and"') == both


def test_a_text_without_a_language(graph: Graph) -> None:
    """Where the property has plain ones."""
    assert stated(graph, 'kilns kind "maker"') == ['id:kilns kg:kind "maker"']
    assert stated(graph, 'spend wording "60 million"') == [
        'id:spend kg:wording "60 million"'
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kilns is a stamper of orrel", ["id:kilns press:stamps id:orrel"]),
        ("kilns are stampers of orrel", ["id:kilns press:stamps id:orrel"]),
        ("kilns is a subsidiary of Thessop Kilns", ["id:kilns kg:subsidiaryOf id:kilns"]),
        ("kilns is small yes", ["id:kilns press:isSmall true"]),
        ("kilns stamps orrel", ["id:kilns press:stamps id:orrel"]),
        ("kilns stamps all orrel", ["id:kilns press:stampsAll id:orrel"]),
        ("kilns stamps [all orrel]", ["id:kilns press:stamps id:all-orrel"]),
    ],
)  # fmt: skip
def test_the_longest_property(graph: Graph, line: str, expected: list[str]) -> None:
    """Wins over one that is its beginning, such as "is a"."""
    assert stated(graph, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The end of the IRI, before what another thing is called.
        ("kilns concerns orrelglaze", "id:kilns kg:concerns id:orrelglaze"),
        ("kilns concerns Orrelglaze", "id:kilns kg:concerns id:orrel"),
        ("kilns concerns spend", "id:kilns kg:concerns id:spend"),
        ("kilns concerns spending", "id:kilns kg:concerns id:spending"),
        # What the worksheet calls so, before what only the project does.
        ("kilns concerns costs", "id:kilns kg:concerns id:spending"),
        ("kilns concerns 60 million yuan", "id:kilns kg:concerns id:spend"),
        ("kilns concerns [60 million yuan]", "id:kilns kg:concerns id:spend"),
    ],
)
def test_which_name_wins(graph: Graph, line: str, expected: str) -> None:
    """The surest one: what a thing is called does not hide another's own name."""
    assert stated(graph, line) == [expected]


@pytest.mark.parametrize(
    ("line", "meanings"),
    [
        ("kilns concerns Wheels", "id:kilns kg:concerns id:wexholt-1; id:kilns kg:concerns id:wexholt-2"),
        ("Wheels hasBrand orrel", "id:wexholt-1 kg:hasBrand id:orrel; id:wexholt-2 kg:hasBrand id:orrel"),
        ("kilns concerns wexholt, Wheels", "id:kilns kg:concerns id:wexholt id:wexholt-1; id:kilns kg:concerns id:wexholt id:wexholt-2"),
        ("glazes concern glazes concern glazes", "id:orrelglaze kg:concerns id:talk; id:talk kg:concerns id:orrelglaze"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_several_ways(
    graph: Graph, line: str, meanings: str
) -> None:
    """Is refused with each of them, at its line."""
    with pytest.raises(BadInput, match="can be read in 2 ways") as refused:
        stated(graph, line)
    assert refused.value.line == 8
    assert meanings in refused.value.message
    assert "[brackets]" in refused.value.advice


def test_a_name_of_several_things(graph: Graph) -> None:
    """Is refused with each of them where one thing is meant."""
    worksheet, item = sheet("Wheels a b")
    with pytest.raises(
        BadInput, match="'Wheels' can mean 2 things: id:wexholt-1; id:wexholt-2"
    ) as refused:
        Glossary(graph, worksheet, ARTICLE).thing(item.clauses[0][:1], 3)
    assert refused.value.line == 3


@pytest.mark.parametrize(
    ("line", "message", "advice"),
    [
        ("kiln is in wexholt", "no thing 'kiln'", "Did you mean kilns"),
        ("Thesop Kilns is in wexholt", "no thing 'Thesop'", "Did you mean Thessop or"),
        ("kilns is in wexholm", "no thing 'wexholm'", "Did you mean Wexholt or"),
        ("kilns is in [Wexholt Wheel]", "no thing 'Wexholt Wheel'", "Wexholt Wheels"),
        ("kilns is in wexholt, wexholm", "no thing 'wexholm'", "Did you mean Wexholt or"),
        ("kilns is in zzz", "no thing 'zzz'", 'NAME: CLASS "TEXT"'),
        ("kilns is in 1400", "no thing '1400'", 'NAME: CLASS "TEXT"'),
        ("kilns is in 50%", "no thing '50%'", 'NAME: CLASS "TEXT"'),
        ("kilns locatdIn wexholt", "no property 'locatdIn'", "locatedIn"),
        ("kilns is on wexholt", "no property 'is on'", "Did you mean is in"),
        ('kilns knd "maker"', "no property 'knd'", "Did you mean kind"),
        ("kilns zzzzz wexholt", "no property 'zzzzz'", "'kg schema' lists"),
        ("kilns zzzzz yyyyy xxxxx", "no property 'zzzzz'", "'kg schema' lists"),
        ("kilns [is in] wexholt", "no property 'is in'", ""),
        ("kilns a Compny", "no class 'Compny'", "Did you mean Company"),
        ("kilns a Company, Actr", "no class 'Actr'", "Actor"),
        ('kilns a "Company"', "no class 'Company'", ""),
        ("kilns a zzzzz", "no class 'zzzzz'", "'kg schema' lists"),
        ('kilns is in "Wexholt"', "“Wexholt” is a text", "without quotation marks"),
        ('kilns is in "Wexholt"@de', "“Wexholt” is a text", "without quotation marks"),
        ("kilns kind maker", "'maker' is no text", "in quotation marks"),
        ('kilns kind a "maker"', "'a maker' is no text", "in quotation marks"),
        ("kilns", "'kilns' is not a whole statement", "THING PROPERTY VALUE"),
        ("kilns locatedIn", "'kilns locatedIn' is not a whole", "THING PROPERTY VALUE"),
        ("kilns wexholt", "'kilns wexholt' is not a whole", "THING PROPERTY VALUE"),
        ("kilns is in wexholt,", "is not a whole statement", "THING PROPERTY VALUE"),
        ("kilns is in , wexholt", "is not a whole statement", "THING PROPERTY VALUE"),
        ("kilns is in wexholt; is in", "'is in' is not a whole", "THING PROPERTY VALUE"),
        ("kilns is in wexholt; is in zzz", "no thing 'zzz'", 'NAME: CLASS "TEXT"'),
    ],
)  # fmt: skip
def test_what_cannot_be_read(
    graph: Graph, line: str, message: str, advice: str
) -> None:
    """Is told by the part that nobody knows, with what is like it, at its line."""
    with pytest.raises(BadInput, match=message) as refused:
        stated(graph, line)
    assert refused.value.place == "drafts/kilns.kg:8"
    assert advice in refused.value.advice


def test_the_head_of_a_node(graph: Graph) -> None:
    """A class by its name, label or prefixed name, and texts in their languages."""
    lines = [
        'Museum "A", "B"@de',
        "museum",
        "press:Museum “A”",
        '"A" company',
        "kg:Group",
    ]
    worksheet = read_worksheet("".join(f"x: {line}\n" for line in lines), "a.kg")
    names = Glossary(graph, worksheet, ARTICLE)
    assert [
        (
            graph.namespaces.shortened(kind),
            [(each.text, each.language) for each in texts],
        )
        for kind, texts in map(names.head, worksheet.things)
    ] == [
        ("press:Museum", [("A", None), ("B", "de")]),
        ("press:Museum", []),
        ("press:Museum", [("A", None)]),
        ("kg:Company", [("A", None)]),
        ("kg:Group", []),
    ]


@pytest.mark.parametrize(
    ("head", "message", "advice"),
    [
        ('Compny "A"', "no class 'Compny'", "Did you mean Company"),
        ('zzzzz "A"', "no class 'zzzzz'", "'kg schema' lists"),
        ('a Company "A"', "no class 'a Company'", ""),
        ('"A"', "x has no class", 'x: CLASS "TEXT"'),
    ],
)
def test_a_head_that_says_no_class(
    graph: Graph, head: str, message: str, advice: str
) -> None:
    """Is told with what is like it, at its line."""
    worksheet = read_worksheet(f"\nx: {head}\n", "a.kg")
    with pytest.raises(BadInput, match=message) as refused:
        Glossary(graph, worksheet, ARTICLE).head(worksheet.things[0])
    assert refused.value.place == "a.kg:2"
    assert advice in refused.value.advice


def test_a_thing_without_a_label_that_the_project_tells_of(press: Workspace) -> None:
    """Goes by its prefixed name."""
    assert stated(load(press), "id:some a Company") == ["id:some rdf:type kg:Company"]
