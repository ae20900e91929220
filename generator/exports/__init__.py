"""Exports: what the site holds for machines and hosts beside its pages."""
