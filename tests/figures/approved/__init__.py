"""Drawings that have been looked at, as the shapes that they are made of.

A text file a drawing, a line a shape in the order in which it is painted: what it is, how it looks, and
where it lies in page units. `python -m tests.figures.approved` writes them anew, and the drawings into
`build/approved`, to be opened and looked at before the files are committed.
"""
