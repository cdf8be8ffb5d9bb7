"""What prices were paid for, and what is built at a cost: "bought Bolt for 5 million"."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import FACILITY, PRODUCT
from kg.language.english.predication import OBJECT, Predication
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import cased
from kg.language.spans import Span

_LOOK = 30  # characters before a price
_OTHERS = re.compile(r"\b(?:that|which|who|whose|where)\b")
_AT_COST = re.compile(
    r"\b(?:at (?:an?|the)(?: [a-z]+){0,2} cost|with (?:an?|the)(?: [a-z]+){0,2} investment) "
    r"of (?:(?:about|around|some|nearly|almost|more than|up to|between) )*$"
)
# "A 5 million expansion of its mill"
_EXTENDING = re.compile(
    r"[- ](?:[a-z-]+ )?(?:expansion|extension|upgrade|renovation|refit|overhaul|"
    r"modernisation|modernization|redevelopment|refurbishment) of (?:the |its |an? )?"
)
_FOR = re.compile(r"\bfor (?:(?:about|around|some|nearly|almost|more than|up to) )?$")
_AT_PRICE = re.compile(
    r"\bat (?:(?:about|around|some|nearly|almost|more than|up to) )?$"
)
_PART_OF = re.compile(
    r"\b(?:percent|per cent|stakes?|shares|interest|shareholding|half|third|quarter)"
    r"(?: of| in) (?:the )?"
)
_PAYING = re.compile(
    r"\b(?:pa(?:y|ys|ying|id)|offer(?:s|ed|ing)?|bid(?:s|ding)?|spen(?:d|ds|t))"
    r"(?: (?:about|around|some|nearly|almost|more than|up to))? $"
)
_PAID_FOR = re.compile(r"(?: in cash)?(?: in total)? for ")
_BUYING = frozenset(("buy", "acquire", "purchase", "sell", "take over"))
_AFFLICTING = frozenset(("fine",))
_VALUING = frozenset(("value",))
# "Values the maker at about 5 million", "8,490 euros for the Kvarn 5"
_VALUED_AT = re.compile(
    r"\bvalu(?:e|es|ed|ing) (?P<it>(?:(?! at |[,.;]).){1,60}) at "
    r"(?:(?:an?|about|approximately|around|as much as|close to|estimated|just|less than|"
    r"more than|nearly|over|roughly|some|up to) )*$"
)
_FOR_EACH = re.compile(r" (?:apiece |each )?for (?:the |an? )?")
_A_SHARE = cased(
    r"(?: in cash)?(?: (?:a|per|for each|for every|each|apiece) )(?P<of>)"
    r"(?=[A-Z][\w’' ]{1,40} share)"
)


class PricedThings:
    """Tells for what sums of one article are paid.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text

    def of(self, quantity: Quantity) -> Mentioned | None:
        """What a sum was paid for, what it values, or who was fined so much."""
        if quantity.unit == "count":
            return None
        return (
            self._paid_for(quantity) or self._traded(quantity) or self._valued(quantity)
        )

    def _traded(self, quantity: Quantity) -> Mentioned | None:
        """What is bought, valued or fined: "bought Bolt for 5 million"."""
        before = self._before(quantity)
        verbs = _AFFLICTING
        if _FOR.search(before):
            verbs = _BUYING
        elif _AT_PRICE.search(before):
            verbs = _VALUING
        sentence = self._words.sentence_at(quantity.begin)
        for predication in self._reading.predications:
            is_here = sentence[0] <= predication.cue[0] < quantity.begin
            if not is_here or predication.lemma not in verbs:
                continue
            found = self._object(predication) or self._of_part(
                (predication.cue[1], quantity.begin)
            )
            if found:
                return found
            if not predication.slots.get(OBJECT):
                first = self._beginning(sentence)
                # "Acme has a device, which would be sold for 5": it is not Acme.
                return first if first and self._is_told_of(first, predication) else None
        return None

    def _object(self, predication: Predication) -> Mentioned | None:
        for filler in predication.slots.get(OBJECT, ()):
            mention = self._reading.filling(filler)
            if mention:
                return mention
        return None

    def _before(self, quantity: Quantity) -> str:
        return self._text[max(0, quantity.begin - _LOOK) : quantity.begin]

    def _is_told_of(self, mention: Mentioned, predication: Predication) -> bool:
        """Whether a verb may be that of what the sentence begins with."""
        begin, _ = predication.cue
        *_, aside = self._text[mention.span[1] : begin].rpartition(", ")
        return not _OTHERS.search(aside)

    def _of_part(self, span: Span) -> Mentioned | None:
        """Of what a part is bought: "bought 40 percent of Bolt", "a stake in Bolt"."""
        for part in _PART_OF.finditer(self._text, *span):
            for mention in self._reading.mentioned_in((part.end(), span[1])):
                if mention.span[0] == part.end():
                    return mention
        return None

    def _paid_for(self, quantity: Quantity) -> Mentioned | None:
        """What somebody paid a sum for: "paid 5 million for Bolt"."""
        behind = _PAID_FOR.match(self._text, quantity.end)
        if behind is None or not _PAYING.search(self._before(quantity)):
            return None
        for mention in self._reading.mentioned_in((behind.end(), len(self._text))):
            lead = self._text[behind.end() : mention.span[0]]
            is_next = lead in ("", "the ")
            return mention if is_next and self._is_somebody(mention) else None
        return None

    def built(self, quantity: Quantity) -> Mentioned | None:
        """What is built at a cost: "is extending the mill at a cost of 5 million"."""
        extending = _EXTENDING.match(self._text, quantity.end)
        if extending:
            return self._built_at(extending.end())
        begin, _ = self._words.clause_at(quantity.begin)
        if not _AT_COST.search(self._text, begin, quantity.begin):
            return None
        sentence, _ = self._words.sentence_at(quantity.begin)
        for first in (begin, sentence):
            inside = self._reading.mentioned_in((first, quantity.begin))
            built = [mention for mention in inside if self._kind(mention) == FACILITY]
            if built:
                return built[-1] if first < begin else built[0]
        return None

    def _built_at(self, place: int) -> Mentioned | None:
        """What somebody has built that is named at a place."""
        for mention in self._reading.mentions:
            is_there = mention.span[0] == place
            if is_there and self._kind(mention) == FACILITY:
                return mention
        return None

    def _beginning(self, sentence: Span) -> Mentioned | None:
        """What a sentence begins with."""
        for mention in self._reading.mentioned_in(sentence):
            lead = self._text[sentence[0] : mention.span[0]].casefold()
            return mention if lead in ("", "the ") else None
        return None

    def _valued(self, quantity: Quantity) -> Mentioned | None:
        """Whose shares cost so much: "348p for each Acme share", "Acme shares rose to 3"."""
        begin, _ = self._words.sentence_at(quantity.begin)
        valued = _VALUED_AT.search(self._text, begin, quantity.begin)
        for mention in self._reading.mentioned_in(valued.span("it")) if valued else ():
            if self._is_somebody(mention):
                return mention
        priced = _FOR_EACH.match(self._text, quantity.end)
        product = priced and self._reading.beginning_at(priced.end())
        if product and self._kind(product) == PRODUCT:
            return product
        behind = _A_SHARE.match(self._text, quantity.end)
        if behind is None or quantity.unit in ("count", "percent"):
            return None
        return self._reading.beginning_at(behind.end("of"))

    def _is_somebody(self, mention: Mentioned) -> bool:
        kind = self._reading.things.name_kind(mention.thing)
        return kind == "organisation" or self._kind(mention) == FACILITY

    def _kind(self, mention: Mentioned) -> NamedNode:
        return self._reading.thing(mention.thing).kind
