"""Publish: bytes by path become the published folder, whole or not at all."""
