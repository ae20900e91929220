"""Mutation testing: does a test fail when the code is changed on purpose? `make mutants` runs it."""
