"""How the documentation is built: `sphinx-build -W docs FOLDER`, without a network."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import reference_pages  # noqa: E402 - it stands beside this file

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

html_theme = "furo"
html_title = "kg"
html_copy_source = False
html_show_sphinx = False

reference_pages.write(HERE / "reference")
