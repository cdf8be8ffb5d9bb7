"""Whether a figure is told for each such span of time as the graph says, by `kg:per`."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement, read_of
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.language.english.phrases import rates_in
from kg.model import Passage


def rate_doubts(
    rules: Rules, found: Measurement, where: tuple[Words, Passage] | None = None
) -> Iterator[Doubt]:
    """A span of time for each of which no words tell the figure.

    The words are those of the figure, or the name of its variable. Those elsewhere in
    the sentence may be meant: it is open. Without the text only another span in its own
    wording is certain.
    """
    if not found.per:
        return
    signs = rules.graph.ontology.signs
    read = read_of(found)
    told = {each.rate for each in read if each.rate}
    beside: set[str] = set()
    if where:
        words, passage = where
        places = words.find(found.wording, passage)
        told |= {each.rate for each in words.quantities_at(places) if each.rate}
        for begin, _ in places:
            beside |= rates_in(words.quote(words.sentence_at(begin)))
    elif not told:
        return
    if not told:
        told = rates_in(found.variable)
    if found.per in {signs.get(rate, rate) for rate in told}:
        return
    doubt = Doubt(
        finding=unborne(
            message="no words tell the figure for each such time.",
            advice="Take kg:per away, or correct it.",
            expected=", ".join(sorted(told)) or None,
            found=found.per,
        ),
        subject=found.iri,
        predicate=v.PER,
    )
    is_beside = found.per in {signs.get(rate, rate) for rate in beside}
    yield doubt.left_open() if is_beside and not told else doubt
