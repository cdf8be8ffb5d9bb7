"""How the documentation is built: `sphinx-build -W docs FOLDER`, without a network."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

import reference_pages

project = "kg"
author = "The kg project"
project_copyright = "The kg project"
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3

default_role = "code"  # docstrings write `names` as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # the attributes of a record are members as well

# Pygments knows neither all of SPARQL nor a CSV behind a prompt; they are shown plain.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
# A line of a terminal, of 100 characters, fits.
html_theme_options = {
    "light_css_variables": {"code-font-size": "var(--font-size--small--2)"}
}
html_title = "kg"
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """Let the program write the pages of the reference that are about itself."""
    written = {
        f"reference/{name}": lines for name, lines in reference_pages.written().items()
    }

    def read(_: Sphinx, page: str, source: list[str]) -> None:
        if page in written:
            source[0] = "\n".join([source[0], *written[page]()]) + "\n"

    app.connect("source-read", read)
    # They may change without their files.
    app.connect("env-get-outdated", lambda *_: list(written))
