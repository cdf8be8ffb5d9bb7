"""The page on which the drafts of an article are decided on; a local server gives it its data."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from kg.page.frame import HERE, environment, script_hash
from kg.page.look import palette
from kg.page.modules import joined

_STYLES = ("frame", "reading", "review")


@cache
def review_page(title: str) -> str:
    """The page; it asks the server beside it for all else.

    Args:
        title: the headline of the article.
    """
    script = joined(HERE / "script", "review/page.js")
    styles = (HERE / "style" / f"{name}.css" for name in _STYLES)
    style = palette() + "".join(path.read_text("utf-8") for path in styles)
    policy = f"default-src 'none'; script-src {script_hash(script)}"
    policy += f"; style-src {script_hash(style)}; connect-src 'self'"
    policy += "; base-uri 'none'; form-action 'none'"
    template = environment().get_template("review.html")
    return template.render(
        title=title, policy=Markup(policy), style=Markup(style), script=Markup(script)
    )
