"""The facts are about their articles, and the ontology can say them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Namespace

from kg.language.english.countries import COUNTRIES_BY_ADJECTIVE
from tests.drafting.gold import FOLDERS, UNSEEN, Fact, GoldArticle, articles
from tests.flagship import ROOT

KG = Namespace("https://w3id.org/newskg/ontology#")
ONTOLOGY = Graph()
for name in ("core", "news", "units"):
    ONTOLOGY.parse(ROOT / "ontology" / f"{name}.ttl")

# Properties whose object is a period.
DATING = ("during", "foundedIn", "period")
ARTICLES = [one for folder in (*FOLDERS, UNSEEN) for one in articles(folder)]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.slug)


def scheme(name: str) -> set[str]:
    """The local names of controlled values, and none."""
    found = ONTOLOGY.subjects(SKOS.inScheme, KG[name])
    return {str(term).removeprefix(KG) for term in found} | {""}


def stands(words: str, text: str) -> bool:
    """Whether whole words stand in a text."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def is_told(name: str, text: str) -> bool:
    """Whether a name stands in a text, or the adjective of the country that has it."""
    adjectives = (
        adjective
        for adjective, countries in COUNTRIES_BY_ADJECTIVE.items()
        if name in countries
    )
    return stands(name, text) or any(stands(each, text) for each in adjectives)


def names(fact: Fact) -> list[str]:
    """The things and speakers that a fact names."""
    if fact.kind == "relation":
        return [fact.subject, fact.object, *fact.speakers]
    return [fact.subject, *fact.speakers]


@each_article
def test_a_headline_and_a_day_come_first(article: GoldArticle) -> None:
    """Bylines and datelines are as various as in newspapers."""
    headline, *lines = article.text.splitlines()
    assert headline and not headline.endswith(".")
    assert re.search(r"\b20\d\d\b", " ".join(lines[:4]))


@each_article
def test_passages_and_names_stand_in_the_text(article: GoldArticle) -> None:
    for fact in article.facts:
        assert fact.passage and stands(fact.passage, article.text), str(fact)
        for told in names(fact):
            assert told and is_told(told, article.text), f"{fact}: {told}"


@each_article
def test_every_fact_is_of_a_kind(article: GoldArticle) -> None:
    for fact in article.facts:
        if fact.kind == "relation":
            known = (KG[fact.property], RDF.type, OWL.ObjectProperty)
            assert known in ONTOLOGY, str(fact)
        elif fact.kind == "attribute":
            assert fact.property in ("kind", "altLabel", "date"), str(fact)
        else:
            assert fact.kind == "figure" and fact.property, str(fact)


@each_article
def test_attributes_are_words_or_days(article: GoldArticle) -> None:
    for fact in article.facts:
        if fact.property == "date":
            assert date.fromisoformat(fact.object), str(fact)
        elif fact.kind == "attribute":
            assert stands(fact.object, fact.passage), str(fact)


@each_article
def test_figures_alone_are_numbers(article: GoldArticle) -> None:
    units, comparators = scheme("units"), scheme("comparators") - {"exactly"}
    for fact in article.facts:
        is_figure = fact.kind == "figure"
        assert is_figure == (fact.value is not None) == bool(fact.unit), str(fact)
        assert fact.unit in units and fact.comparator in comparators, str(fact)
        assert not is_figure or fact.object in units, str(fact)


@each_article
def test_modalities_are_of_the_ontology(article: GoldArticle) -> None:
    modalities = scheme("modalities")
    assert {fact.modality for fact in article.facts} <= modalities


@each_article
def test_periods_date_what_can_be_dated(article: GoldArticle) -> None:
    for fact in article.facts:
        is_dated = fact.kind == "figure" or fact.modality or fact.property in DATING
        assert fact.period is None or is_dated, str(fact)
        assert fact.property not in DATING or fact.period, str(fact)
        if fact.period and fact.period.start and fact.period.end:
            assert fact.period.start <= fact.period.end, str(fact)


@each_article
def test_nothing_is_listed_twice(article: GoldArticle) -> None:
    told = [fact._replace(line=0, passage="") for fact in article.facts]
    assert [str(fact) for fact in told if told.count(fact) > 1] == []


def test_no_article_is_in_two_folders() -> None:
    slugs = {article.slug for article in ARTICLES}
    assert len(slugs) == len(ARTICLES) == 525
