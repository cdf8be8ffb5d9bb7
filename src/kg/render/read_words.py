"""What was read in a sentence, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.frames.sentence_reading import Read, Stated
from kg.knowledge import Graph
from kg.language.english.formatting import with_article
from kg.render.json_records import records


def as_text(graph: Graph, read: Sequence[Read]) -> str:
    """A block for each word: its slots, and below it what it would state."""
    blocks = ("\n".join(_lines(graph, each)) for each in read)
    return "".join(f"{block}\n\n" for block in blocks)


def as_json(graph: Graph, read: Sequence[Read]) -> str:
    """A record for each word that was read."""
    return records([_record(graph, each) for each in read])


def _record(graph: Graph, read: Read) -> dict[str, object]:
    return {
        "word": read.word,
        "lemma": read.lemma,
        "slots": read.slots,
        "modality": read.modality,
        "taken_back_by": read.taken_back_by,
        "statements": [_stated(graph, each) for each in read.stated],
    }


def _stated(graph: Graph, stated: Stated) -> dict[str, object]:
    # A class has no object.
    return {
        "frame": graph.namespaces.shortened(stated.frame),
        "tells": graph.namespaces.shortened(stated.tells),
        "subject": stated.subject,
        "object": stated.object or None,
        "modality": stated.modality,
    }


def _lines(graph: Graph, read: Read) -> Iterator[str]:
    yield f"“{read.word}” ({read.lemma})"
    for slot, fillers in sorted(read.slots.items()):
        yield f"  {slot}: {', '.join(fillers)}"
    if read.modality:
        by = f" by “{read.taken_back_by}”" if read.taken_back_by else ""
        yield f"  told as {read.modality}{by}"
    for stated in read.stated:
        frame = graph.namespaces.shortened(stated.frame)
        # What takes the whole word back has been told above.
        by_frame = stated.modality and not read.modality
        told = f", told as {stated.modality}" if by_frame else ""
        yield f"  → {_statement(graph, stated)}{told}  [{frame}]"
    if not read.stated:
        yield "  no frame fits"


def _statement(graph: Graph, stated: Stated) -> str:
    if not stated.object:
        label = graph.ontology.labels.get(stated.tells, "")
        return f"there is {with_article(label)}: {stated.subject}"
    return f"{stated.subject} – {graph.verbaliser.verb(stated.tells)} – {stated.object}"
