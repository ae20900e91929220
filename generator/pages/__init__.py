"""Pages: the guide as MyST, one template a kind of page, with the data that its scripts read.

In: a `Guide` and its handouts. Out: {path below `docs/`: MyST}. A page carries the data of its own script and
nothing else; drawings are named by their address from the site's root.
"""

from .compiled import CompiledTemplates
from .render import render_pages

__all__ = [
    "CompiledTemplates",
    "render_pages",
]
