"""The answers of the page are those of the questions, each with its passages, its
sentence and its query.
"""

from __future__ import annotations

import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.page.address import Address, address_of
from kg.page.answers import Answer, answers
from kg.page.frame import HERE, environment
from kg.page.look import LINES
from kg.page.modules import joined
from kg.questions import answered, questions
from kg.vocabulary import KG
from tests.flagship import NAMES
from tests.page.sites import HOSTILE, Open, edition_of
from tests.terms import key

OF_NORVIK = f"""#+ question: Who cooperates with the looms?
#+ param thing: the organisation
#+ statement: ?thing kg:cooperatesWith ?partner
PREFIX id: <{NAMES.things}>
PREFIX kg: <{KG}>

SELECT ?partner ?passage WHERE {{
  VALUES ?thing {{ id:norvik }}
  GRAPH ?passage {{ ?thing kg:cooperatesWith|^kg:cooperatesWith ?partner }}
  GRAPH ?article {{ ?passage a kg:Passage }}
}}
"""
CLIPBOARD = """
    document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
    const writeText = async (text) => { if (!HAS_CLIPBOARD) throw new Error(); window.copied = text; };
    Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""


def home(edition: Edition) -> Address:
    return Address(edition.articles[0])


def all_of(edition: Edition) -> dict[str, Answer]:
    return {answer.name: answer for answer in answers(edition, home(edition))}


def shown(found: list[Answer]) -> str:
    templates = environment()
    templates.globals["lines"] = LINES
    return str(templates.get_template("answers.html").module.answers(found))  # type: ignore[attr-defined]


def ask_also(folder: Path, name: str, text: str) -> None:
    (folder / "queries" / f"{name}.rq").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def edition(shared_newsroom: Path) -> Edition:
    """The newsroom's graph without its text."""
    return edition_of(shared_newsroom, pinned=True)


@pytest.mark.parametrize("pinned", [True, False])
def test_every_question_is_there_with_all_of_its_rows(
    shared_newsroom: Path, *, pinned: bool
) -> None:
    """Each query file is an element with as many rows as the question has, pinned or
    verified.
    """
    edition = edition_of(shared_newsroom, pinned=pinned)
    html = shown(answers(edition, home(edition)))
    for name, asked in questions(edition.workspace).items():
        element = html.partition(f'<details id="question={name}">')[2].partition(
            "<details id="
        )[0]
        rows = [] if asked.required else answered(edition.graph, asked)
        assert element.count("<tr><td>") == len(rows), name
        assert asked.question in unescape(element)
        assert asked.text in unescape(element)


def test_a_passage_leads_to_its_words(edition: Edition) -> None:
    """Each cell of a passage shows its characters and links to it in the reading."""
    for name, answer in all_of(edition).items():
        if answer.needs:
            continue
        found = answered(edition.graph, questions(edition.workspace)[name])
        for line, row in zip(answer.lines, found, strict=True):
            passage = row.get("passage")
            position = (
                passage.value.partition("#")[2]
                if isinstance(passage, NamedNode)
                else None
            )
            assert [
                cell.link for cell in line.cells if "char=" in (cell.link or "")
            ] == [f"#{position}"] * bool(position)
            assert line.cells[-1].text == (position or "").removeprefix(
                "char="
            ).replace(",", "–")


def test_passages_of_another_page_link_there(edition: Edition) -> None:
    """A page without the article's reading leads to the article's own page."""
    linked = [
        cell.link
        for answer in answers(edition, Address(None))
        for line in answer.lines
        for cell in line.cells
    ]
    passages = [link for link in linked if link and "char=" in link]
    assert passages
    assert all(
        link.startswith("articles/2024-03-04-norvik-tessaly.html#char=")
        for link in passages
    )


def test_a_thing_leads_to_itself(edition: Edition) -> None:
    """The cell of a thing has its name and its address; a term of the ontology is plain
    text.
    """
    line = all_of(edition)["technologies"].lines[0]
    row = answered(edition.graph, questions(edition.workspace)["technologies"])[0]
    assert line.cells[0].text == edition.graph.verbaliser.title(row["user"])
    assert line.cells[0].link == address_of(
        "thing", key(getattr(row["user"], "value", ""))
    )
    assert {line.cells[1].link for line in all_of(edition)["things"].lines} == {None}


def test_a_parameter_is_said_with_the_name_of_its_value(newsroom: Path) -> None:
    """The reader sees of whom it is asked; the command line names the same and gives
    the same rows.
    """
    ask_also(newsroom, "ours", OF_NORVIK)
    ours = all_of(edition_of(newsroom, pinned=True))["ours"]
    assert [(one.meaning, one.value.text, one.value.link) for one in ours.asked] == [
        ("the organisation", "Norvik Looms", "#thing=id:norvik")
    ]
    assert ours.command == "kg ask ours --thing 'Norvik Looms'"
    assert "Asked of" in shown([ours])


def test_a_parameter_without_a_value_is_not_mentioned(edition: Edition) -> None:
    """A question that is open to all things is asked of none."""
    partners = all_of(edition)["partners"]
    assert partners.number > 0
    assert (partners.asked, partners.command) == ([], "kg ask partners")
    assert "Asked of" not in shown([partners])


def test_a_question_that_needs_a_value_says_which(edition: Edition) -> None:
    """It has no rows, which is not to say that there are none, and a command to fill in."""
    found = all_of(edition)
    required = {
        name: asked.required
        for name, asked in questions(edition.workspace).items()
        if asked.required
    }
    assert required == {"about": ("thing",), "stated-at": ("position",)}
    assert {name for name, answer in found.items() if answer.needs} == set(required)
    about, stated = found["about"], found["stated-at"]
    assert (about.needs, about.command) == (
        ("the thing",),
        "kg ask about --thing THING",
    )
    assert stated.command == "kg ask stated-at --position POSITION"
    html = shown([about])
    assert "<small>asks for the thing</small>" in html
    assert "It is answered once you name the thing." in html
    assert f"<code>{about.command}</code>" in html
    assert about.sparql in unescape(html)
    assert "<table" not in html and "no rows" not in html and "no answer" not in html


def test_a_question_may_need_several_values(newsroom: Path) -> None:
    """All are asked for, and the command can be copied whatever the file is called."""
    ask_also(
        newsroom,
        "how far",
        "#+ question: How far is it?\n#+ param from: the start\n#+ param to: the end\n"
        "#+ required: from, to\n"
        "SELECT ?from ?to WHERE {\nVALUES ?from { UNDEF }\nVALUES ?to { UNDEF }\n}\n",
    )
    far = all_of(edition_of(newsroom, pinned=True))["how far"]
    assert far.command == "kg ask 'how far' --from FROM --to TO"
    html = shown([far])
    assert "asks for the start and the end" in html
    assert "It is answered once you name the start and the end." in html


def test_what_a_question_needs_is_read_on_the_page(
    verified: str, open_page: Open
) -> None:
    """Its address opens it: below the question stand the sentence, the command and the
    query.
    """
    page = open_page(verified, "#question=about")
    about = page.locator("[id='question=about']")
    expect(about).to_have_attribute("open", "")
    expect(about.locator("> summary")).to_have_text(
        "What is known of a thing, as subject or object, and where is it said? "
        "asks for the thing"
    )
    told = about.locator("> p")
    expect(told).to_contain_text("It is answered once you name the thing.")
    expect(told).to_contain_text("kg ask about --thing THING")
    expect(about.locator("table")).to_have_count(0)
    about.get_by_text("SPARQL", exact=True).click()
    expect(about.locator("pre")).to_contain_text("VALUES ?thing { UNDEF }")


def test_a_question_is_asked_of_a_thing(verified: str, open_page: Open) -> None:
    """Of its rows, those are left that name the thing; another choice, and all of them."""
    page = open_page(verified, "#question=partners&of=id:norvik")
    partners = page.locator("[id='question=partners']")
    every, left = partners.locator("tbody tr"), partners.locator("tbody tr:visible")
    assert left.count() > 0
    assert all("Norvik Looms" in text for text in left.all_inner_texts())
    choice = partners.get_by_label("Asked of")
    expect(choice).to_have_value("id:norvik")
    choice.select_option("all")
    assert left.count() == every.count()
    assert "of=" not in page.evaluate("location.hash.replace(/of=$/, '')")


def test_the_card_of_a_thing_lists_its_questions(
    verified: str, open_page: Open
) -> None:
    """Each with the number of its rows, which it opens."""
    page = open_page(verified, "#thing=id:norvik")
    page.locator("#card summary", has_text="Questions of it").click()
    question = page.locator("#card .questions li").first
    number = question.locator("small").inner_text().split()[0]
    question.locator("a").click()
    opened = page.locator("#answers > details[open]")
    assert opened.locator("tbody tr:not(.said):visible").count() == int(number)


def test_the_command_line_gives_the_same_rows(edition: Edition) -> None:
    """Each command names the values so that the same question finds them."""
    asked = questions(edition.workspace)
    for answer in answers(edition, home(edition)):
        if answer.needs:
            continue
        verb, _, name, *options = shlex.split(answer.command)
        params = dict(
            zip((option[2:] for option in options[::2]), options[1::2], strict=True)
        )
        assert (verb, len(answered(edition.graph, asked[name], **params))) == (
            "kg",
            answer.number,
        ), name


def test_a_prefix_of_the_file_is_understood(newsroom: Path) -> None:
    """A parameter's value may use a prefix that only its file declares."""
    ask_also(
        newsroom,
        "own",
        "#+ question: Who is it?\n#+ param thing: the thing\n"
        f"PREFIX own: <{NAMES.things}>\n"
        "SELECT ?thing WHERE { \nVALUES ?thing { own:norvik }\n }\n",
    )
    own = all_of(edition_of(newsroom, pinned=True))["own"]
    assert own.asked[0].value.text == own.lines[0].cells[0].text == "Norvik Looms"


def test_what_is_not_stated_says_so(newsroom: Path) -> None:
    """A row that only follows tells its basis, in a column of its own where there is
    none of passages.
    """
    found = all_of(edition_of(newsroom, pinned=True))
    assert {line.remark for line in found["estimates"].lines} == {"derived"}
    assert found["things"].columns[-1] == "Basis"
    assert "registered" in {line.remark for line in found["things"].lines}
    assert any(
        "said by Mirela Óskdal" in line.remark for line in found["supports"].lines
    )


def test_a_sentence_stands_where_the_cells_do_not_say_it(newsroom: Path) -> None:
    """A row of which one end is only in the question tells the whole statement below."""
    ask_also(newsroom, "ours", OF_NORVIK)
    found = all_of(edition_of(newsroom, pinned=True))
    assert [line.sentence for line in found["ours"].lines] == [
        "Norvik Looms cooperates with Tessaly Freight on Fjällweft-Duo."
    ]
    for name in ("partners", "located-in"):
        assert {line.sentence for line in found[name].lines} == {None}
    assert "Norvik Looms cooperates with Tessaly Freight on Fjällweft-Duo." in shown(
        [found["ours"]]
    )


def test_a_long_answer_says_what_is_left_out(newsroom: Path) -> None:
    """Beyond the limit the page says how many rows there are, and which command gives
    them.
    """
    numbers = " ".join(map(str, range(1201)))
    ask_also(
        newsroom,
        "many",
        f"#+ question: How many?\nSELECT ?n WHERE {{ VALUES ?n {{ {numbers} }} }}\n",
    )
    html = shown([all_of(edition_of(newsroom, pinned=True))["many"]])
    assert html.count("<tr><td>") == 200
    assert "The first 200 of 1,201 rows; <code>kg ask many</code> gives all." in html


def test_no_rows_are_said_in_words(newsroom: Path) -> None:
    """A question without an answer has no table, and says so."""
    ask_also(
        newsroom,
        "nobody",
        "#+ question: Who is nobody?\nSELECT ?x WHERE { ?x a kg:Nobody }\n",
    )
    html = shown([all_of(edition_of(newsroom, pinned=True))["nobody"]])
    assert "The graph holds no answer." in html
    assert "<table" not in html
    assert "no rows" in html


def test_a_project_may_ask_nothing(newsroom: Path) -> None:
    """Without query files there are no answers, and the template stands it."""
    for path in (newsroom / "queries").rglob("*.rq"):
        path.unlink()
    assert answers(edition_of(newsroom, pinned=True), Address(None)) == []
    assert "<details" not in shown([])


def test_what_is_hostile_is_only_text(newsroom: Path) -> None:
    """Markup in a name, a question, a meaning or a value makes no element and no link."""
    entities = newsroom / "graph" / "entities.ttl"
    label = HOSTILE.replace('"', "'").replace("\n", " ")
    written = entities.read_text(encoding="utf-8").replace(
        'skos:prefLabel "', f'skos:prefLabel "{label}'
    )
    entities.write_text(written, encoding="utf-8")
    for name, needs in (("hostile", ""), ("needy", "#+ required: link\n")):
        ask_also(
            newsroom,
            name,
            f"#+ question: {label}?\n#+ param link: {label}\n{needs}"
            "SELECT ?link ?iri WHERE {\n"
            '  VALUES ?link { "javascript:alert(1)" }\n  VALUES ?iri { <javascript:alert(2)> }\n}\n',
        )
    html = shown(answers(edition_of(newsroom, pinned=True), Address(None)))
    assert "&lt;img src=x" in html
    assert "<img" not in html
    assert "</script" not in html
    assert 'href="javascript' not in html


def test_tables_are_labelled_and_their_heads_are_scoped(edition: Edition) -> None:
    """Each table has a name, each region that scrolls a name of its own and the
    keyboard, each head its scope.
    """
    html = shown(answers(edition, home(edition)))
    assert all('aria-label="' in table for table in re.findall("<table[^>]*>", html))
    regions = re.findall(
        '<div class="wide" role="region" tabindex="0" aria-label="([^"]+)">', html
    )
    assert len(regions) == len(set(regions)) == html.count("<table")
    assert html.count("<th ") == html.count('<th scope="col">') > 0


def test_answers_of_the_same_kind_stand_together(edition: Edition) -> None:
    """Each group is one run, in an order that does not depend on the files'."""
    groups = [answer.group for answer in answers(edition, home(edition))]
    runs = [group for n, group in enumerate(groups) if groups[n - 1 : n] != [group]]
    assert len(runs) == len(set(runs))


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_the_query_is_copied(
    edition: Edition, browser: Browser, *, has_clipboard: bool
) -> None:
    """The button copies the file's text, also where there is no clipboard to write to,
    and says so until it is left.
    """
    brands = all_of(edition)["brands"]
    script = joined(HERE / "script", "shared/answers.js")
    clipboard = CLIPBOARD.replace("HAS_CLIPBOARD", str(has_clipboard).lower())
    scripts = "".join(f"<script>{script}</script>" for script in (clipboard, script))
    page = browser.new_page()
    page.set_content(f'{shown([brands])}<p id="said"></p>{scripts}')
    page.evaluate(
        "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
    )
    button = page.locator("button.copy")
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    expect(page.locator("#said")).to_have_text("Copied.")
    assert page.evaluate("window.copied") == brands.sparql
    page.locator("summary").first.focus()
    expect(button).to_have_text("Copy")
    page.close()
