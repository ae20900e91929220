"""The drawings of the site; each is drawn once and kept while its pose, person and code are unchanged."""

from pathlib import Path

from .figures import Fault, anatomy_files, check, site_files
from .model.guide import Guide
from .model.pose import Pose

KEPT = Path(".drawn")
"""Where drawings are kept, below the folder that pages are written to."""


def faults(guide: Guide, pose: Pose) -> tuple[Fault, ...]:
    """What is wrong with a pose: its names, its contacts, its angles."""
    return check(pose, guide.people, guide.muscles)


def draw(guide: Guide, docs: Path) -> dict[str, str]:
    """Every drawing for the site, by its path below the folder of the pages."""
    files: dict[str, str] = {}
    for pose in guide.poses.values():
        files |= _drawn(guide, pose, docs / KEPT)
    if guide.anatomy:
        files |= anatomy_files(guide.anatomy, guide.muscles)
    return {f"figures/{name}": svg for name, svg in files.items()}


def _drawn(guide: Guide, pose: Pose, kept: Path) -> dict[str, str]:
    return site_files(pose, guide.people, guide.muscles)
