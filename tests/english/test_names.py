"""What words around a name do to it, and what words can refer to."""

from __future__ import annotations

import pytest

from kg.language.english.apposition import is_described
from kg.language.english.longer_names import is_in_longer_name
from kg.language.english.referring import referring
from kg.language.english.same_names import begins_with, same_name
from kg.language.english.short_names import is_abbreviation, is_related_name
from kg.language.english.slips import is_slip


@pytest.mark.parametrize(
    ("text", "name", "is_longer"),
    [
        ("Maren Shipping has left.", "Maren", True),
        ("They met in Maren.", "Maren", False),
        ("The Bank of Maren lent it.", "Maren", True),
        ("She is Mayor of Maren.", "Maren", False),
        ("It went to South Maren.", "Maren", True),
        ("A strike in Maren Town ended.", "Maren", False),
        ("The Maren & Sons mill", "Maren", True),
        ("A Maren-based firm", "Maren", False),
        ("The Ost-Maren line", "Maren", True),
        ("Maren CEO Ada Oz", "Maren", False),
        ("On Monday Maren said so.", "Maren", False),
        ("For Maren Monday was good.", "Maren", False),
        ("German Maren sells it.", "Maren", False),
        ("It asked Hilda Vik.", "Vik", True),
        ("It asked Mayor Vik.", "Vik", False),
        ("Visitors of Maren", "Maren", False),
        ("Maren Opens Second Mill", "Maren", False),
        ("Then Bolt Maren agreed.", "Maren", False),
    ],
)
def test_a_name_may_be_part_of_a_longer_one(
    text: str, name: str, is_longer: bool
) -> None:
    """But not with a title, a word for what it is, or another name; nor in a headline."""
    begin = text.index(name)

    def is_named(first: int, last: int) -> bool:
        return text[first:last] == "Bolt"

    found = is_in_longer_name(
        text, begin, begin + len(name), is_own="Town".__eq__, is_named=is_named
    )
    assert found is is_longer


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("<Acme>, a [maker of boats], grew.", True),
        ("<Acme>, a fast-growing Norwegian [maker of boats], grew.", True),
        ("<Acme>, [maker of boats], grew.", True),
        ("<Acme> — a [maker of boats] — grew.", True),
        ("<Acme> (a [maker of boats]) grew.", True),
        ("<Acme>, which is a [maker of boats], grew.", True),
        ("<Acme> is the country's largest [maker of boats].", True),
        ("<Acme>, the Norwegian [maker of boats], grew.", True),
        ("<Acme>, Bolt and the Norwegian [maker of boats] grew.", False),
        ("<Acme>, formerly [Bolt Boats], grew.", True),
        ("<Acme>, also known as [AC], grew.", True),
        ("<Acme> (known as the AC), a [maker of boats], grew.", True),
        ("the [boat maker] <Acme> grew.", True),
        ("Its [supplier], <Acme>, grew.", True),
        ('a [venture] named "<Acme>" grew.', True),
        ("a [venture] called <Acme> grew.", True),
        ("They chose <Acme> as their main [supplier].", True),
        ("the [brands] Bolt and <Acme> sell.", True),
        ('the "<Acme>" and "Bolt" [initiatives] began.', True),
        ("<Acme> and Bolt, two [makers of boats], grew.", True),
        ("<Acme>, founded in 1990, is a [maker of boats].", True),
        ("<Acme> bought Bolt, a [maker of boats].", False),
        ("<Acme> and Bolt, a [maker of boats], grew.", False),
        ("<Acme> hires the [boat maker] Bolt.", False),
        ("<Acme>, signed an [agreement] with Bolt.", False),
        ("Ada Oz, [head] of <Acme>, left.", False),
        ("In <Acme>, a [maker of boats] opened a hall.", False),
        ("the town's [mayor], who knows <Acme>.", False),
        ("its [supplier], <Acme> said, grew.", False),
    ],
)
def test_what_describes_a_name_stands_beside_it(text: str, described: bool) -> None:
    """The name stands between pointed brackets, and what may describe it in square ones."""
    bare = text.translate(str.maketrans("", "", "<>[]"))
    name = text[text.index("<") + 1 : text.index(">")]
    words = text[text.index("[") + 1 : text.index("]")]
    begin, first = bare.index(name), bare.index(words)
    spans = (begin, begin + len(name)), (first, first + len(words))
    assert is_described(bare, *spans) is described


def test_only_of_places_what_is_of_them_tells_what_they_are() -> None:
    """The city of Dunmore is Dunmore, and the head of Acme is not Acme."""
    text = "the city of Dunmore"
    assert is_described(text, (12, 19), (4, 8), is_place=True)
    assert not is_described(text, (12, 19), (4, 8))


@pytest.mark.parametrize(
    ("phrase", "pronoun", "noun", "number"),
    [
        ("It", "it", "", None),
        ("themselves", "they", "", None),
        ("her", "she", "", None),
        ("whose", "whose", "", None),
        ("both", "they", "", 2),
        ("the two", "they", "", 2),
        ("all three", "they", "", 3),
        ("each other", "they", "", None),
        ("the company", "", "company", None),
        ("The port city", "", "city", None),
        ("the company founded in 2010", "", "company", None),
        ("the city on the lake", "", "city", None),
        ("both of the firms", "", "firms", 2),
        ("the two firms", "", "firms", 2),
        ("its new parent", "", "parent", None),
        ("Acme's parent", "", "parent", None),
        ("this region’s", "", "region", None),
        ("the latter", "", "latter", None),
    ],
)
def test_words_that_refer(
    phrase: str, pronoun: str, noun: str, number: int | None
) -> None:
    """Pronouns, and phrases with an article, a possessive or the like."""
    read = referring(phrase)
    assert read is not None
    assert (read.pronoun, read.noun, read.number) == (pronoun, noun, number)


@pytest.mark.parametrize(
    "phrase", ["helps", "companies", "a company", "Acme", "in the", "has said", ""]
)
def test_words_that_do_not_refer(phrase: str) -> None:
    """Verbs, names, and nouns that stand for whatever is new."""
    assert referring(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "one", "several"),
    [
        ("the firm", True, False),
        ("the firms", False, True),
        ("the pair", True, True),
        ("its headquarters", True, True),
        ("the women", False, True),
        ("the boss", True, False),
        ("we", True, True),
        ("they", False, True),
        ("it", True, False),
    ],
)
def test_how_many_words_mean(phrase: str, one: bool, several: bool) -> None:
    """By the number of the noun or the pronoun."""
    read = referring(phrase)
    assert read is not None
    assert (read.may_be_one, read.may_be_several) == (one, several)


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("Norvik", "Norvik Looms", True),
        ("NLW", "Norvik Loom Works", True),
        ("FedEx", "Federal Express", True),
        ("Kilngroup", "Kiln", True),
        ("artificial intelligence", "AI", True),
        ("Norvick", "Norvik Looms", True),
        ("Tessaly Group", "Norvik Group", False),
        ("Boltmere", "Norvik Looms", False),
        ("NX", "Norvik Looms", False),
        ("N", "Norvik Looms", False),
    ],
)
def test_names_have_something_in_common(one: str, other: str, related: bool) -> None:
    """A word that names, its beginning, or initials; "Group" names nobody."""
    assert is_related_name(one, other, "group".__eq__) is related
    assert is_related_name(other, one, "group".__eq__) is related


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("norvick", "norvik", True),
        ("modle", "model", True),
        ("progarmme", "programme", True),
        ("corporation", "cooperation", True),
        ("ghost", "hosts", False),
        ("since", "science", False),
        ("start", "smart", True),
        ("wool", "wood", True),
        ("kiln", "mill", False),
        ("town", "town", False),
        ("cab", "cat", False),
    ],
)
def test_a_slip_of_the_pen(word: str, other: str, slip: bool) -> None:
    """Few letters, and never the first: whether it is one, the place decides."""
    assert is_slip(word, other) is slip


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Maren Shipping Co., Ltd.", "Maren Shipping", True),
        ("Maren Shipping Company Limited", "Maren Shipping Co. Ltd", True),
        ("Maren Shipping Group plc", "Maren Shipping", True),
        ("Maren Shipping Group plc", "Maren Shipping Group", True),
        ("Maren Shipping Group", "Maren Shipping", False),
        ("Maren Glas GmbH & Co. KG", "Maren Glas", True),
        ("Maren Glas S.A.", "MAREN GLAS", True),
        ("Maren Skibe A/S", "Maren Skibe", True),
        ("Maren Glas GmbH", "Maren Glas Inc.", False),
        ("the Maren Fund", "Maren Fund", True),
        ("Maren City", "Maren", True),
        ("Maren Autonomous Region", "Maren", True),
        ("Maren City", "Maren Province", False),
        ("Maren City", "Maren Ltd", False),
        ("Maren", "Maren Shipping", False),
        ("Maren Shipping", "Shipping Maren", False),
        ("Liuzhou", "Luzhou", False),
        ("Liuzhou City", "Luzhou City", False),
        ("Ivar Looms Ltd", "Ivor Looms Ltd", False),
        ("Co., Ltd.", "Inc.", False),
        ("", "Ltd", False),
    ],
)
def test_names_are_one_but_for_a_legal_form_or_an_area(
    one: str, other: str, is_same: bool
) -> None:
    """Whichever comes first, and never because they look alike."""
    assert same_name(one, other) == same_name(other, one) == is_same


@pytest.mark.parametrize(
    ("shorter", "longer", "is_beginning"),
    [
        ("Maren", "Maren Shipping", True),
        ("maren shipping", "The Maren Shipping Line", True),
        ("Maren", "Maren", False),
        ("Maren Shipping", "Maren", False),
        ("Mar", "Maren Shipping", False),
        ("Maren", "Maren-Ost Shipping", False),
        ("Liuzhou", "Luzhou Steel", False),
        ("Ivar", "Ivor Looms", False),
        ("", "Maren", False),
    ],
)
def test_a_name_begins_with_another(
    shorter: str, longer: str, is_beginning: bool
) -> None:
    """Word for word."""
    assert begins_with(shorter, longer) == is_beginning


@pytest.mark.parametrize(
    ("short", "name", "abbreviates"),
    [
        ("MSL", "Maren Shipping Line", True),
        ("M.S.L.", "Maren Shipping Line", True),
        ("MaShip", "Maren Shipping Line", True),
        ("MLS", "Maren Shipping Line", False),
        ("M", "Maren Shipping Line", False),
        ("Mar", "Maren", False),
    ],
)
def test_letters_abbreviate_a_name(short: str, name: str, abbreviates: bool) -> None:
    """In the order of its words."""
    assert is_abbreviation(short, name) == abbreviates
