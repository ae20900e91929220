"""The benchmark: how long what takes, how much it weighs, and how that compares. Figures, never a test.

`python -m tests.bench` (`make bench`) writes a table, a plot and every number into build/bench.
"""
