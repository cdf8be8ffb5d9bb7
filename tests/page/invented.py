"""An invented graph: no name in it can be mistaken for a real one."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import networkx as nx
from playwright.sync_api import Page

from kg.model import Basis, Evidence, Statement
from kg.page import render

Open = Callable[..., Page]
"""The fixture `open_page`."""

BASE = "https://example.org/thing/"
HOSTILE = '</script><img src=x onerror="window.__pwn=1">\' \n שלום'
"""Markup that would run if it were not shown as text."""


def evidence(n: int, quote: str | None = "the two firms will share one loom hall") -> Evidence:
    """A passage of an invented article."""
    return Evidence(
        passage=f"https://example.org/article/quill#{n}",
        position=f"char={n},{n + 40}",
        voice="the Quillhaven Gazette",
        quote=quote,
        link=f"https://gazette.example/looms#:~:text={n}",
        citation="Quillhaven Gazette, “Looms and ledgers”, 3 May 2031",
    )


def statement(sentence: str, *proof: Evidence, basis: Basis = "stated") -> Statement:
    """A statement that is told apart by its sentence."""
    return Statement("<s>", "<p>", "<o>", sentence, basis, proof)


def thing(graph: nx.MultiDiGraph[str], name: str, label: str, category: str, *said: Statement) -> str:
    """Add a thing and return its IRI."""
    graph.add_node(BASE + name, label=label, category=category, statements=said)
    return BASE + name


def relate(
    graph: nx.MultiDiGraph[str], source: str, target: str, key: str, label: str, *said: Statement, **attributes: Any
) -> None:
    """Add a relation with its statements, which its ends state too."""
    graph.add_edge(
        source,
        target,
        key=key,
        **{"label": label, "directed": True, "basis": "stated", "statements": said, **attributes},
    )
    for end in {source, target}:
        graph.nodes[end]["statements"] += said


def small(label: str = "Norvik Looms") -> nx.MultiDiGraph[str]:
    """Four things, two parallel relations, one derived relation, and one thing without relations."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(categories=["organisation", "place", "person"])
    norvik = thing(
        graph, "norvik", label, "organisation", statement(f"{label} is an organisation.", basis="registered")
    )
    tallow = thing(graph, "tallow", "Tallowmere Dyes", "organisation")
    town = thing(graph, "quillhaven", "Quillhaven", "place")
    thing(graph, "osk", "Osk Verrin", "person", statement("Osk Verrin is a weaver.", evidence(90, None)))
    shares = statement(f"{label} cooperates with Tallowmere Dyes.", evidence(12))
    relate(graph, norvik, tallow, "cooperates", "cooperates with", shares, directed=False)
    relate(
        graph,
        tallow,
        norvik,
        "supplies",
        "supplies",
        statement(f"Tallowmere Dyes supplies {label}.", evidence(70, None)),
    )
    near = statement("Tallowmere Dyes is in Quillhaven.", basis="derived")
    relate(graph, tallow, town, "in", "is in", near, basis="derived")
    return graph


def large(things: int = 60, relations: int = 90) -> nx.MultiDiGraph[str]:
    """A graph of the size that the page is made for."""
    chance = random.Random(3)
    categories = [
        "organisation",
        "place",
        "topic",
        "person",
        "brand",
        "initiative",
        "event",
        "group",
        "figure",
        "article",
    ]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(categories=categories)
    heads = [
        "Norvik",
        "Tallowmere",
        "Quillhaven",
        "Osk",
        "Brindle",
        "Varnholt",
        "Ellery",
        "Dunmarrow",
        "Pellworth",
        "Ysel",
    ]
    tails = [
        "Looms",
        "Dyes",
        "municipal bureau of weaving and thread",
        "Harbour",
        "Verrin",
        "Spindle Works",
        "“Warp Plus” programme",
    ]
    iris = []
    for n in range(things):
        category = categories[min(int(chance.expovariate(0.35)), 9)]
        label = f"{heads[n % 10]} {tails[(n // 10 + n) % 7]}"
        iris.append(
            thing(graph, f"t{n}", label, category, statement(f"{label} is one of the {category}s.", basis="registered"))
        )
    verbs = [
        "cooperates with",
        "is located in",
        "supplies",
        "is director of",
        "invests in",
        "takes part in",
        "owns brand",
        "signed with",
    ]
    bases: list[Basis] = ["stated", "stated", "stated", "stated", "registered", "derived", "inferred"]
    for n in range(relations):
        a = iris[min(int(chance.expovariate(0.09)), things - 1)]
        b = iris[chance.randrange(things)]
        verb, basis = chance.choice(verbs), chance.choice(bases)
        sentence = f"{graph.nodes[a]['label']} {verb} {graph.nodes[b]['label']} ({n})."
        proof = (evidence(n), evidence(n + 500, None)) if basis == "stated" else ()
        if a != b:
            relate(
                graph, a, b, f"k{n}", verb, statement(sentence, *proof, basis=basis), basis=basis, directed=n % 3 != 0
            )
    return graph


def page_of(graph: nx.MultiDiGraph[str], title: str = "Looms of Quillhaven") -> str:
    """The graph's page."""
    return render(graph, title=title, subtitle="Who weaves with whom", footer="Nobody in it exists.")
