"""A review desk: an article with its drafts, on which a person decides."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from kg import vocabulary as v
from kg.articles import digest
from kg.authoring.accepting import article_named, exact_text
from kg.authoring.judging import Act
from kg.authoring.shorthand import quoted
from kg.checks import Progress
from kg.drafting.accepting_drafts import today
from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import APART
from kg.drafting.gate import Gate
from kg.drafting.one_article import draft_article
from kg.drafting.review_lines import TYPED_REASONS, ReviewLine
from kg.drafting.reviewing import review_file
from kg.errors import KgError, NotFound
from kg.language.spans import Span
from kg.project import Project
from kg.review_desk import line_changes, thing_changes
from kg.review_desk.cards import Cards
from kg.review_desk.choices import Choices
from kg.review_desk.examining import ExaminedLines, accepted_if_proved, examined
from kg.review_desk.journal import Journal
from kg.review_desk.leftovers import leftovers
from kg.review_desk.line_changes import Choice, Lines, Part
from kg.review_desk.making import Maker
from kg.review_desk.published import PublishedStatement, published
from kg.review_desk.statement_parts import relation_parts
from kg.review_desk.thing_cards import ThingCards, class_letters
from kg.review_desk.thing_names import ThingNames, things_described
from kg.review_desk.writing import Written, write_article

Change: TypeAlias = Callable[[Lines], list[ReviewLine]]
"""What makes new lines of those that are there."""


class Desk:
    """The review of one article; threads may share it.

    Args:
        project: the project, with the article's text at hand.
        slug: the article's slug.

    Raises:
        KgError: there is no such article, or its text is not at hand.
    """

    def __init__(self, project: Project, slug: str) -> None:
        self.project = project
        self.slug = slug
        self._lock = threading.RLock()
        self._journal = Journal(project.workspace.own, slug)
        self._open()

    def _open(self) -> None:
        """Read the article; drafted at once if nobody has drafted it."""
        graph = self.project.knowledge
        article = article_named(graph, self.slug)
        self._text = exact_text(self.project.texts, article)
        self._graph = graph
        workspace = self.project.workspace
        self._reading = ArticleReading(graph, article, self._text.words)
        self._gate = Gate(workspace, graph, self._text)
        if not review_file(workspace, self.slug).is_file() and not article.passages:
            self.project.draft(self.slug)

    # What the page shows

    @property
    def headline(self) -> str:
        """What the article is called."""
        return self._text.article.headline or self.slug

    def view(self) -> dict[str, Any]:
        """All that the page shows, as it is now."""
        with self._lock:
            if self.project.is_stale:
                self.project.reload()
                self._open()
            lines = self._lines()
            article = self._text.article
            return {
                "slug": self.slug,
                "headline": article.headline,
                "publisher": article.publisher,
                "url": article.url,
                "text": self._text.words,
                "sentences": self._reading.words.sentences,
                "classes": class_letters(self._graph),
                "reasons": TYPED_REASONS,
                **self._shown(lines, lines),
            }

    def refused(self) -> list[dict[str, Any]]:
        """What was drafted and the words refuse, with the reason."""
        with self._lock:
            workspace = self.project.workspace
            drafts = draft_article(workspace, self._graph, self._text)
            return [
                {
                    "statement": each.draft.statement,
                    "span": each.draft.span,
                    "reason": each.reason,
                }
                for each in drafts.refused
            ]

    def leftovers(self) -> list[dict[str, Any]]:
        """What no accepted line has."""
        with self._lock:
            lines = self._lines()
            accepted = {name: line for name, line in lines.items() if line.is_accepted}
            found = self._examined(lines, accepted).examination
            return leftovers(found, self._text.words)

    def published(self) -> list[dict[str, Any]]:
        """What the article states already and rests on a person, or is open."""
        with self._lock:
            return [each.record for each in self._published().values()]

    def judge(self, name: str, act: Act, reason: str) -> list[dict[str, Any]]:
        """Confirm a published statement that is open, or withdraw what was decided.

        Args:
            name: its name on the page.
            act: `attest`, `overrule` or `withdraw`.
            reason: why, in a sentence.

        Raises:
            KgError: there is no such statement, or no reason.
        """
        if not reason.strip():
            raise KgError("A judgement has a reason.", "Say why in a sentence.")
        with self._lock:
            known = self._published()
            if name not in known:
                raise NotFound("statement", name, known)
            found = known[name]
            self.project.attest(
                *(str(getattr(term, "value", term)) for term in found.triple),
                reason=_one_line(reason),
                date=today(),
                passage=found.passage.position,
                act=act,
            )
            self._open()
            return [each.record for each in self._published().values()]

    def _published(self) -> dict[str, PublishedStatement]:
        found = published(self._graph, self._text)
        return {each.id: each for each in found}

    def write(self, progress: Progress) -> Written:
        """Write what is accepted, and build the site.

        Raises:
            KgError: nothing is accepted, or a line cannot be understood.
        """
        with self._lock:
            written = write_article(self.project, self.slug, progress)
            self._open()
            return written

    def written(self, name: str) -> str:
        """The statements of a line, as the article's file will have them."""
        with self._lock:
            lines = self._lines()
            line = _line(lines, name)
            stated = self._examined(lines, {name: line}).stated(name)
            begin, end = line.span
            words = digest(self._text.words[begin:end])
            rows = [f"# #char={begin},{end}, sha256 {words}\n"]
            for quad in stated:
                terms = map(self._graph.short.term, map(str, quad.triple))
                rows.append(" ".join(terms) + " .\n")
            return "".join(rows)

    # What a person does

    def decide(self, names: Iterable[str], decision: str) -> dict[str, Any]:
        """Accept drafts, reject them, or leave them open.

        Args:
            names: the drafts.
            decision: `a`, `?`, or `x` with the letter of a reason.

        Raises:
            KgError: there is no such draft or decision.
        """
        known = ("a", "?", "x", *(f"x{letter}" for letter in TYPED_REASONS))
        if decision not in known:
            raise NotFound("decision", decision, known)
        return self._change(
            lambda lines: line_changes.decided(
                lines, [_line(lines, name).id for name in names], decision
            )
        )

    def put(self, name: str, part: Part, at: int, choice: Choice) -> dict[str, Any]:
        """Put a part of a draft right: one of its choices, or words of one's own."""

        def put_right(lines: Lines) -> list[ReviewLine]:
            return [line_changes.put(_line(lines, name), part, at, choice)]

        return self._change(put_right)

    def put_own(self, name: str, part: Part, at: int, words: str) -> dict[str, Any]:
        """Put a part right by words of one's own: a thing by its name, else a text.

        Raises:
            NotFound: nothing bears the name.
        """
        value = quoted(words)
        if part in ("owner", "subject", "voice", "property") or (
            part == "object" and not self._is_text(name, at)
        ):
            value = self._named(part, words)
        return self.put(name, part, at, Choice(value, words))

    def turn(self, name: str) -> dict[str, Any]:
        """Turn a relation round."""
        return self._change(lambda lines: [line_changes.turned(_line(lines, name))])

    def rewrite(self, name: str, statement: str) -> dict[str, Any]:
        """Write the statement of a draft in shorthand."""

        def rewritten(lines: Lines) -> list[ReviewLine]:
            return [_line(lines, name)._replace(statement=_one_line(statement))]

        return self._change(rewritten)

    def make(self, span: Span, statement: str = "") -> dict[str, Any]:
        """Make a statement of marked words, or write one that they say."""

        def made(lines: Lines) -> list[ReviewLine]:
            maker = self._maker(lines)
            if statement:
                return [maker.written(_one_line(statement), span)]
            return [self._judged(lines, maker.statement(span))]

        return self._change(made)

    def name(self, span: Span) -> dict[str, Any]:
        """Make a thing of words that name a new one; of any other, a statement."""

        def named(lines: Lines) -> list[ReviewLine]:
            maker = self._maker(lines)
            if maker.is_named(span, things_described(lines.values())):
                return [self._judged(lines, maker.statement(span))]
            return [maker.thing(span)]

        return self._change(named)

    def leave_out(self, span: Span, reason: str) -> dict[str, Any]:
        """Say why nothing is stated of some words.

        Raises:
            KgError: no reason is given.
        """
        if not reason.strip():
            raise KgError("Words are left out with a reason.", "Say why.")
        return self._change(
            lambda _: [line_changes.left_out_line(span, _one_line(reason))]
        )

    def mean(self, name: str, other: str) -> dict[str, Any]:
        """Say that the words of a thing mean another one."""

        def meant(lines: Lines) -> list[ReviewLine]:
            line = _line(lines, name)
            names = self._names(lines)
            return thing_changes.meaning(lines, names, line, self._words(line), other)

        return self._change(meant)

    def be_new(self, name: str) -> dict[str, Any]:
        """Say that a thing is a new one, and not that of the registry."""

        def new(lines: Lines) -> list[ReviewLine]:
            line = _line(lines, name)
            return thing_changes.new_thing(lines, line, self._words(line))

        return self._change(new)

    def classify(self, name: str, kind: str) -> dict[str, Any]:
        """Say of which class a thing is.

        Raises:
            NotFound: there is no such class.
        """
        self._graph.term(kind)
        return self._change(
            lambda lines: [thing_changes.of_class(_line(lines, name), kind)]
        )

    def drop(self, name: str) -> dict[str, Any]:
        """Say that what a line describes is no thing."""
        return self._change(
            lambda lines: thing_changes.no_thing(lines, _line(lines, name))
        )

    def undo(self) -> dict[str, Any]:
        """Put back what the last change replaced; as often as there were changes.

        Raises:
            KgError: nothing is left to undo.
        """
        with self._lock:
            replaced = self._journal.undo(self._text.words)
            lines = self._lines()
            touched = {name: lines[name] for name in replaced if name in lines}
            gone = [name for name in replaced if name not in lines]
            return {**self._shown(lines, touched), "gone": gone}

    def _change(self, change: Change) -> dict[str, Any]:
        """Change lines, write them, and show what has changed."""
        with self._lock:
            before = self._lines()
            changed = {line.id: line for line in change(before)}
            names = self._names({**before, **changed})
            for line in list(changed.values()):
                if not (line.is_thing or line.is_rejected):
                    changed |= {each.id: each for each in names.undescribed(line)}
            self._journal.change(before, changed.values(), self._text.words)
            return self._shown({**before, **changed}, changed)

    def _lines(self) -> dict[str, ReviewLine]:
        return self._journal.lines(self._text.words)

    def _shown(self, lines: Lines, changed: Lines) -> dict[str, Any]:
        """The cards of some lines, and all things, with how much can be undone."""
        names = self._names(lines)
        stating = {name: line for name, line in changed.items() if not line.is_thing}
        found = self._examined(lines, stating)
        cards = Cards(Choices(self._reading, names), names)
        ordered = sorted(stating.values(), key=lambda line: line.span)
        return {
            "cards": [cards.card(line, found) for line in ordered],
            "things": ThingCards(self._reading, lines, names).cards(),
            "undo": self._journal.changes,
        }

    def _examined(self, lines: Lines, wanted: Lines) -> ExaminedLines:
        return examined(self._gate, lines, wanted)

    def _names(self, lines: Lines) -> ThingNames:
        return ThingNames(self._reading, lines)

    def _maker(self, lines: Lines) -> Maker:
        names = self._names(lines)
        return Maker(self._reading, names, Choices(self._reading, names))

    def _judged(self, lines: Lines, line: ReviewLine) -> ReviewLine:
        return accepted_if_proved(self._gate, lines, self._names(lines), line)

    def _words(self, line: ReviewLine) -> str:
        """The words of a line, on one."""
        return _one_line(self._text.words[slice(*line.span)])

    def _is_text(self, name: str, at: int) -> bool:
        line = _line(self._lines(), name)
        relation = relation_parts(line.statement.split(APART)[at])
        return relation is not None and relation.object.startswith('"')

    def _named(self, part: Part, words: str) -> str:
        """What a person names: a property, or a thing."""
        if part == "property":
            return v.local_name(self._graph.term(words).value)
        return self._names(self._lines()).found(words)


def _line(lines: Lines, name: str) -> ReviewLine:
    if name not in lines:
        raise NotFound(
            "draft",
            name,
            lines,
            "Reload the page: another window, or an editor, has changed it.",
        )
    return lines[name]


def _one_line(statement: str) -> str:
    return " ".join(statement.split())
