"""How well two people agree who have listed the facts of the same articles.

    python -m tests.drafting.agreement

What the second has listed is held against the first list as drafts are: no tool can be
expected to meet a list better than another person does. Things may go by any name that
either list has for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.drafting.drafts import Draft, DraftFacts, DraftKind, Drafts
from tests.drafting.gold import (
    HERE,
    SECOND,
    UNSEEN,
    Fact,
    GoldArticle,
    articles,
    facts_in,
)
from tests.drafting.scoring import Tried, compared, print_table

_KINDS: dict[str, DraftKind] = {
    "relation": "relation",
    "attribute": "attribute",
    "figure": "figure",
}


def agreements() -> Iterator[Tried]:
    """The second lists, each held against the first."""
    first = {article.slug: article for article in articles(UNSEEN)}
    for path in sorted((HERE / SECOND).glob("*.tsv")):
        yield held_against(first[path.stem], list(facts_in(path)))


def held_against(article: GoldArticle, facts: Sequence[Fact]) -> Tried:
    """What another person has listed of an article, held against its list."""
    drafts = [_draft(article.text, fact) for fact in facts]
    things = list(_things((*article.facts, *facts)))
    return compared(article, Drafts(things, drafts, []))


def _draft(text: str, fact: Fact) -> Draft:
    begin = text.find(fact.passage)
    end = begin + len(fact.passage)
    days = fact.period or ()
    told = DraftFacts(
        subject=fact.subject,
        property=fact.property,
        object=fact.object,
        value="" if fact.value is None else str(fact.value),
        unit=fact.unit,
        comparator=fact.comparator,
        period="/".join(day.isoformat() if day else "" for day in days),
        modality=fact.modality,
    )
    return Draft(_KINDS[fact.kind], "plain", "second", str(fact), (begin, end), told)


def _things(facts: Iterable[Fact]) -> Iterator[Draft]:
    """By each name of a thing, the thing with all its names."""
    names: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.property == "altLabel":
            for name in (fact.subject, fact.object):
                names[name] |= {fact.subject, fact.object}
    for name, others in names.items():
        called = " ".join(f'"{other}"' for other in sorted(others))
        told = DraftFacts(name, "", "")
        yield Draft("thing", "plain", "second", f"{name}: {called}", (0, 0), told)


def main() -> None:
    """Print the table."""
    print_table(agreements())


if __name__ == "__main__":
    main()
