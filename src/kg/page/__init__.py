"""The map: a graph as one HTML page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

import pyvis.network  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.page.items import view
from kg.page.layout import Graph
from kg.page.style import LINES, palette

__all__ = ["render"]

HERE = Path(__file__).parent
VIS = Path(pyvis.network.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"


def render(graph: Graph, *, title: str, subtitle: str, footer: str) -> str:
    """The map as one self-contained HTML page that opens offline without a single request."""
    shown = view(graph)
    network = pyvis.network.Network(directed=True)  # an undirected one drops parallel edges
    network.nodes, network.edges = shown.nodes, shown.edges  # add_edge would scan all edges for each edge
    network.templateEnv = _environment()
    network.templateEnv.globals.update(_code(), title=title, subtitle=subtitle, footer=footer, view=shown, lines=LINES)
    return str(network.generate_html())


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.tests["web"] = _is_web
    return environment


def _code() -> dict[str, Markup]:
    """Scripts and style as values, since an include would parse them as templates, and the policy naming them."""
    vis, app = VIS.read_text("utf-8"), (HERE / "app.js").read_text("utf-8")
    style = palette() + (HERE / "page.css").read_text("utf-8")
    policy = f"default-src 'none'; script-src {_hash(vis)} {_hash(app)}; style-src {_hash(style)}"
    policy += "; img-src data:; base-uri 'none'; form-action 'none'"
    return {"vis": Markup(vis), "app": Markup(app), "style": Markup(style), "policy": Markup(policy)}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _is_web(link: str) -> bool:
    try:
        return urlsplit(link).scheme in {"http", "https"}
    except ValueError:
        return False
