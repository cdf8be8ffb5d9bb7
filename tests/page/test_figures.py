"""The figures of a page say what the graph says, on honest scales, with what is worked
out by us apart.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markupsafe import Markup

from kg.knowledge import Graph, load
from kg.page.address import Address
from kg.page.figures import Figures, figure_panel
from kg.page.figures.bars import MOST, alone, charts
from kg.page.figures.growth import Growth, drawn_growths, growths
from kg.page.figures.series import Series, series
from kg.page.figures.timeline import timeline
from kg.page.figures.views import Amount, FigureView, PeriodView, Thing, Unit
from kg.page.frame import environment
from kg.workspace import find
from tests.page.kilns import kilns

ARTICLE = "https://w3id.org/liuzhou-kg/article/2024-03-04-norvik-tessaly"
HOSTILE = '</script><img src=x onerror="window.__pwn=1">\' \u202e שלום'


@pytest.fixture(scope="module")
def graph(shared_newsroom: Path) -> Graph:
    """The newsroom's graph."""
    return load(find(shared_newsroom))


@pytest.fixture(scope="module")
def shown(graph: Graph) -> Figures:
    """All of the newsroom's figures, on the page of its article."""
    return figure_panel(graph, Address(graph.articles[ARTICLE]))


def html(data: Figures) -> str:
    """The panel alone, as the page's own environment writes it."""
    template = environment().from_string(
        '{% from "figures.html" import figures %}{{ figures(data) }}'
    )
    return template.render(data=data)


def words(markup: str) -> str:
    """What a reader of the markup reads."""
    return " ".join(
        Markup(re.sub(r"<svg.*?</svg>", "", markup, flags=re.DOTALL))
        .striptags()
        .split()
    )


def rows(data: Figures) -> dict[str, FigureView]:
    return {
        figure.thing.key.removeprefix("id:"): figure
        for group in data.groups
        for figure in group.figures
    }


def invented(key: str, value: str, unit: str = "bales", **parts: Any) -> FigureView:
    """A figure of our own, stated of nothing, in no period and nowhere unless it is
    said.
    """
    given: dict[str, Any] = {
        "thing": Thing(f"id:{key}", key),
        "of": (),
        "amount": Amount(
            parts.pop("notation", ""), parts.pop("comparator", ""), f"{value} {unit}"
        ),
        "value": Decimal(value),
        "unit": Unit(unit, "%" if unit == "per cent" else unit),
        "measures": (unit,),
        **dict.fromkeys(
            ("periods", "wordings", "places", "growth_of", "restates", "rests_on"), ()
        ),
        "method": "",
    }
    return FigureView(**{**given, **parts})


def panel(*stated: FigureView) -> str:
    """The panel for invented figures."""
    empty = timeline([], [], [], [])
    grown = growths(stated, [])
    shown = Figures(
        groups=(),
        projections=(),
        estimates=(),
        series=tuple(series(stated, grown)),
        more_series=0,
        growths=drawn_growths(grown),
        charts=tuple(charts(stated)),
        alone=tuple(alone(stated)),
        timeline=empty,
        csv="",
        number=len(stated),
    )
    return html(shown)


def widths(*stated: FigureView) -> list[list[float]]:
    """How long the bars of each band are."""
    return [
        [bar.width for _, bar in band.bars]
        for chart in charts(stated)
        for band in chart.bands
    ]


def year(number: int) -> PeriodView:
    return PeriodView(str(number), f"{number}-01-01", f"{number}-12-31")


# --- the table
# ---------------------------------------------------------------------------------------------------


def test_a_row_says_what_how_much_when_in_which_words_and_where(shown: Figures) -> None:
    """The parts of a stated figure are those of the graph, as prose."""
    spending = rows(shown)["obs-spending"]
    assert spending.thing.name == "spending on weaving robots"
    assert [thing.name for thing in spending.of] == ["Quillhaven"]
    assert spending.amount.words == "more than 60 million yuan"
    assert spending.when == "since 2019"
    assert spending.wordings == ("more than 60 million yuan",)
    assert [(place.position, place.href) for place in spending.places] == [
        ("888–979", "#char=888,979")
    ]


def test_the_rows_are_grouped_by_what_they_are_of_and_ordered_in_time(
    shown: Figures,
) -> None:
    """Groups go by name; in each, figures with a period come first."""
    assert [[thing.name for thing in group.of] for group in shown.groups] == [
        ["Quillhaven"],
        ["weaving industry"],
        ["workshops of Quillhaven"],
    ]
    assert [figure.when for figure in shown.groups[0].figures] == [
        "since 2019",
        "since 2019",
        "",
        "",
    ]


def test_comparators_have_a_sign_and_a_word(shown: Figures) -> None:
    """A sign bears its words for those who do not see it, one that nobody knows is
    words, an exact value has none.
    """
    text = html(shown)
    assert '<b role="img" aria-label="more than">&gt;</b> 60 million yuan' in text
    assert '<b role="img" aria-label="about">≈</b> 38' in text
    assert "almost 2.4 billion yuan" in text
    assert "<td>140</td>" in text


def test_a_conversion_says_what_it_restates(shown: Figures) -> None:
    """The dollars are the article's own conversion of the yuan, and no second figure on
    the line of time.
    """
    assert (
        "“$8.4 million” the article’s own conversion of more than 60 million yuan"
        in words(html(shown))
    )
    spent = next(mark for mark in shown.timeline.marks if mark.name == "since 2019")
    assert [item.thing.key for item in spent.items] == ["id:obs-spending"]


def test_every_figure_can_be_lit_and_linked(shown: Figures) -> None:
    """Each row bears the figure's key and links to it."""
    text = html(shown)
    for key in rows(shown):
        assert (
            f'<tr data-thing="id:{key}"><th scope="row"><a href="#thing=id:{key}">'
            in text
        )


def test_another_voice_than_the_article_s_own_is_named(newsroom: Path) -> None:
    """A figure in a passage that an official says, or in a caption, has that voice
    beside the passage.
    """
    trig = newsroom / "graph" / "articles" / "2024-03-04-norvik-tessaly.trig"
    text = trig.read_text(encoding="utf-8")
    quoted = "    <#char=888,979> a kg:Passage ;\n        nif:beginIndex 888 ;"
    assert quoted in text
    trig.write_text(
        text.replace(quoted, f"{quoted}\n        kg:saidBy id:mirela-oskdal ;"),
        encoding="utf-8",
    )
    graph = load(find(newsroom))
    shown = figure_panel(graph, Address(None))
    assert [place.voice for place in rows(shown)["obs-spending"].places] == [
        "said by Mirela Óskdal"
    ]
    assert [place.voice for place in rows(shown)["obs-mills"].places] == [""]
    assert "888–979 said by Mirela Óskdal" in words(html(shown))


def test_a_row_is_small(shown: Figures) -> None:
    """Hundreds of figures stay a small page."""
    found = re.findall(r"<tr data-thing.*?</tr>", html(shown))
    assert sum(len(row.encode()) for row in found) / len(found) < 350


def test_only_the_figures_of_the_given_passages_are_shown(graph: Graph) -> None:
    """So are the estimates that rest on one of them, and the times of what is left."""
    shown = figure_panel(
        graph, Address(graph.articles[ARTICLE]), {f"{ARTICLE}#char=1083,1164"}
    )
    assert list(rows(shown)) == ["obs-weaving-output-2023"]
    assert [
        figure.thing.key for group in shown.estimates for figure in group.figures
    ] == ["id:estimate-weaving-output-2022"]
    assert [mark.name for mark in shown.timeline.marks] == ["2022", "2023"]
    other = figure_panel(
        graph, Address(graph.articles[ARTICLE]), {f"{ARTICLE}#char=488,578"}
    )
    assert list(rows(other)) == ["obs-mills"]
    assert other.estimates == ()


def test_no_figures_are_said_to_be_none(graph: Graph) -> None:
    """A page without figures has no empty tables and charts."""
    text = html(figure_panel(graph, Address(None), ()))
    assert "No figures are stated." in text
    assert "<table" not in text
    assert "<h3" not in text


# --- estimates
# ---------------------------------------------------------------------------------------------------


def test_what_is_worked_out_by_us_is_apart(shown: Figures) -> None:
    """An estimate has a table of its own with its method and its basis, and no bar
    among the stated.
    """
    assert not any(key.startswith("estimate") for key in rows(shown))
    drawn = {
        figure.thing.key
        for chart in shown.charts
        for band in chart.bands
        for figure, _ in band.bars
    }
    assert "id:estimate-weaving-output-2022" not in drawn
    stated, ours = html(shown).split('<section class="ours">')
    assert "id:estimate-weaving-output-2022" in ours
    assert "No article states these figures." in ours
    assert "2.4 billion divided by 1.125" in ours
    assert (
        "rests on output of the weaving industry: almost 2.4 billion yuan and year-on-year growth"
        in words(ours)
    )
    assert "2.4 billion divided by" not in stated


# --- bars
# --------------------------------------------------------------------------------------------------------


def test_bars_start_at_zero_and_are_as_long_as_their_values(shown: Figures) -> None:
    """60 million yuan are a fortieth of the width that 2.4 billion fill."""
    (yuan,) = shown.charts
    (band,) = yuan.bands
    assert [(figure.thing.key, bar.x, bar.width) for figure, bar in band.bars] == [
        ("id:obs-weaving-output-2023", 0.0, 100.0),
        ("id:obs-spending", 0.0, 2.5),
    ]


def test_a_bar_names_its_period(shown: Figures) -> None:
    """What a bar is of, and when, stands under its name."""
    text = html(shown)
    assert "<small>weaving industry, 2023</small></span><svg" in text
    assert "<small>Quillhaven, since 2019</small></span><svg" in text


def test_unlike_counts_are_never_on_one_scale() -> None:
    """Mills and jobs are counts, and do not compare; the mills of two towns do."""
    counts = [invented(*each) for each in (("a", "140"), ("b", "70"), ("c", "9000"))]
    one, other, jobs = (each._replace(unit=Unit("count", "1")) for each in counts)
    mills = one._replace(thing=Thing("id:a", "mills"))
    more_mills = other._replace(thing=Thing("id:b", "mills"))
    (chart,) = charts([mills, jobs, more_mills])
    assert chart.title == "mills"
    assert [[bar.width for _, bar in band.bars] for band in chart.bands] == [
        [100.0, 50.0]
    ]
    assert alone([mills, jobs, more_mills]) == [jobs]


def test_units_are_never_on_one_scale(shown: Figures) -> None:
    """Each unit has a chart, and one without company has no bar that would say nothing."""
    assert [chart.unit.name for chart in shown.charts] == ["yuan"]
    assert [figure.amount.text for figure in shown.alone] == [
        "8.4 million US dollars",
        "140",
        "38",
        "15,000 a year",
    ]


def test_growth_is_no_bar_among_amounts(shown: Figures) -> None:
    """A growth is an arrow only."""
    assert all(
        not figure.growth_of
        for chart in shown.charts
        for band in chart.bands
        for figure, _ in band.bars
    )


@pytest.mark.parametrize(
    ("notation", "mark"), [(">", "more"), ("<~", "less"), ("<", "less"), ("~", "near")]
)
def test_a_bar_shows_its_comparator(notation: str, mark: str) -> None:
    """What is more, less or about is marked behind the end of its bar; an exact one has
    a plain end.
    """
    text = panel(
        invented("looms", "5", notation=notation, comparator="in some way"),
        invented("mills", "10"),
    )
    assert re.findall(r'<use href="#figures-(\w+)" x="([\d.]+)%"', text) == [
        (mark, "50.0")
    ]


def test_orders_of_magnitude_are_enlarged_and_said(shown: Figures) -> None:
    """What would be shorter than a hundredth is on a second scale from zero, and how
    much longer is said.
    """
    few = [
        invented("great", "1000"),
        invented("middling", "500"),
        invented("small", "4"),
        invented("tiny", "2"),
    ]
    assert widths(*few) == [[100.0, 50.0], [100.0, 50.0]]
    (chart,) = charts(few)
    first, second = chart.bands
    assert first.zoom is None
    assert second.zoom == ("250", 0.0, 0.4)
    assert "drawn 250 times as long as those above" in words(panel(*few))
    assert "times as long" not in words(html(shown))


def test_negative_values_go_the_other_way() -> None:
    """A loss is left of zero, on the same scale as a gain."""
    (chart,) = charts(
        [invented("gain", "30"), invented("loss", "-10"), invented("nought", "0")]
    )
    (band,) = chart.bands
    assert band.zero == 25.0
    assert {figure.thing.name: (bar.x, bar.width) for figure, bar in band.bars} == {
        "gain": (25.0, 75.0),
        "loss": (0.0, 25.0),
        "nought": (25.0, 0.0),
    }


def test_nothing_but_zeros_can_be_drawn() -> None:
    """Bars of no length need no scale."""
    assert widths(invented("a", "0"), invented("b", "0")) == [[0.0, 0.0]]


def test_many_figures_are_drawn_in_part_and_the_rest_is_counted() -> None:
    """The longest bars are drawn; how many are left to the table is said."""
    many = [invented(f"n{number:03}", str(number)) for number in range(100, 400)]
    ((drawn,), text) = widths(*many), words(panel(*many))
    assert len(drawn) == MOST
    assert drawn[0] == 100.0
    assert f"{300 - MOST} more, none of them longer, are in the table" in text


def test_an_unknown_unit_and_no_unit_have_a_name() -> None:
    """The ontology need not know the unit."""
    text = words(
        panel(
            *(
                invented(str(n), str(n), unit)
                for n in (1, 2)
                for unit in ("uS bales", "")
            )
        )
    )
    assert "US bales" in text
    assert "Without a unit" in text


# --- growth
# ------------------------------------------------------------------------------------------------------


def test_growth_goes_from_our_estimate_to_the_stated_value(shown: Figures) -> None:
    """12.5 per cent up: the bars are as 100 to 112.5, and the earlier value is marked
    as ours.
    """
    (drawn,) = shown.growths.shown
    grown = drawn.growth
    assert grown.figure.thing.key == "id:obs-weaving-output-growth-2023"
    assert grown.now is not None
    assert grown.before is not None
    assert grown.now.amount.words == "almost 2.4 billion yuan"
    assert grown.before.amount.words == "about 2.1 billion yuan"
    assert grown.is_ours
    assert drawn.bar_now.width == 100.0
    assert drawn.bar_before.width == pytest.approx(100 / 1.125, abs=0.01)
    text = html(shown)
    assert "+12.5 per cent" in text
    assert "◇ worked out by us" in words(text)
    assert re.search(
        r'data-thing="id:estimate-weaving-output-2022">\n.*\n<svg[^>]*><rect class="dashed"',
        text,
    )


def test_a_stated_earlier_value_goes_before_our_estimate() -> None:
    """What an article says of the year before is no estimate."""
    now = invented("now", "12", periods=(year(2024),))
    said = invented("said", "10", periods=(year(2023),))
    ours = invented("ours", "10", periods=(year(2023),), kind="estimated")
    rise = invented("rise", "20", "per cent", growth_of=("id:now",))
    (grown,) = growths([now, said, rise], [ours])
    assert (grown.before, grown.is_ours) == (said, False)
    (grown,) = growths([now, rise], [ours])
    assert (grown.before, grown.is_ours) == (ours, True)


def test_only_the_same_period_of_the_year_before_is_the_earlier_value() -> None:
    """Neither two years ago, nor another half-year, nor another unit; a leap year's
    February ends like another.
    """
    february = PeriodView("to February 2024", "2024-01-01", "2024-02-29")
    now, rise = (
        invented("now", "12", periods=(february,)),
        invented("rise", "20", "per cent", growth_of=("id:now",)),
    )
    right = PeriodView("to February 2023", "2023-01-01", "2023-02-28")
    wrong = [
        right._replace(start="2022-01-01"),
        right._replace(end="2023-06-30"),
        right._replace(end=""),
    ]
    others = [
        invented(f"other {n}", "10", periods=(period,))
        for n, period in enumerate(wrong)
    ]
    others.append(invented("dollars", "10", "dollars", periods=(right,)))
    assert growths([now, rise, *others], [])[0].before is None
    earlier = invented("earlier", "10", periods=(right,))
    assert growths([now, rise, *others, earlier], [])[0].before == earlier


def test_a_fall_is_an_arrow_back() -> None:
    """Without known values the arrow still says the per cent, and what is unknown is
    said to be.
    """
    rise, fall = (
        invented(name, rate, "per cent", growth_of=("id:x",))
        for name, rate in (("a", "60"), ("b", "-20"))
    )
    up, down = drawn_growths(growths([rise, fall], [])).shown
    assert [(grown.bar_before.end, grown.bar_now.end) for grown in (up, down)] == [
        (62.5, 100.0),
        (62.5, 50.0),
    ]
    text = panel(fall)
    assert "▼" in text
    assert '#figures-down" x="80.0%"' in text
    assert "+" not in words(text)
    assert words(text).count("not stated") == 2


def written(key: str, value: str, unit: str = "bales", **parts: Any) -> FigureView:
    """A figure of our own whose wording has just these digits."""
    return invented(key, value, unit, wordings=(f"{value} {unit}",), **parts)


def grown(now: str, before: str, rate: str, **of_now: Any) -> Growth:
    """A stated growth between two stated amounts."""
    earlier = written("earlier", before, periods=(year(2023),))
    later = written("now", now, periods=(year(2024),), **of_now)
    rise = written("rise", rate, "per cent", growth_of=("id:now",))
    (found,) = growths([earlier, later, rise], [])
    return found


def test_bars_of_growth_are_drawn_from_the_amounts_where_both_are_stated() -> None:
    """From 1.1 to 1.5 is a third more, whatever percentage is stated."""
    found = grown("1.5", "1.1", "19")
    (drawn,) = drawn_growths([found]).shown
    assert drawn.bar_now.width / drawn.bar_before.width == pytest.approx(
        1.5 / 1.1, 1e-3
    )
    assert found.by_amounts_in_words == "+36.4 per cent"


@pytest.mark.parametrize(
    ("now", "before", "rate", "disagrees"),
    [
        ("1.5", "1.1", "19", True),
        ("1.5", "1.1", "36", False),
        # 1.54 and 1.06 are written like this, and so are 1.46 and 1.14.
        ("1.5", "1.1", "45", False),
        ("1.5", "1.1", "29", False),
        ("1.50", "1.10", "45", True),
        ("90", "100", "10", True),
        ("90", "100", "-10", False),
    ],
)
def test_a_percentage_that_the_amounts_do_not_give_is_flagged(
    now: str, before: str, rate: str, disagrees: bool
) -> None:
    """The digits that are written say how far an amount is rounded."""
    assert grown(now, before, rate).disagrees == disagrees


def test_a_bound_reaches_to_its_own_side_only() -> None:
    """More than 1.5 may be 1.59, and is never 1.41."""
    over = {"notation": ">", "comparator": "more than"}
    assert not grown("1.5", "1.0", "66", **over).disagrees
    assert grown("1.5", "1.0", "35", **over).disagrees
    assert not grown("1.5", "1.0", "35", notation="<~").disagrees


def test_growth_from_nothing_or_a_loss_has_no_percentage_of_its_own() -> None:
    """It is drawn from what is stated."""
    for before in ("0", "-5"):
        found = grown("10", before, "12")
        assert (found.by_amounts, found.disagrees) == (None, False)
        assert found.after == 112


def test_of_one_measure_only_the_latest_growth_has_bars() -> None:
    """The others are told with their series."""
    rises = [
        invented("rise", rate, "per cent", growth_of=("id:x",)) for rate in ("5", "7")
    ]
    drawn = drawn_growths(growths(rises, []))
    assert [one.growth.rate for one in drawn.shown] == [7]
    assert drawn.more == 1


# --- over time
# ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Series:
    """The turnover of seven years, told by an article each."""
    graph = load(find(kilns(tmp_path_factory.mktemp("kilns") / "project")))
    shown = figure_panel(graph, Address(None))
    return next(each for each in shown.series if each.name == "turnover")


def of_years(*values: str, **parts: Any) -> list[FigureView]:
    """A figure of our own for each year from 2020 on."""
    return [
        invented("looms", value, periods=(year(2020 + n),), **parts)
        for n, value in enumerate(values)
    ]


def test_a_measure_of_a_thing_is_a_series_in_the_order_of_time(sold: Series) -> None:
    """Seven articles make one line, with our estimate before and what is expected
    after.
    """
    assert [row.figure.when for row in sold.rows] == [str(y) for y in range(2018, 2027)]
    assert [thing.name for thing in sold.of] == ["Ostrel Kilns"]
    xs = [point.x for point in sold.points]
    assert xs == sorted(xs)
    gaps = [after - before for before, after in pairwise(xs)]
    assert gaps == pytest.approx([gaps[0]] * 8, abs=0.02)


def test_heights_are_as_the_amounts_from_zero(sold: Series) -> None:
    """3.1 million stand 3.1 times as high as a million."""
    heights = {point.figure.when: sold.zero - point.y for point in sold.points}
    assert heights["2025"] / heights["2018"] == pytest.approx(3.1, abs=0.01)
    assert [level.name for level in sold.levels] == [
        "0",
        "1 million",
        "2 million",
        "3 million",
        "4 million",
    ]


def test_what_no_article_says_to_be_so_is_hollow(sold: Series) -> None:
    """The estimate and the projection are, and the ways to them are dashed."""
    hollow = [point.figure.when for point in sold.points if point.is_hollow]
    assert hollow == ["2018", "2026"]
    dashed = [way.end.figure.when for way in sold.segments if way.is_dashed]
    assert dashed == ["2019", "2026"]


def test_a_whisker_tells_on_which_side_the_true_value_is(sold: Series) -> None:
    """An exact amount has none."""
    marks = {point.figure.when: point.figure.amount.mark for point in sold.points}
    assert marks == {
        **dict.fromkeys(("2019", "2023", "2025", "2026"), ""),
        **dict.fromkeys(("2021", "2024"), "more"),
        **dict.fromkeys(("2018", "2022"), "near"),
        "2020": "less",
    }


def test_a_point_leads_to_its_passage(sold: Series) -> None:
    """That of an estimate leads to its row, which says how it was worked out."""
    hrefs = [point.href for point in sold.points]
    assert hrefs[0] == "#thing=id:turnover-2018"
    assert hrefs[1].startswith("articles/2020-01-20-ostrel-kilns.html#char=")


def test_a_series_tells_the_growth_that_its_amounts_do_not_give(sold: Series) -> None:
    """Of seven stated growths one does not come out."""
    assert [bool(row.growth) for row in sold.rows] == [False, *[True] * 7, False]
    (wrong,) = sold.disagreeing
    assert (wrong.figure.when, wrong.by_amounts_in_words) == ("2025", "+19.2 per cent")


def test_the_file_behind_a_series_has_its_figures(sold: Series) -> None:
    """The link is the file; each row says where its figure is stated."""
    head, _, text = sold.csv.partition(",")
    assert head == "data:text/csv;charset=utf-8"
    rows = list(csv.DictReader(unquote(text).splitlines()))
    assert [row["period"] for row in rows] == [str(y) for y in range(2018, 2027)]
    assert [row["kind"] for row in rows] == ["estimated", *["stated"] * 7, "expected"]
    assert rows[2]["comparator"] == "almost"
    assert rows[2]["value"] == "1300000"
    assert rows[2]["passages"].startswith("https://example.org/kilns/article/2021")


def test_periods_of_another_length_are_another_series() -> None:
    """A half-year's amount beside those of years would look like a fall."""
    half = PeriodView("first half of 2023", "2023-01-01", "2023-06-30")
    figures = [*of_years("10", "12", "15"), invented("looms", "8", periods=(half,))]
    (found,) = series(figures, [])
    assert [row.figure.when for row in found.rows] == ["2020", "2021", "2022"]


def test_one_time_is_no_series() -> None:
    """Nor is one with our own estimate for another, nor times that are open."""
    once = of_years("10")
    assert series([*once, *of_years("9")], []) == []
    ours = invented("looms", "8", periods=(year(2019),), kind="estimated")
    assert series([*once, ours], []) == []
    open_ended = [
        invented("looms", "5", periods=(PeriodView(f"since {y}", f"{y}-01-01", ""),))
        for y in (2019, 2020)
    ]
    assert series(open_ended, []) == []


def test_losses_are_under_the_line_of_zero() -> None:
    """The lowest and the highest line hold all points."""
    (found,) = series(of_years("-30", "20", "0"), [])
    assert [point.y > found.zero for point in found.points] == [True, False, False]
    assert found.points[2].y == found.zero
    assert [level.name for level in found.levels] == ["-40", "-20", "0", "20"]


def test_nothing_but_zeros_is_a_series_too() -> None:
    """All points are on the line of zero."""
    (found,) = series(of_years("0", "0"), [])
    assert {point.y for point in found.points} == {found.zero}


# --- time
# --------------------------------------------------------------------------------------------------------


def test_periods_and_dated_events_are_on_one_line(shown: Figures) -> None:
    """An open period reaches to the end, a day is a dot, and what only we worked out is
    marked.
    """
    marks = {mark.name: mark for mark in shown.timeline.marks}
    assert list(marks) == ["since 2019", "2022", "2023", "2 March 2024"]
    assert (
        marks["since 2019"].is_open,
        marks["since 2019"].x,
        marks["since 2019"].width,
    ) == (True, 0.0, 100.0)
    assert (marks["2023"].x, marks["2023"].width) == (66.67, 16.66)
    assert (marks["2 March 2024"].is_day, marks["2 March 2024"].is_open) == (
        True,
        False,
    )
    assert [mark.is_ours for mark in marks.values()] == [False, True, False, False]
    assert [number for number, _ in shown.timeline.years] == [
        2019,
        2020,
        2021,
        2022,
        2023,
        2024,
    ]


def test_times_that_cannot_be_read_are_not_on_the_line() -> None:
    """A period without a first day, or with one that is no date, has no place; several
    of a figure all have.
    """
    periods = (
        year(2020),
        PeriodView("some day", "", ""),
        PeriodView("odd", "2020-13-45", ""),
        year(9999),
    )
    line = timeline([invented("bales", "5", periods=periods)], [], [], [])
    assert [(mark.name, mark.x) for mark in line.marks] == [
        ("2020", 0.0),
        ("9999", 99.99),
    ]
    assert 1 < len(line.years) < 8


# --- what comes from outside
# -------------------------------------------------------------------------------------


def test_hostile_labels_are_text(newsroom: Path) -> None:
    """Markup in names, wordings, units and periods is shown and never an element."""
    label = HOSTILE.replace('"', '\\"')
    for path in (newsroom / "graph").rglob("*.t*"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r'(prefLabel|wording|comment)(\s+)"[^"]*"',
            lambda named: f'{named[1]}{named[2]}"{label}"',
            text,
        )
        path.write_text(text, encoding="utf-8")
    text = html(figure_panel(load(find(newsroom)), Address(None)))
    assert "<img" not in text
    assert "</script" not in text
    assert text.count("&lt;img src=x onerror=") > 20


def test_the_same_graph_gives_the_same_bytes(
    graph: Graph, shared_newsroom: Path
) -> None:
    """Nothing depends on the order in which an engine hands out what holds."""
    again = load(find(shared_newsroom))
    assert html(figure_panel(graph, Address(None))) == html(
        figure_panel(again, Address(None))
    )


def test_the_flagship_s_figures_are_all_there(flagship_folder: Path) -> None:
    """The city's AI output with its growth, on scales that hold 100 million beside tens
    of billions.
    """
    graph = load(find(flagship_folder))
    (article,) = graph.articles.values()
    shown = figure_panel(graph, Address(article))
    known = rows(shown)
    assert known["obs-liuzhou-ai-output-2025-01-07"].amount.words == "5.7 billion yuan"
    grown = {
        drawn.growth.figure.thing.key: drawn.growth for drawn in shown.growths.shown
    }
    before = grown["id:obs-liuzhou-ai-output-growth-2025-01-07"].before
    assert before is not None
    assert before.amount.words == "about 4.61 billion yuan"
    yuan = next(chart for chart in shown.charts if chart.unit.notation == "CNY")
    assert [len(band.bars) for band in yuan.bands] == [3, 3]
    assert all(
        bar.width >= 1
        for chart in shown.charts
        for band in chart.bands
        for _, bar in band.bars
    )
