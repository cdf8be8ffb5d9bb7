"""The namespaces, and the terms that code names.

All other terms of the ontology are met only as data, by their annotations. So a class
or property is added without a change of code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode
from pyoxigraph import Triple as TripleTerm

Term: TypeAlias = NamedNode | BlankNode | Literal | TripleTerm
Triple: TypeAlias = tuple[NamedNode, NamedNode, Term]
"""A statement about a thing. The project's files have no blank nodes as subjects."""

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geonames": "https://sws.geonames.org/",
    "kg": "https://w3id.org/newskg/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that every project knows; `kg.namespaces` adds its own."""

KG = PREFIXES["kg"]


def _named(prefix: str, *names: str) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(PREFIXES[prefix] + name) for name in names)


TYPE, SUBJECT, PREDICATE, OBJECT, REIFIES = _named(
    "rdf", "type", "subject", "predicate", "object", "reifies"
)
LABEL, COMMENT, SUBCLASS, SUBPROPERTY = _named(
    "rdfs", "label", "comment", "subClassOf", "subPropertyOf"
)
PREF_LABEL, ALT_LABEL, DEFINITION, NOTATION, CONCEPT = _named(
    "skos", "prefLabel", "altLabel", "definition", "notation", "Concept"
)
NAMING = (PREF_LABEL, ALT_LABEL)
"""What is said of a thing by its names."""
SYMMETRIC, TRANSITIVE, INVERSE, CHAIN = _named(
    "owl", "SymmetricProperty", "TransitiveProperty", "inverseOf", "propertyChainAxiom"
)
IN_SCHEME = NamedNode(PREFIXES["skos"] + "inScheme")
EXAMPLE = NamedNode(PREFIXES["skos"] + "example")
OWL_CLASS, DISJOINT_WITH = _named("owl", "Class", "disjointWith")
(PROPERTY_DISJOINT_WITH,) = _named("owl", "propertyDisjointWith")
FUNCTIONAL = NamedNode(PREFIXES["owl"] + "FunctionalProperty")
DEPRECATED = NamedNode(PREFIXES["owl"] + "deprecated")
POST_IN = NamedNode(KG + "postIn")
VERSION_IRI = NamedNode(PREFIXES["owl"] + "versionIRI")
OBJECT_PROPERTY = NamedNode(PREFIXES["owl"] + "ObjectProperty")
DOMAIN, RANGE = _named("rdfs", "domain", "range")
DOMAIN_INCLUDES, RANGE_INCLUDES = _named("schema", "domainIncludes", "rangeIncludes")
FIRST, REST = _named("rdf", "first", "rest")
VOID_DATASET = NamedNode(PREFIXES["void"] + "Dataset")
DERIVED_FROM, ATTRIBUTED_TO = _named("prov", "wasDerivedFrom", "wasAttributedTo")
BEGIN_INDEX, END_INDEX, REFERENCE_CONTEXT = _named(
    "nif", "beginIndex", "endIndex", "referenceContext"
)
HEADLINE, PUBLISHER, DATE_PUBLISHED, URL, CREDIT, IN_LANGUAGE = _named(
    "schema",
    "headline",
    "publisher",
    "datePublished",
    "url",
    "creditText",
    "inLanguage",
)

CLASS_ARTICLE, CLASS_PASSAGE, CLASS_CAPTION = _named(
    "kg", "Article", "Passage", "Caption"
)
CLASS_SHAREHOLDING = NamedNode(PREFIXES["kg"] + "Shareholding")
CLASS_FIGURE, CLASS_OBSERVATION, CLASS_PROJECTION, CLASS_ESTIMATE = _named(
    "kg", "Figure", "Observation", "Projection", "Estimate"
)
CLASS_CLAIM = NamedNode(KG + "Claim")
CLAIM_SUBJECT, CLAIM_PREDICATE, CLAIM_OBJECT, CLAIMED_TYPE, MODALITY = _named(
    "kg", "claimSubject", "claimPredicate", "claimObject", "claimedType", "modality"
)
MODALITIES = NamedNode(KG + "modalities")
CLASS_STATED = NamedNode(KG + "Statement")
STARTS_WITH, ENDS_WITH, SAID_AT = _named("kg", "startsWith", "endsWith", "saidAt")
RANK = NamedNode(KG + "rank")
STATED_SUBJECT, STATED_PREDICATE, STATED_OBJECT = _named(
    "kg", "statedSubject", "statedPredicate", "statedObject"
)
PLANNED, POSSIBLE, DENIED, ENDED = _named(
    "kg", "planned", "possible", "denied", "ended"
)
IMPLIED_SUBJECT, IMPLIED_PREDICATE, IMPLIED_OBJECT = _named(
    "kg", "impliedSubject", "impliedPredicate", "impliedObject"
)
CLASS_ATTESTATION, CLASS_OVERRULING, CLASS_WITHDRAWAL, WITHDRAWS = _named(
    "kg", "Attestation", "Overruling", "Withdrawal", "withdraws"
)
JUDGED_SUBJECT, JUDGED_PREDICATE, JUDGED_OBJECT, JUDGED_MODALITY = _named(
    "kg", "judgedSubject", "judgedPredicate", "judgedObject", "judgedModality"
)
JUDGED_PASSAGE, PASSAGE_DIGEST = _named("kg", "judgedPassage", "passageDigest")
CLASS_REJECTION, CLASS_CORRECTION, CLASS_NAME_JUDGEMENT = _named(
    "kg", "Rejection", "Correction", "NameJudgement"
)
JUDGED_VARIABLE, JUDGED_WORDING, DRAFTED_BY, REJECTED_FOR = _named(
    "kg", "judgedVariable", "judgedWording", "draftedBy", "rejectedFor"
)
CORRECTS, DRAFTED_VALUE, WRITTEN_VALUE = _named(
    "kg", "corrects", "draftedValue", "writtenValue"
)
JUDGED_NAME, JUDGED_ARTICLE, JUDGED_THING, VERDICT = _named(
    "kg", "judgedName", "judgedArticle", "judgedThing", "verdict"
)
DIRECTION, OTHER_THING, ONLY_PLANNED, OTHER_RELATION, NOT_SAID = _named(
    "kg", "direction", "otherThing", "onlyPlanned", "otherRelation", "notSaid"
)
(
    DRAFTED_SUBJECT,
    DRAFTED_PROPERTY,
    DRAFTED_OBJECT,
    DRAFTED_VARIABLE,
    DRAFTED_PERIOD,
) = _named(
    "kg",
    "draftedSubject",
    "draftedProperty",
    "draftedObject",
    "draftedVariable",
    "draftedPeriod",
)
SAME, NOT_SAME, UNSURE = _named("kg", "same", "notSame", "unsure")
CLASS_PROOF, GRADE, PROVED_BY, BY_FRAME, FRAME_DIGEST, WITNESS = _named(
    "kg",
    "Proof",
    "grade",
    "provedBy",
    "byFrame",
    "frameDigest",
    "witness",
)
CREATOR, JUDGED_ON = _named("dcterms", "creator", "date")
AGENT_NAME = NamedNode(PREFIXES["foaf"] + "name")
CLASS_PERIOD, CLASS_VARIABLE = _named("kg", "Period", "Variable")
AT_MOST = NamedNode(KG + "atMost")
CLASS_STATEMENT = NamedNode(PREFIXES["rdf"] + "Statement")
KIND, SAID_BY, SHA256, TEXT_FRAGMENT, READ_WITH, REFERS_TO, NOT_MODELLED = _named(
    "kg",
    "kind",
    "saidBy",
    "sha256",
    "textFragment",
    "readWith",
    "refersTo",
    "notModelled",
)
DIMENSION = NamedNode(PREFIXES["kg"] + "dimension")
IS_READ_IN_FULL, IS_DRAFT = _named("kg", "isReadInFull", "isDraft")
PARTICIPANT = NamedNode(PREFIXES["kg"] + "participant")
DUE_BY, DURING, LOCATED_IN = _named("kg", "dueBy", "during", "locatedIn")
CARRIED_OUT_BY, APPROVED_BY, NEEDS_APPROVAL_OF = _named(
    "kg", "carriedOutBy", "approvedBy", "needsApprovalOf"
)
OWNS, HOLDS_SHARES_IN, HOLDS_POST = _named("kg", "owns", "holdsSharesIn", "holdsPost")
CHANGED_FROM = NamedNode(PREFIXES["kg"] + "changedFrom")
RANGE_TO = NamedNode(PREFIXES["kg"] + "rangeTo")
VALUE, UNIT, COMPARATOR, WORDING, VARIABLE, GROWTH_OF, CONVERSION_OF = _named(
    "kg",
    "value",
    "unit",
    "comparator",
    "wording",
    "variable",
    "growthOf",
    "conversionOf",
)
OBSERVED_OF, PER, IS_CHANGE, COUNTS, CALCULATION, FIRST_OPERAND = _named(
    "kg", "observedOf", "per", "isChange", "counts", "calculation", "firstOperand"
)
AGREES_WITH, IS_COMPATIBLE_WITH, DIFFERS_FROM = _named(
    "kg", "agreesWith", "isCompatibleWith", "differsFrom"
)
PERIOD, DATE, START_DATE, END_DATE = _named(
    "kg", "period", "date", "startDate", "endDate"
)
MENTIONED_BY, CUE, IS_DESCRIBED, IS_SAID_TOGETHER = _named(
    "kg", "mentionedBy", "cue", "isDescribed", "isSaidTogether"
)
NOUN, PRONOUN, IS_TOLD_BY_VERB, IS_TOLD_FREELY, IMPLIED_BY, IS_CONTRARY_TO = _named(
    "kg",
    "noun",
    "pronoun",
    "isToldByVerb",
    "isToldFreely",
    "impliedBy",
    "isContraryTo",
)
OPINION, RATING_GRADE, FORECAST_BY = _named(
    "kg", "opinion", "ratingGrade", "forecastBy"
)
IS_DUTY = NamedNode(PREFIXES["kg"] + "isDuty")
VERB_FRAME, NOUN_FRAME, ADJECTIVE_FRAME = _named(
    "kg", "VerbFrame", "NounFrame", "AdjectiveFrame"
)
TELLS, TELLS_AS, LEMMA, SUBJECT_IN, OBJECT_IN, CARRIER, UNLESS, IS_PREFERRED = _named(
    "kg",
    "tells",
    "tellsAs",
    "lemma",
    "subjectIn",
    "objectIn",
    "carrier",
    "unless",
    "isPreferred",
)
NOUN_OF, VARIABLE_NAME, TOPIC_IN, IS_FLOW = _named(
    "kg", "nounOf", "variableName", "topicIn", "isFlow"
)
FRAME_PROPERTIES = (
    TELLS,
    TELLS_AS,
    LEMMA,
    NOUN_OF,
    SUBJECT_IN,
    OBJECT_IN,
    CARRIER,
    UNLESS,
    IS_PREFERRED,
    VARIABLE_NAME,
    TOPIC_IN,
    IS_FLOW,
)
VERB_PHRASE, PLURAL_VERB_PHRASE, INFINITIVE_PHRASE, ADJUNCT_PHRASE = _named(
    "kg", "verbPhrase", "pluralVerbPhrase", "infinitivePhrase", "adjunctPhrase"
)
DETERMINER = NamedNode(KG + "determiner")
IS_PLURAL, IS_PARAPHRASE, IS_EDGE, IS_HIERARCHY, IS_CATEGORY = _named(
    "kg", "isPlural", "isParaphrase", "isEdge", "isHierarchy", "isCategory"
)
MAP_COLOUR, MAP_SIGN = _named("kg", "mapColour", "mapSign")
NAME_TEMPLATE, SENTENCE_TEMPLATE = _named("kg", "nameTemplate", "sentenceTemplate")
EDGE_SOURCE, EDGE_TARGET, EDGE_LABEL, COLLAPSES_TO = _named(
    "kg", "edgeSource", "edgeTarget", "edgeLabel", "collapsesTo"
)


def graph_role(name: str) -> NamedNode:
    """Return the class of the graphs of a role, such as `kg:InferredGraph`."""
    return NamedNode(f"{KG}{name}Graph")


def local_name(iri: str) -> str:
    """What tells a term from others of its namespace: the last part of its IRI.

    >>> local_name("https://w3id.org/newskg/ontology#owns"), local_name("owns")
    ('owns', 'owns')
    """
    return iri.rpartition("#")[2].rpartition("/")[2]


def named_nodes(terms: Iterable[Term]) -> list[NamedNode]:
    """Return those of the terms that are IRIs, in their order."""
    return [term for term in terms if isinstance(term, NamedNode)]


def english(labels: Iterable[Literal]) -> str | None:
    """Return the English label, else the first by language; None without any.

    >>> english([Literal("Werk", language="de"), Literal("plant", language="en-GB")])
    'plant'
    """
    ranked = sorted(labels, key=_by_language)
    return ranked[0].value if ranked else None


def _by_language(label: Literal) -> tuple[bool, str, str]:
    language = label.language or ""
    return not language.startswith("en"), language, label.value
