"""The legal forms of firms in all the world: "Inc.", "A/S", "S.A. de C.V.", "Sdn Bhd".

A form belongs to the fullest name of a firm, and is left out of its other ones. Short
forms that are other words as well, such as "CA" for a company or for California, count
with their stops alone.
"""

from __future__ import annotations

import re

# Written with or without stops: "SpA" and "S.p.A."
_ABBREVIATED = (
    "SA SAS SASU SARL SCA SpA Srl SRL SL SLU SAU SAE SAL SAA SAC SAOG SAOC "
    "AG GmbH mbH KGaA OHG NV BV BVBA SPRL AB ASA ApS Oy Oyj "
    "LLC LLP LP PLC plc PBC PLLC WLL BSC QSC QPSC KSC KSCP PJSC OJSC CJSC JSC "
    "KK GK PCL TAŞ AŞ AS SE KG"
)
# Written with their stops alone
_STOPPED = r"A\.D|A\.E|A\.S|C\.A|C\.V|L\.P|S\.C|a\.d|a\.s|d\.d|e\.V|k\.s|v\.o\.s"
_JOINED = (
    r"S\.?A\.?(?:B|P\.?I)?\.? de C\.?V",
    r"S\. ?de R\.?L\.?(?: de C\.?V)?",
    r"(?:Sp|sp)\. ?z ?o\. ?o\.?(?: [Ss]p\. ?k)?",
    r"(?:spol\. s |j\.)?[rd]\. ?o\. ?o",  # "d.o.o."
    r"(?:spol\. )?s\.? ?r\. ?o",
    r"S\.?A\.?R\.?L",
    r"Ltd\.? Şti",
    r"FZ-?(?:LLC|CO|E)",
)
_WORDS = (
    r"A/S|P/S|K/S|S/A|Inc|Incorporated|Corp|Corporation|Co|Company|Limited|Ltd|Ltda|Lda|"
    r"Pty|Pte|Pvt|Private|Proprietary|Public Company|Berhad|Bhd|Sdn|Tbk|DMCC|DAC|"
    r"Zrt|Nyrt|Kft|Rt|Bt|OÜ|UAB|SIA|OOD|EOOD|EAD|hf|ehf|Sp\. ?[jk]|"
    r"Kabushiki Kaisha|Aktiengesellschaft|\(P\)"
)


def _stopped(form: str) -> str:
    """A pattern of an abbreviation, with a stop behind each letter or without any."""
    return rf"{form}|{r'[.] ?'.join(map(re.escape, form))}"


_FORMS = sorted(
    [*map(_stopped, _ABBREVIATED.split()), _STOPPED, *_JOINED, _WORDS],
    key=len,
    reverse=True,
)
_FORM = rf"(?:{'|'.join(_FORMS)})(?!\w)"
# A stop that ends the sentence is no part of "Inc", but always one of "S.p.A."
_STOP = rf"(?:\.(?=[,;:)’']| [(a-z&–—-]| {_FORM}|$)|(?<=\.\w)\.)"
FORM_BEHIND = re.compile(rf"\.?(?:,? (?:& )?{_FORM}{_STOP}?)+")
"""The legal form behind a name, with what parts it from the name."""

_AT_END = re.compile(rf"(?:,? (?:& )?{_FORM}\.?)+$")

FORM_WORDS = frozenset(
    [
        *_ABBREVIATED.casefold().split(),
        *(
            "co corp inc incorporated ltd ltda lda pty pte pvt bhd berhad sdn tbk dmcc dac zrt "
            "nyrt kft oü uab sia ood eood ead hf ehf doo dd sro cv oo ro şti"
        ).split(),
    ]
)
"""The words of legal forms in small letters, without stops: "doo" of "d.o.o."."""

FORM_WORDS_BEFORE = frozenset("de private public rl s sa sab sp spol z".split())
"""The words that other words of a form may follow: "sp z oo"."""

BEFORE_NAMES = frozenset("AO CJSC JSC OAO OJSC OOO PAO PJSC PT SIA TOO UAB ZAO".split())
"""The forms that stand before names in some countries: "PT Kvarn Tbk"."""


def without_form(name: str) -> str:
    """A name without the legal forms before and behind it.

    >>> without_form("Norvik Looms Co., Ltd."), without_form("PT Norvik Looms Tbk")
    ('Norvik Looms', 'Norvik Looms')
    >>> without_form("Norvik S.p.A."), without_form("Limited")
    ('Norvik', 'Limited')
    """
    first, _, others = name.partition(" ")
    core = others if first in BEFORE_NAMES and others else name
    return _AT_END.sub("", core) or name


def has_form(name: str) -> bool:
    """Whether a legal form stands before or behind a name."""
    return without_form(name) != name
