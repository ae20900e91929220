"""The machine and the package versions that the results apply to."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("sphinx", "myst-parser", "typst", "zensical")


@dataclass(frozen=True)
class Machine:
    """What the results depend on besides the code."""

    processor: str
    cores: int
    memory_gb: float
    busy: float
    """Load average over the minute before the first measurement."""
    system: str
    python: str
    versions: tuple[tuple[str, str], ...]

    @property
    def line(self) -> str:
        """All of it in one line."""
        versions = ", ".join(f"{name} {number}" for name, number in self.versions)
        return (
            f"{self.processor}, {self.cores} cores, {self.memory_gb:.0f} GB, {self.system}, "
            f"Python {self.python}, {self.busy:.1f} processes running before; {versions}"
        )


def this_machine() -> Machine:
    """The machine that this runs on; the processor's model name is only known on Linux."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gb=memory,
        busy=os.getloadavg()[0],
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        versions=tuple((name, version(name)) for name in PACKAGES),
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
