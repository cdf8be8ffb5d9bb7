"""Words of closed classes, and the commonest verbs.

They hold a sentence together, so that its phrases can be told apart without knowing
what most of its words mean.
"""

from __future__ import annotations

import re

from kg.language.english.calendar import MONTHS, WEEKDAYS

ARTICLES = frozenset("a an the".split())
DETERMINERS = ARTICLES | frozenset(
    "this that these those some any each every both all no another its "
    "their his her our my your several many few most such one other either "
    "neither".split()
)
POSSESSIVES = frozenset("its their his her our my your whose".split())
PRONOUNS = frozenset(
    "it they he she we i you him them us me itself himself herself "
    "themselves ourselves everyone everybody nobody somebody someone anyone "
    "nothing something everything there".split()
)
SUBJECT_PRONOUNS = frozenset("it they he she".split())
PLURALS = frozenset("they their".split())
PERSONAL = frozenset("he she his her him".split())
RELATIVES = frozenset("which who whom whose that where".split())
PREPOSITIONS = frozenset(
    "of in on at by with from to for into onto over under about after "
    "before between among against during since until till through "
    "throughout via within without across around near behind beyond towards "
    "toward upon off as like than alongside including despite per amid "
    "inside outside above below beneath beside besides versus".split()
)
# Behind these prepositions a clause may stand: "since Acme bought Bolt".
CLAUSAL = frozenset("since after before until till as than".split())
# Words that together are one preposition.
JOINED_PREPOSITIONS = (
    r"\b(?:[Ss]uch as|[Tt]ogether with|[Jj]ointly with|[Aa]long with|[Oo]n behalf of|"
    r"[Ii]n favou?r of|[Oo]n the (?:sidelines|margins|fringes) of|[Ii]n the wake of|"
    r"[Ii]n cooperation with|[Ii]n partnership with|[Aa]s part of|[Ii]nstead of|"
    r"[Bb]ecause of|[Nn]ext to|[Oo]ut of|[Aa]head of)\b"
)
OPENERS = frozenset(
    "if unless whether because while although though when so whereas lest".split()
)
CONJUNCTIONS = frozenset("and or but nor plus".split())
BE = frozenset("is are was were be been being am".split())
PRESENT_BE = ("is", "are", "am")
HAVE = frozenset("has have had having".split())
DO = frozenset("do does did".split())
GET = frozenset("get gets got getting".split())
MODALS = frozenset("will would shall should may might can could must".split())
# Verbs whose forms in -s are no plurals of nouns
NEVER_NOUNS = frozenset(
    "belong compete consist collaborate cooperate depend invest lie merge "
    "operate participate rely specialise specialize".split()
)
NEGATIONS = frozenset("not never".split())
ADVERBS = frozenset(
    "also now still already recently then later soon just only even "
    "together again yesterday today tomorrow jointly formerly once twice "
    "however therefore meanwhile instead too well almost nearly more less "
    "least very quite rather longer far ago ahead abroad back here first "
    "finally respectively up down out away further else thus hence indeed "
    "perhaps maybe often always sometimes ever yet earlier alone overnight "
    "elsewhere nationwide worldwide".split()
)
# They end like adverbs and are none.
NO_ADVERBS = frozenset(
    "family supply assembly italy monopoly rally reply anomaly early daily "
    "weekly monthly quarterly yearly likely costly friendly elderly sicily "
    "apply comply multiply imply bully tally jelly belly".split()
)
_NAMES_OF_TIMES = frozenset(name.casefold() for name in (*MONTHS, *WEEKDAYS))
TIMES = _NAMES_OF_TIMES | frozenset(
    "year years month months week weeks quarter quarters day days decade "
    "decades century spring summer autumn winter yesterday today tomorrow "
    "morning evening afternoon night weekend hour hours time".split()
)
DATES = _NAMES_OF_TIMES | frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# What begins with one of these tells of what it stands beside which one it is of its kind.
RANK = re.compile(r"(?:\w+est|first|second|third|only|sole|most|leading|main)\b")
# Adverbs behind which a word that may be a verb is one: "Acme, which …, also exports wool"
BEFORE_VERBS = frozenset("also already still now currently".split())
BUYING = frozenset("acquire buy purchase take snap".split())
# Before a number these only say how near it is.
COMPARING = frozenset("about around over under than up to some".split())
COPULAS = frozenset("be become remain stay".split())
# Their object does what the infinitive behind it says.
OBJECT_CONTROL = frozenset(
    "allow ask authorise authorize cause challenge command commission "
    "compel contract direct enable encourage engage expect force get help "
    "hire instruct invite lead let order permit persuade pressure prompt "
    "push require tell tempt urge want warn appoint beg choose clear elect license "
    "mandate name nominate oblige pay pick recruit retain select task train".split()
)
# What is done in this way is done.
IMPLICATIVES = frozenset(
    "begin start continue manage help come go proceed be get dare bother "
    "happen succeed choose serve combine cooperate collaborate join work "
    "unite partner team".split()
)
# With these verbs the noun of an action is done by their subject.
LIGHT_VERBS = frozenset(
    "announce begin carry close complete conduct confirm continue do enter "
    "finalise finish form give have hold keep launch maintain make open own "
    "place provide reach report run seal set sign start strike undertake "
    "agree create establish plan consider propose seek prepare explore "
    "weigh mull abandon cancel drop deny rule end break threaten reject "
    "pursue halt suspend terminate dissolve scrap renew".split()
)
# Behind these a gerund tells what was done.
BY_DOING = frozenset("by after since through upon without".split())
# Behind these it may have been done or not: "accused of buying", "close to buying".
OF_DOING = frozenset("to against of from for in about at on".split())
# What is whose, whatever becomes of it: "will sell its stake in Bolt" says that it has one.
POSSESSIONS = frozenset(
    "stake share shareholding holding interest unit subsidiary arm division "
    "brand plant mill factory owner parent rival partner supplier customer "
    "client lender founder head chief director chairman president member "
    "shareholder investor sponsor department office centre bureau branch "
    "site terminal hotel airline bank".split()
)
# What these nouns tell may be to come, or never: "the takeover of Bolt by Acme".
DEALS = frozenset(
    "acquisition takeover purchase buyout merger sale disposal divestment "
    "listing".split()
)
# What these are done to is not there yet: "a mill in Kvarn is to be built".
MAKING = frozenset(
    "build construct create erect establish found install launch make open "
    "plan propose set".split()
)
# What a deal did, once it was done: "the sale brought in 3 million"
YIELDING = frozenset("bring cost create double earn give leave net turn yield".split())
# With these it has been done.
COMPLETING = frozenset(
    "complete close finalise finalize finish conclude seal make follow".split()
)
# What two have together: "Acme and Bolt's joint venture"
SHARED = frozenset(
    "joint-venture venture partnership merger alliance cooperation "
    "collaboration agreement deal talks project".split()
)
# What was held or tried was so, though nothing came of it: "the talks failed".
TRIED = frozenset(
    "attempt ballot bid campaign discussion discussions effort meeting "
    "negotiation negotiations round summit talk talks test trial vote".split()
)
# What somebody is or has for a time: it is over when it ends.
TERMS = frozenset(
    "membership ownership tenure term presidency chairmanship leadership "
    "stint sponsorship affiliation relationship association contract "
    "licence license lease".split()
)
# What these are done to is there already: "to deepen their cooperation".
PRESUPPOSING = frozenset(
    "deepen strengthen expand extend renew upgrade intensify continue widen "
    "broaden improve consolidate reinforce modernise review".split()
)
# Who "is buying" a firm has not bought it.
CHANGING = frozenset(
    ["take over", *"acquire become buy join merge purchase sell succeed".split()]
)
HAVING = frozenset("have own run operate include comprise hold possess keep".split())
NAMING = frozenset(
    "name appoint elect call make declare designate dub term label choose "
    "select rename consider brand title style nominate crown pronounce "
    "proclaim install hire promote recognise recruit".split()
)
# Behind these an infinitive has no "to": "helped Bolt buy Corrin".
HELPING = frozenset("help let make".split())
# Behind these a name of what somebody makes is that of a kind: "wool exporter Corrin".
AGENTS = ("er", "or")
# Behind a name these say what it is a name of: "the Fjord brand" is the brand.
BEHIND_NAMES = frozenset(
    "brand brands group company city town region province district "
    "programme program initiative platform prize award series model label "
    "marque scheme campaign app chain newspaper website system sector "
    "sectors industry industries".split()
)
# Behind the name of a body these say what it is: "the Fjord union" is Fjord.
BODIES = frozenset(
    "union foundation airline hospital magazine club museum charity party "
    "university".split()
)
# "in the north of Ostrevale" is in Ostrevale.
PARTS_OF_PLACES = frozenset(
    "north south east west northeast northwest southeast southwest north- "
    "east north-west south-east south-west centre center heart middle "
    "outskirts suburb suburbs part parts region coast town city port "
    "village province state".split()
)
# With these, enumerations pair by rank.
BY_RANK = ("respectively", "in that order", "in this order")
# By these somebody acts: what "the board of Acme" does, Acme does.
ACTING = frozenset(
    "board management government parliament council leadership "
    "administration directors researchers scientists engineers developers "
    "designers chemists physicists surgeons archaeologists technicians "
    "agents officers detectives investigators inspectors".split()
)
# "any of its shares" are shares of its.
SOME = frozenset("any all none some most many few half part".split())
# "the town of Quillhaven" is Quillhaven.
NAMED_PLACES = frozenset(
    "city town village port province state island county district region "
    "municipality".split()
)
# Behind these "as" says what the subject is: "serves as head".
AS_SUBJECT = frozenset(
    "serve work act function remain continue emerge operate double".split()
)
# Behind these "as" says what it is no more: "resigned as head".
LEAVING = frozenset("resign step retire quit withdraw depart stand".split())
# Whose it was no longer has what these are done to: "sold its stake in Bolt".
PARTING = frozenset(
    "sell lose relinquish surrender forfeit divest cancel terminate end "
    "sever renounce revoke liquidate return abandon quit waive cede".split()
)
# With these, what an infinitive says of their object is done.
FORCING = frozenset("help get lead cause force enable compel prompt".split())
# Behind "is" and one of these a noun says what the subject is: "is under the control of".
PREDICATING = frozenset("under among at".split())
ALWAYS_PASSIVE = frozenset("base headquarter locate situate domicile station".split())

# What a sentence may do besides what is looked for, lest a phrase be read across it.
COMMON_VERBS = frozenset(
    "accept achieve act add address admit advise affect agree aim allow "
    "announce answer appear apply approach approve argue arrange arrive ask "
    "attend attract avoid back ban be bear beat become begin believe belong "
    "block boost borrow break bring build burn buy call cancel carry cause "
    "cease celebrate change choose cite claim clear climb close collapse "
    "come comment commit compare compete complain complete concede concern "
    "conclude conduct confirm consider consist contain continue contribute "
    "control convert cost count cover create criticise cross cut deal "
    "debate decide decline deepen defend delay deliver demand deny depend "
    "describe design develop die differ disappear discuss dismiss disclose "
    "double draw drive drop earn eat edge elect emerge employ enable "
    "encourage end enjoy ensure enter escape establish estimate evolve "
    "examine exceed exist exit expand expect expire explain export express "
    "extend face fail fall feature feel file fill finance find finish fit "
    "fix fly focus follow force form gain gather get give go grant grow "
    "halt handle hand happen have head hear help hit hold hope host ignore "
    "improve include increase indicate inspect insist intend invest invite "
    "issue join jump keep kill know lack land last launch lead learn leave "
    "let lie lift like limit link list live look lose lower maintain make "
    "manage mark matter mean measure meet merge miss move name need note "
    "notice obtain occur offer open operate order organise overtake owe own "
    "pass pay perform permit persuade pick plan play plunge point possess "
    "postpone praise predict prefer prepare present press prevent produce "
    "promise promote propose protect prove provide publish pull purchase "
    "push put qualify question quit raise reach react read realise receive "
    "recognise recommend record recover reduce refer refuse regard reject "
    "release rely remain remember remove rent reopen repeat replace reply "
    "report represent require resign resist respond rest result resume "
    "retain retire return reveal rise roll rule run rush save say schedule "
    "secure see seek seem select sell send serve settle share shift shock "
    "show shrink shut sign sink sit slide slip slow soar sound speak spend "
    "split spread stand start state stay stem step stop strengthen strike "
    "study submit succeed suffer suggest supply support surge survive "
    "suspect suspend switch take talk teach tell tend test thank think "
    "threaten tighten top total touch trade train transfer travel treat "
    "triple try turn understand unveil urge use value vary visit vote vow "
    "wait walk want warn watch weaken weigh welcome widen win withdraw "
    "wonder work worry write yield".split()
)
