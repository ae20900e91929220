"""Content: a folder of YAML files becomes a `Guide`, or every problem in the author's words."""
