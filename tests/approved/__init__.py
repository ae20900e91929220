"""What readers get, as it was when somebody looked at it: drawings, papers and pages, as lists to compare.

`python -m tests.approved` writes the lists anew, and what they tell of into `build/approved`. Look at it, and
at what has changed in the lists, before they are committed. The drawings are of invented poses; papers and
pages are those of the small guide, with the names of their fields in place of its fixed words. No edit of the
real guide changes them.
"""
