"""What the guided session, the chooser and the handout maker need of the guide: typed values and their JSON.

A page carries the data of its own app and nothing else. Addresses of drawings stand in full, as seen from the
site's root: their content hash is added to the page when it is written.
"""

from .chooser import chooser
from .maker import maker
from .session import session

__all__ = ["chooser", "maker", "session"]
