"""A copy of a project's graph in which a worksheet is tried before it is accepted."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import files
from kg import vocabulary as v
from kg.articles import Text
from kg.authoring.companions import companions
from kg.authoring.compiling import Compiled
from kg.authoring.registry import registered, registry_files
from kg.checks import Progress
from kg.evidence.lookup import publishable, text_fragment
from kg.knowledge import open_graph
from kg.knowledge.compiled.lent import Lent, lent
from kg.model import Article
from kg.rdf import trig
from kg.workspace import Workspace


@contextmanager
def tried(original: Workspace, article: Article, say: Progress) -> Iterator[Trial]:
    """A copy of a project, with all that is kept of it, which is gone behind it.

    Args:
        original: the project.
        article: of which a worksheet is tried.
        say: is called where nothing can be kept, with the reason.
    """
    with lent(original.root) as kept:
        yield Trial(original, article, kept, say)


class Trial:
    """A project in another folder, whose graph has what a worksheet says.

    Attributes:
        workspace: the copy.
        passages: how many passages the article has.
    """

    def __init__(
        self, original: Workspace, article: Article, kept: Lent, say: Progress
    ) -> None:
        self.workspace = _copied(original, kept.folder)
        self.passages = 0
        self._kept = kept
        self._say = say
        self._original = original
        self._article = article
        self._iri = NamedNode(article.iri)
        self._path = self.workspace.article(article.slug)

    def write(self, compiled: Compiled, text: Text, *, is_draft: bool) -> None:
        """Write what the worksheet says, and what follows from it.

        Args:
            compiled: what it says.
            text: the article's text.
            is_draft: whether the article stays a draft.
        """
        self._write_registry(compiled)
        header = self._header(is_draft=is_draft)
        stated = [*header, *compiled.passages, *compiled.stated]
        self._write_article(stated)
        # What leans on what, and what a fragment may be made of, only the graph tells
        # that all statements make.
        self._write_article([*stated, *self._completions(text)])

    def forget_proofs(self) -> None:
        """Leave the records of its proofs aside, which are to be worked out anew."""
        self.workspace.proofs_of(self._article.slug).unlink(missing_ok=True)

    def take_over(self) -> list[Path]:
        """Copy what has changed into the project."""
        written = []
        for tried in (*self.workspace.registry, self._path):
            target = self._original.root / tried.relative_to(self.workspace.root)
            content = tried.read_bytes()
            if not target.exists() or target.read_bytes() != content:
                files.write(target, content)
                written.append(target)
        return written

    def keep(self) -> None:
        """Keep for the project, once it was taken over, what was worked out of it."""
        self._kept.take_back()

    def _header(self, *, is_draft: bool) -> list[Quad]:
        """What the article's file says of the article itself."""
        header = []
        for quad in parse(path=self._path, format=RdfFormat.TRIG):
            is_own = quad.subject == quad.graph_name == self._iri
            if is_own and quad.predicate != v.IS_DRAFT:
                header.append(quad)
        if is_draft:
            draft = Literal(value=True)
            header.append(Quad(self._iri, v.IS_DRAFT, draft, self._iri))
        return header

    def _write_registry(self, compiled: Compiled) -> None:
        """Describe the worksheet's things as it does, in the place of what there was."""
        if not compiled.registry:
            return
        replaced = {(quad.subject, quad.predicate) for quad in compiled.registry}
        kept = [
            quad
            for quad in registered(self.workspace)
            if (quad.subject, quad.predicate) not in replaced
        ]
        said = [*kept, *compiled.registry]
        contents = registry_files(self.workspace, said, self._article.slug)
        for path, content in contents.items():
            files.write(path, content)

    def _write_article(self, quads: Iterable[Quad]) -> None:
        distinct = list(dict.fromkeys(quads))
        prefixes = self.workspace.namespaces.prefixes
        content = trig.write_trig(distinct, prefixes, base=self._iri.value)
        files.write(self._path, content)
        passages = [quad for quad in distinct if quad.object == v.CLASS_PASSAGE]
        self.passages = len(passages)

    def _completions(self, text: Text) -> list[Quad]:
        """Which passages are read with which, and the text fragments."""
        graph = open_graph(self.workspace, self._say)
        article = graph.articles[self._article.iri]
        words = Text(article, text.words)
        quads = list(companions(graph, words))
        if not article.url:
            return quads  # no page that a fragment could lead into
        names = publishable(graph)
        for passage in article.passages:
            fragment = text_fragment(words, passage.begin, passage.end, names)
            if fragment is not None:
                name = NamedNode(passage.iri)
                value = Literal(fragment)
                quads.append(Quad(name, v.TEXT_FRAGMENT, value, self._iri))
        return quads


def _copied(workspace: Workspace, folder: Path) -> Workspace:
    """The project in another folder, in which its graph may be changed."""
    # As the same files, so that nobody has to read them to know that they are.
    graph = workspace.root / "graph"
    shutil.copytree(graph, folder / "graph", copy_function=files.hard_link)
    for name in ("ontology", "queries"):
        original = workspace.root / name
        if original.is_dir():
            (folder / name).symlink_to(original)
    return Workspace(folder, workspace.texts)
