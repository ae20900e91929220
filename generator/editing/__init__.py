"""Editing: the live page, new content, schemas and the field guide."""
