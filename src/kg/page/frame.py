"""The frame of every page: one file with its own style, scripts and data, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pyvis.network  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.page.look import STROKES, palette
from kg.page.modules import joined
from kg.page.plain_words import (
    basis_in_words,
    grade_in_words,
    state_in_words,
    voice_in_words,
)

HERE = Path(__file__).parent
VIS = Path(pyvis.network.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"


class Parts(NamedTuple):
    """The files of a kind of page: template, style sheets in their order, and the first module of its script."""

    template: str
    styles: Sequence[str]
    script: str


def framed(
    parts: Parts,
    network: pyvis.network.Network,
    **content: object,
) -> str:
    """The page that pyvis generates from our template.

    Its own writer, menus and physics are left aside: they fetch from elsewhere, run
    markup in names, and are slow.
    """
    network.path = parts.template
    network.templateEnv = environment()
    network.templateEnv.globals.update(_code(parts), lines=STROKES, **content)
    return str(network.generate_html())


def environment() -> Environment:
    """Jinja as the templates need it: what is not marked as safe is escaped, and a missing value is an error.

    The test `web` tells whether a link leads to the web.
    """
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    made.tests["web"] = _is_web
    made.filters["packed"] = _packed_record
    made.filters["packed_text"] = _packed_text
    made.filters["grade_in_words"] = grade_in_words
    made.filters["basis_in_words"] = basis_in_words
    made.filters["voice_in_words"] = voice_in_words
    made.filters["state_in_words"] = state_in_words
    # The first words of passages, by the links to them, where a page may quote them.
    made.globals["openings"] = {}
    return made


@cache
def _code(parts: Parts) -> dict[str, object]:
    """Scripts and style as values, since an include would parse them as templates, and the policy that names them.

    The library of the map is packed: as it is, it would be more than half of the page.
    """
    library = VIS.read_bytes()
    boot = _read("script/shared", "boot.js")
    banner = (
        library.decode("utf-8")
        .partition("*/")[0]
        .removeprefix("/**")
        .replace("\r\n", "\n")
        .strip()
    )
    script = joined(HERE / "script", parts.script)
    style = palette() + "".join(_read("style", f"{name}.css") for name in parts.styles)
    allowed = " ".join(map(script_hash, (boot, library.decode("utf-8"), script)))
    policy = f"default-src 'none'; script-src {allowed}; style-src {script_hash(style)}"
    policy += "; img-src data: blob:; base-uri 'none'; form-action 'none'"
    return {
        "licence": banner,
        "library": Markup(_packed(library)),
        "module": Markup(script),
        "boot": Markup(boot),
        "style": Markup(style),
        "policy": Markup(policy),
    }


def _read(folder: str, name: str) -> str:
    return (HERE / folder / name).read_text("utf-8")


def _packed_record(record: object) -> str:
    return _packed_text(json.dumps(record, ensure_ascii=False))


def _packed_text(text: str) -> str:
    return _packed(text.encode())


def _packed(content: bytes) -> str:
    """The content compressed, as the page's first script unpacks it."""
    compressed = gzip.compress(content, mtime=0)
    return base64.b64encode(compressed).decode()


def script_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    encoded = base64.b64encode(digest).decode()
    return f"'sha256-{encoded}'"


def _is_web(link: str) -> bool:
    try:
        return urlsplit(link).scheme in {"http", "https"}
    except ValueError:
        return False
