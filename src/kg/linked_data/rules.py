"""Redirections: what a server does with the names of things, which are no files.

`.htaccess` is for Apache's mod_rewrite, which https://w3id.org uses, and asks for the
form that a client accepts. `_redirects` is for hosts that know paths alone, of which
most serve `id/acme.html` for `id/acme` by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from kg.linked_data.file_names import ENDINGS

MARK = "# Redirects for the names that begin with "
"""What an `.htaccess` of ours begins with."""

_ACCEPTED = {
    "application/trig": "trig",
    "text/turtle": "ttl",
    r"application/ld\+json": "jsonld",
}
"""By what a client accepts, the ending of the file that it gets."""

_OF_THE_WHOLE = ("graph", "statement", "judgement", "proof", "agent", "nanopub")
_OF_ALL = {"trig": "kg.trig", "ttl": "kg.ttl", "jsonld": "kg.jsonld"}


class NameDocument(NamedTuple):
    """A name that stands for a document: the file with its data, and one for people."""

    data: str
    page: str


def htaccess(
    base: str,
    address: str,
    odd: Mapping[str, str],
    documents: Mapping[str, NameDocument],
) -> str:
    """The rules for the server of the names.

    Args:
        base: what all names begin with.
        address: where the site is, with a slash at its end; it may be the base.
        odd: the path of the file, without its ending, by the path of a name that is
            none for a file.
        documents: those that are neither of a thing nor of an article, by name.
    """
    # In what a rule leads to, these two signs have a meaning.
    site = address.replace("%", r"\%").replace("$", r"\$")
    lines = [
        f"{MARK}{base}",
        "RewriteEngine on",
    ]
    if odd:
        lines += ["", "# Names that are none for files, or look like one."]
    for name, path in odd.items():
        target = site + quote(path)
        lines += _negotiated(
            _pattern(unquote(name)), target, name.startswith("article/")
        )
    lines += [
        "",
        "# What is a file is served as it is.",
    ]
    files = "|".join(ENDINGS)
    if address == base:
        types = {"ttl": "text/turtle", "trig": "application/trig"}
        types |= {"jsonld": "application/ld+json", "nq": "application/n-quads"}
        lines += [f"AddType {kind} .{ending}" for ending, kind in types.items()]
        lines += [f"RewriteRule (?:\\.(?:{files})|/|^|SHA256SUMS)$ - [L]"]
    else:
        lines += [
            f"RewriteRule ^(.+\\.(?:{files})|SHA256SUMS)$ {site}$1 [R=303,L]",
            f"RewriteRule ^$ {site} [R=303,L]",
        ]
    lines += ["", "# The data set, and the terms."]
    for name, document in documents.items():
        pattern = _pattern(name)
        lines += [
            "RewriteCond %{HTTP_ACCEPT} text/html",
            f"RewriteRule ^{pattern}$ {site}{document.page} [R=303,L]",
            f"RewriteRule ^{pattern}$ {site}{document.data} [R=303,L]",
        ]
    lines += ["", "# Things and articles, in the form that is asked for."]
    lines += _negotiated("article/([^/]+)", f"{site}article/$1", is_article=True)
    lines += _negotiated("id/([^/]+)", f"{site}id/$1", is_article=False)
    lines += ["", "# Graphs, statements, records: the data set as a whole."]
    for kind, ending in _ACCEPTED.items():
        lines += [
            f"RewriteCond %{{HTTP_ACCEPT}} {kind}",
            f"RewriteRule ^ {site}{_OF_ALL[ending]} [R=303,L]",
        ]
    lines.append(f"RewriteRule ^ {site}index.html [R=303,L]")
    return "\n".join(lines) + "\n"


def _negotiated(pattern: str, target: str, is_article: bool) -> list[str]:
    lines = []
    for kind, ending in _ACCEPTED.items():
        # Only an article has named graphs of its own.
        if ending == "trig" and not is_article:
            continue
        lines += [
            f"RewriteCond %{{HTTP_ACCEPT}} {kind}",
            f"RewriteRule ^{pattern}$ {target}.{ending} [R=303,L]",
        ]
    lines.append(f"RewriteRule ^{pattern}$ {target}.html [R=303,L]")
    return lines


def redirects(
    address: str, odd: Mapping[str, str], documents: Mapping[str, NameDocument]
) -> str:
    """The rules for hosts that know paths alone; see `htaccess`."""
    root = urlsplit(address).path
    # Such hosts ask nobody what is accepted: they serve what people read.
    pages = {f"{root}{name}": document.page for name, document in documents.items()}
    pages |= {
        f"{root}{quote(name, safe='/%')}": f"{path}.html" for name, path in odd.items()
    }
    # A page that is called as the name is served without a rule.
    found = [
        f"{name} {root}{page} 302"
        for name, page in pages.items()
        if f"{name}.html" != root + page
    ]
    found += [f"{root}{folder}/* {root}index.html 302" for folder in _OF_THE_WHOLE]
    return "\n".join(found) + "\n"


def _pattern(name: str) -> str:
    """A pattern that is this name alone, in characters that no rule ends at."""
    return "".join(
        each if re.fullmatch(r"[\w/-]", each) else _escaped(each) for each in name
    )


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode(errors="replace"))
