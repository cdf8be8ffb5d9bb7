"""A review desk: what a person decides stands in the review file at once, and can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kg import files
from kg.drafting.drafts import APART
from kg.drafting.reviewing import review_file
from kg.errors import KgError, NotFound
from kg.review_desk.desk import Desk
from kg.review_desk.line_changes import Choice
from tests.drafting.press import SLUG, TEXT


def path(desk: Desk) -> Path:
    return review_file(desk.project.workspace, SLUG)


def file_line(desk: Desk, name: str) -> str:
    """The line of a draft as the file has it."""
    found = re.search(rf"^.* {name} .*$", path(desk).read_text(), re.MULTILINE)
    return found[0] if found else ""


def card(desk: Desk, told: str) -> dict[str, Any]:
    """The card of what a draft states first."""
    for each in desk.view()["cards"]:
        if each["statement"].split(APART)[0] == told:
            return dict(each)
    raise AssertionError(told)


def thing(desk: Desk, label: str) -> dict[str, Any]:
    return next(dict(e) for e in desk.view()["things"] if e["label"] == label)


def span(words: str) -> tuple[int, int]:
    begin = TEXT.index(words)
    return begin, begin + len(words)


def chosen(card: dict[str, Any], part: str, label: str) -> Choice:
    """A choice of a part by its label."""
    for chip in card["chips"]:
        for each in chip["choices"]:
            if (chip["part"], each["label"]) == (part, label):
                return Choice(
                    each["value"], label, each["span"] or None, each["isReferral"]
                )
    raise AssertionError(label)


def test_a_card_tells_a_draft_in_a_sentence_with_its_grade_and_its_words(
    desk: Desk,
) -> None:
    told = card(desk, "quorrin-mills acquired ardle-sons")
    assert told["sentences"] == ["Quorrin Mills acquired Ardle & Sons."]
    assert told["grade"] == "proved"
    marked = {mark["role"]: TEXT[slice(*mark["span"])] for mark in told["marks"]}
    assert marked == {"subject": "Quorrin Mills", "object": "Ardle & Sons"}


def test_every_draft_is_told_in_a_sentence(desk: Desk) -> None:
    told = [" ".join(each["sentences"]) for each in desk.view()["cards"]]
    assert len(told) > 12
    assert not [each for each in told if "-mills" in each or APART in each]


def test_a_decision_stands_in_the_file_at_once(desk: Desk) -> None:
    name = card(desk, "quorrin-mills acquired ardle-sons")["id"]
    desk.decide([name], "a")
    assert file_line(desk, name).startswith("a ")
    desk.decide([name], "xd")
    assert file_line(desk, name).startswith("xd")


def test_a_figure_of_nobody_is_not_accepted(desk: Desk) -> None:
    figures = [e for e in desk.view()["cards"] if e["statement"].startswith("obs-")]
    statement = re.sub(r"observedOf \S+;", "observedOf ?;", figures[0]["statement"])
    desk.rewrite(figures[0]["id"], statement)
    with pytest.raises(KgError, match="Whose figure"):
        desk.decide([figures[0]["id"]], "a")


def test_what_a_part_is_instead_is_judged_at_once(desk: Desk) -> None:
    told = card(desk, "quorrin-mills acquired ardle-sons")
    choice = chosen(told, "object", "Vesper Capital")
    (now,) = desk.put(told["id"], "object", 0, choice)["cards"]
    assert now["sentences"] == ["Quorrin Mills acquired Vesper Capital."]
    assert now["grade"] == "open"
    assert now["isEdited"]
    # The passage goes on to the words that name it.
    assert TEXT[slice(*now["span"])].endswith("Vesper Capital")


def test_a_property_may_be_another_that_relates_such_things(desk: Desk) -> None:
    told = card(desk, "quorrin-mills supplies brastow-foods")
    choice = chosen(told, "property", "acquired")
    (now,) = desk.put(told["id"], "property", 0, choice)["cards"]
    assert now["statement"] == "quorrin-mills acquired brastow-foods"


def test_a_modality_makes_a_claim_of_a_statement(desk: Desk) -> None:
    told = card(desk, "(planned) quorrin-mills acquired lunt-bakery")
    (now,) = desk.put(told["id"], "modality", 0, Choice("", "said to be so"))["cards"]
    assert now["sentences"] == ["Quorrin Mills acquired Lunt Bakery."]
    assert now["grade"] == "refused"


def test_a_period_is_chosen_from_the_text_or_written(desk: Desk) -> None:
    told = next(e for e in desk.view()["cards"] if '"310 million' in e["statement"])
    desk.put(told["id"], "period", 0, Choice("", "no period"))
    assert "period" not in file_line(desk, told["id"]).split("@")[0]
    (now,) = desk.put_own(told["id"], "period", 0, "2023")["cards"]
    assert 'period "2023"' in now["statement"]
    assert now["grade"] == "proved"


def test_an_owner_is_named_as_people_name_it(desk: Desk) -> None:
    told = next(e for e in desk.view()["cards"] if '"310 million' in e["statement"])
    (now,) = desk.put_own(told["id"], "owner", 0, "vesper capital")["cards"]
    assert "observedOf vesper-capital" in now["statement"]
    with pytest.raises(NotFound):
        desk.put_own(told["id"], "owner", 0, "Nobody & Co.")


def test_a_relation_is_turned_round_and_its_words_mean_what_they_meant(
    desk: Desk,
) -> None:
    told = card(desk, "quorrin-mills supplies brastow-foods")
    (now,) = desk.turn(told["id"])["cards"]
    assert now["statement"] == "brastow-foods supplies quorrin-mills"
    assert "180,191 = quorrin-mills" in file_line(desk, told["id"])
    (line,) = [e for e in desk.project.review(SLUG) if e.id == told["id"]]
    assert [each.thing for each in line.referring] == ["quorrin-mills"]


# Names


def test_one_answer_mends_all_that_is_told_of_a_thing(desk: Desk) -> None:
    other = thing(desk, "plant (Tessholm)")
    desk.mean(other["id"], "Brastow Foods")
    statements = [each["statement"] for each in desk.view()["cards"]]
    assert any("quorrin-mills opened brastow-foods" in each for each in statements)
    assert not [each for each in statements if "plant-a" in each]
    assert '"plant" = brastow-foods' in file_line(desk, other["id"])


def test_a_name_means_only_what_bears_such_a_name(desk: Desk) -> None:
    other = thing(desk, "Ardle & Sons")
    with pytest.raises(KgError, match="Nothing says that “Ardle & Sons” is a name"):
        desk.mean(other["id"], "lunt-bakery")


def test_a_short_name_is_that_of_the_registry_and_lasts(desk: Desk) -> None:
    registry = desk.project.workspace.entities
    told = 'id:ardle-group a kg:Company ; skos:prefLabel "Ardle Group"@en .'
    registry.write_text(registry.read_text() + told)
    assert "Ardle Group" in str(thing(desk, "Ardle & Sons")["choices"])
    desk.mean(thing(desk, "Ardle & Sons")["id"], "Ardle Group")
    now = card(desk, "quorrin-mills acquired ardle-group")
    assert now["grade"] == "proved"
    desk.decide([now["id"]], "a")
    record = desk.write(lambda _: None).record
    assert record["isWritten"], record
    assert '"Ardle & Sons"' in registry.read_text()
    judged = (desk.project.workspace.root / "graph/judgements.ttl").read_text()
    assert "kg:judgedThing id:ardle-group" in judged


def test_what_is_no_thing_takes_along_what_is_told_of_it(desk: Desk) -> None:
    name = thing(desk, "Brastow Foods")["id"]
    desk.drop(name)
    told = card(desk, "quorrin-mills supplies brastow-foods")
    assert told["decision"] == "x"
    assert file_line(desk, name).startswith("xs")


def test_a_figure_is_nobodys_once_its_owner_is_no_thing(desk: Desk) -> None:
    desk.drop(thing(desk, "Quorrin Mills")["id"])
    told = next(e for e in desk.view()["cards"] if '"310 million' in e["statement"])
    assert "observedOf ?" in told["statement"]
    assert told["decision"] == "?"


def test_a_thing_is_of_another_class(desk: Desk) -> None:
    name = thing(desk, "Ardle & Sons")["id"]
    desk.classify(name, "Brand")
    assert 'ardle-sons: Brand "Ardle & Sons"' in file_line(desk, name)
    with pytest.raises(NotFound):
        desk.classify(name, "Brandd")


# What nobody has drafted


def test_marked_words_make_a_statement_with_the_relation_of_their_word(
    desk: Desk,
) -> None:
    made = desk.make(span("acquired the baker Ardle & Sons from Vesper Capital"))
    (now,) = made["cards"]
    assert now["statement"].split()[0] in ("ardle-sons", "quorrin-mills")
    assert TEXT[slice(*now["span"])].count("\n") == 0


def test_a_number_makes_a_figure_of_whom_is_nearest(desk: Desk) -> None:
    (now,) = desk.make(span("310 million"))["cards"]
    assert 'figure "310 million euros"; observedOf' in now["statement"]


def test_words_of_one_thing_alone_make_no_statement(desk: Desk) -> None:
    with pytest.raises(KgError, match="two things"):
        desk.make(span("Tessholm, 3 May 2024"))


def test_a_statement_may_be_written_of_marked_words(desk: Desk) -> None:
    told = desk.make(
        span("Quorrin Mills opens a plant"), "quorrin-mills opened plant-a"
    )
    assert told["cards"][0]["grade"] == "proved"


def test_leftovers_are_what_no_accepted_line_has(desk: Desk) -> None:
    before = [each["words"] for each in desk.leftovers()]
    assert any("acquired the baker" in each for each in before)
    desk.decide([card(desk, "quorrin-mills acquired ardle-sons")["id"]], "a")
    after = [each["words"] for each in desk.leftovers()]
    assert not any(each.startswith("Quorrin Mills (QM)") for each in after)


def test_words_are_left_out_with_a_reason(desk: Desk) -> None:
    sentence = TEXT[TEXT.index("Quorrin Mills is not") :].strip()
    desk.leave_out(span(sentence), "told elsewhere")
    assert sentence not in [each["words"] for each in desk.leftovers()]
    with pytest.raises(KgError, match="reason"):
        desk.leave_out(span(sentence), " ")


def test_what_will_be_written_is_shown_as_turtle(desk: Desk) -> None:
    name = card(desk, "quorrin-mills acquired ardle-sons")["id"]
    assert "id:quorrin-mills kg:acquired id:ardle-sons ." in desk.written(name)


# Nothing is lost


def test_undoing_goes_back_through_all_that_was_done(desk: Desk) -> None:
    before = path(desk).read_text()
    desk.decide([card(desk, "quorrin-mills acquired ardle-sons")["id"]], "a")
    desk.mean(thing(desk, "plant (Tessholm)")["id"], "lunt-bakery")
    desk.drop(thing(desk, "Vesper Capital")["id"])
    made = desk.make(span("310 million"))
    assert made["undo"] == 4
    gone = desk.undo()["gone"]
    assert gone == [made["cards"][0]["id"]]
    for _ in range(3):
        desk.undo()
    assert path(desk).read_text() == before
    with pytest.raises(KgError, match="Nothing is left"):
        desk.undo()


def test_two_windows_and_an_editor_lose_nothing(desk: Desk) -> None:
    other = Desk(desk.project, SLUG)
    one, two, three = [each["id"] for each in desk.view()["cards"][:3]]
    desk.decide([one], "a")
    other.decide([two], "xs")
    written = path(desk).read_text()
    path(desk).write_text(
        re.sub(rf"^\? (?= *{three})", "a ", written, flags=re.MULTILINE)
    )
    desk.undo()
    assert file_line(desk, one).startswith("?")
    assert file_line(desk, two).startswith("xs")
    assert file_line(desk, three).startswith("a")


def test_a_new_run_has_all_that_was_decided(desk: Desk) -> None:
    name = card(desk, "quorrin-mills acquired ardle-sons")["id"]
    desk.decide([name], "xd")
    again = Desk(desk.project, SLUG)
    assert card(again, "quorrin-mills acquired ardle-sons")["decision"] == "xd"


def test_a_disk_that_is_full_takes_nothing_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = card(desk, "quorrin-mills acquired ardle-sons")["id"]
    desk.decide([name], "a")
    before = path(desk).read_text()

    def full(*_: object) -> None:
        raise KgError("drafts/a.review cannot be written: No space left on device.", "")

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", full)
        with pytest.raises(KgError, match="No space"):
            desk.decide([name], "xd")
    assert path(desk).read_text() == before
    # Once there is room, the same goes on where it was.
    assert desk.decide([name], "xd")["undo"] == 2


def test_a_text_that_has_changed_meanwhile_is_not_decided_on(desk: Desk) -> None:
    name = card(desk, "quorrin-mills acquired ardle-sons")["id"]
    written = path(desk).read_text()
    path(desk).write_text(
        re.sub(r"^# text \w+", "# text 0123", written, flags=re.MULTILINE)
    )
    with pytest.raises(KgError, match="text has changed"):
        desk.decide([name], "a")


def test_a_line_that_somebody_has_broken_is_told_with_its_number(desk: Desk) -> None:
    path(desk).write_text(path(desk).read_text() + "so it is\n")
    with pytest.raises(KgError, match=r"a\.review:\d+: it is no draft"):
        desk.view()


# Written


def test_what_is_accepted_is_written_and_built(desk: Desk) -> None:
    for each in desk.view()["cards"]:
        if each["tier"] == "plain" and each["grade"] == "proved":
            desk.decide([each["id"]], "a")
    steps: list[str] = []
    written = desk.write(steps.append)
    assert written.record["isWritten"], written.record
    assert written.record["site"] == "site/index.html"
    assert steps
    root = desk.project.workspace.root
    assert (root / "graph/articles/a.trig").is_file()
    assert root / "site/index.html" in written.files
    assert desk.project.why("Quorrin Mills", "acquired", "Ardle & Sons")


def test_an_error_leads_back_to_its_draft(desk: Desk) -> None:
    name = card(desk, "quorrin-mills supplies brastow-foods")["id"]
    desk.turn(name)
    desk.decide([name], "a")
    record = desk.write(lambda _: None).record
    assert not record["isWritten"]
    first = record["findings"][0]
    assert (first["severity"], first["draft"]) == ("error", name)


def test_what_is_published_and_open_is_confirmed_and_withdrawn(desk: Desk) -> None:
    sentence = span(
        "Quorrin Mills (QM), a flour maker based in Tessholm, acquired the baker Ardle & Sons from Vesper Capital on 29 April."
    )
    (made,) = desk.make(sentence, "vesper-capital supplies ardle-sons")["cards"]
    desk.decide([made["id"]], "a")
    assert desk.write(lambda _: None).record["isWritten"]
    attested = desk.published()
    assert [each["grade"] for each in attested] == ["attested"]
    (now,) = desk.judge(attested[0]["id"], "withdraw", "Nobody says so.")
    assert now["grade"] == "open"
    (now,) = desk.judge(now["id"], "attest", "Whoever sells works together.")
    assert now["grade"] == "attested"


def test_no_line_is_written_that_nobody_could_read_again(desk: Desk) -> None:
    name = card(desk, "quorrin-mills supplies brastow-foods")["id"]
    before = path(desk).read_text("utf-8")
    for statement in ("", 'ardle kind "baker'):
        with pytest.raises(KgError, match="cannot stand in a review"):
            desk.rewrite(name, statement)
    with pytest.raises(KgError, match="cannot stand in a review"):
        desk.leave_out((5, 10**9), "there are no such words")
    assert path(desk).read_text("utf-8") == before


def test_what_nobody_has_drafted_is_described_with_the_first_that_is_told_of_it(
    desk: Desk,
) -> None:
    lunt = next(
        each for each in desk.view()["things"] if each["label"] == "Lunt Bakery"
    )
    lines = path(desk).read_text("utf-8").splitlines(keepends=True)
    path(desk).write_text("".join(each for each in lines if "lunt-bakery" not in each))
    assert "Lunt Bakery" not in [each["label"] for each in desk.view()["things"]]
    name = card(desk, "quorrin-mills supplies brastow-foods")["id"]
    changed = desk.put(name, "object", 0, Choice("lunt-bakery", "Lunt Bakery"))
    described = [each for each in changed["things"] if each["label"] == "Lunt Bakery"]
    assert [each["kind"] for each in described] == [lunt["kind"]]
    assert "there is no thing" not in changed["cards"][0]["reason"]


def test_a_digit_is_offered_for_what_would_not_be_refused_alone(desk: Desk) -> None:
    for each in desk.view()["things"]:
        for choice in each["choices"]:
            desk.mean(each["id"], choice["value"])
            desk.undo()
