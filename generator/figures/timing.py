"""How long what moves takes; pages need this without what draws."""

MOVEMENT_SECONDS = 3.5
"""How long a movement takes, from its start to its end."""
