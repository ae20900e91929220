"""Mutation testing: does a test fail when the code is changed on purpose? `make mutants` runs it.

Each mutant is a module with one change (`operators.py`, `mutant.py`), or a script with one (`javascript.py`).
For each a process is forked that runs the tests that belong to the changed line (`belonging.py`) until one
fails (`child.py`). What is changed within functions is put in place of their code where all tests have been
collected already (`collected.py`, `swap.py`); what a module does when it is loaded is changed as it is
imported (`finder.py`), in a fork that has the slow libraries alone (`forks.py`). As many processes share the
mutants as there are processors. Their time is counted in seconds of the processor, so that a busy machine
changes no result; the clock ends only what waits for ever. What became of each mutant stands in
`build/mutants`, a line each, as soon as it is known: a run that was stopped goes on where it was. `left.yaml`
holds the mutants that no test needs to notice, each with its reason.

Why none of the known tools: mutmut 3.8 (tried) changes neither what stands outside of functions, such as the
table of rules, the headers for hosts and the words of the formulas, nor a function with a decorator. Cosmic
Ray 8.7 (read) writes each change into the file itself, where a run that is killed leaves it, and starts
Python anew for each.
"""
