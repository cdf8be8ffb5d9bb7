"""Web Annotations in JSON-LD by the keys of the W3C's own context for them.

Readers of annotations go by these keys, and by what is in what. The context itself
(https://www.w3.org/ns/anno.jsonld) is not named, since it would have to be fetched.
"""

from __future__ import annotations

from kg.formats.context import NAME, Profile
from kg.vocabulary import PREFIXES

_OA = PREFIXES["oa"]
_PROPERTIES = {
    "body": "hasBody",
    "end": "end",
    "exact": "exact",
    "motivation": "motivatedBy",
    "selector": "hasSelector",
    "source": "hasSource",
    "start": "start",
    "target": "hasTarget",
}
_CLASSES = (
    "Annotation",
    "FragmentSelector",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "TextualBody",
)
_OTHERS = {
    PREFIXES["dcterms"] + "conformsTo": "conformsTo",
    PREFIXES["rdf"] + "value": "value",
}

ANNOTATIONS = Profile(
    keys={
        **{_OA + local: key for key, local in _PROPERTIES.items()},
        **{_OA + name: name for name in _CLASSES},
        **_OTHERS,
    },
    kinds={_OA + "motivatedBy": NAME},
    outermost=_OA + "Annotation",
    nested=frozenset(_OA + name for name in ("hasBody", "hasTarget", "hasSelector")),
)
