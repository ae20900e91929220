"""The rules of `check`: a function a rule, its manual as docstring. A rule only yields problems."""
