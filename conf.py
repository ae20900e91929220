"""Sphinx settings. The name, language and address of the guide come from content/guide.yaml."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

# -- Sources ------------------------------------------------------------------
extensions = ["myst_parser", "sphinx_design", "generator.extension"]
guide_content = "content"
source_suffix = {".md": "markdown"}
exclude_patterns = ["_theme"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_footnote_transition = False
myst_ref_domains = [
    "std"
]  # else each link to a place is looked for among the names of C++ and eight domains more
smartquotes = False  # a text prints as it is written
nitpicky = True

# -- HTML ---------------------------------------------------------------------
html_theme = "guide"
html_theme_path = [str(ROOT / "docs/_theme")]
html_permalinks = False
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_scaled_image_link = False  # else every sized image becomes a link to its own file
