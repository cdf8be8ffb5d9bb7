"""A session with a project: its files are loaded once, and all is asked of it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions
from pyoxigraph import Triple as TripleTerm

from kg import files
from kg.articles import NO_TEXTS, Texts
from kg.edition import Edition
from kg.errors import KgError, NotFound
from kg.files import FileState
from kg.knowledge import Graph, Seen, compile_store, open_graph, seen
from kg.knowledge import bindings as bindings_of
from kg.knowledge.terminology import terminology_of
from kg.questions.rows import Row, Rows
from kg.vocabulary import Term
from kg.workspace import Workspace, find

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.authoring.accepting import Accepted
    from kg.authoring.adding import Added
    from kg.authoring.judging import Act, Decided
    from kg.checks import Examined
    from kg.difference import Change
    from kg.drafting.review_lines import ReviewLine
    from kg.drafting.reviewing import Drafted
    from kg.evidence.explanations import Explanation
    from kg.knowledge.name_judgements import NameVerdict
    from kg.model import Finding, Proof, Statement
    from kg.network.centrality import Ranked
    from kg.network.pathfinding import Connection
    from kg.provenance import TracedRow
    from kg.site import Built

Progress = Callable[[str], None]
"""Called with the name of each step as it begins."""

Notify = Callable[[str], None]
"""Called with a line for whoever uses the project."""


class StaleProject(UserWarning):
    """Files of a project have changed since it was loaded; `reload()` reads them."""


class Project:
    """A project folder with its graph and the texts of its articles.

    The graph is loaded when it is first needed. Threads may share a project, and
    processes may: in another process it loads its own graph.

    Things, classes and properties go by what people call them, by a prefixed name, or
    by their IRI. All methods raise `KgError` for a name that nothing bears.

    Args:
        folder: the folder with graph/dataset.ttl; without it, the one around the
            current folder, else the one that the package carries.
        texts: the folder with the articles' texts, SLUG.txt; without it, the one that
            KG_ARTICLES names, else articles/ in the project.
        pinned: leave all texts aside, so that nothing is quoted.
        store: the address of a SPARQL endpoint that is asked in the place of the
            folder's graph; questions, frames and texts are the folder's.
        notify: called where a compiled graph cannot be used, with the reason; without
            it, that is a warning.

    Raises:
        KgError: a folder does not exist, or is no project.

    >>> project = Project(pinned=True)
    >>> project.ask("partners").columns
    ['thing', 'partner', 'concerns', 'passage']
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        texts: str | Path | None = None,
        *,
        pinned: bool = False,
        store: str | None = None,
        notify: Notify | None = None,
    ) -> None:
        workspace = find(
            Path(folder) if folder is not None else None,
            Path(texts) if texts is not None else None,
        )
        self.workspace: Workspace = workspace.pinned if pinned else workspace
        self._store = store
        self._loaded = _Loaded(self.workspace, notify or _warn, store)

    @classmethod
    def of(cls, edition: Edition) -> Project:
        """A session with an edition that was loaded before."""
        project = cls.__new__(cls)
        project.workspace = edition.workspace
        project._store = None  # noqa: SLF001 - of its own class
        loaded = _Loaded(edition.workspace, _warn, None, edition.graph)
        project._loaded = loaded  # noqa: SLF001 - of its own class
        return project

    @staticmethod
    def files_of(workspace: Workspace) -> Mapping[str, object]:
        """The state of each file that a session reads: it differs when one changes."""
        return dict(_file_states(workspace))

    def __getstate__(self) -> tuple[Workspace, str | None]:
        # The engine's memory cannot be pickled; where the files are can.
        return self.workspace, self._store

    def __setstate__(self, state: tuple[Workspace, str | None]) -> None:
        self.workspace, self._store = state
        self._loaded = _Loaded(self.workspace, _warn, self._store)

    def __repr__(self) -> str:
        try:
            number = len(self.edition.articles)
        except KgError:
            # A debugger that shows a broken project should not break as well.
            return f"<Project in {self.workspace.root}, which cannot be read>"
        articles = "1 article" if number == 1 else f"{number} articles"
        return f"<Project with {articles}, {self.edition.state()}>"

    @property
    def edition(self) -> Edition:
        """Files, graph and texts together."""
        return Edition(self.workspace, self.knowledge, self.texts)

    @property
    def knowledge(self) -> Graph:
        """What holds, and why; loaded when it is first asked for, which takes a moment.

        Raises:
            BadInput: a file cannot be read.
        """
        return self._loaded.graph()

    @property
    def texts(self) -> Texts:
        """The texts that may be quoted; none in a project that is pinned."""
        return self._loaded.texts if self.workspace.texts else NO_TEXTS

    def without_texts(self) -> Project:
        """The same session without its texts, so that it quotes nothing.

        Both share the graph that was loaded.
        """
        # Past `__init__`, which would look for the folder again and load another graph.
        pinned = Project.__new__(Project)
        pinned.workspace = self.workspace.pinned
        pinned._store = self._store  # noqa: SLF001 - of its own class
        pinned._loaded = self._loaded  # noqa: SLF001 - of its own class
        return pinned

    @property
    def is_stale(self) -> bool:
        """Whether files have changed since they were loaded."""
        return self._loaded.is_stale()

    def reload(self) -> None:
        """Forget what was loaded: the files are read again when they are needed."""
        self._loaded.forget()

    def load(self) -> None:
        """Load the graph now; else that is done when it is first asked for."""
        self._loaded.graph()

    def compile(self) -> bool:
        """Compile the graph into the user's cache, or bring it up to date there.

        From then on it is opened instead of loading all files. A project of many
        articles is compiled without being asked to.

        Returns:
            Whether that could be done; if not, the reason was told by `notify`.
        """
        return self._loaded.compile()

    def ask(self, question: str, /, **params: str) -> Rows:
        """The rows of a question in `queries/`, each with its sentence and evidence.

        Args:
            question: the name of its file, without the ending.
            params: its parameters; those not given keep their values in the file.

        Raises:
            KgError: a question, parameter or thing does not exist, or a value is of
                another type.
        """
        from kg import questions

        asked = questions.question(self.workspace, question)
        return questions.answered(self._graph(), asked, self.texts, **params)

    def query(self, sparql: str) -> Rows | bool | list[TripleTerm]:
        """Answer a read-only SPARQL query; the project's prefixes are known.

        Returns:
            The rows of a SELECT, the truth value of an ASK, or the triples of a
            CONSTRUCT or DESCRIBE.

        Raises:
            KgError: it is malformed, writes, or would reach another service.
        """
        answer = self._graph().answer(sparql)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QuerySolutions):
            columns = [variable.value for variable in answer.variables]
            rows = [Row(terms, columns) for terms in bindings_of(answer)]
            return Rows(columns, rows, self._title)
        return list(answer)

    def trace(self, sparql: str) -> list[TracedRow]:
        """The rows of a SELECT, each with the statements that produced it.

        The notes of a row say what else it rests on, or what cannot be traced.
        """
        from kg import provenance

        return provenance.trace(self._graph(), sparql, self.texts).rows

    def show(self, thing: str) -> list[Statement]:
        """All that is said of a thing, in sentences with their evidence."""
        from kg.evidence.statements import about

        graph = self._graph()
        return about(graph, graph.thing(thing), self.texts)

    def why(
        self, thing: str, property: str | None = None, value: str | None = None
    ) -> list[Explanation]:
        """Explain what holds of a thing, or of it and a property, or a whole statement.

        Returns:
            An explanation for each statement that holds, none where none does: its
            passages or, for what is inferred or derived, what it follows from.
        """
        from kg.evidence import explanations

        return explanations.why_named(self._graph(), thing, property, value, self.texts)

    def claims(
        self, thing: str, property: str | None = None, value: str | None = None
    ) -> list[Explanation]:
        """Explain what is told of a thing without being said to be so.

        Returns:
            An explanation for each claim: that it is planned, possible, denied or has
            ended. What it claims does not hold by it.
        """
        from kg.evidence import told

        graph = self._graph()
        return told.claims_about_named(graph, thing, property, value, self.texts)

    def prove(  # noqa: PLR0913 - what is said of a statement, each by its name
        self,
        text: str,
        subject: str,
        property: str | None = None,
        object: str | None = None,
        *,
        modality: str | None = None,
        kinds: Mapping[str, str] | None = None,
        references: Mapping[str, str] | None = None,
    ) -> Proof:
        """Find out whether words that are in no project say a statement.

        It is judged by the frames of the ontology, as the statements of articles are.

        >>> project = Project(pinned=True)
        >>> proof = project.prove("Bolt was bought by Acme.", "Acme", "acquired", "Bolt")
        >>> proof.grade, proof.spans
        ('proved', ((19, 23), (9, 15), (0, 4)))
        >>> project.prove("Bolt was bought by Acme.", "Bolt acquired Acme").grade
        'refused'

        Args:
            text: the words.
            subject: the subject, by the name that it has in the words; what the project
                knows by this name has all its names. Without the other two, the whole
                statement: "Acme acquired Bolt".
            property: the property.
            object: the object.
            modality: how it is told, if it is not said to be so: planned, possible,
                denied or ended.
            kinds: by name, the class of a thing; without it, one that fits the property.
            references: by words that refer to a thing, such as "the company", its name.

        Raises:
            KgError: a property, class or modality does not exist, or the text is none.
        """
        from kg.authoring.plain_text import refuse_other
        from kg.grounding.asked import Asked
        from kg.grounding.proving import prove
        from kg.grounding.statement_names import PartNames, part_names

        refuse_other(text, "the text")
        graph = self._graph()
        if property is not None and object is not None:
            named = PartNames(subject, property, object)
        else:
            named = part_names(
                graph, " ".join(filter(None, (subject, property, object)))
            )
        asked = Asked(*named, modality, kinds or {}, references or {})
        return prove(graph, text, asked)

    def path(  # noqa: PLR0913 - the options of a search, each by its name
        self,
        one: str,
        other: str,
        *,
        max_length: int | None = None,
        avoid: Iterable[str] = (),
        stated_only: bool = False,
        limit: int = 20,
    ) -> Connection:
        """How two things are connected: the shortest paths, or all up to a length.

        Args:
            one: where paths begin.
            other: where they end; relations are walked either way.
            max_length: the most steps of a path; without it, those of the shortest.
            avoid: things and properties that no path may take.
            stated_only: whether each step must be stated in an article.
            limit: the most paths.
        """
        from kg.network.pathfinding import Search, connect, to_avoid

        graph = self._graph()
        # A string is an iterable of strings, and would be avoided letter by letter.
        names = (avoid,) if isinstance(avoid, str) else avoid
        closed = frozenset(to_avoid(graph, name) for name in names)
        search = Search(max_length, closed, stated_only, limit)
        start = graph.thing(one)
        goal = graph.thing(other)
        return connect(graph, start, goal, search, self.texts)

    def rank(
        self, *, by: str = "pagerank", kind: str | None = None, seed: int = 0
    ) -> list[Ranked]:
        """The things with their centrality and community, the most central first.

        Args:
            by: the measure that orders: degree, betweenness or pagerank.
            kind: a class whose members alone are wanted.
            seed: where the Louvain method begins.
        """
        from kg.network import centrality
        from kg.schema import class_named

        graph = self._graph()
        wanted = class_named(graph, kind) if kind else None
        return centrality.rank(graph, by=by, kind=wanted, seed=seed)

    def to_networkx(
        self,
        thing: str | None = None,
        *,
        collapse: bool = True,
        inferred: bool = False,
        by_label: bool = False,
    ) -> networkx.MultiDiGraph[str]:
        """The things and their relations, or a thing with its neighbours.

        A node has label, category and iri; an edge has property, label, sentence,
        basis, passages, voices, directed and weight. Any writer of networkx takes them.

        Args:
            thing: the thing whose neighbourhood is wanted.
            collapse: whether a post or figure that ties two things together is one edge
                between them; else it is a node, and each edge one statement.
            inferred: whether relations are wanted that only repeat others from another
                side.
            by_label: whether nodes are named by their labels, so that
                `"Harbour Rovers" in graph`; of several things with one label, each
                has its IRI behind it.
        """
        from kg.network.labelled import plain_attributes

        graph = self._graph()
        around = graph.thing(thing) if thing is not None else None
        return plain_attributes(
            graph, around, collapse=collapse, inferred=inferred, by_label=by_label
        )

    def graph(self) -> rdflib.Graph:
        """A copy of what holds, stated and inferred, as an `rdflib.Graph` in memory."""
        from kg.rdflib_view import rdflib_graph

        return rdflib_graph(self._graph())

    def dataset(self) -> rdflib.Dataset:
        """A copy of all graphs as an `rdflib.Dataset` over Oxigraph.

        Query text runs in Oxigraph, while a query that rdflib has prepared would run in
        Python. Strings come back with the datatype `xsd:string`. Changes to the copy
        stay in it.
        """
        from kg.rdflib_view import rdflib_dataset

        return rdflib_dataset(self._graph())

    def export(
        self,
        format: str,
        *,
        evidence: str | None = None,
        with_text: bool = False,
        with_ontology: bool = False,
    ) -> str:
        """The whole graph as the text of a standard format.

        Args:
            format: one of the formats that `kg export --help` lists.
            evidence: the form in which the passages are told; without it, the format's
                own.
            with_text: whether the articles' words are written too.
            with_ontology: whether the ontology is written too.

        Raises:
            KgError: there is no such format or form, or it is several files, as CSV is.
        """
        from kg import formats

        return formats.export(
            self._graph(),
            format,
            evidence,
            texts=self.texts,
            with_text=with_text,
            with_ontology=with_ontology,
        )

    def check(self) -> list[Finding]:
        """The errors, warnings and notes on the files as they are now."""
        return self.examine().findings

    def examine(
        self, progress: Progress = lambda _: None, *, jobs: int | None = None
    ) -> Examined:
        """Check the files, and find out what of each article's text statements use.

        Args:
            progress: called with the name of each step.
            jobs: how many processes prove articles from their words; None for one a
                core if there are many texts, else one.
        """
        from kg import checks

        # From the files, not from what was loaded: findings have lines in them.
        texts = Texts(*self.workspace.text_folders)
        return checks.examine(self.workspace, texts, progress, jobs)

    def write_proofs(
        self, *, date: str | None = None, progress: Progress = lambda _: None
    ) -> list[Path]:
        """Write down how well each statement is proved, in graph/proofs/.

        Whoever does not have the articles' words is then told so much. Articles whose
        words are not at hand keep what was written before.

        Args:
            date: the day to note at each proof that was not there before.
            progress: called with the name of each step.

        Returns:
            The files that were changed.
        """
        from kg.authoring.recording import write_proofs
        from kg.knowledge.proofs import proof_records

        workspace = self.workspace.own
        examined = self.examine(progress)
        if examined.edition is None:
            return []
        graph = examined.edition.graph
        records = proof_records(graph)
        written = write_proofs(workspace, graph, examined.supports, records, date)
        self.reload()
        return written

    def build(
        self,
        out: str | Path = "site",
        *,
        pinned: bool = False,
        progress: Progress = lambda _: None,
    ) -> Built:
        """Check the files as they are now, and write the site in the folder `out`.

        Args:
            out: the folder of the site.
            pinned: whether the texts are left aside, so that no page quotes them.
            progress: called with the name of each step.

        Raises:
            KgError: the folder holds other files, or is where people write.
        """
        from kg import site

        workspace = self.workspace.pinned if pinned else self.workspace
        return site.build(workspace, Path(out), progress)

    def page(self, thing: str | None = None, *, most: int | None = None) -> str:
        """The page of everything, or of a thing with its neighbours, as one file.

        Args:
            thing: the thing.
            most: how many neighbours are drawn, the most telling ones; without it, all.
        """
        from kg.page.pages import drawn_map

        graph = self._graph()
        around = graph.thing(thing) if thing is not None else None
        return drawn_map(self.edition, around, most).html

    def add(  # noqa: PLR0913 - what is said of a text, each by its name
        self,
        text: str | Path,
        *,
        url: str = "",
        publisher: str = "",
        date: str = "",
        title: str = "",
        slug: str = "",
        keeps_lines: bool = False,
    ) -> Added:
        """Make an article of a text: its header, a copy, and a worksheet.

        It is a draft until its worksheet is accepted. Lines that are broken within
        sentences, as in a mail, are joined in the copy.

        Args:
            text: the file with the text, in UTF-8.
            url: where it is published.
            publisher: the name of who published it.
            date: when, such as 2024-05-31 or 2024-05-31T09:30:00.
            title: its headline; without it, its first line.
            slug: what it is called in the project; without it, the day and the title.
            keeps_lines: whether lines stay broken within sentences.

        Raises:
            KgError: the text is no plain text, or there is such an article already.
        """
        from kg.authoring.adding import add
        from kg.authoring.bibliography import Bibliography

        data = files.content(Path(text), str(text))
        given = Bibliography(url, publisher, date, title, slug)
        workspace = self.workspace.own
        added = add(workspace, str(text), data, given, keeps_lines=keeps_lines)
        self.reload()
        return added

    def draft(
        self,
        slug: str,
    ) -> Drafted:
        """Propose what an article states, in drafts/SLUG.review.

        Decisions that are there stay. Nothing is stated before `accept`.

        Args:
            slug: the article's slug.

        Raises:
            KgError: there is no such article, or its text is not at hand.
        """
        from kg.drafting.reviewing import draft

        return draft(self.workspace.own, self.knowledge, slug)

    def article_text(self, slug: str) -> str:
        """The exact text of an article.

        Raises:
            KgError: there is no such article, or its text is not at hand.
        """
        from kg.authoring.accepting import article_named, exact_text

        article = article_named(self.knowledge, slug)
        return exact_text(self.texts, article).words

    def review(
        self, slug: str, decisions: Mapping[str, str] | None = None
    ) -> list[ReviewLine]:
        """The drafts of an article with what was decided on them.

        Args:
            slug: the article's slug.
            decisions: new ones: by a draft's name, or by a tier for all that are open in
                it, `a` to accept, `?` to leave open, or `x` with the letter of a reason.

        Raises:
            NotFound: there is no such article, or no such draft.
            KgError: it was not drafted.
        """
        from kg.drafting.reviewing import decide_drafts, drafts_to_decide

        lines = drafts_to_decide(self.workspace.own, self.knowledge, slug)
        if not decisions:
            return lines
        return decide_drafts(self.workspace.own, lines, slug, decisions.items())

    def accept(
        self,
        slug: str,
        *,
        draft: bool = False,
        date: str = "",
        agent: str = "",
        progress: Progress = lambda _: None,
    ) -> Accepted:
        """Write what an article's worksheet and accepted drafts say, if its words do.

        What was rejected or edited is kept in graph/judgements.ttl, and what no frame
        says is attested there. How well each statement is proved is kept in
        graph/proofs/.

        Args:
            slug: the article's slug.
            draft: whether it stays a draft, which is not published.
            date: the day of the decisions, such as 2026-05-31; without it, today.
            agent: who decided, as graph/dataset.ttl has it; without it, whoever made
                the data set.
            progress: called with the name of each step.

        Raises:
            KgError: there is no such article, worksheet or text, or a line of the
                worksheet or the review cannot be understood.
        """
        from kg.drafting.accepting_drafts import accept_article, signed

        accepted = accept_article(
            self.workspace.own,
            slug,
            draft=draft,
            signature=signed(date, agent),
            progress=progress,
        )
        self.reload()
        return accepted

    def attest(  # noqa: PLR0913 - what a judgement has, each by its name
        self,
        thing: str,
        property: str,
        value: str,
        *,
        reason: str,
        date: str,
        agent: str = "",
        passage: str = "",
        act: Act = "attest",
    ) -> Decided:
        """Write that somebody confirms a statement of a passage, or overrules a doubt.

        Args:
            thing: the subject of the statement.
            property: its property.
            value: its object.
            reason: why the words say it.
            date: the day of the judgement, such as 2026-05-31.
            agent: who decides, by the name in graph/dataset.ttl; without it, whoever
                made the data set.
            passage: where it stands, such as char=370,632, if that is in several
                passages.
            act: `attest` a statement that is open, `overrule` what its words only seem
                to contradict, or `withdraw` an earlier judgement.

        Raises:
            KgError: the words prove it, or do not allow anybody to decide so.
        """
        from kg.authoring.judging import Decision, decide

        decision = Decision(act, reason, date, agent, passage)
        names = (thing, property, value)
        decided = decide(self.workspace.own, self._graph(), self.texts, names, decision)
        self.reload()
        return decided

    def judge_name(  # noqa: PLR0913 - what a judgement has, each by its name
        self,
        name: str,
        thing: str,
        article: str,
        *,
        reason: str,
        date: str,
        agent: str = "",
        verdict: NameVerdict = "same",
    ) -> str:
        """Write which thing a name in an article means, or does not mean.

        Drafts of the article go by it, and so do those of nothing else.

        Args:
            name: the name, as the article has it.
            thing: the thing, which the registry has.
            article: the slug of the article.
            reason: why, in a sentence.
            date: the day of the judgement, such as 2026-05-31.
            agent: who decides; without it, whoever made the data set.
            verdict: whether the name means the thing.

        Returns:
            The IRI of the judgement.

        Raises:
            KgError: there is no such thing or article, or the text of the article, where
                it is at hand, does not have the name.
        """
        from kg.authoring.accepting import article_named
        from kg.authoring.judgement_file import Signature
        from kg.authoring.review_records import (
            NewNameJudgement,
            record_name_judgements,
        )

        graph = self._graph()
        where = article_named(graph, article)
        text = self.texts.of(where)
        if text and " ".join(name.split()) not in " ".join(text.words.split()):
            message = f"The text of {article} does not have the name '{name}'."
            raise KgError(message, "Write it as the article has it.")
        decided = NewNameJudgement(name, where.iri, graph.thing(thing), verdict, reason)
        signature = Signature(date, agent)
        names = record_name_judgements(self.workspace.own, graph, [decided], signature)
        self.reload()
        return names[0].value

    def withdraw(
        self, judgement: str, *, reason: str, date: str, agent: str = ""
    ) -> str:
        """Write that an earlier judgement of any kind no longer counts.

        Args:
            judgement: its IRI, or what of it follows the project's base and judgement/.
            reason: why it does not count.
            date: the day of the withdrawal, such as 2026-05-31.
            agent: who withdraws it; without it, whoever made the data set.

        Returns:
            The IRI of the withdrawal.

        Raises:
            KgError: there is no such judgement, or it was withdrawn before.
        """
        from kg.authoring.judgement_file import Signature
        from kg.authoring.review_records import withdraw_judgements

        graph = self._graph()
        begin = f"{graph.namespaces.base}judgement/"
        try:
            name = NamedNode(begin + judgement.removeprefix(begin))
        except ValueError as error:  # a thing's name, which is no part of an IRI
            advice = "They are named in graph/judgements.ttl."
            raise NotFound("judgement", judgement, advice=advice) from error
        signature = Signature(date, agent)
        done = withdraw_judgements(self.workspace.own, graph, [name], reason, signature)
        self.reload()
        return done[0].value

    def diff(self, before: str | Path, after: str | Path) -> list[Change]:
        """What changed from one project folder or RDF file to another.

        A file may speak of things that it does not name: this project names them.
        """
        from kg.difference import differences, sides

        old, new = sides(
            Path(before),
            Path(after),
            self.workspace,
            self._loaded.notify,
        )
        return differences(old, new)

    def _graph(self) -> Graph:
        """The graph, with a warning where files have changed since it was loaded."""
        if self.is_stale:
            message = (
                "Files of the project have changed since it was loaded: "
                "reload() reads them again."
            )
            # Level 3 is the line that called the public method.
            warnings.warn(message, StaleProject, stacklevel=3)
        return self.knowledge

    def _title(self, term: Term) -> str:
        return self.knowledge.verbaliser.title(term)


class _Loaded:
    """The graph of a workspace, and the state of its files when it was loaded."""

    def __init__(
        self,
        workspace: Workspace,
        notify: Notify,
        store: str | None,
        graph: Graph | None = None,
    ) -> None:
        self.texts = Texts(*workspace.text_folders)
        self._workspace = workspace
        self.notify = notify
        self._store = store
        self._lock = Lock()
        self._graph = graph
        self._digest: str | None = None  # of the graph's files

    def graph(self) -> Graph:
        # However many threads ask at once, one loads and the others wait for it.
        with self._lock:
            if self._graph is None:
                at = self._looked_at()
                self._graph = self._opened(at)
            return self._graph

    def _looked_at(self) -> Seen:
        """The files before loading: what is written meanwhile has to count as changed."""
        at = seen(self._workspace)
        self._digest = at.digest
        return at

    def _opened(self, at: Seen) -> Graph:
        if self._store is None:
            return open_graph(self._workspace, self.notify, at)
        from kg.knowledge.remote import open_remote  # slow to import

        return open_remote(self._store, lambda: terminology_of(self._workspace).frames)

    def compile(self) -> bool:
        with self._lock:
            at = self._looked_at()
            graph = compile_store(self._workspace, self.notify, at)
            self._graph = graph or self._graph
            return graph is not None

    def is_stale(self) -> bool:
        # Nothing was loaded yet, or somebody else did.
        if self._digest is None:
            return False
        if self.texts.are_stale:
            return True
        now = seen(self._workspace)
        return now.digest != self._digest

    def forget(self) -> None:
        with self._lock:
            self._graph = None
            self._digest = None
            self.texts = Texts(*self._workspace.text_folders)


def _file_states(workspace: Workspace) -> Iterator[tuple[str, FileState]]:
    """Each file that a session reads, with its state."""
    yield from workspace.states()
    for folder in workspace.text_folders:
        for name, state in files.states(folder, ".txt"):
            yield f"{folder}/{name}", state


def _warn(line: str) -> None:
    warnings.warn(line, RuntimeWarning, stacklevel=2)
