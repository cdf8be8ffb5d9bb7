"""Which words of a text somebody else says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.grounding.voices import attributed, attributions
from kg.vocabulary import SAID_BY
from tests.grounding import invented
from tests.grounding.invented import Told

SPOKEN = (
    "‹The mill stays›, its chairman promised.",
    "‹The mill burned in May›, its head, Ada Oz, recalled.",
    "‹The mill is new›, he told reporters, adding that ‹it is dear.›",
    "‹Kvarn has a new head›, it said on Monday, two months after a fire in its mill.",
    "By its own estimate ‹it has a third of the market.›",
    "Ada Oz puts ‹the cost of the mill at 3 million euros.›",
    "Kvarn said that ‹it was so›, while Bolt declined to comment.",
    "Kvarn admitted that ‹a belt had broken›, and has stopped the mill.",
    "Kvarn accused Bolt of ‹hiding losses› and is considering a suit.",
    "Kvarn, which denies ‹using the looms›, sells yarn.",
    "Kvarn, a chain which owned a mill, said ‹it would stay.›",
    "The mill, which according to Ada Oz ‹had known of it›, stood still.",
    "He left; ‹she does not want the post›, she said.",
    "Officials say ‹growth will slow.›",
    "Officials say that ‹growth will slow.›",
    "Ada Oz says ‹the mill is new.›",
    "The firm said ‹sales had doubled.›",
    "Norvik's head stressed that ‹wool is dear.›",
    "She stresses that ‹no looms were lost.›",
    "The mayor emphasised that ‹the town needs mills.›",
    "The mayor emphasizes that ‹the town needs mills.›",
    "Analysts believe ‹growth will slow.›",
    "He believes that ‹looms can weave faster.›",
    "Bo Lund told reporters that ‹the mill will close.›",
    "Bo Lund told the Gazette ‹the mill will close.›",
    "He tells investors that ‹prices are high.›",
    "Tessaly announced that ‹it would open five shops.›",
    "Tessaly announces that ‹it will open five shops.›",
    "Norvik claims ‹its looms are the fastest.›",
    "Norvik claimed that ‹its looms are the fastest.›",
    "Experts warn that ‹wool may run out.›",
    "Experts warned ‹wool might run out.›",
    "The union argues that ‹wages are low.›",
    "The union argued that ‹wages are low.›",
    "The director insists ‹the plan is sound.›",
    "The director insisted that ‹the plan is sound.›",
    "The ministry confirmed that ‹the mill had burnt.›",
    "The bureau confirms ‹the road is closed.›",
    "‹The mill has not raised its offer›, its head, Ada Oz, said.",
    "‹The mill will cost 9 million euros›, its owner, the group Bolt, admitted on Monday.",
    "Bolt denied a report that ‹it had sold the mill.›",
    "Bolt dismissed as untrue a report in the Gazette that ‹it had sold the mill.›",
    "The union accused Bolt of ‹breaking its word.›",
    "The union described the plan as ‹a gift to Bolt.›",
    "The union called the plan ‹“a gift to Bolt›” and left.",
    "Bo Lund wrote that ‹wool was scarce.›",
    "Bolt denied that ‹it had sold the mill.›",
    "Bolt denies ‹it has sold the mill.›",
    "The agency reported that ‹exports fell.›",
    "Officials report that ‹exports fell.›",
    "The report points out that ‹wool is scarce.›",
    "Ms. Oz pointed out that ‹wool is scarce.›",
    "He notes that ‹the mill is old.›",
    "The company noted ‹the mill was old.›",
    "She added that ‹prices would rise.›",
    "She adds that ‹prices will rise.›",
    "She added ‹prices would rise.›",
    "The engineer explained that ‹a loom needs oil.›",
    "The engineer explains that ‹a loom needs oil.›",
    "The survey suggests that ‹people buy less wool.›",
    "Analysts suggested ‹the price was too high.›",
    "Economists predict that ‹output will double.›",
    "Economists predicted ‹output would double.›",
    "The bank forecasts that ‹demand will fall.›",
    "The bank forecast that ‹demand would fall.›",
    "The institute estimates that ‹300 mills closed.›",
    "It estimated that ‹300 mills had closed.›",
    "The firm acknowledged that ‹its looms had failed.›",
    "The firm acknowledges ‹its looms have failed.›",
    "Bo admits that ‹he was wrong.›",
    "Bo admitted ‹he was wrong.›",
    "The minister commented that ‹trade was good.›",
    "The minister remarked that ‹trade was good.›",
    "The group revealed that ‹it had lost money.›",
    "The group reveals ‹it has lost money.›",
    "The court declared that ‹the deal is void.›",
    "The paper states that ‹the deal is void.›",
    "The statement stated that ‹the deal is void.›",
    "‹Growth will slow›, officials say.",
    "‹Growth will slow›, Ada Oz says.",
    "‹The deal is void›, the court stated.",
    "‹The mill is new›, the firm announced on Monday.",
    "‹The mill is new›, she added.",
    "‹Wool is scarce›, experts warn.",
    "‹Wool is scarce›, he explains.",
    "‹Wool is scarce›, the bureau reported.",
    "‹The mill will close›, Norvik confirmed in a statement.",
    "‹Prices will rise›, analysts predict.",
    "‹The plan is sound›, the director insists.",
    "‹The mill is new›, said the head of the mill.",
    "‹The mill is new›, explained Ada Oz.",
    "‹The mill is new›, says Ada Oz, head of the mill.",
    "‹The plan works›, stressed Bo Lund.",
    "‹The loss was small›, acknowledged Norvik.",
    "‹The mill is new›, according to officials.",
    "‹The mill is new›, according to a report.",
    "‹The mill is the largest in town› according to Ada Oz.",
    "According to officials, ‹growth will slow.›",
    "According to a survey by Bolt, ‹people buy less wool.›",
    "The firm said on Monday that ‹it would open five shops.›",
    "The minister said in an interview that ‹trade was good.›",
    "The official has said that ‹the road is closed.›",
    "The mayor also noted that ‹wages are low.›",
    "Bo Lund repeatedly warned that ‹looms break.›",
    "Officials have confirmed that ‹the road is closed.›",
    "The firm left, saying that ‹wool is dear.›",
    "The firm said that ‹the mill, built in 1990, is old.›",
    "In May, the bureau estimated that ‹output rose 5 percent.›",
    "We believe ‹the mill is safe.›",
    "They argue ‹the deal was unfair.›",
    "Norvik also said ‹it will hire 300 weavers.›",
    "The company declared ‹it was ready.›",
    "Residents complained, and the mayor admitted that ‹the noise was bad.›",
    "Tessaly's chief told a conference that ‹silk is cheap.›",
    "The head told them ‹it was over.›",
    "Norvik reported ‹its sales had risen.›",
    "Norvik's sales chief, Ada Oz, said ‹demand for silk remains weak.›",
    "‹Shares may recover next year›, analysts at Bolt Bank believe.",
    "The town council has repeatedly stressed that ‹no mill will be closed.›",
    "Industry insiders say ‹the price of wool drives the market.›",
    "A person close to the talks told the Gazette that ‹a deal is near.›",
    "‹The price of silk fell 5 percent in May›, the Tessaly wool board reported on Tuesday.",
    "‹The new loom weaves three times faster›, Bolt claims.",
    "‹The plant›, Oz said, ‹will employ 300 weavers.›",
    "Tessaly said ‹it will cut 40 jobs.›",
    "As Ada Oz pointed out, ‹the road is narrow.›",
    "Speaking at the fair, Bo Lund announced that ‹Tessaly would buy Norvik.›",
    "The company expects growth, but analysts warn ‹costs could rise.›",
    "The ministry estimates ‹at least 300 mills have closed.›",
    "He said: ‹the mill is safe.›",
    "‹The looms are safe›, a spokesman for Bolt said.",
    "‹The mill burnt down in 1990›, as the Gazette reported.",
    "The union, which has 300 members, says ‹wages are low.›",
    "Norvik told shareholders ‹it had lost 5 million euros.›",
    "The report adds that ‹silk is cheap.›",
    "‹Wages will rise by 5 percent›, the union's head told reporters.",
    "She acknowledged, however, that ‹the noise was bad.›",
    "‹More than 300 people work there›, the firm says on its website.",
    "Lund said ‹he did not expect new orders.›",
    "‹The town is growing›, he noted, ‹and the mills with it.›",
    "Sources said ‹Tessaly and Norvik had agreed.›",
    "The bureau said in a report on Friday that ‹output rose 5 percent.›",
    "Oz predicted ‹prices would fall by a third.›",
    "‹The mill employs 40 people›, according to the town's website.",
    '"‹We agreed,›" she said.',
)
NOBODYS = (
    "Kvarn, the fund of the Finnish state, owns a mill.",
    "Bolt, built in 1990, maintained Kvarn's looms until May.",
    "The court, which heard both in July, has not yet ruled.",
    "Ada Oz promised to stay.",
    "The firm is said to be large.",
    "The mill was said to be empty.",
    "The report stated in May was lost.",
    "He was told to leave.",
    "She was told that morning.",
    "The workers were told of the plan.",
    "The report is long.",
    "A note hung on the wall.",
    "An estimate of 5 percent is low.",
    "The state owns the mill.",
    "The state of the mill is poor.",
    "In a good state, the mill works.",
    'The "Never Say Never" fund is new.',
    "The “Report of the Year” went to Bolt.",
    "Norvik added 20 shops.",
    "Norvik adds three mills a year.",
    "Norvik added a mill and will add another.",
    "Bolt reported sales of 5 million euros.",
    "Bolt reports a profit each May.",
    "Tessaly announced a plan.",
    "Tessaly announced plans for five shops.",
    "Tessaly announced the sale of a mill.",
    "Bolt claimed third place.",
    "Bolt claims the prize.",
    "Noted companies have mills there.",
    "The noted companies have mills there.",
    "Reported sales were high.",
    "The announced plan will cost 5 million euros.",
    "The plan announced last week will cost 5 million euros.",
    "The plan announced in May will cost 5 million euros.",
    "The estimated cost is 5 million euros.",
    "The cost was estimated at 5 million euros.",
    "It is estimated that 300 mills closed.",
    "It is believed that the mill was empty.",
    "It was reported that the mill burnt.",
    "The claim that wool is dear is old.",
    "The report that the mill burnt was wrong.",
    "Reports that the mill burnt were wrong.",
    "A warning that the road is closed hung there.",
    "The remark was short.",
    "His remarks were short.",
    "Its notes are in the hall.",
    "The firm declared bankruptcy.",
    "The firm declared a dividend of 3 euros.",
    "The firm confirmed an order of 20 looms.",
    "The firm denied the loan.",
    "The firm denies nothing.",
    "The mill stresses its looms.",
    "Heat stresses the looms.",
    "Under stress, looms break.",
    "The forecast is poor.",
    "The forecast for wool is poor.",
    "The weather forecast was right.",
    "He believes in wool.",
    "They believe the report.",
    "The jury revealed the winner.",
    "The curtain reveals a loom.",
    "The guide explained the loom.",
    "The engineer explains the plan to the weavers.",
    "She suggested a walk.",
    "They suggest a price of 5 euros.",
    "Bo admitted the error.",
    "The museum admits 300 visitors a day.",
    "The hall admitted visitors in May.",
    "The loom tells the time.",
    "The story tells of a weaver.",
    "He told a story.",
    "Bo told the story of the mill.",
    "The paper commented on the plan.",
    "The wool was noted for its colour.",
    "Norvik is known and noted for silk.",
    "The firm insisted on a refund.",
    "The clerk points to the loom.",
    "The points are few.",
    "It was built according to plan.",
    "Wages rise according to need.",
    "The mill was built according to the rules.",
    "The saying is old.",
    "Adding 20 shops, Norvik grew.",
    "Norvik grew by adding 20 shops.",
    "The warning was late.",
    "Sales rose more than analysts predicted.",
    "Sales rose, as predicted.",
    "The plan, which the firm announced, is new.",
    "The mill follows the plan, which the firm announced.",
    "The firm filed its report.",
    "In May, the firm wrote its report.",
    "In the north, the firm has many claims.",
    "The firm warned workers of fire.",
    "The bank acknowledged the letter.",
    "The firm argued with the bank.",
    "The union and the firm argued.",
    "He had no say in it.",
    "They say nothing.",
    "The firm declined to say how many looms it has.",
    "The United States has many mills.",
    "The sales reported by the firm were high.",
    "The jobs added by the firm will help.",
    "The group states its name.",
    "Experts predicted a rise of 5 percent.",
    "Bolt estimated the cost at 5 million euros.",
    "The claims are false.",
    "The mill it claimed as its own is old.",
    "Comments are few.",
    "The added value is small.",
    "Norvik announced on Monday a plan for 20 shops.",
    "The firm reported a loss and has closed two mills.",
    "The firm, which announced a plan in May, is new.",
    "Bolt, reported to be in debt, sold its mill.",
    "The mayor told a joke.",
    "The director said goodbye to the weavers.",
    "Tessaly has denied workers a bonus.",
    "The town declared an emergency after the fire.",
    "The fund notes were sold in May.",
    "Bolt's report that year was short.",
    "Weavers told of long days.",
    "Bolt announced the names of the mills that will close.",
    "The mill added what it needed.",
    "The firm added value where it could.",
    "It predicted the result.",
    "It suggested changes to a law that has failed.",
    "The head explained why the mill closed.",
    "The survey revealed the age of the looms.",
    "The firm confirmed its plans for a mill in Norvik.",
    "A spokesman declined to comment.",
    "The firm did not comment.",
    "The thought was new.",
    "Bolt maintains 300 looms.",
    "The firm maintained its lead in silk.",
    "Tessaly concluded a deal with Bolt.",
    "The year concluded with a fair.",
    "The deal concluded in May was large.",
    "The weavers thought of home.",
    "She thinks of silk.",
    "The loom claimed two lives.",
    "The firm insists on quality that is high.",
    "The firm reported sales of 5 million euros, which were up 5 percent.",
    "The mill, said to be the largest, is new.",
    "Estimates vary.",
    "The firm's forecasts are poor.",
    "It warned the town.",
    "Its own claims were small.",
    "The states are large.",
    "The firm announced it in May.",
    "The firm noted the price and went on.",
    "It states the price.",
)


def marked(text: str) -> tuple[str, list[str]]:
    """A text without its marks ‹ and ›, and what stands between them."""
    return text.replace("‹", "").replace("›", ""), [
        piece.partition("›")[0] for piece in text.split("‹")[1:]
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "‹The mill is new›, said Ada Oz, head of the mill. It is large.",
            id="said X",
        ),
        pytest.param("It is large. ‹The mill is new›, Ada Oz said.", id="X said"),
        pytest.param(
            "‹The mill is new›, the office said in a statement.",
            id="X said in a statement",
        ),
        pytest.param("‹The mill is new›, according to Ada Oz.", id="according to X"),
        pytest.param(
            "According to Ada Oz, ‹the mill is new.› It is.", id="According to X"
        ),
        pytest.param("In May, Ada Oz said that ‹it is new.›", id="X said that"),
        pytest.param("Ada Oz said ‹the mill is new.›", id="X said"),
        pytest.param("Ada Oz noted: ‹the mill is new.›", id="X noted, colon"),
        pytest.param(
            '"‹We have never had so many looms›," said Ada Oz.', id="a quotation"
        ),
        pytest.param(
            "“‹We have never had so many looms›,” she said. “‹It was not easy for us.›”",
            id="two quotations",
        ),
        pytest.param(
            'Ada Oz added that "‹the mill is new and it is large›". It is.',
            id="a quotation in a sentence",
        ),
        pytest.param(
            'The "Threads Forward" initiative is new.', id="a title in quotation marks"
        ),
        pytest.param('Its "Mill of the Year" is new.', id="a title of four words"),
        pytest.param("In May, the firm announced a plan.", id="announcing a thing"),
        pytest.param("After the meeting, Bo added two looms.", id="adding a thing"),
        pytest.param("The firm is said to be large.", id="said by nobody"),
        pytest.param("The saying goes on.", id="another word"),
        pytest.param("The mill is new.", id="nobody's speech"),
    ],
)
def test_attributed_speech(text: str) -> None:
    """What is marked is said by somebody, and nothing else. A comma may stand inside
    the quotation.
    """
    plain, expected = marked(text)
    assert [
        plain[begin:end].rstrip(",") for begin, end in attributed(plain)
    ] == expected


def test_the_words_that_tell_of_speech() -> None:
    """They need no statement of their own."""
    text = "According to Bo, it grew. It fell, said Ada, and she added that it rose. The saying goes on."
    assert [text[begin:end] for begin, end in attributions(text)] == [
        "According to",
        "said",
        "added",
    ]


@pytest.mark.parametrize("text", SPOKEN)
def test_words_of_saying_put_words_into_a_mouth(text: str) -> None:
    """Before what is said, behind it, last or first, in each form of the verb."""
    plain, expected = marked(text)
    assert [plain[begin:end].strip() for begin, end in attributed(plain)] == expected


@pytest.mark.parametrize("text", NOBODYS)
def test_nouns_plans_and_quantities_are_nobodys_speech(text: str) -> None:
    """What is reported, added or announced may be a thing, and a report or a state a
    noun.
    """
    assert attributed(text) == []


def test_a_noun_tells_of_no_speech() -> None:
    """Nor does a verb that puts nothing into a mouth."""
    text = "The report is old. Bolt added two mills. Bo said that the state is rich."
    assert [text[begin:end] for begin, end in attributions(text)] == ["said"]


def test_what_only_describes_somebody_is_the_writers(tmp_path: Path) -> None:
    """Beside a name within what is reported, but neither in a quotation nor with more."""
    text = (
        "Bolt said on Monday it had bought the carrier Tessaly. "
        "Bolt said on Friday it had sold the weaver Farrow in Ostrevale. "
        '"We like the pump maker Norvik," said Ada Oz.'
    )
    registry = "\n".join(
        f'id:{name.casefold()} a kg:Company ; skos:prefLabel "{name}"@en .'
        for name in ("Tessaly", "Farrow", "Norvik")
    )
    place = 'id:ostrevale a kg:Place ; skos:prefLabel "Ostrevale"@en .'
    kinds = {
        "the carrier Tessaly": 'id:tessaly kg:kind "carrier"@en ; skos:prefLabel "Tessaly"@en .',
        "the weaver Farrow in Ostrevale": 'id:farrow kg:kind "weaver"@en ; kg:locatedIn id:ostrevale .',
        "the pump maker Norvik": 'id:norvik kg:kind "pump maker"@en .',
    }
    told = [Told(words, states) for words, states in kinds.items()]
    edition = invented.project(tmp_path / "project", text, registry + place, *told)
    found, _ = invented.proved(edition)
    doubted = [
        doubt.finding.location.passage
        for doubt in found.doubts
        if doubt.predicate == SAID_BY and doubt.finding.location
    ]
    _, *others = kinds
    assert doubted == [invented.passage(edition, words).iri for words in others]
