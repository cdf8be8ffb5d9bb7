"""`kg fmt` and `kg build`: files in canonical form, whole or untouched, and the same
bytes wherever they are made.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import RdfFormat, parse

Run = Callable[..., CompletedProcess[str]]

ARTICLE = "graph/articles/2025-09-12-liuzhou-ai-manufacturing.trig"
UNSORTED = "# A head.\n\n# More of it.\n@prefix id: <https://w3id.org/liuzhou-kg/id/> .\nid:b a id:c . id:a a id:c, id:b .\n"
SORTED = (
    "# A head.\n\n# More of it.\n\n@prefix id: <https://w3id.org/liuzhou-kg/id/> .\n\n"
    "id:a a id:b , id:c .\n\nid:b a id:c .\n"
)
VOCABULARY = ["ontology.ttl", "shapes.ttl", "alignments.ttl", "frames.ttl"]
DATA = ["kg.jsonld", "kg.nq", "kg.trig", "kg.ttl"]
LINKED = [".htaccess", "SHA256SUMS", "_redirects", "dataset.ttl", "kg.nq.gz"]
PAGES = sorted(["index.html", "ontology.html", *DATA, *VOCABULARY, *LINKED])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_flagship_is_canonical(kg: Run) -> None:
    """Nothing to do, nothing to say."""
    ran = kg("fmt", "--check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_file_is_put_in_order(kg: Run, away: Path) -> None:
    """Under the comments that it begins with, and a second time nothing changes."""
    path = away / "a.ttl"
    path.write_text(UNSORTED, encoding="utf-8")
    assert kg("fmt", "a.ttl").returncode == 0
    assert path.read_text(encoding="utf-8") == SORTED
    again = kg("fmt", "a.ttl")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert path.read_text(encoding="utf-8") == SORTED


def test_a_check_changes_nothing(kg: Run, away: Path) -> None:
    """Exit 1, with the name of the file that would change."""
    path = away / "a.ttl"
    path.write_text(UNSORTED, encoding="utf-8")
    ran = kg("fmt", "--check", path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "a.ttl" in ran.stderr
    assert path.read_text(encoding="utf-8") == UNSORTED


def test_a_project_is_put_in_order(kg: Run, project: Path) -> None:
    """Every data file, with its base, without loss, and back to the very same bytes."""
    before = contents(project)
    path = project / ARTICLE
    quads = set(parse(path=path, format=RdfFormat.TRIG))
    text = path.read_text(encoding="utf-8")
    head, *graphs = text.split("\n\n")
    path.write_text(
        "\n\n".join([head, *reversed(graphs)]).replace(" ;\n        ", "; "),
        encoding="utf-8",
    )
    assert contents(project) != before
    ran = kg("fmt", project=project)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert contents(project) == before
    assert set(parse(path=path, format=RdfFormat.TRIG)) == quads


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<urn:a> <urn:b> 1 . # inside\n", ":1"),
        ("# head\n<urn:a> <urn:b>\n  # inside\n  1 .\n", ":3"),
        ("<urn:a> <urn:b> 1 .\n# at the end\n", ":2"),
        ("<urn:a> <urn:b> [] .\n", "blank node"),
        ("_:a <urn:b> 1 .\n", "blank node"),
        ("<urn:a> <urn:b> ( 1 2 ) .\n", "blank node"),
        ("<urn:a> <urn:b> .\n", ":1:"),
        ("<urn:a> <urn:b> 'open\n", ":1:"),
        ("<urn:a> nope:b 1 .\n", ":1:"),
        ("GRAPH <urn:g> { <urn:a> <urn:b> 1 }\n", ":1:"),
        ("<a> <b> <c> .\n", ":1:"),
        ("\x00", ":1:"),
    ],
)
@pytest.mark.parametrize("flag", [(), ("--check",)])
def test_a_file_that_has_no_canonical_form_stays(
    kg: Run, away: Path, text: str, message: str, flag: tuple[str, ...]
) -> None:
    """Exit 2 with file and place; it, and a file before it that would have changed, are
    as they were.
    """
    for name, content in (("a.ttl", UNSORTED), ("b.ttl", text)):
        (away / name).write_text(content, encoding="utf-8")
    before = contents(away)
    ran = kg("fmt", "a.ttl", "b.ttl", *flag)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "b.ttl" in ran.stderr
    assert message in ran.stderr
    assert contents(away) == before


@pytest.mark.parametrize(
    "text",
    [
        "<urn:a> <urn:b> '# no comment', <urn:c#d>, '''\n# none''', \"# none\" .\n",
        "<urn:a#b> <urn:#> <urn:c#> .\n",
        "# only a comment\n",
        "",
        "\n\n",
        "#\n",
        "# no end of line",
        "\ufeff<urn:a> <urn:b> 1 .\n",
        "# head\r\n<urn:a> <urn:b> 1 .\r\n",
        "# head\r<urn:a> <urn:b> 1 .\r",
        "@base <http://e/> . @prefix : <http://e/#> . :a :b <c> .\n",
        "BASE <http://e/> BASE <f/> <a> <b> <c> .\n",
        "<urn:a> <urn:b> 'a\r\nb', 'a\\rb', '\\u0000', '\\U0001F600' .\n",
        "<urn:a> <urn:b> 1, 01, 1.0, 1e0, true, '1'^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
    ],
)
def test_formatting_keeps_the_statements(kg: Run, away: Path, text: str) -> None:
    """And the comments at the head, and a second time changes nothing."""
    path = away / "a.ttl"
    path.write_bytes(text.encode())
    try:
        before = set(parse(text.encode(), format=RdfFormat.TURTLE))
    except SyntaxError:
        before = None
    ran = kg("fmt", "a.ttl")
    assert "Traceback" not in ran.stderr
    if before is None or ran.returncode:
        assert ran.returncode == 2
        assert path.read_bytes() == text.encode()
        return
    once = path.read_bytes()
    assert set(parse(once, format=RdfFormat.TURTLE)) == before
    assert once.decode().startswith("# head") == text.startswith("# head")
    assert kg("fmt", "a.ttl").returncode == 0
    assert path.read_bytes() == once


def test_building_writes_the_site(kg: Run, away: Path) -> None:
    """The page and the graph in four formats, with the ontology, named on standard
    output, and twice the same bytes.
    """
    ran = kg("build", "-o", "one")
    assert (ran.returncode, ran.stderr) == (0, "")
    names = sorted(contents(away / "one"))
    assert [name for name in names if "/" not in name] == PAGES
    assert "id/huawei.ttl" in names and "one/id/: " in ran.stdout
    assert all(f"one/{name}" in ran.stdout for name in PAGES)
    assert "no problems, pinned" in ran.stdout
    assert kg("build", "-o", "two", "--pinned").returncode == 0
    assert contents(away / "one") == contents(away / "two")
    assert kg("build", "-o", "one").returncode == 0
    assert contents(away / "one") == contents(away / "two")


def test_a_site_is_the_same_everywhere(
    process: Run, shared_newsroom: Path, away: Path
) -> None:
    """Whatever the order of hashes, the locale, the time zone and the current folder."""
    sites: list[dict[str, bytes]] = []
    for folder, project, env in (
        ("here", shared_newsroom, {"PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        (
            "else where",
            Path(f"{shared_newsroom}/../{shared_newsroom.name}"),
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"},
        ),
    ):
        (away / folder).mkdir()
        ran = process(
            "build", "-o", "site", env=env, cwd=away / folder, project=project
        )
        assert ran.returncode == 0, ran.stderr
        sites.append(contents(away / folder / "site"))
    assert sites[0] == sites[1]


def test_the_order_of_files_does_not_matter(kg: Run, project: Path, away: Path) -> None:
    """Statements of a file may stand in any order: nothing changes but the digest of
    the file itself.
    """
    assert kg("build", "-o", "one", project=project).returncode == 0
    path = project / "graph" / "entities.ttl"
    before = sha256(path.read_bytes()).hexdigest().encode()
    head, *things = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    path.write_text("\n\n".join([head, *reversed(things)]) + "\n", encoding="utf-8")
    after = sha256(path.read_bytes()).hexdigest().encode()
    assert kg("build", "-o", "two", project=project).returncode == 0
    one, two = contents(away / "one"), contents(away / "two")
    assert before in one["index.html"]
    assert {
        name: content.replace(before, after) for name, content in one.items()
    } == two


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("graph/entities.ttl", "\nid:x a kg:Nonsense .\n"),
        ("graph/entities.ttl", "\nid:x a %% .\n"),
        ("ontology/core.ttl", "\n%%\n"),
    ],
)
def test_a_project_with_problems_is_not_built(
    kg: Run, project: Path, away: Path, name: str, text: str
) -> None:
    """The problems are told with their file, and a site that is there stays as it is."""
    assert kg("build", "-o", "site", project=project).returncode == 0
    before = contents(away / "site")
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)
    ran = kg("build", "-o", "site", project=project)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert name in ran.stderr
    assert contents(away / "site") == before


def test_checks_tell_what_is_wrong(kg: Run, project: Path) -> None:
    """File and line in both formats, exit 1."""
    path = project / "graph" / "entities.ttl"
    lines = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write("\nid:x a kg:Nonsense .\n")
    for form in ("table", "json"):
        ran = kg("check", "--format", form, project=project)
        assert ran.returncode == 1
        assert "graph/entities.ttl" in ran.stdout
        assert "Nonsense" in ran.stdout
    assert (
        f"graph/entities.ttl:{lines + 2}"
        in kg("check", "--format", "table", project=project).stdout
    )


def test_a_site_that_cannot_be_written(kg: Run, away: Path) -> None:
    """A file where the folder should be."""
    (away / "site").write_text("kept")
    ran = kg("build", "-o", "site")
    assert ran.returncode == 2
    assert "site" in ran.stderr
    assert (away / "site").read_text() == "kept"


def test_an_article_text_is_quoted_only_where_it_is_proved(
    kg: Run, project: Path, away: Path
) -> None:
    """A text of other words proves no passage, so the site is as without it."""
    assert kg("build", "-o", "one", project=project).returncode == 0
    (project / "articles").mkdir()
    (project / "articles" / "2025-09-12-liuzhou-ai-manufacturing.txt").write_text(
        "Other words.", encoding="utf-8"
    )
    ran = kg("build", "-o", "two", "--pinned", project=project)
    assert ran.returncode == 0
    assert contents(away / "one") == contents(away / "two")
    shutil.rmtree(project / "articles")
