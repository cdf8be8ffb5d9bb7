"""A review desk: an article with its drafts, on which a person decides.

The review file is the desk's only memory of decisions. Each change reads it anew and
writes it whole, so that neither an editor nor another window loses anything.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from kg import vocabulary as v
from kg.articles import digest
from kg.authoring.accepting import article_named, exact_text
from kg.authoring.judging import Act
from kg.authoring.slugs import slug as slug_of
from kg.checks import Progress
from kg.drafting.accepting_drafts import today
from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import APART, UNKNOWN
from kg.drafting.gate import Gate, GateExamination
from kg.drafting.one_article import draft_article
from kg.drafting.review_lines import TYPED_REASONS, ReviewLine
from kg.drafting.reviewing import (
    is_of_text,
    replace_lines,
    review_file,
    review_of,
)
from kg.errors import KgError, NotFound
from kg.frames.installed import ignore_fault, usable
from kg.language.spans import Span
from kg.project import Project
from kg.review_desk import line_changes
from kg.review_desk.cards import Cards
from kg.review_desk.choices import Choices
from kg.review_desk.leftovers import leftovers
from kg.review_desk.line_changes import Choice, Part
from kg.review_desk.making import Maker
from kg.review_desk.published import PublishedStatement, published
from kg.review_desk.statement_parts import names_in, quoted, relation_parts
from kg.review_desk.thing_cards import ThingCards, class_letters
from kg.review_desk.thing_names import ThingNames, things_described
from kg.review_desk.writing import Written, write_article


class Undone(NamedTuple):
    """Lines as they were before a change; None of those that were not there."""

    lines: dict[str, ReviewLine | None]


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
        self._undone: list[Undone] = []
        self._parser = usable(ignore_fault)
        self._open()

    def _open(self) -> None:
        """Read the article; drafted at once if nobody has drafted it."""
        graph = self.project.knowledge
        article = article_named(graph, self.slug)
        self._text = exact_text(self.project.texts, article)
        self._graph = graph
        workspace = self.project.workspace
        self._reading = ArticleReading(graph, article, self._text.words, self._parser)
        self._gate = Gate(workspace, graph, self._text, self._parser)
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
            drafts = draft_article(
                self.project.workspace, self._graph, self._text, self._parser
            )
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
            examined, _ = self._examined(lines, accepted)
            return leftovers(examined, self._text.words, self._parser)

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
        found = published(self._graph, self._text, self._parser)
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
            examined, numbers = self._examined(lines, {name: line})
            begin, end = line.span
            words = digest(self._text.words[begin:end])
            short = self._graph.short.term
            rows = [
                " ".join(map(short, map(str, quad.triple))) + " .\n"
                for quad in examined.stated.get(numbers[name], [])
            ]
            return "".join([f"# #char={begin},{end}, sha256 {words}\n", *rows])

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

        def put_right(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
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

        def rewritten(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
            return [_line(lines, name)._replace(statement=_one_line(statement))]

        return self._change(rewritten)

    def make(self, span: Span, statement: str = "") -> dict[str, Any]:
        """Make a statement of marked words, or write one that they say."""

        def made(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
            maker = self._maker(lines)
            if statement:
                return [maker.written(_one_line(statement), span)]
            return [self._judged(lines, maker.statement(span))]

        return self._change(made)

    def name(self, span: Span) -> dict[str, Any]:
        """Make a thing of words that name a new one; of any other, a statement."""

        def named(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
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

        def meant(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
            line = _line(lines, name)
            words = " ".join(self._text.words[slice(*line.span)].split())
            names = self._names(lines)
            local = names.found(other)
            label = names.label(local)
            if not names.may_bear(local, words):
                message = f"Nothing says that “{words}” is a name of {label}."
                advice = "Accept a statement of words that do, or reject what is wrong."
                raise KgError(message, advice)
            kind = names.kind(local)
            told = v.local_name(kind.value) if kind else "Organisation"
            registered = f"{local}: {told} {quoted(label)}"
            return line_changes.meaning(lines, line, local, registered, words)

        return self._change(meant)

    def be_new(self, name: str) -> dict[str, Any]:
        """Say that a thing is a new one, and not that of the registry."""

        def new(lines: dict[str, ReviewLine]) -> list[ReviewLine]:
            line = _line(lines, name)
            words = " ".join(self._text.words[slice(*line.span)].split())
            old, local = line_changes.described_by(line), slug_of(words)
            if local == old:
                return [line._replace(decision="a")]
            kind = line.statement.partition(": ")[2].partition(" ")[0]
            statement = f"{local}: {kind} {quoted(words)}"
            return [
                line._replace(decision="xo"),
                line_changes.new_line("n", statement, line.span),
                *(
                    line_changes.with_name(each, old, local)
                    for each in line_changes.named_lines(lines, old)
                ),
            ]

        return self._change(new)

    def classify(self, name: str, kind: str) -> dict[str, Any]:
        """Say of which class a thing is.

        Raises:
            NotFound: there is no such class.
        """
        self._graph.term(kind)
        return self._change(
            lambda lines: [line_changes.of_class(_line(lines, name), kind)]
        )

    def drop(self, name: str) -> dict[str, Any]:
        """Say that what a line describes is no thing."""
        return self._change(
            lambda lines: line_changes.no_thing(lines, _line(lines, name))
        )

    def undo(self) -> dict[str, Any]:
        """Put back what the last change replaced; as often as there were changes.

        Raises:
            KgError: nothing is left to undo.
        """
        with self._lock:
            if not self._undone:
                raise KgError("Nothing is left to undo.", "")
            before = self._undone[-1].lines
            self._replace(before)
            self._undone.pop()
            lines = self._lines()
            touched = {name: lines[name] for name in before if name in lines}
            gone = [name for name in before if name not in lines]
            return {**self._shown(lines, touched), "gone": gone}

    def _change(
        self, change: Callable[[dict[str, ReviewLine]], list[ReviewLine]]
    ) -> dict[str, Any]:
        """Change lines, write them, and show what has changed."""
        with self._lock:
            before = self._lines()
            changed = {line.id: line for line in change(before)}
            names = self._names({**before, **changed})
            for line in list(changed.values()):
                if not (line.is_thing or line.is_rejected):
                    changed |= {each.id: each for each in names.undescribed(line)}
            self._replace(dict(changed))
            self._undone.append(Undone({name: before.get(name) for name in changed}))
            lines = {**before, **changed}
            return self._shown(lines, changed)

    # The lines

    def _lines(self) -> dict[str, ReviewLine]:
        """The lines as the file has them now.

        Raises:
            KgError: they are of another text than the one that is shown.
        """
        workspace = self.project.workspace
        if not is_of_text(workspace, self.slug, self._text.words):
            message = "The article's text has changed since it was drafted."
            raise KgError(message, f"'kg draft {self.slug}' drafts it again.")
        return {
            line.id: line
            for line in review_of(workspace, self.slug)
            if not line.is_set_aside
        }

    def _replace(self, changed: Mapping[str, ReviewLine | None]) -> None:
        replace_lines(self.project.workspace, self.slug, changed, self._text.words)

    def _shown(
        self, lines: dict[str, ReviewLine], changed: dict[str, ReviewLine]
    ) -> dict[str, Any]:
        """The cards of some lines, and all things, with how much can be undone."""
        names = self._names(lines)
        stating = {name: line for name, line in changed.items() if not line.is_thing}
        examined, numbers = self._examined(lines, stating)
        cards = Cards(Choices(self._reading, names), names)
        return {
            "cards": [
                cards.card(line, numbers[line.id], examined)
                for line in sorted(stating.values(), key=lambda each: each.span)
            ],
            "things": ThingCards(self._reading, lines, names).cards(),
            "undo": len(self._undone),
        }

    def _examined(
        self, lines: dict[str, ReviewLine], wanted: dict[str, ReviewLine]
    ) -> tuple[GateExamination, dict[str, int]]:
        """Some lines examined, with those that make what they tell of."""
        needed = _with_makers(lines, wanted)
        numbers = {name: number for number, name in enumerate(needed, 1)}
        used = {name for line in needed.values() for name in names_in(line.statement)}
        used |= {one.thing for line in needed.values() for one in line.references}
        used |= {line.speaker for line in needed.values()}
        things = [
            line.of_worksheet._replace(line=0)
            for local, line in things_described(lines.values()).items()
            if not line.is_rejected and local in used
        ]
        stated = [
            line.of_worksheet._replace(line=numbers[name])
            for name, line in needed.items()
        ]
        examined = self._gate.examined(things, stated, is_by_words=True)
        # What another line states as well is that line's: each alone has its own.
        for each in stated:
            if each.line not in examined.parts:
                alone = self._gate.examined(things, [each], is_by_words=True)
                examined.parts.update(alone.parts)
        return examined, numbers

    def _judged(self, lines: dict[str, ReviewLine], line: ReviewLine) -> ReviewLine:
        """A new line, accepted if the words prove it, else open to a second look."""
        is_whole = f" {UNKNOWN}" not in line.statement
        described = self._names(lines).undescribed(line)
        known = {**lines, **{each.id: each for each in described}, line.id: line}
        examined, numbers = self._examined(known, {line.id: line})
        grades = {part.grade for part in examined.parts.get(numbers[line.id], [])}
        is_proved = is_whole and grades == {"proved"}
        return line._replace(decision="a" if is_proved else "?")

    def _names(self, lines: dict[str, ReviewLine]) -> ThingNames:
        return ThingNames(self._reading, lines)

    def _maker(self, lines: dict[str, ReviewLine]) -> Maker:
        names = self._names(lines)
        return Maker(self._reading, names, Choices(self._reading, names))

    def _is_text(self, name: str, at: int) -> bool:
        line = _line(self._lines(), name)
        relation = relation_parts(line.statement.split(APART)[at])
        return relation is not None and relation.object.startswith('"')

    def _named(self, part: Part, words: str) -> str:
        """What a person names: a property, or a thing."""
        if part == "property":
            return v.local_name(self._graph.term(words).value)
        return self._names(self._lines()).found(words)


def _line(lines: Mapping[str, ReviewLine], name: str) -> ReviewLine:
    if name not in lines:
        raise NotFound(
            "draft",
            name,
            lines,
            "Reload the page: another window, or an editor, has changed it.",
        )
    return lines[name]


def _with_makers(
    lines: Mapping[str, ReviewLine], wanted: Mapping[str, ReviewLine]
) -> dict[str, ReviewLine]:
    """Some lines, with those that make the figures and events that they tell of."""
    made = {
        statement.partition(": ")[0]: line
        for line in lines.values()
        if not line.is_thing
        for statement in line.statement.split(APART)
        if ": " in statement
    }
    found = dict(wanted)
    waiting = list(wanted.values())
    while waiting:
        for name in names_in(waiting.pop().statement):
            maker = made.get(name)
            if maker and maker.id not in found:
                found[maker.id] = maker
                waiting.append(maker)
    return found


def _one_line(statement: str) -> str:
    return " ".join(statement.split())
