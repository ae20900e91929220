"""How Sphinx's pages are written: headings, names and headers that assistive technology finds its way by.

Docutils leaves the lists of contents and of footnotes without a name, though they are landmarks, the title of
an admonition a plain paragraph, and the header cells of a table without their scope.
"""

import re
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

CONTENTS_TITLE = "contents_title"
"""The id of the heading over a page's own contents; those made from headings hold no underscore."""


class GuideTranslator(HTML5Translator):
    """Sphinx's translator to HTML, with names for landmarks, headings for admonitions, headers for rows."""

    def visit_topic(self, node: nodes.topic) -> None:
        """Name a page's own contents by their title."""
        super().visit_topic(node)
        self._add_attribute(-1, f'aria-labelledby="{CONTENTS_TITLE}"')

    def visit_title(self, node: nodes.title) -> None:
        """Make the title of an admonition a heading below the one of its section."""
        start = len(self.body)
        super().visit_title(node)
        if isinstance(node.parent, nodes.topic):
            self._add_attribute(start, f'id="{CONTENTS_TITLE}"')
        elif isinstance(node.parent, nodes.Admonition):
            level = self.section_level + self.initial_header_level
            self.body[start] = self.body[start].replace("<p ", f"<h{level} ", 1)
            self.context[-1] = f"</h{level}>\n"

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Name the list of footnotes, which begins with the first of them."""
        start = len(self.body)
        super().visit_footnote(node)
        if not isinstance(node.previous_sibling(), nodes.footnote):
            name = self.config.html_context["words"]["page"]["footnotes"]
            self._add_attribute(start, f'aria-label="{escape(name)}"')

    def visit_colspec(self, node: nodes.colspec) -> None:
        """Make the first cell of every row its header."""
        if not isinstance(node.previous_sibling(), nodes.colspec):
            node["stub"] = True
        super().visit_colspec(node)

    def visit_entry(self, node: nodes.entry) -> None:
        """Say of a header cell whether it heads a column or a row."""
        start = len(self.body)
        super().visit_entry(node)
        if self.body[start].startswith("<th"):
            in_head = isinstance(node.parent.parent, nodes.thead)
            self._add_attribute(start, f'scope="{"col" if in_head else "row"}"')

    def _add_attribute(self, place: int, attribute: str) -> None:
        """Add an attribute to the opening tag at this place of the page."""
        self.body[place] = re.sub(r"(?<=^<)\w+", lambda name: f"{name[0]} {attribute}", self.body[place])
