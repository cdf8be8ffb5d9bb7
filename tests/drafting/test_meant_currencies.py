"""Whose currency an article means where several have one name."""

from __future__ import annotations

import pytest

from kg.drafting.countries_told import countries_told
from kg.drafting.meant_currencies import MeantCurrencies
from kg.grounding.words import Words
from kg.model import Article

ARTICLE = Article(
    "https://example.org/article/mill", 0, "", "", "", "", "", (), language="en"
)
HOME = "The mill is in {}. {} The men of {} are glad, and {} is proud."
MEANT = {
    ("Mexico", "It cost 4 million pesos."): "MXN",
    ("Argentina", "It cost 4 million pesos."): "ARS",
    ("Norway", "It cost 4 million crowns."): "NOK",
    ("Norway", "In Sweden it cost 4 million crowns."): "SEK",
    ("Norway", "A Swede sold it for 4 million crowns."): "NOK",
    ("Kenya", "It cost 4 million shillings, unlike in Uganda."): "KES",
    ("Japan", "It cost ¥4 million, said a Chinese firm."): "JPY",
    ("China", "It cost ¥4 million."): "CNY",
    ("Canada", "It cost $4 million."): "CAD",
    ("Canada", "It cost $4 million (US$3 million)."): "CAD",
    ("Canada", "It cost US$3 million."): None,
    ("Poland", "It cost $4 million."): None,
    ("the United States", "A Canadian paid $4 million."): None,
    ("Ostrevale", "It cost 4 million pounds."): "GBP",
    ("Ostrevale", "It cost 4 crore rupees."): "INR",
    ("Ostrevale", "It cost 4 million rupees."): None,
    ("Ostrevale", "It cost 4 million pesos, or 3 million Chilean pesos."): "CLP",
}


@pytest.mark.parametrize(("home", "sum"), MEANT)
def test_it_is_that_of_the_country_of_which_the_article_tells(
    home: str, sum: str
) -> None:
    words = Words(ARTICLE, HOME.format(home, sum, home, home))
    money, *_ = words.quantities
    assert MeantCurrencies(words).of(money) == MEANT[home, sum]


def test_a_name_that_begins_as_a_city_does_tells_of_no_country() -> None:
    assert not countries_told("Lyon Ennerby and Houston Marrick met in Kvarn.")
