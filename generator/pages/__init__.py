"""Pages: the guide as MyST, one template a kind of page, and the data that its scripts read.

In: a `Guide` and its handouts. Out: {path below `docs/`: MyST}. A page carries the data of its own script and
nothing else. Addresses of drawings stand in full, as seen from the site's root.
"""
