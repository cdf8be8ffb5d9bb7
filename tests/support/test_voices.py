"""Where sentences end, and which of their words somebody else says."""

from __future__ import annotations

import pytest

from kg.support.voices import attributed, sayings, sentences


def marked(text: str) -> tuple[str, list[str]]:
    """A text without its marks ‹ and ›, and what stands between them."""
    return text.replace("‹", "").replace("›", ""), [piece.partition("›")[0] for piece in text.split("‹")[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "‹The mill is new.› ‹It is large!› ‹Is it?›",
        "‹Mr. Bo met Ms. Oz on Sept. 6, 2024.› ‹They agreed.›",
        "‹Acme Co. Ltd. grew.› ‹Bolt Inc. fell.›",
        "‹In the U.S. Bolt grew.› ‹J. Bo left.›",
        "‹It grew 3.5 percent in No. 7.› ‹It fell.›",
        '‹"We agreed," she said.› ‹"So it is."› ‹He left.›',
        "‹It is in Bolt (in the north.)› ‹It stays.›",
        "‹A title without a stop›\n\n‹A text.›\n‹Another one›",
        "‹It is e.g. in lower case that it goes on.›",
        "\n\n",
        "",
    ],
)
def test_sentences(text: str) -> None:
    """Each without the white space around it, abbreviations inside, titles for themselves."""
    plain, expected = marked(text)
    assert [plain[begin:end] for begin, end in sentences(plain)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("‹The mill is new›, said Ada Oz, head of the mill. It is large.", id="said X"),
        pytest.param("It is large. ‹The mill is new›, Ada Oz said.", id="X said"),
        pytest.param("‹The mill is new›, the office said in a statement.", id="X said in a statement"),
        pytest.param("‹The mill is new›, according to Ada Oz.", id="according to X"),
        pytest.param("According to Ada Oz, ‹the mill is new.› It is.", id="According to X"),
        pytest.param("In May, Ada Oz said that ‹it is new.›", id="X said that"),
        pytest.param("Ada Oz said ‹the mill is new.›", id="X said"),
        pytest.param("Ada Oz noted: ‹the mill is new.›", id="X noted, colon"),
        pytest.param('"‹We have never had so many looms›," said Ada Oz.', id="a quotation"),
        pytest.param("“‹We have never had so many looms›,” she said. “‹It was not easy for us.›”", id="two quotations"),
        pytest.param('Ada Oz added that "‹the mill is new and it is large›". It is.', id="a quotation in a sentence"),
        pytest.param('The "Threads Forward" initiative is new.', id="a title in quotation marks"),
        pytest.param('Its "Mill of the Year" is new.', id="a title of four words"),
        pytest.param("In May, the firm announced a plan.", id="announcing a thing"),
        pytest.param("After the meeting, Bo added two looms.", id="adding a thing"),
        pytest.param("The firm is said to be large.", id="said by nobody"),
        pytest.param("The saying goes on.", id="another word"),
        pytest.param("The mill is new.", id="nobody's speech"),
    ],
)
def test_attributed_speech(text: str) -> None:
    """What is marked is said by somebody, and nothing else. A comma may stand inside the quotation."""
    plain, expected = marked(text)
    assert [plain[begin:end].rstrip(",") for begin, end in attributed(plain)] == expected


def test_the_words_that_tell_of_speech() -> None:
    """They need no statement of their own."""
    text = "According to Bo, it grew. It fell, said Ada, and she added that it rose. The saying goes on."
    assert [text[begin:end] for begin, end in sayings(text)] == ["According to", "said", "added"]
