"""The terms of the news vocabulary that drafts are made of.

Whatever a frame says is data, and no code names it. These are named here and nowhere else:
the classes of what a text mentions, and the relations that stand in no sentence, but in a
name, a title or a dateline.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.vocabulary import KG


def news_term(name: str) -> NamedNode:
    """A term of the shared vocabulary by its local name."""
    return NamedNode(KG + name)


ACTOR = news_term("Actor")
PERSON = news_term("Person")
ORGANISATION = news_term("Organisation")
COMPANY = news_term("Company")
PUBLIC_BODY = news_term("PublicBody")
RESEARCH_INSTITUTION = news_term("ResearchInstitution")
AREA = news_term("AdministrativeArea")
CITY = news_term("City")
PLACE = news_term("Place")
FACILITY = news_term("Facility")
POST = news_term("Post")
PERIOD = v.CLASS_PERIOD
EVENT = news_term("Event")
FUNDING_ROUND = news_term("FundingRound")
COOPERATION = news_term("Cooperation")
GROUP = news_term("Group")
TOPIC = news_term("Topic")
INITIATIVE = news_term("Initiative")
PRODUCT = news_term("Product")
LOAN = news_term("Loan")
AWARD = news_term("Award")
PAYOUT = news_term("Payout")
RULING = news_term("Ruling")
SUPPLY = news_term("Supply")
ASSOCIATION = news_term("Association")
ACQUISITION = news_term("Acquisition")
AGREEMENT = news_term("Agreement")
SIGNING = news_term("Signing")
LAWSUIT = news_term("Lawsuit")
MERGER = news_term("Merger")
MEETING = news_term("Meeting")
OPENING = news_term("Opening")
LAUNCH = news_term("Launch")
CONSTRUCTION_START = news_term("ConstructionStart")
CLOSURE = news_term("Closure")
INVESTIGATION = news_term("Investigation")
TRANSFER = news_term("Transfer")
STRIKE = news_term("Strike")
JOB_CUT = news_term("JobCut")
PROTEST = news_term("Protest")

HOLDS_POST = news_term("holdsPost")
POST_IN = news_term("postIn")
# What a post tells already
INVESTS_IN = news_term("investsIn")
RELATED_TO = news_term("relatedTo")
AFFILIATED_WITH = news_term("affiliatedWith")
HEADED_BY = news_term("headedBy")
APPOINTED = news_term("appointed")
MEMBER_OF = news_term("memberOf")
SUBSIDIARY_OF = news_term("subsidiaryOf")
HAS_BRAND = news_term("hasBrand")
BRAND = news_term("Brand")
PART_OF = news_term("partOf")
PRODUCES = news_term("produces")
OPERATES = news_term("operates")
OWNS = news_term("owns")
HOLDS_SHARES_IN = news_term("holdsSharesIn")
SOLD_TO = news_term("soldTo")
BOUGHT = news_term("bought")
RENTS = news_term("rents")
USES = news_term("uses")
OFFERS = news_term("offers")
SUPPORTS = news_term("supports")
COMPETES_WITH = news_term("competesWith")
ACQUIRED = news_term("acquired")
NEAR = news_term("near")
ESTABLISHED = news_term("established")
DEVELOPS = news_term("develops")
OPPOSES = news_term("opposes")
FAVOURS = news_term("favours")
HAS_STATUS = news_term("hasStatus")
FOUNDED_BY = news_term("foundedBy")
HOME_COUNTRY = news_term("homeCountry")
JURISDICTION = news_term("jurisdiction")
HEADQUARTERED_IN = news_term("headquarteredIn")
HOLDS_SHARES_IN = news_term("holdsSharesIn")
LISTED_ON = news_term("listedOn")
LOCATED_IN = news_term("locatedIn")
OPERATES_IN = news_term("operatesIn")
FOUNDED_IN = news_term("foundedIn")
# The relation that needs a thing of its own
COOPERATES_WITH = news_term("cooperatesWith")
PARTICIPANT = news_term("participant")
BUYER = news_term("buyer")
SELLER = news_term("seller")
SUPPLIER = news_term("supplier")
SUPPLIES = news_term("supplies")
LENDER = news_term("lender")
BORROWER = news_term("borrower")
CARRIED_OUT_BY = news_term("carriedOutBy")
APPOINTEE = news_term("appointee")
LEAVER = news_term("leaver")
PLAINTIFF = news_term("plaintiff")
DEFENDANT = news_term("defendant")
ORIGIN = news_term("origin")
DESTINATION = news_term("destination")
DECISION = news_term("Decision")
DECIDED_BY = news_term("decidedBy")
TARGET = news_term("target")
CONCERNS = news_term("concerns")
DURING = news_term("during")
# Trade in goods, which the sale of a firm is not
OF_GOODS = frozenset(map(news_term, ("customerOf", "supplies", "offers")))
