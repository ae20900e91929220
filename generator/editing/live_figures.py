"""Drawings for `live` of the poses that have faults: what `figure` draws, with a ring at each fault."""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MOST = 6
"""How many drawings are shown at once."""
TIMEOUT = 60.0
"""Seconds after which a drawing is given up."""
PLACE = re.compile(r"poses/([a-z0-9-]+)\.yaml:\d+:\d+: states\.([a-z0-9-]+)")


@dataclass(frozen=True)
class FaultyState:
    """A state of a pose in which something is wrong."""

    pose: str
    state: str

    @property
    def name(self) -> str:
        """The name of its drawing."""
        return f"{self.pose}-{self.state}.svg"


def faulty_states(problems: str) -> tuple[FaultyState, ...]:
    """The states named in the places of problems as they are printed, each once, at most `MOST`."""
    found = dict.fromkeys(FaultyState(pose, state) for pose, state in PLACE.findall(problems))
    return tuple(found)[:MOST]


def draw(content: Path, one: FaultyState) -> bytes | None:
    """The drawing of a state as SVG; None where it cannot be drawn, for instance because a name is unknown.

    It is drawn in a process of its own, so that the code is that which is on disk."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / one.name
        command = [sys.executable, "-m", "generator", "figure", one.pose, "--form", one.state]
        command += ["--content", str(content), "--out", str(out)]
        try:
            subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)
            return out.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None
