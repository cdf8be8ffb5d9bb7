"""The shorthand: each of its forms, and what is none, with its line.

Items are compared by `repr`: a name and a word of the same text, which are tuples, would
be equal.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.authoring.shorthand import (
    Bracketed,
    Excerpt,
    Node,
    Place,
    Quoted,
    Reference,
    Said,
    Sign,
    Token,
    Tokens,
    Word,
    Worksheet,
    read_worksheet,
)
from kg.errors import BadInput

WORDS = '"Words"\n'


def sheet(text: str) -> Worksheet:
    """The worksheet that a text is."""
    return read_worksheet(text, "drafts/a.kg")


def passage(text: str) -> Excerpt:
    """The one passage of a text."""
    (found,) = sheet(text).passages
    return found


def items(text: str) -> list[object]:
    """What stands under words, line by line, without the numbers of the lines."""
    return [item[1:] for item in passage(WORDS + text).items]


def words(text: str) -> Tokens:
    """Bare words."""
    return tuple(map(Word, text.split()))


EXAMPLE = """
# Things that last, with their class and their names.
rovers: Club "Harbour Rovers", "Rovers"

"Fell Foods will pay the Rovers 40,000 crowns a season"
  "the Rovers" = rovers
  fee-2024: figure "40,000 crowns a season"; variable fee; observedOf fell
  fell sponsors rovers
"""


def test_the_example() -> None:
    """Things, words, and under them a reference, a node and a statement."""
    found = sheet(EXAMPLE)
    names = (Word("Club"), text("Harbour Rovers"), Sign(","), text("Rovers"))
    assert repr(found.things) == repr([Node(3, "rovers", names, ())])
    (stated,) = found.passages
    assert stated.line == 5
    assert stated.place.words.startswith("Fell Foods will pay")
    assert repr(stated.items) == repr(
        [
            Reference(6, Place("the Rovers", None), words("rovers")),
            Node(
                7,
                "fee-2024",
                (Word("figure"), text("40,000 crowns a season")),
                (words("variable fee"), words("observedOf fell")),
            ),
            Said(8, (words("fell sponsors rovers"),)),
        ]
    )


def text(content: str, language: str | None = None) -> Quoted:
    return Quoted(content, language)


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ('"Words"', "Words"),
        ("“Words”", "Words"),
        ('“Words"', "Words"),
        ('"Words of "one" in a club"', 'Words of "one" in a club'),
        ('""One" club"', '"One" club'),
        ('"It is "one""', 'It is "one"'),
        ("“A “word” within”", "A “word” within"),
        ('"“We met”, she said"', "“We met”, she said"),
        ("\"It's 'one'\"", "It's 'one'"),
        ('"One…two"', "One…two"),
        ('"A (small) club (here)"', "A (small) club (here)"),
        ('"A club #1"', "A club #1"),
        (r'"A \ and a \"', "A \\ and a \\"),
        ('"Words"   ', "Words"),
        ('"Words"  # and more', "Words"),
        ('"Words"\t\t# and more', "Words"),
        ('"柳州"', "柳州"),
    ],
)
def test_words(line: str, quoted: str) -> None:
    """Stand between the outer quotation marks, as they are."""
    assert passage(line) == Excerpt(1, Place(quoted, None), [])


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("(2)", {"place": Place("Words", 2)}),
        ("(said by Ida Quorn)", {"said_by": words("Ida Quorn")}),
        ("(said by [Ida Quorn])", {"said_by": (Bracketed("Ida Quorn"),)}),
        ("(caption)", {"is_caption": True}),
        ("(left out: It is an opinion.)", {"left_out": "It is an opinion."}),
        ('(left out: it is "irony")', {"left_out": 'it is "irony"'}),
        ("(left out:  twice: said )", {"left_out": "twice: said"}),
        (
            "(2) (caption)  (said by ida)",
            {"place": Place("Words", 2), "is_caption": True, "said_by": words("ida")},
        ),
        ("( 2 )", {"place": Place("Words", 2)}),
    ],
)
def test_notes(notes: str, expected: dict[str, object]) -> None:
    """Stand in brackets behind the words, in any order."""
    found = passage(f'"Words" {notes}')
    plain = Excerpt(1, Place("Words", None), [])
    assert repr(found._asdict()) == repr(plain._asdict() | expected)


@pytest.mark.parametrize(
    ("line", "is_used"),
    [
        ('"Words"', False),
        ('"Words" (caption)', False),
        ('"Words" (left out: no)', True),
        ('"Words"\n  a b c', True),
        ('"Words"\n\n  # nothing\n', False),
    ],
)
def test_whether_words_are_used(line: str, is_used: bool) -> None:
    """They are if something is said of them, or by them."""
    assert passage(line).is_used is is_used


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"the club" = rovers', (Place("the club", None), words("rovers"))),
        ('"the club" (2) = rovers', (Place("the club", 2), words("rovers"))),
        (
            "“the club”=Harbour Rovers",
            (Place("the club", None), words("Harbour Rovers")),
        ),
        (
            '"the "club"" = [The Club]',
            (Place('the "club"', None), (Bracketed("The Club"),)),
        ),
        ('"a = b" = c', (Place("a = b", None), words("c"))),
        ('with "In 2019"', (Place("In 2019", None),)),
        ("with  “In 2019” (3)", (Place("In 2019", 3),)),
        ('with ""so" it is"', (Place('"so" it is', None),)),
        ("fee: figure", ("fee", words("figure"), ())),
        (
            'fee: figure "40 looms"; of fell ;; a, b;',
            (
                "fee",
                (Word("figure"), text("40 looms")),
                (words("of fell"), (*words("a")[:1], Sign(","), Word("b"))),
            ),
        ),
        ("2024-fee_b: Fee", ("2024-fee_b", words("Fee"), ())),
        ("größe: Größe", ("größe", words("Größe"), ())),
        ("id:fell sponsors rovers", ((words("id:fell sponsors rovers"),),)),
        ("a b c; d e; f g", ((words("a b c"), words("d e"), words("f g")),)),
        (
            "a b c, d , e",
            (((*words("a b c"), Sign(","), Word("d"), Sign(","), Word("e")),),),
        ),
        ("with b c", ((words("with b c"),),)),
        ("a b c  # d e", ((words("a b c"),),)),
        ("a b c #d", ((words("a b c #d"),),)),
    ],
)
@pytest.mark.parametrize("indent", [" ", "  ", "\t", "   \t"])
def test_what_stands_under_words(line: str, expected: object, indent: str) -> None:
    """Indented by any white space: references, companions, nodes and statements."""
    assert repr(items(indent + line)) == repr([expected])


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("fell", Word("fell")),
        ("40,000", Word("40,000")),
        ("-1,234.5", Word("-1,234.5")),
        ("2024-05-06", Word("2024-05-06")),
        ("2024-05-06T09:30:00+08:00", Word("2024-05-06T09:30:00+08:00")),
        ("kg:Company", Word("kg:Company")),
        ("Fell's", Word("Fell's")),
        ("(fell)", Word("(fell)")),
        ("[Fell Foods]", Bracketed("Fell Foods")),
        ('[ Fell; Foods, "Ltd" ]', Bracketed('Fell; Foods, "Ltd"')),
        ('"Fell Foods"', text("Fell Foods")),
        ('"Fell, Foods; Ltd [x]"', text("Fell, Foods; Ltd [x]")),
        (r'"The \"Fell\""', text('The "Fell"')),
        (r'"a\\b"', text(r"a\b")),
        (r'"\\"', text("\\")),
        ('""', text("")),
        ("“Fell “ Foods”", text("Fell “ Foods")),
        ('“The "Fell"”', text('The "Fell"')),
        (r"“a\b”", text(r"a\b")),
        ('"Werk"@de', text("Werk", "de")),
        ("“Werk”@de-AT-1996", text("Werk", "de-AT-1996")),
    ],
)
def test_a_token(written: str, token: Token) -> None:
    """Names, texts, numbers and days, each as it is written."""
    once = (*words("a b"), token)
    assert repr(items(f"  a b {written}")) == repr([((once,),)])
    twice = ((*once, Sign(","), token), words("c d"))
    assert repr(items(f"  a b {written}, {written}; c d")) == repr([(twice,)])


def test_comments_and_empty_lines() -> None:
    """Are for readers; the numbers of lines count them."""
    found = sheet('# a\n\n"Words"\n  # b\n\n  a b c\n#  c\n  d e f\n')
    assert [item.line for item in found.passages[0].items] == [6, 8]
    assert sheet("# nothing\n\n \t\n") == ("drafts/a.kg", [], [])


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("fell sponsors rovers", 1, "neither words in quotation marks nor a thing"),
        ("# a\n\nFell", 3, "neither words in quotation marks nor a thing"),
        (": Club", 1, "neither words in quotation marks nor a thing"),
        ("(caption)", 1, "neither words in quotation marks nor a thing"),
        ("  fell sponsors rovers", 1, "nothing stands above it"),
        ('rovers: Club "A"\n  fell sponsors rovers', 2, "nothing stands above it"),
        ('"', 1, "do not end in a quotation mark"),
        ('""', 1, "do not end in a quotation mark"),
        ('"Words', 1, "do not end in a quotation mark"),
        ('"Words" and more', 1, "do not end in a quotation mark"),
        ('"Words" (2', 1, "do not end in a quotation mark"),
        ('"Words" (left out: (no))', 1, "do not end in a quotation mark"),
        ('"Words" (2) and', 1, "do not end in a quotation mark"),
        ('"Words" (two)', 1, r"'\(two\)' means nothing here"),
        ('"Words" ()', 1, r"'\(\)' means nothing here"),
        ('"Words" (-1)', 1, r"'\(-1\)' means nothing here"),
        ('"Words" (left out:)', 1, r"'\(left out:\)' means nothing here"),
        ('"Words" (said by)', 1, r"'\(said by\)' means nothing here"),
        ('"Words" (Caption)', 1, r"'\(Caption\)' means nothing here"),
        ("rovers:", 1, "rovers has no class"),
        ("rovers: ;", 1, "rovers has no class"),
        ('"Words"\n\n  a b "c', 3, "'\"c' cannot be read"),
        ('"Words"\n  a b [c', 2, r"'\[c' cannot be read"),
        ('"Words"\n  a b “c', 2, "'“c' cannot be read"),
        ('"Words"\n  "club" = "c', 2, "'\"c' cannot be read"),
    ],
)
def test_what_has_no_form(content: str, line: int, message: str) -> None:
    """Is told by its line, with the forms that there are."""
    with pytest.raises(BadInput, match=message) as refused:
        sheet(content)
    assert (refused.value.source, refused.value.line) == ("drafts/a.kg", line)
    assert refused.value.advice


# Line ends of Unicode end a line of the worksheet too.
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])
IS_COMMENT = re.compile(r"\s\s#")
PLAIN: st.SearchStrategy[str] = st.text(CHARACTERS).filter(
    lambda text: not IS_COMMENT.search(text)
)
IN_WORD = CHARACTERS.filter(lambda c: not c.isspace() and c not in ';,"“[')
WORD = st.text(IN_WORD, min_size=1)
NUMBER = st.integers().map(lambda number: f"{number:,}")
TAG = st.none() | st.from_regex(
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", fullmatch=True
)
TOKEN: st.SearchStrategy[Token] = st.one_of(
    st.builds(Word, WORD | NUMBER),
    st.builds(Quoted, PLAIN, TAG),
    st.builds(Bracketed, PLAIN.map(str.strip).filter(lambda text: "]" not in text)),
)
VALUES = st.lists(st.lists(TOKEN, min_size=1), min_size=1, max_size=3)


def spelt(token: Token) -> str:
    """A token as a person writes it."""
    match token:
        case Quoted(content, language):
            escaped = content.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"' + (f"@{language}" if language else "")
        case Bracketed(content):
            return f"[{content}]"
        case _:
            return token.text


def written(values: list[list[Token]]) -> str:
    """Values in a line."""
    return ", ".join(" ".join(map(spelt, value)) for value in values)


def expected(*before: Token, values: list[list[Token]]) -> Tokens:
    """What should be read of them, behind other tokens."""
    first, *others = values
    tokens = [*before, *first]
    for value in others:
        tokens += [Sign(","), *value]
    return tuple(tokens)


@given(VALUES, VALUES)
@example(
    [[Bracketed(";"), Bracketed(",")]],
    [[Word("#"), Bracketed("#")], [Quoted('\\"', "de")]],
)
def test_whatever_is_written_is_read(
    one: list[list[Token]], other: list[list[Token]]
) -> None:
    """Any names, texts and values, of any characters, as a statement or a node."""
    line = f"  a b {written(one)}; c {written(other)}"
    first = expected(*words("a b"), values=one)
    second = expected(Word("c"), values=other)
    assert repr(items(line)) == repr([((first, second),)])
    line = f"  x: B {written(one)}; c {written(other)}"
    first = expected(Word("B"), values=one)
    assert repr(items(line)) == repr([("x", first, (second,))])


@given(PLAIN.map(lambda text: " ".join(text.split())).filter(bool), st.integers(1, 99))
def test_any_words_are_read(quoted: str, number: int) -> None:
    """Words with marks and brackets of any kind, as a passage, a reference and more."""
    place = Place(quoted, number)
    assert passage(f'"{quoted}" ({number})').place == place
    assert items(f'  "{quoted}" ({number}) = x') == [(place, words("x"))]
    assert items(f'  with "{quoted}" ({number})') == [(place,)]
