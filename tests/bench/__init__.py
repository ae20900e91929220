"""The benchmark: build times, memory and page weights, compared with other tools. It is not a test.

`python -m tests.bench` (`make bench`) writes a table, a plot and every number to build/bench.
"""
