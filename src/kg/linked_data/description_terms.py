"""The terms in which a site describes itself: of DCAT, Dublin Core, VoID, SPDX, SHACL."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.vocabulary import PREFIXES

SPDX = "http://spdx.org/rdf/terms#"


def _term(prefix: str, name: str) -> NamedNode:
    namespace = SPDX if prefix == "spdx" else PREFIXES[prefix]
    return NamedNode(namespace + name)


CATALOG = _term("dcat", "Catalog")
CATALOG_RECORD = _term("dcat", "CatalogRecord")
DCAT_DATASET = _term("dcat", "Dataset")
DISTRIBUTION = _term("dcat", "Distribution")
HAS_DATASET = _term("dcat", "dataset")
HAS_RECORD = _term("dcat", "record")
HAS_DISTRIBUTION = _term("dcat", "distribution")
LANDING_PAGE = _term("dcat", "landingPage")
KEYWORD = _term("dcat", "keyword")
ACCESS_URL = _term("dcat", "accessURL")
DOWNLOAD_URL = _term("dcat", "downloadURL")
HAS_MEDIA_TYPE = _term("dcat", "mediaType")
COMPRESS_FORMAT = _term("dcat", "compressFormat")
BYTE_SIZE = _term("dcat", "byteSize")
FIRST_DAY = _term("dcat", "startDate")
LAST_DAY = _term("dcat", "endDate")

TITLE = _term("dcterms", "title")
DESCRIPTION = _term("dcterms", "description")
PUBLISHER = _term("dcterms", "publisher")
LANGUAGE = _term("dcterms", "language")
LICENCE = _term("dcterms", "license")
MODIFIED = _term("dcterms", "modified")
SOURCE = _term("dcterms", "source")
PART_OF = _term("dcterms", "isPartOf")
FORMAT = _term("dcterms", "format")
CONFORMS_TO = _term("dcterms", "conformsTo")
SPATIAL = _term("dcterms", "spatial")
TEMPORAL = _term("dcterms", "temporal")
STANDARD = _term("dcterms", "Standard")
LINGUISTIC_SYSTEM = _term("dcterms", "LinguisticSystem")
LICENCE_DOCUMENT = _term("dcterms", "LicenseDocument")
PERIOD_OF_TIME = _term("dcterms", "PeriodOfTime")
SPATIAL_REGION = _term("dcterms", "Location")
FORMAT_CLASS = _term("dcterms", "MediaTypeOrExtent")
MEDIA_TYPE_CLASS = _term("dcterms", "MediaType")

WEB_DOCUMENT = _term("foaf", "Document")
PRIMARY_TOPIC = _term("foaf", "primaryTopic")

PLACE = _term("kg", "Place")
LOCATED_IN = _term("kg", "locatedIn")

EXECUTABLE = _term("sh", "SPARQLExecutable")
SELECT_EXECUTABLE = _term("sh", "SPARQLSelectExecutable")
HAS_PREFIXES = _term("sh", "prefixes")
SELECT = _term("sh", "select")
DECLARES = _term("sh", "declare")
DECLARATION = _term("sh", "PrefixDeclaration")
HAS_PREFIX = _term("sh", "prefix")
HAS_NAMESPACE = _term("sh", "namespace")

EXACT_MATCH = _term("skos", "exactMatch")

CHECKSUM = _term("spdx", "checksum")
ALGORITHM = _term("spdx", "algorithm")
CHECKSUM_VALUE = _term("spdx", "checksumValue")
CHECKSUM_CLASS = _term("spdx", "Checksum")
ALGORITHM_CLASS = _term("spdx", "ChecksumAlgorithm")
BY_SHA256 = _term("spdx", "checksumAlgorithm_sha256")

DATA_DUMP = _term("void", "dataDump")
ENTITIES = _term("void", "entities")
CLASSES = _term("void", "classes")
PROPERTIES = _term("void", "properties")
TRIPLES = _term("void", "triples")
SUBJECTS = _term("void", "distinctSubjects")
OBJECTS = _term("void", "distinctObjects")
CLASS_PARTITION = _term("void", "classPartition")
OF_CLASS = _term("void", "class")
PROPERTY_PARTITION = _term("void", "propertyPartition")
OF_PROPERTY = _term("void", "property")

DAY = _term("xsd", "date")
HEX = _term("xsd", "hexBinary")
SIZE = _term("xsd", "nonNegativeInteger")
ADDRESS = _term("xsd", "anyURI")
