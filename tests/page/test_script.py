"""The page's script is what its modules say: joined in their order, each with its own
names, and reading just what the build has written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.page.frame import HERE, VIS
from kg.page.modules import NotJoined, joined
from tests.page.sites import Open, edition_of, overview_of, record_of

SCRIPT = HERE / "script"
FIRST = ("article/page.js", "overview/page.js", "review/page.js")
OWN = "Object.getOwnPropertyNames(window)"


@pytest.mark.parametrize("first", FIRST)
def test_what_is_joined_imports_nothing(first: str) -> None:
    """No import and no export is left, and each module is there once."""
    script = joined(SCRIPT, first)
    assert not re.findall(r"^\s*(?:import|export)\b", script, re.MULTILINE)
    made = re.findall(r"^const \$(\w+) = \(\(\) => \{$", script, re.MULTILINE)
    assert len(made) == len(set(made)) and made[-1] == first[:-3].replace("/", "_")


def test_every_module_is_in_a_page() -> None:
    """No file of the script is left over but the one that starts it, and none that has only types."""
    script = "".join(joined(SCRIPT, first) for first in FIRST)
    paths = {str(path.relative_to(SCRIPT)) for path in SCRIPT.rglob("*.js")}
    left = {path for path in paths if f"const ${_name(path)} = (" not in script}
    assert left == {"shared/boot.js"}


def _name(path: str) -> str:
    return path.removesuffix(".js").replace("/", "_")


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes modules into a folder by their names, and gives the folder."""

    def written(**modules: str) -> Path:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_a_module_comes_after_what_it_imports(write: Any) -> None:
    """Each is a function of its own, so that two may give a name to different things."""
    folder = write(
        a='import "./b.js";\nimport { c } from "./c.js";\nconst own = 1;\n',
        b='import { c } from "./c.js";\nconst own = c;\n',
        c="/** @type {number} */\nexport const c = 2;\n",
    )
    assert joined(folder, "a.js").splitlines() == [
        *("const $c = (() => {", "const c = 2;", "return { c };", "})();"),
        *("const $b = (() => {", "const { c } = $c;", "const own = c;", "return {  };"),
        "})();",
        *("const $a = (() => {", "const { c } = $c;", "const own = 1;", "return {  };"),
        "})();",
    ]


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ('import { lost } from "./b.js";\n', "a.js: b.js has no lost"),
        ('import b from "./b.js";\n', "is no form that is joined"),
        ('import b, * as c from "./b.js";\n', "is no form that is joined"),
        ('import { b as c } from "./b.js";\n', "is no form that is joined"),
        ('import { b } from "somewhere";\n', "is no form that is joined"),
        ('const b = await import("./b.js");\n', "is no form that is joined"),
        ("export default 1;\n", "is no form that is joined"),
        ("export let a = 1;\n", "is no form that is joined"),
        ('export { b } from "./b.js";\n', "is no form that is joined"),
        ('import "./a.js";\n', "a.js → a.js is a circle"),
    ],
)
def test_what_cannot_be_joined_is_refused(write: Any, module: str, why: str) -> None:
    """A form of import or export that is not known, a name that is not given, a circle."""
    folder = write(a=module, b="export const b = 1;\n")
    with pytest.raises(NotJoined, match=re.escape(why)):
        joined(folder, "a.js")


def test_only_the_library_and_one_name_are_global(
    verified: str, open_page: Open
) -> None:
    """What the modules call things stays among them."""
    library = f"<html data-ready><script>{VIS.read_text('utf-8')}</script>"
    without = set(open_page(library, name="library.html").evaluate(OWN))
    assert set(open_page(verified).evaluate(OWN)) - without == {"kg"}


def test_the_record_of_an_article_is_as_its_types_say(verified: str) -> None:
    """What the build writes has each property that the modules know, and no other."""
    types = _typedefs("article/record.js")
    record = record_of(verified)
    assert set(record) == types["ArticleRecord"].all
    _each_has(record["looks"], types["Look"])
    _each_has(record["passages"], types["Passage"])
    _each_has(record["nodes"], types["DrawnThing"])
    _each_has(record["edges"], types["DrawnLine"])


def test_the_record_of_the_overview_is_as_its_types_say(shared_newsroom: Path) -> None:
    """The same for the overview."""
    types = _typedefs("overview/record.js")
    record = record_of(overview_of(edition_of(shared_newsroom)))
    assert set(record) == types["OverviewRecord"].all
    _each_has(record["names"], types["Name"])
    _each_has(record["categories"], types["Category"])
    _each_has(record["bases"], types["Basis"])
    _each_has(record["properties"], types["Property"])


class Properties:
    """The properties of a typedef: those that are always there, and all."""

    def __init__(self, text: str) -> None:
        found = re.findall(r"@property \{.*\} (\[?)(\w+)", text)
        self.needed = {name for bracket, name in found if not bracket}
        self.all = {name for _, name in found}


def _typedefs(path: str) -> dict[str, Properties]:
    text = (SCRIPT / path).read_text("utf-8")
    found = re.findall(r"@typedef \{object\} (\w+)\n(.*?)\*/", text, re.DOTALL)
    return {name: Properties(properties) for name, properties in found}


def _each_has(items: Iterable[dict[str, Any]], properties: Properties) -> None:
    """Items have what they need, nothing unknown, and among them all that is known."""
    keys = [set(item) for item in items]
    assert keys and all(properties.needed <= each for each in keys)
    assert set().union(*keys) <= properties.all
