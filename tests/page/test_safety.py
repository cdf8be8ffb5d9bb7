"""Whatever the data, the address or the file's name says: nothing runs, all is shown as
text, and the page works.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
import pyvis.network  # type: ignore[import-untyped]
import rdflib
from playwright.sync_api import Browser, Page

from tests.conftest import at_a_glance, copied_newsroom
from tests.page.hostile import FIRE, LINKS, LOAD, TEXTS, lead_to, poison
from tests.page.sites import Open, page_of, saved

THING = "id:norvik"
# Runs of two scripts: where the script changes at each sign, a browser takes seconds.
LONG = ("織" * 50 + "x" * 50) * 100
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "svg",
    "title",
    "defs",
    "marker",
    "path",
    "rect",
    "ellipse",
    "g",
    "text",
    "tspan",
}
PROTOCOLS = {"file:", "http:", "https:"}
LED_TO = """() => [...document.querySelectorAll("a")]
    .filter((link) => !(link.download && link.href.startsWith("data:text/csv;")))
    .map((link) => link.protocol)"""
"""The protocols of all links but those that save a table, which is in the link itself."""
EVERYTHING = """async () => {
  for (const key of [...kg.things.keys()].slice(0, 8)) kg.go({ thing: key }, true);
  for (const row of kg.rows.slice(0, 8)) kg.go({ statement: row.ids[0] }, true);
  for (const { begin, end } of [...kg.passages.values()].slice(0, 8)) kg.go({ char: `${begin},${end}` }, true);
  kg.net.body.emitter.emit('hoverEdge', { edge: 0 });
  kg.go({ path: [...kg.nodes.keys()].slice(0, 2).join() }, true);
  kg.go({}, true);
}"""
PLANTED = f"""<p id="planted" onclick="{FIRE}" style="color: red">x</p>{LOAD}<script>{FIRE}</script>
<a href="javascript:{FIRE}" id="led">y</a>"""


def legible(text: str) -> str:
    """The text as XML can hold it."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def no_dialog(page: Page) -> list[str]:
    shown: list[str] = []
    page.on("dialog", lambda dialog: shown.append(dialog.message))
    return shown


def is_quiet(page: Page) -> bool:
    """Whether nothing of the data has become a part of the page that could act."""
    return bool(
        page.evaluate("""() => window.__pwn === undefined && !document.images.length &&
          [...document.querySelectorAll("*")].every((one) =>
            ![...one.attributes].some(({ name }) => name.startsWith("on")))""")
    )


def elements(page: Page) -> set[str]:
    return set(
        page.evaluate(
            "() => [...document.querySelectorAll('*')].map((one) => one.localName)"
        )
    )


@pytest.fixture(scope="module")
def innocent(verified: str, open_shared: Open) -> set[str]:
    """The elements that the page has of itself."""
    page = open_shared(verified)
    page.evaluate(EVERYTHING)
    return elements(page)


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The page of a newsroom full of a hostile text."""

    def of(text: str) -> str:
        folder = copied_newsroom(tmp_path_factory.mktemp("poisoned") / "newsroom")
        poison(folder, text)
        with at_a_glance():
            return page_of(folder)

    return cache(of)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_texts_of_the_graph_are_shown_as_text(
    poisoned: Callable[[str], str], innocent: set[str], open_page: Open, text: str
) -> None:
    """A hostile name, wording, kind, phrase, headline or article adds no element, runs
    nothing, and can be read.
    """
    page = open_page(poisoned(text))
    dialogs = no_dialog(page)
    page.evaluate(EVERYTHING)
    for tab in page.locator("#tabs a").all():
        tab.click()
        assert page.locator(tab.get_attribute("href") or "").is_visible()
    assert is_quiet(page) and not dialogs and elements(page) <= innocent
    shown = page.evaluate("kg.things.get('id:norvik').name")
    assert shown == f"{text} Norvik Looms".replace("\0", "")
    page.evaluate("kg.go({ thing: 'id:norvik' }, true)")
    assert page.locator("#card h2").evaluate("(head) => head.textContent") == shown
    assert page.evaluate("kg.scene.selection.edges.size") > 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_saved_holds_the_texts(
    poisoned: Callable[[str], str], open_page: Open, text: str
) -> None:
    """Drawing, picture and Turtle of hostile names are well-formed, and drawing and
    Turtle hold each name as it is.
    """
    page = open_page(poisoned(text))
    drawing = ElementTree.fromstring(saved(page, "svg"))
    titles = {title.text for title in drawing.iter(f"{SVG}title")}
    assert (
        set(map(legible, page.evaluate("[...kg.scene.visible.nodes].map(kg.nameOf)")))
        <= titles
    )
    assert {part.tag.removeprefix(SVG) for part in drawing.iter()} <= DRAWN
    assert saved(page, "png").startswith(b"\x89PNG\r\n\x1a\n")
    graph = rdflib.Graph().parse(data=saved(page, "turtle-all"), format="turtle")
    names = {str(name) for name in graph.objects(predicate=rdflib.SKOS.prefLabel)}
    assert f"{text} Norvik Looms" in names


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS.keys())
def test_a_link_leads_to_the_web_or_nowhere(
    newsroom: Path, open_page: Open, link: str
) -> None:
    """An article's address becomes a link only if it is one of the web; wherever else
    it stands it is text.
    """
    lead_to(newsroom, link)
    page = open_page(page_of(newsroom))
    found: set[str] = set()
    for fragment in page.evaluate("kg.rows.slice(0, 8).map((row) => row.href)"):
        page.evaluate("(hash) => kg.visit(hash)", fragment)
        found |= set(page.evaluate(LED_TO))
    assert found <= PROTOCOLS and is_quiet(page)
    assert page.evaluate(
        "[...document.links].every((link) => link.protocol !== 'file:' || link.pathname === location.pathname)"
    )
    pinned = open_page(page_of(newsroom, pinned=True), name="pinned.html")
    assert set(pinned.evaluate(LED_TO)) <= PROTOCOLS


def test_a_name_of_ten_thousand_characters(newsroom: Path, open_page: Open) -> None:
    """A very long name is cut on the map and nowhere else, and the map stays as small
    as without it.
    """
    for path in (newsroom / "graph").rglob("*.t*"):
        name = f'"{LOAD}{LONG} Norvik Looms"@en'
        path.write_text(
            path.read_text("utf-8").replace('"Norvik Looms"@en', name), encoding="utf-8"
        )
    page = open_page(page_of(newsroom), "#thing=id:norvik")
    assert page.evaluate("kg.nodes.get('id:norvik').label.length") < 100
    assert (
        page.locator("#card h2").evaluate("(head) => head.textContent.length") > 10_000
    )
    assert page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth"
    ) and is_quiet(page)
    assert LONG in saved(page, "svg").decode()


KEYS = (
    "thing",
    "statement",
    "char",
    "path",
    "question",
    "hide",
    "basis",
    "verb",
    "voice",
    "from",
    "to",
    "dated",
    "opened",
)
VALUES = (
    LOAD,
    f"</script>{LOAD}",
    "'\"`",
    "__proto__",
    "constructor",
    "%",
    "%E0%A4%A",
    "%00",
    "",
    ",",
    "-1,-1",
    "1e999",
    "\u202eש",
    "x" * 9000,
)
STRANGE = [
    *(
        f"{key}={value if value.startswith('%') else quote(value)}"
        for key in KEYS
        for value in VALUES
    ),
    *(
        f"thing={THING}&near={near}"
        for near in ("999999", "1e999", "-1", "0.5", "NaN", "%", "")
    ),
    *(
        f"path={THING},id:tessaly&way={way}"
        for way in ("-1", "0", "999", "1e999", "NaN", "%", "")
    ),
    *(
        "=",
        "&&&",
        "#",
        "%",
        "%=%&%",
        "char=9,3",
        "char=0,99999999999999999999",
        "path=id:norvik,id:norvik",
        "path=id:norvik",
    ),
    "thing=id:norvik&statement=x&char=1,2&path=a,b&question=partners&reading&proof&near=2&way=2",
]
VISITS = """(fragments) => fragments.map((fragment) => {
  const follow = (hash) => { location.hash = hash; kg.route(); };
  follow(fragment);
  const open = [...document.querySelectorAll(".panel")].filter((panel) => panel.checkVisibility());
  const panels = open.filter((panel) => panel.getBoundingClientRect().height > 0).length;
  follow("");
  return [panels, kg.scene.visible.nodes.size];
})"""
"""How many panels are open at each fragment, and how many things are on the map when it
has gone.
"""


def test_addresses_run_nothing(verified: str, open_page: Open) -> None:
    """After any fragment nothing has run, a panel is open, and without it the whole map
    is there again.
    """
    page = open_page(verified)
    dialogs = no_dialog(page)
    whole = page.evaluate("kg.scene.visible.nodes.size")
    found = page.evaluate(VISITS, [f"#{fragment}" for fragment in STRANGE])
    for fragment, (panels, left) in zip(STRANGE, found, strict=True):
        assert panels == 1, fragment
        assert left == whole, fragment
    assert is_quiet(page) and not dialogs


@pytest.mark.parametrize(
    "fragment",
    [
        f"#thing={LOAD}",
        "#thing=id:norvik&near=999999",
        "#path=id:norvik,id:wool&way=-1",
        "#%&hide=%",
    ],
)
def test_addresses_run_nothing_when_the_page_opens(
    verified: str, open_page: Open, fragment: str
) -> None:
    """A page that is opened at a hostile fragment draws its map."""
    page = open_page(verified, fragment)
    assert is_quiet(page) and page.evaluate("kg.scene.visible.nodes.size") > 1


def test_a_path_has_its_first_way_where_the_number_is_none(
    verified: str, open_page: Open
) -> None:
    """A way that is no number, or not one of the ways, is the first or the last."""
    page = open_page(verified, "#path=id:norvik,id:tessaly&way=nonsense")
    assert page.evaluate("kg.scene.selection.path.way") == page.evaluate(
        "kg.scene.selection.path.ways[0]"
    )


def test_a_question_that_is_not_there_opens_the_reading(
    newsroom: Path, open_page: Open
) -> None:
    """A link to a question of a project without questions leaves the page as it is."""
    for question in (newsroom / "queries").rglob("*.rq"):
        question.unlink()
    page = open_page(page_of(newsroom), "#question=partners")
    assert page.locator("#reading").is_visible()
    page.evaluate("kg.go({ thing: 'id:norvik' })")
    assert page.locator("#card h2").inner_text() == "Norvik Looms"


@pytest.mark.parametrize(
    "name",
    [
        "a b#c?d%20e.html",
        "織機 ünï.html",
        f"{LOAD}.html",
        "'\"&;=.html",
        "dör #1 ?/%41/x.html",
    ],
)
def test_any_file_name_works(
    verified: str, open_page: Open, tmp_path: Path, name: str
) -> None:
    """Wherever the file lies, links stay on the page, a selection survives a reload,
    and nothing runs.
    """
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    page = open_page(verified, name=name)
    address = page.url
    page.locator("#statements tbody a").first.evaluate("(link) => link.click()")
    assert page.evaluate(
        "kg.scene.selection.kind"
    ) == "statement" and page.url.startswith(f"{address}#statement=")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("kg.scene.selection.kind") == "statement"
    page.evaluate("kg.go({}, true)")
    assert page.url.partition("#")[0] == address and is_quiet(page)


def test_a_question_may_have_any_name(newsroom: Path, open_page: Open) -> None:
    """The link to a question whose file has signs of an address in its name opens it."""
    name = f"a b#?%&'\"={LOAD}".replace("/", "")
    shutil.copy(
        newsroom / "queries" / "partners.rq", newsroom / "queries" / f"{name}.rq"
    )
    page = open_page(page_of(newsroom), f"#question={quote(name)}")
    assert page.evaluate(
        "(id) => document.getElementById(id).open", f"question={name}"
    ) and is_quiet(page)


def test_a_kind_with_a_comma_in_its_name_can_be_hidden(
    newsroom: Path, open_page: Open
) -> None:
    """The address of a filter names kinds; it can name one whose name looks like a
    list.
    """
    path = newsroom / "ontology" / "news.ttl"
    path.write_text(
        path.read_text("utf-8").replace(
            'rdfs:label "topic"@en', 'rdfs:label "topic, or subject"@en'
        ),
        encoding="utf-8",
    )
    page = open_page(page_of(newsroom))
    page.evaluate(
        "[...document.querySelectorAll('#filters [data-kind]')].find((box) => kg.page.looks[box.dataset.kind].name === 'topic, or subject').click()"
    )
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert not page.evaluate("kg.scene.visible.nodes.has('id:wool')") and page.evaluate(
        "kg.scene.visible.nodes.has('id:norvik')"
    )


def opened(browser: Browser, html: str, path: Path) -> tuple[Page, list[str]]:
    """A page that may complain, and its complaints."""
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(offline=True).new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(path.as_uri())
    return page, messages


def test_the_payload_fires_on_the_template_of_pyvis(
    browser: Browser, tmp_path: Path
) -> None:
    """The texts of these tests do run where a page does not guard against them."""
    network = pyvis.network.Network(heading=TEXTS["markup"], cdn_resources="in_line")
    network.add_node(1, label="Norvik Looms")
    page, _ = opened(browser, network.generate_html(), tmp_path / "pyvis.html")
    page.wait_for_function("window.__pwn")
    page.context.close()


@pytest.mark.parametrize("is_guarded", [True, False])
def test_what_is_planted_in_the_page_runs_only_without_its_policy(
    browser: Browser, verified: str, tmp_path: Path, is_guarded: bool
) -> None:
    """The Content-Security-Policy stops handlers, scripts, styles and links that are
    written into the file.
    """
    html = verified.replace("</body>", f"{PLANTED}</body>")
    if not is_guarded:
        html = html.replace('http-equiv="Content-Security-Policy"', 'name="none"')
    page, messages = opened(browser, html, tmp_path / "planted.html")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator("#planted").dispatch_event("click")
    page.locator("#led").evaluate("(link) => link.click()")
    refused = [message for message in messages if "Content Security Policy" in message]
    assert page.evaluate("window.__pwn") == (None if is_guarded else 1)
    assert len(refused) >= 5 if is_guarded else not refused
    page.context.close()
