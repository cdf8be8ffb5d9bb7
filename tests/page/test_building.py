"""The page is the same bytes wherever and however it is built, is small, and holds
nothing but what it should.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
import pyvis.network  # type: ignore[import-untyped]
from pyoxigraph import RdfFormat, parse, serialize

from kg.page.pages import pages
from kg.workspace import find
from tests.conftest import at_a_glance, copied_newsroom
from tests.flagship import ROOT
from tests.page.sites import inflated, opened, page_of, unpacked, with_second_article

MEGABYTE = 1_000_000
BUILD = (sys.executable, "-m", "kg", "--project", "newsroom", "build", "-o", "site")


CSV = "data:text/csv;charset=utf-8,"


class Parsed(HTMLParser):
    """The scripts, the styles and the addresses of a page, the links of `<a>` apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.policy = ""
        self._tag = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        addresses = [
            found[name]
            for name in ("href", "src", "srcset", "action", "data", "poster")
            if name in found
        ]
        (self.links if tag == "a" else self.fetched).extend(addresses)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        self._tag = tag
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_data(self, data: str) -> None:
        if self._tag in self.inside:
            self.inside[self._tag][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""


class Usual(NamedTuple):
    """The site as it is usually built, and what that build has kept."""

    site: dict[str, bytes]
    cache: Path


def built(folder: Path, *command: str, **environment: str) -> dict[str, bytes]:
    """The site of the newsroom in the folder, built by the command line in an
    environment of its own; nothing is kept of another build unless its cache is named.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"LANG", "LC_ALL", "KG_ARTICLES"}
    }
    made = subprocess.run(
        command or BUILD,
        cwd=folder,
        capture_output=True,
        env={
            **kept,
            "PYTHONPATH": str(ROOT / "src"),
            "KG_CACHE": str(folder / "cache"),
            **environment,
        },
    )
    assert not made.returncode, made.stderr.decode("utf-8", "replace")
    site = folder / (command or BUILD)[-1]
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Usual:
    folder = tmp_path_factory.mktemp("usual")
    copied_newsroom(folder / "newsroom")
    return Usual(built(folder, PYTHONHASHSEED="1"), folder / "cache")


def test_the_same_bytes_with_other_hashes(usual: Usual, newsroom: Path) -> None:
    """Once more all is worked out anew: neither chance nor Python's hashes change it."""
    found = built(newsroom.parent, PYTHONHASHSEED="4242")
    assert differing(found, usual.site) == set()


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            id="no locale",
        ),
        pytest.param({"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"}, id="elsewhere"),
    ],
)
def test_the_same_bytes_in_any_environment(
    usual: Usual, newsroom: Path, environment: dict[str, str]
) -> None:
    """Locale, time zone and what an earlier build has kept change nothing."""
    found = built(newsroom.parent, KG_CACHE=str(usual.cache), **environment)
    assert differing(found, usual.site) == set()


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The files that only one of two sites has, or that are not the same."""
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def test_the_same_bytes_from_any_folder(usual: Usual, tmp_path: Path) -> None:
    """A project in a folder with spaces and letters of other scripts gives the same
    site, in such a folder too, and with its cache there.
    """
    folder = tmp_path / "dir with späces & 柳州 #1"
    copied_newsroom(folder / "newsroom")
    shutil.copytree(usual.cache, folder / "cache")
    command = (*BUILD[:-1], "out för %41 柳")
    found = built(folder, *command, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert differing(found, usual.site) == set()


def test_the_order_of_the_files_does_not_matter(newsroom: Path) -> None:
    """The same triples in another order, and without prefixes, give the same page but
    for the digests of the files.
    """
    ontology = [newsroom / "ontology" / name for name in ("core.ttl", "news.ttl")]
    for path in [*(newsroom / "graph").rglob("*.t*"), *ontology]:
        form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
        quads = sorted(
            parse(path=path, base_iri="https://w3id.org/liuzhou-kg/ontology"),
            key=str,
            reverse=True,
        )
        path.write_bytes(
            serialize(
                quads if form is RdfFormat.TRIG else [q.triple for q in quads],
                format=form,
            )
            or b""
        )
    assert undigested(page_of(newsroom)) == undigested(
        page_of(copied_newsroom(newsroom.parent / "again"))
    )


def undigested(html: str) -> str:
    """The page without the list of its files."""
    return re.sub(r"(?m)^[0-9a-f]{64}  .*$|(<code>)[0-9a-f]{64}  .*$", "", html)


def test_pages_are_utf8_with_plain_line_ends(usual: Usual) -> None:
    """Letters stand as they are, and no line ends as on Windows or with a byte order
    mark before it.
    """
    page = usual.site["index.html"]
    assert "Zöllin Textiles" in page.decode("utf-8") and page.startswith(
        b"<!doctype html>\n<html"
    )
    assert b"\r" not in page and b'<meta charset="utf-8">' in page[:200]


def test_the_page_of_the_flagship_is_small(
    flagship_folder: Path, articles_folder: Path
) -> None:
    """With all words of its article it is smaller than 0.8 MB."""
    edition = opened(find(flagship_folder, articles_folder))
    # Where things stand is as many numbers in rows.
    with at_a_glance():
        (page,) = (html for _, html in pages(edition, []))
    assert len(page.encode()) < 0.8 * MEGABYTE


def test_the_pinned_page_of_the_flagship_has_no_sentence_of_it(
    flagship_folder: Path, articles_folder: Path
) -> None:
    """No eight words in a row of the article are in it, its headline excepted."""
    edition = opened(find(flagship_folder).pinned)
    with at_a_glance():
        (page,) = (html for _, html in pages(edition, []))
    (article,) = edition.articles
    text = (
        (articles_folder / f"{article.slug}.txt")
        .read_text("utf-8")
        .replace(article.headline, "|")
    )
    assert not runs(text) & runs(
        readable(unpacked(page)).replace(article.headline, "|")
    )


def runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
    """The runs of more than eight words."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def readable(html: str) -> str:
    """The text of a page without its code and its tags, and its data."""
    without_code = re.sub(
        r"(?s)<style>.*?</style>|<script( type=\"(text/later|application/gzip).*?)?>.*?</script>",
        "",
        html,
    )
    return re.sub(r"<[^>]*>", " ", without_code)


def test_the_policy_names_each_script_and_style_and_nothing_else(verified: str) -> None:
    """Every digest of the policy is that of code in the page, and all code in it has
    one.
    """
    page = Parsed(verified)
    library = inflated(between(verified, 'id="library">', "</script>"))
    data = [
        between(verified, 'id="data">', "</script>"),
        between(verified, 'id="library">', "</script>"),
        between(verified, '"application/ld+json">', "</script>"),
    ]
    code = [
        *page.inside["style"],
        library,
        *(script for script in page.inside["script"] if script not in data),
    ]
    named = re.findall(r"sha256-([^']*)", page.policy)
    assert sorted(named) == sorted(
        base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in code
    )
    assert (
        page.policy.startswith("default-src 'none'; script-src 'sha256-")
        and "unsafe" not in page.policy
    )


def between(html: str, begin: str, end: str) -> str:
    return html.partition(begin)[2].partition(end)[0]


def test_the_library_is_that_of_pyvis_with_its_licence(verified: str) -> None:
    """The packed script is pyvis' own file, byte for byte, and its licence can be read
    in the page.
    """
    folder = Path(pyvis.network.__file__).parent / "templates" / "lib"
    (original,) = folder.glob("vis-9.1.*/vis-network.min.js")
    packed = between(verified, 'id="library">', "</script>")
    assert gzip.decompress(base64.b64decode(packed)) == original.read_bytes()
    banner = re.sub(
        r"\s", "", original.read_text("utf-8").partition("*/")[0].removeprefix("/**")
    )
    assert (
        banner in re.sub(r"\s", "", between(verified, "<!-- ", " -->"))
        and "Apache" in banner
        and "MIT" in banner
    )


@pytest.mark.parametrize("is_pinned", [False, True])
def test_only_links_lead_to_the_web(shared_newsroom: Path, is_pinned: bool) -> None:
    """The page fetches nothing, and its links lead to itself or to the publisher's
    page.
    """
    page = Parsed(page_of(shared_newsroom, pinned=is_pinned))
    assert all(address.startswith("#") for address in page.fetched)
    # A table to take home is in its own link.
    leading = [link for link in page.links if not link.startswith(CSV)]
    assert len(leading) < len(page.links)
    assert {link.partition("#")[0] for link in leading} <= {
        "",
        "https://gazette.example/2024/03/04/norvik-tessaly.html",
    }


def test_no_path_of_the_machine_is_in_a_page(shared_newsroom: Path) -> None:
    """Nobody learns from a page where it was built."""
    page = unpacked(page_of(shared_newsroom))
    assert (
        str(shared_newsroom) not in page
        and str(Path.home()) not in page
        and str(ROOT) not in page
    )


@pytest.mark.thorough
def test_pages_of_several_articles_are_the_same_bytes_too(
    usual: Usual, newsroom: Path
) -> None:
    """An overview and one page an article, whatever the hashes."""
    with_second_article(newsroom)
    found = [
        built(newsroom.parent, PYTHONHASHSEED=seed, KG_CACHE=str(usual.cache))
        for seed in ("1", "4242")
    ]
    assert (
        found[0] == found[1]
        and sum(name.startswith("articles/") for name in found[0]) == 2
    )
