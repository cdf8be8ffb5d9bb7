"""A proof of words that are in no project, for people and in records."""

from __future__ import annotations

from typing import NamedTuple

from kg.csv_safety import one_line
from kg.language.english import formatting
from kg.model import Grade, How, Proof, span_of
from kg.render.reasons import indented, wrapped

_PARTS = ("subject", "cue", "object")
_HOW: dict[How, str] = {
    "order": "by the order of words",
    "words": "by the words as they stand",
    "person": "by a person",
}
_AROUND = 60  # characters of a long sentence on each side of the words that prove it


class QuotedSpan(NamedTuple):
    """Words that a statement takes up.

    Attributes:
        part: of what frames say, whether they are its subject, cue or object.
        begin: where they begin.
        end: where they end.
        quote: the words themselves.
    """

    part: str | None
    begin: int
    end: int
    quote: str


class ReportedProof(NamedTuple):
    """A proof, as `kg prove --format json` has it.

    Subject, property, object and frame are IRIs, or in N-Triples form.
    """

    sentence: str
    subject: str
    property: str
    object: str
    modality: str | None
    grade: Grade | None
    how: How | None
    frame: str | None
    reason: str
    position: str
    words: tuple[QuotedSpan, ...]
    quote: str


def reported_proof(proof: Proof, text: str, sentence: str) -> ReportedProof:
    """A proof as a record for JSON.

    Args:
        proof: the proof.
        text: the words.
        sentence: the statement in English.
    """
    subject, predicate, value = proof.statement
    return ReportedProof(
        sentence=sentence,
        subject=subject,
        property=predicate,
        object=value,
        modality=proof.modality,
        grade=proof.grade,
        how=proof.how,
        frame=proof.frame,
        reason=proof.reason,
        position=proof.position,
        words=tuple(_words(proof, text)),
        quote=_quote(proof, text),
    )


def _words(proof: Proof, text: str) -> list[QuotedSpan]:
    parts = _PARTS if proof.frame else (None,) * len(proof.spans)
    found: list[QuotedSpan] = []
    for part, (begin, end) in zip(parts, proof.spans, strict=False):
        found.append(QuotedSpan(part, begin, end, text[begin:end]))
    return found


def proof_lines(
    proof: Proof, text: str, sentence: str, *, with_text: bool
) -> list[str]:
    """A proof for people: the grade, how it was found, and the words.

    Args:
        proof: the proof.
        text: the words.
        sentence: the statement in English.
        with_text: whether the words are quoted.
    """
    grade = formatting.capitalised(str(proof.grade))
    how = ""
    if proof.how:
        how = f" {_HOW[proof.how]}"
    told = [f"{grade}{how}: {sentence}"]
    if proof.reason:
        told += indented(wrapped(formatting.capitalised(proof.reason)))
    if proof.frame:
        told += indented([f"frame    {proof.frame}"])
    for words in _words(proof, text):
        place = f"char={words.begin},{words.end}"
        shown = place
        if with_text:
            shown = f"“{one_line(words.quote)}” ({place})"
        told += indented([f"{words.part or 'words':8} {shown}"])
    if with_text and proof.spans:
        told += indented(wrapped(f"“{one_line(_quote(proof, text))}”"))
    return told


def _quote(proof: Proof, text: str) -> str:
    """The sentence, or of a long one what is around the words that prove it."""
    if not proof.spans:
        return ""
    begin, end = span_of(proof.passage)
    first = max(begin, min(proof.spans)[0] - _AROUND)
    ends = [span[1] for span in proof.spans]
    last = min(end, max(ends) + _AROUND)
    before = "…" if first > begin else ""
    after = "…" if last < end else ""
    return f"{before}{text[first:last]}{after}"
