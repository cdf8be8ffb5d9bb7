"""Redirections: what a server does with the names of things, which are no files.

`.htaccess` is for Apache's mod_rewrite, which https://w3id.org uses, and asks for the
form that a client accepts. `_redirects` is for hosts that know paths alone, of which
most serve `id/acme.html` for `id/acme` by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from kg.linked_data.file_names import ENDINGS

_ACCEPTED = {
    "application/trig": "trig",
    "text/turtle": "ttl",
    r"application/ld\+json": "jsonld",
}
"""By what a client accepts, the ending of the file that it gets."""

_OF_ALL = {"trig": "kg.trig", "ttl": "kg.ttl", "jsonld": "kg.jsonld"}


def htaccess(
    base: str, address: str, odd: Mapping[str, str], documents: Mapping[str, str]
) -> str:
    """The rules for the server of the names.

    Args:
        base: what all names begin with.
        address: where the site is, with a slash at its end; it may be the base.
        odd: the path of the file, without its ending, by the path of a name that is
            none for a file.
        documents: the path of a file by that of a name which has one form alone.
    """
    lines = [
        f"# Redirects for the names that begin with {base}",
        "RewriteEngine on",
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
            f"RewriteRule ^(.+\\.(?:{files})|SHA256SUMS)$ {address}$1 [R=303,L]",
            f"RewriteRule ^$ {address} [R=303,L]",
        ]
    lines += ["", "# Documents of which there is one form."]
    for name, path in documents.items():
        lines.append(f"RewriteRule ^{_pattern(name)}$ {address}{path} [R=303,L]")
    if odd:
        lines += ["", "# Names that are none for files."]
    for name, path in odd.items():
        target = address + quote(path)
        lines += _negotiated(
            _pattern(unquote(name)), target, name.startswith("article/")
        )
    lines += ["", "# Things and articles, in the form that is asked for."]
    lines += _negotiated("article/([^/]+)", f"{address}article/$1", is_article=True)
    lines += _negotiated("id/([^/]+)", f"{address}id/$1", is_article=False)
    lines += ["", "# Graphs, statements, records: the data set as a whole."]
    for kind, ending in _ACCEPTED.items():
        lines += [
            f"RewriteCond %{{HTTP_ACCEPT}} {kind}",
            f"RewriteRule ^ {address}{_OF_ALL[ending]} [R=303,L]",
        ]
    lines.append(f"RewriteRule ^ {address}index.html [R=303,L]")
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
    address: str, odd: Mapping[str, str], documents: Mapping[str, str]
) -> str:
    """The rules for hosts that know paths alone; see `htaccess`."""
    root = urlsplit(address).path
    lines = [f"{root}{name} {root}{path} 302" for name, path in documents.items()]
    lines += [
        f"{root}{name} {root}{quote(path)}.html 302" for name, path in odd.items()
    ]
    lines += [
        f"{root}{folder}/* {root}index.html 302"
        for folder in ("graph", "statement", "judgement", "proof", "agent")
    ]
    return "\n".join(lines) + "\n"


def _pattern(name: str) -> str:
    """A pattern that is this name alone, in characters that no rule ends at."""
    return "".join(
        each if re.fullmatch(r"[\w/-]", each) else _escaped(each) for each in name
    )


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode(errors="replace"))
