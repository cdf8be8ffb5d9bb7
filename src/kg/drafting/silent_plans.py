"""What nouns of deals tell that nothing says to be done, or only planned.

"The takeover of Bolt makes sense" may be a mere plan, and "announced its takeover of Bolt"
is none. Where a sentence has no word of a plan, the words bear no plan either.
"""

from __future__ import annotations

from kg.drafting.article_reading import ArticleReading
from kg.language.english.claimed import Modality
from kg.language.english.modality_words import modal_words
from kg.language.english.turned_down import was_turned_down
from kg.language.spans import Span


def told_modality(
    reading: ArticleReading,
    cue: Span,
    modality: Modality | None,
    taken_back_by: Span | None,
) -> Modality | None:
    """How a noun is told: a plan that no word of its sentence tells is left out.

    What was turned down has been there: "rejected a bid by Acme".

    Args:
        reading: the article.
        cue: the noun.
        modality: how it is read.
        taken_back_by: the words that say so; by the noun itself, it is a plan.
    """
    if modality == "denied" and taken_back_by is not None:
        *_, noun = reading.words.quote(cue).casefold().split()
        words = reading.words.quote(taken_back_by)
        return None if was_turned_down(noun, words) else modality
    if modality != "planned" or taken_back_by == cue:
        return modality
    sentence = reading.words.sentence_at(cue[0])
    return modality if modal_words(reading.text, sentence) else None
