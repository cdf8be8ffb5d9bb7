"""What search engines read of a page: its data set, and the articles it is read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from kg.edition import Edition
from kg.model import Article

Described: TypeAlias = dict[str, Any]

_MOST = 50  # articles
_MEDIA = {
    "kg.ttl": "text/turtle",
    "kg.jsonld": "application/ld+json",
}


def schema_summary(
    edition: Edition,
    title: str,
    articles: Sequence[Article],
    exports: Iterable[str],
) -> Described:
    """The page in schema.org's terms, without a sentence of any article."""
    dataset = edition.graph.dataset
    based_on = list(map(_article, articles[:_MOST]))
    makers = [_named("Organization", name) for name in dataset.creators]
    distribution = [_download(href) for href in exports]
    parts = {
        "name": f"Knowledge graph: {title}",
        "description": dataset.description,
        "license": dataset.licence,
        "creator": makers,
        "isBasedOn": based_on,
        "distribution": distribution,
    }
    return {"@context": "https://schema.org", "@type": "Dataset", **_told(parts)}


def media_type(export: str) -> str:
    """The media type of an export beside the page, by its link."""
    return _MEDIA[export.rpartition("/")[2]]


def _article(article: Article) -> Described:
    publisher = article.publisher
    parts = {
        "headline": article.headline,
        "url": article.url,
        "datePublished": article.published,
        "publisher": _named("Organization", publisher) if publisher else None,
    }
    return {"@type": "NewsArticle", **_told(parts)}


def _download(href: str) -> Described:
    return {
        "@type": "DataDownload",
        "contentUrl": href,
        "encodingFormat": media_type(href),
    }


def _named(kind: str, name: str) -> Described:
    return {"@type": kind, "name": name}


def _told(parts: Described) -> Described:
    return {name: value for name, value in parts.items() if value}
