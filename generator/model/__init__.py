"""Model: what content is, as frozen classes of pydantic with a description of every field.

Every room may import its classes from their modules. Schemas, the field guide and messages come from them.
"""
