"""The site has every sound article, nothing of the others, and nothing that an earlier
build has left.
"""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.errors import KgError
from kg.project import Project
from kg.site import Built
from tests.conftest import copied_both, copied_newsroom
from tests.ferries import FERRIES
from tests.ferries import SLUG as FERRY_SLUG
from tests.flagship import FLAGSHIP, described
from tests.page.sites import unpacked

NEWSROOM = "2024-03-04-norvik-tessaly"
# What is the same on every site of the shared ontology.
GZIP = b"\x1f\x8b"  # what a compressed file begins with
VOCABULARY = {"ontology.ttl", "shapes.ttl", "alignments.ttl", "frames.ttl"}


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two articles, with the text of one of them."""
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return copied_both(tmp_path / "both")


class Finished(NamedTuple):
    """A project, what its build told, and its site, all of which a test only reads."""

    project: Project
    told: Built
    site: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The two articles with nothing wrong."""
    return finished(copied_both(tmp_path_factory.mktemp("whole") / "both"))


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The same while the newsroom's article is a draft."""
    folder = copied_both(tmp_path_factory.mktemp("drafted") / "both")
    made_a_draft(folder)
    return finished(folder)


def finished(folder: Path) -> Finished:
    project = Project(folder, folder / "articles")
    site = folder.parent / "site"
    return Finished(project, project.build(site), site)


def made_a_draft(folder: Path) -> None:
    """Let the newsroom's article say that it is one."""
    replaced(
        trig(folder),
        "<> a kg:Article ;",
        "<> a kg:Article ;\n        kg:isDraft true ;",
    )


def trig(folder: Path, slug: str = NEWSROOM) -> Path:
    """What an article states."""
    return folder / "graph" / "articles" / f"{slug}.trig"


def replaced(path: Path, old: str, new: str) -> None:
    """Change what stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def written(site: Path) -> str:
    """All that a site says, but for what the ontology and the list of files have of
    their own.
    """
    paths = [
        path
        for path in site.rglob("*")
        if path.is_file() and path.name not in VOCABULARY
    ]
    contents = (path.read_bytes() for path in paths)
    texts = (gzip.decompress(c) if c.startswith(GZIP) else c for c in contents)
    return "\n".join(unpacked(text.decode()) for text in texts)


def names(site: Path) -> set[str]:
    """The files of a site."""
    return {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    }


def test_each_article_has_its_own_state(whole: Finished) -> None:
    """With the text of one at hand that one is verified, the other pinned, and nothing
    of it is doubted.
    """
    project, built, site = whole
    states = {
        article.slug: project.edition.state_of(article)
        for article in project.edition.articles
    }
    assert states == {NEWSROOM: "verified", FLAGSHIP: "pinned"}
    assert project.edition.state() == "1 of 2 articles verified"
    assert [finding for finding in project.check() if finding.is_error] == []
    assert built.is_whole and built.omissions == [] and built.quotes
    assert {f"articles/{NEWSROOM}.html", f"articles/{FLAGSHIP}.html"} <= names(site)


def test_an_article_with_an_error_does_not_keep_others_back(
    both: Path, tmp_path: Path
) -> None:
    """It is named, its page is missing, and the exports have nothing of it."""
    replaced(trig(both), 'kg:sha256 "2233572b', 'kg:sha256 "2233572c')
    built = Project(both).build(tmp_path / "site")
    assert [(omission.slug, omission.is_faulty) for omission in built.omissions] == [
        (NEWSROOM, True)
    ]
    assert not built.is_whole and built.files
    assert not [name for name in names(tmp_path / "site") if NEWSROOM in name]
    assert NEWSROOM not in (tmp_path / "site" / "kg.trig").read_text(encoding="utf-8")
    assert "id:sgmw kg:hasBrand id:baojun" in (tmp_path / "site" / "kg.trig").read_text(
        encoding="utf-8"
    )


def test_what_the_words_refuse_is_left_out_of_its_article(
    both: Path, tmp_path: Path
) -> None:
    """A figure as a whole, since without its value it would say something else, and what
    rests on it; the article's page is there, and the build says what is missing.
    """
    replaced(trig(both), "kg:value 140 ;", "kg:value 141 ;")
    built = Project(both).build(tmp_path / "site")
    assert built.omissions == [] and built.files and not built.is_whole
    (refusal,) = built.refusals
    assert refusal.slug == NEWSROOM and "141" in refusal.sentence
    assert refusal.proof.position == "char=488,578"
    assert f"articles/{NEWSROOM}.html" in names(tmp_path / "site")
    site = written(tmp_path / "site")
    assert "obs-mills" not in site and "id:zollin kg:subsidiaryOf id:norvik" in site


def test_a_refused_claim_is_left_out_as_a_whole(tmp_path: Path) -> None:
    """With the claims about what it claims; other statements stay."""
    folder = tmp_path / "ferries"
    shutil.copytree(FERRIES, folder)
    article = folder / "graph" / "articles" / f"{FERRY_SLUG}.trig"
    replaced(
        article,
        "kg:claimedType kg:Event ;\n        kg:modality kg:planned",
        "kg:claimedType kg:Event ;\n        kg:modality kg:denied",
    )
    built = Project(folder, folder / "articles").build(tmp_path / "site")
    assert [refusal.proof.modality for refusal in built.refusals] == ["denied"]
    exported = (tmp_path / "site" / "kg.trig").read_text(encoding="utf-8")
    assert "id:signing" not in exported and "id:cooperation " in exported


def test_a_wrong_speaker_takes_what_was_said(both: Path, tmp_path: Path) -> None:
    """Nothing that somebody else said is published in a wrong mouth."""
    text = trig(both).read_text(encoding="utf-8")
    speaker = re.findall(r"kg:saidBy (id:[\w-]+)", text)[0]
    trig(both).write_text(
        text.replace(f"kg:saidBy {speaker} ;", "kg:saidBy id:quillhaven ;"),
        encoding="utf-8",
    )
    built = Project(both).build(tmp_path / "site")
    assert built.refusals and not built.is_whole
    exported = (tmp_path / "site" / "kg.trig").read_text(encoding="utf-8")
    assert "kg:saidBy id:quillhaven" not in exported


def test_an_article_that_cannot_be_read_does_not_either(
    both: Path, tmp_path: Path
) -> None:
    """Nor does a file that breaks off."""
    trig(both).write_text(
        trig(both).read_text(encoding="utf-8")[:2000], encoding="utf-8"
    )
    built = Project(both).build(tmp_path / "site")
    assert [omission.slug for omission in built.omissions] == [NEWSROOM]
    assert built.files and not built.is_whole


def test_what_belongs_to_no_article_keeps_the_site_back(
    both: Path, tmp_path: Path
) -> None:
    """A registry that cannot be read is everybody's."""
    (both / "graph" / "entities.ttl").write_text("id:nothing", encoding="utf-8")
    built = Project(both).build(tmp_path / "site")
    assert not built.files and not (tmp_path / "site").exists()
    assert any(
        finding.location.file == "graph/entities.ttl" for finding in built.findings
    )


def test_a_draft_is_no_error_and_is_not_published(drafted: Finished) -> None:
    """It can be asked and is checked, and the build names it."""
    project, built, site = drafted
    assert project.show("Norvik Looms")
    assert [finding for finding in project.check() if finding.is_error] == []
    assert [(omission.slug, omission.is_faulty) for omission in built.omissions] == [
        (NEWSROOM, False)
    ]
    assert built.is_whole and built.state == "pinned" and not built.quotes
    assert not [name for name in names(site) if NEWSROOM in name]


def test_an_error_of_a_draft_that_is_mended_elsewhere_holds_nobody_up(
    both: Path, tmp_path: Path
) -> None:
    """A draft that tells of a registered company without naming it: the line to mend is
    in the registry.
    """
    made_a_draft(both)
    replaced(
        trig(both),
        "id:zollin kg:locatedIn id:quillhaven .",
        "id:sgmw kg:locatedIn id:quillhaven .",
    )
    project = Project(both)
    wrong = [finding for finding in project.check() if finding.is_error]
    assert wrong
    built = project.build(tmp_path / "site")
    assert built.files and [omission.slug for omission in built.omissions] == [NEWSROOM]


def test_names_of_a_draft_are_not_published(drafted: Finished) -> None:
    """Neither its registered things, nor what is derived from it."""
    told = written(drafted.site)
    for name in ("Norvik", "Quillhaven", "model town programme", NEWSROOM):
        if name != NEWSROOM:
            assert name not in told
    assert not [path for path in names(drafted.site) if NEWSROOM in path]


def test_a_rebuild_leaves_nothing_of_an_article_that_is_gone(
    whole: Finished, flagship_folder: Path, tmp_path: Path
) -> None:
    """Above all not its words: a page of an earlier, verified build is removed."""
    site = Path(shutil.copytree(whole.site, tmp_path / "site"))
    assert "than we dared to hope" in written(site)
    # The names of another server, and a file of somebody's own.
    (site / "w3id").mkdir()
    shutil.copy(site / ".htaccess", site / "w3id" / ".htaccess")
    (site / "id" / "README").write_text("mine")
    assert "id/norvik.ttl" in names(site)
    Project(flagship_folder).build(site, pinned=True)
    assert "than we dared to hope" not in written(site)
    assert not [name for name in names(site) if NEWSROOM in name]
    assert not [name for name in names(site) if "norvik" in name]
    assert "id/README" in names(site) and "w3id/.htaccess" not in names(site)


def test_a_pinned_rebuild_leaves_no_words(whole: Finished, tmp_path: Path) -> None:
    """Where the same site was built with the texts before."""
    site = Path(shutil.copytree(whole.site, tmp_path / "site"))
    before = names(site)
    assert "than we dared to hope" in written(site)
    built = Project(whole.project.workspace.root).build(site, pinned=True)
    assert names(site) == before and built.state == "pinned" and not built.quotes
    assert "than we dared to hope" not in written(site)


def test_an_empty_project_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that it has is its description. It is not called verified: there was nothing
    to verify. It checks and builds.
    """
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    project = Project(described(tmp_path / "project").root)
    assert project.edition.state() == "empty" and not project.edition.quotes
    assert project.check() == []
    built = project.build(tmp_path / "site")
    assert (built.state, built.is_whole) == ("empty", True)
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "The words were at hand when this page was built" not in page


def test_a_site_overwrites_nothing_else(tmp_path: Path) -> None:
    """Neither a folder with other files, nor the project's own, whoever asks."""
    folder = copied_newsroom(tmp_path / "project")
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("Mine.", encoding="utf-8")
    for place in (
        other,
        folder,
        folder / "ontology",
        folder.parent,
        folder / "graph" / ".." / "queries",
    ):
        with pytest.raises(KgError):
            Project(folder).build(place)
    assert (other / "thesis.txt").read_text(encoding="utf-8") == "Mine."


def test_a_site_tells_how_well_its_statements_are_proved(whole: Finished) -> None:
    """Of the article whose words were at hand; of the other nobody knows."""
    project, built, site = whole
    exported = (site / "kg.nq").read_text(encoding="utf-8")
    graded = set(re.findall(r"/proof/([\w-]+)/\S* <\S*#grade>", exported))
    assert graded == {NEWSROOM}
    assert {proof.grade for proof in built.proofs} == {
        "proved",
        "attested",
        "open",
        None,
    }
    assert not (project.workspace.root / "graph" / "proofs").exists()
