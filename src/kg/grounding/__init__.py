"""Whether the words of the articles bear what the graph says.

Every statement, figure and voice is proved by a rule of its own.

The rules are in the ontology: what mentions a member of a class (`kg:mentionedBy`),
which words tell of a property or a class (`kg:cue`), whose labels describe
(`kg:isDescribed`) and what is a paraphrase. Figures are proved from their wording,
which the graph holds itself; all else from an article's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing import current_process, get_all_start_methods, get_context
from typing import Any, NamedTuple, TypeAlias, TypeVar

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.bulk import Ended, Work, in_processes
from kg.errors import KgError
from kg.grounding import figure_doubts
from kg.grounding.claim_grounds import (
    ClaimGrounds,
    as_if_claims_held,
    told_in,
    without_claims,
)
from kg.grounding.doubts import Doubt, unborne, unproved
from kg.grounding.framed import Framed
from kg.grounding.grading import Before, graded
from kg.grounding.lending import Lending
from kg.grounding.mentions import Mentioner
from kg.grounding.references import References
from kg.grounding.relations import Ground, Grounds
from kg.grounding.requirements import Rules
from kg.grounding.voices import attributed, views
from kg.grounding.words import Stated, Words
from kg.knowledge import Graph
from kg.knowledge.judgements import Judgement, judgements, on_these_words
from kg.knowledge.proofs import ArticleRecords
from kg.knowledge.record_faults import JudgedRecords, RecordFaults
from kg.language.english import formatting
from kg.language.spans import Span, overlap, overlaps_any
from kg.model import Article, Finding, Judged, Location, Passage, Proof
from kg.vocabulary import Term, Triple

T = TypeVar("T")
_Doubts: TypeAlias = Iterator[tuple[Passage, Doubt]]
_DESCRIBING = {v.TYPE, v.KIND, *v.NAMING}


class Support(NamedTuple):
    """What was proved of an article's statements from which words, and what was not.

    Attributes:
        article: The article.
        stated: What its passages state.
        doubts: What its words do not bear, and no person has settled.
        words: Its words, where its exact text is at hand.
        grounds: The words that bear each statement of a passage.
        proofs: How well each statement is proved.
    """

    article: Article
    stated: Stated
    doubts: list[Doubt]
    words: Words | None
    grounds: dict[tuple[Passage, Triple], Ground]
    proofs: list[Proof]


def support(
    graph: Graph,
    texts: Texts = NO_TEXTS,
    jobs: int = 1,
) -> list[Support]:
    """The support of each article.

    Without its exact text, it is that of its figures by their wordings alone.

    Args:
        graph: what is to be proved.
        texts: the words.
        jobs: how many processes share the articles, where processes can be forked: what
            they prove with is not handed over.
    """
    prove = Proving(graph, texts)
    return each_by_itself(prove, list(graph.articles.values()), jobs)


class Proving:
    """How the articles of a graph are proved, each by itself.

    Args:
        graph: what is to be proved.
        texts: the words.

    Attributes:
        records: what was proved before.
    """

    def __init__(self, graph: Graph, texts: Texts) -> None:
        self.rules = Rules(graph)
        self.texts = texts
        self.records = ArticleRecords(graph)
        self._faults = RecordFaults(graph)
        self._recorded: dict[str, JudgedRecords] = {}
        found = judgements(graph)
        graph.passages.prepare(each.judged.passage for each in found)
        self._decided: dict[str, dict[Judged, Judgement]] = {}
        for judgement in on_these_words(found, graph.passages):
            article, _, _ = judgement.judged.passage.partition("#")
            decided = self._decided.setdefault(article, {})
            decided[judgement.judged] = judgement

    def __call__(self, article: Article) -> Support:
        """The support of an article."""
        before = self._before(article.iri)
        return _support(self.rules, article, self.texts, before)

    def decided(self, article: str) -> dict[Judged, Judgement]:
        """What people have decided of an article, by its IRI."""
        return self._decided.get(article, {})

    def recorded(self, article: str) -> JudgedRecords:
        """What was proved of an article before, by its IRI."""
        # Whoever checks an article asks several times, and then for another.
        if article not in self._recorded:
            records = self.records.of(article)
            judged = self._faults.judged(records)
            self._recorded = {article: judged}
        return self._recorded[article]

    def _before(self, article: str) -> Before:
        """What was found of an article before, by its IRI."""
        recorded = self.recorded(article)
        kept: dict[Judged, Proof] = {}
        for record in recorded.counting:
            kept[record.proof.judged] = record.proof
        return Before(
            decided=self.decided(article),
            kept=kept,
        )


def each_by_itself(
    prove: Callable[[Article], T], articles: Sequence[Article], jobs: int
) -> list[T]:
    """What is found of each article, by so many processes if they can be forked.

    Raises:
        KgError: a process has ended.
    """
    found = {article.iri: each for article, each in one_by_one(prove, articles, jobs)}
    return [found[article.iri] for article in articles]


def one_by_one(
    prove: Callable[[Article], T], articles: Sequence[Article], jobs: int
) -> Iterator[tuple[Article, T]]:
    """The same as soon as it is found, so that not all need be held at once.

    Raises:
        KgError: a process has ended.
    """
    if jobs == 1 or not _may_fork():
        for article in articles:
            yield article, prove(article)
        return
    _PROVING[:] = [prove]
    work = Work(_proved)
    for article, result in in_processes(work, articles, jobs, get_context("fork")):
        if isinstance(result, Ended):
            ended = f"{article.slug}: its process ended ({result.reason})."
            raise KgError(ended, "It may have needed too much memory.")
        yield article, result


_PROVING: list[Callable[[Article], Any]] = []
"""How articles are proved, for the processes that are forked."""


def _proved(article: Article) -> Any:  # noqa: ANN401 - whatever proving it gives
    return _PROVING[0](article)


def _may_fork() -> bool:
    """Whether processes of this one may be had; a daemon may have none."""
    return "fork" in get_all_start_methods() and not current_process().daemon


def proofs_of(
    rules: Rules,
    words: Words,
    stated: Stated,
    sentences: Sequence[Span],
) -> list[Proof]:
    """How well words prove what their passages tell, whoever says it.

    Args:
        rules: the rules of the graph that knows what is told of.
        words: the words.
        stated: what their passages tell.
        sentences: where what is told may be said.
    """
    proof = _Proof(rules, words, stated, sentences)
    doubts = list(_placed(proof.doubts_of_relations()))
    return graded(stated, doubts, proof.grounds).proofs


def told_of(stated: Stated) -> set[NamedNode]:
    """The things that statements tell of, and those that their passages name."""
    found: set[Term] = set()
    for passage, triples in stated.items():
        found.update(map(NamedNode, passage.said_by))
        found.update(map(NamedNode, passage.refers_to))
        for subject, _, value in triples:
            found.add(subject)
            found.add(value)
    return {end for end in found if isinstance(end, NamedNode)}


def _support(
    rules: Rules,
    article: Article,
    texts: Texts,
    before: Before,
) -> Support:
    stated = rules.graph.stated(article.passages)
    things = told_of(stated)
    rules.prepare(things)
    rules.graph.verbaliser.prepare(things)
    text = texts.of(article)
    if text is None or not text.is_exact:
        doubts = _located(rules, _of_figures(rules, None, stated))
        grading = graded(stated, doubts, None, before)
        return Support(
            article=article,
            stated=stated,
            doubts=grading.doubts,
            words=None,
            grounds={},
            proofs=grading.proofs,
        )
    words = Words(article, text.words)
    proof = _Proof(rules, words, stated)
    doubts = _located(rules, proof.doubts())
    grading = graded(stated, doubts, proof.grounds, before)
    return Support(
        article=article,
        stated=stated,
        doubts=grading.doubts,
        words=words,
        grounds=proof.grounds,
        proofs=grading.proofs,
    )


def _located(rules: Rules, found: _Doubts) -> list[Doubt]:
    """The doubts in whole sentences, about their passages."""
    located: list[Doubt] = []
    for doubt in _placed(found):
        message = formatting.capitalised(doubt.finding.message)
        if doubt.subject:
            title = rules.graph.verbaliser.title(doubt.subject)
            message = f"{title}: {doubt.finding.message}"
        finding = doubt.finding._replace(message=message)
        located.append(doubt._replace(finding=finding))
    return located


def _placed(found: _Doubts) -> Iterator[Doubt]:
    """The doubts, each about its passage."""
    for passage, doubt in found:
        place = Location(passage=passage.iri)
        yield doubt._replace(finding=doubt.finding._replace(location=place))


def _of_figures(rules: Rules, mentioner: Mentioner | None, stated: Stated) -> _Doubts:
    for passage, triples in stated.items():
        for doubt in figure_doubts.doubts(rules, mentioner, passage, triples):
            yield passage, doubt


_FOREIGN = unproved(
    message="the passage does not read as English: what it tells is open.",
    advice="Attest what its words say, or add the text in English.",
)


class _Proof:
    """Proves what the passages of one article state, from its words.

    Attributes:
        grounds: The words that bear each statement, once its `doubts` have been asked.
    """

    def __init__(
        self,
        rules: Rules,
        words: Words,
        stated: Stated,
        sentences: Sequence[Span] | None = None,
    ) -> None:
        self.grounds: dict[tuple[Passage, Triple], Ground] = {}
        self._rules = rules
        self._words = words
        self._stated = stated
        self._mentioner = Mentioner(rules, words)
        things = told_of(stated)
        framed = Framed(rules.lexicon, self._mentioner, things, sentences)
        self._proofs = Grounds(rules, words, self._mentioner, framed)
        self._stating = [passage for passage, triples in stated.items() if triples]

    def doubts(self) -> _Doubts:
        """What the words do not bear."""
        return self._of_language(self._all_doubts())

    def _all_doubts(self) -> _Doubts:
        spoken = as_if_claims_held(self._stated)
        lending = Lending(self._mentioner, spoken)
        yield from _of_figures(self._rules, self._mentioner, self._stated)
        yield from self._of_statements()
        yield from self._of_voices(lending)
        yield from lending.faults()
        yield from References(self._mentioner, spoken).faults()
        yield from self._of_claims()

    def doubts_of_relations(self) -> _Doubts:
        """What the words do not bear of statements and claims, whoever speaks."""
        return self._of_language(self._all_of_relations())

    def _of_language(self, found: _Doubts) -> _Doubts:
        """The doubts, with one for all that a passage in another language tells.

        Of such a passage no grammar here knows more than whom it names.
        """
        foreign = set(filter(self._is_foreign, self._stating))
        for passage, doubt in found:
            if passage not in foreign or _is_of_name(doubt):
                yield passage, doubt
        # In the order of the text, which a set has not
        for passage in self._stating:
            if passage in foreign:
                yield passage, Doubt(_FOREIGN)

    def _is_foreign(self, passage: Passage) -> bool:
        return not self._words.is_english_at(passage.span)

    def _all_of_relations(self) -> _Doubts:
        spoken = as_if_claims_held(self._stated)
        yield from self._of_statements()
        yield from References(self._mentioner, spoken).faults()
        yield from self._of_claims()

    def _of_statements(self) -> _Doubts:
        """What is wrong with statements; then, where narrower passages say them."""
        plain = without_claims(self._stated)
        for passage, triples in plain.items():
            for triple in dict.fromkeys(triples):
                ground = self._proofs.ground(triple, passage)
                self.grounds[passage, triple] = ground
                for fault in ground.faults:
                    yield passage, _about(triple, fault)
        for passage, triples in plain.items():
            for triple in dict.fromkeys(triples):
                says = partial(self._proofs.says, triple)
                for doubt in self._narrower(says, passage, triple):
                    yield passage, doubt

    def _of_claims(self) -> _Doubts:
        of_claims = ClaimGrounds(self._proofs, self._mentioner)
        for passage, triples in self._stated.items():
            for claim in told_in(triples):
                ground = of_claims.ground(claim, passage)
                self.grounds[passage, claim.record] = ground
                for fault in ground.faults:
                    yield passage, Doubt(fault, claim.name)
                says = partial(of_claims.says, claim)
                for doubt in self._narrower(says, passage, claim.record):
                    yield passage, doubt

    def _narrower(
        self, says: Callable[[Passage], bool], passage: Passage, triple: Triple
    ) -> Iterator[Doubt]:
        """Passages inside the statement's own that say it as well.

        A statement's passage is the smallest that says it.
        """
        first = self._begun_before(passage.begin)
        last = self._begun_before(passage.end)
        for other in self._stating[first:last]:
            if other == passage or other.end > passage.end:
                continue
            if says(other):
                finding = unproved(
                    message="a narrower passage says it.",
                    advice=f"Move the statement to {other.position}.",
                    expected=other.position,
                )
                yield _about(triple, finding)._replace(is_of_proof=False)

    def _begun_before(self, place: int) -> int:
        """How many of the passages that state something begin before a place."""
        return bisect_left(self._stating, place, key=lambda each: each.begin)

    def _of_voices(self, lending: Lending) -> _Doubts:
        """Passages in somebody's mouth that do not say in whose, or the other way."""
        said = attributed(self._words.text)
        for passage in self._stating:
            here = tuple(span for span in said if overlap(span, passage.span))
            is_said = bool(here)
            lacks_speaker = is_said and not passage.said_by
            if lacks_speaker and not self._only_describes(passage):
                # Whose words they are may be plain, and said in the sentence itself.
                finding = unproved(
                    message="somebody says this.",
                    advice="Name the speaker by kg:saidBy.",
                )
                yield passage, Doubt(finding, predicate=v.SAID_BY, words=here)
            if passage.said_by:
                finding = unproved(
                    message="these are the article's own words, nobody's speech.",
                    advice="Take kg:saidBy away, or cover the words that are said.",
                )
                unsaid = self._unsaid(passage, here)
                if unsaid:
                    words = unsaid if is_said else ()
                    yield passage, Doubt(finding, predicate=v.SAID_BY, words=words)
            for doubt in self._unnamed_speakers(passage, lending):
                yield passage, doubt

    def _only_describes(self, passage: Passage) -> bool:
        """Whether only what something is called is stated, which the writer says.

        "It has bought the carrier Bolt, it said": but not where it is quoted.
        """
        for _, predicate, _ in self._stated[passage]:
            if predicate not in _DESCRIBING:
                return False
        return not overlaps_any(passage.span, self._words.quotations)

    def _unsaid(self, passage: Passage, said: Sequence[Span]) -> tuple[Span, ...]:
        """The sentences of a passage of which nothing is said, nor is a speaker's view."""
        sentences = self._words.sentences_in(passage.span)
        return tuple(
            each
            for each in sentences
            if not overlaps_any(each, said) and not self._is_view(passage, each)
        )

    def _is_view(self, passage: Passage, sentence: Span) -> bool:
        """Whether a speaker stands before a word for a view: "Oz called it overdue"."""
        begin, _ = sentence
        for speaker in map(NamedNode, passage.said_by):
            named = self._mentioner.of(speaker, passage) or []
            for verb, _ in views(self._words.text, sentence):
                if any(begin <= first < verb for first, _ in named):
                    return True
        return False

    def _unnamed_speakers(self, passage: Passage, lending: Lending) -> Iterator[Doubt]:
        for speaker in map(NamedNode, passage.said_by):
            name = self._rules.graph.verbaliser.name(speaker)
            if lending.is_named(speaker, passage):
                for sentence in self._words.sentences_in(passage.span):
                    other = lending.speaks_instead(speaker, passage, sentence)
                    if other:
                        finding = unproved(
                            message=f"the words beside are of somebody else than {name}.",
                            advice="Name who speaks by kg:saidBy.",
                            found=other,
                        )
                        yield Doubt(
                            finding,
                            predicate=v.SAID_BY,
                            value=speaker,
                            words=(sentence,),
                        )
                continue
            finding = unborne(
                message=f"the speaker, {name}, is not named.",
                advice=(
                    "Read the passage with one of the same quotation that names the "
                    "speaker."
                ),
            )
            if lending.may_speak(speaker, passage):
                # "The institute said": which that is may be told elsewhere.
                finding = finding._replace(severity="warning")
            yield Doubt(finding, predicate=v.SAID_BY)


def _about(triple: Triple, finding: Finding) -> Doubt:
    subject, predicate, value = triple
    return Doubt(finding, subject, predicate, value)


def _is_of_name(doubt: Doubt) -> bool:
    """Whether a passage does not name what it should, which no grammar need tell."""
    if doubt.subject is None or doubt.predicate == v.PERIOD:
        return False
    is_thing = isinstance(doubt.value, NamedNode)
    return is_thing and doubt.finding.is_error
