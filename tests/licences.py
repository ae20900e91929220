"""The licences of all locked packages; `python -m tests.licences` (`make licences`) rewrites their list."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from generator.publish.files import write_file
from tests.sample_guide import ROOT

LIST = ROOT / "LICENSES-PACKAGES.md"
LOCKS: Mapping[str, str] = {
    "requirements.lock": "To build the site",
    "requirements-test.lock": "To test it",
    "requirements-bench.lock": "To measure it",
    "requirements-audit.lock": "To look for known flaws",
}
"""The purpose of each lock file; a package in several of them is listed under the first."""

CHECKERS = "tests/checkers/package-lock.json"
"""The lock file of npm, for the checkers of HTML."""

HEAD = """\
# Licences of the packages

What each locked package says of itself; made by `make licences` from what is installed, and from npm's lock
file for those that check the HTML. Of all these, the published site carries only small stylesheets and
scripts: those of Sphinx, Pygments, snowballstemmer and sphinx-design.
"""
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\]+)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Package:
    """A locked package."""

    name: str
    version: str


def locked(lock: str) -> tuple[Package, ...]:
    """The packages in a lock file, sorted."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return tuple(sorted(Package(name, version) for name, version in PINNED.findall(text)))


def checkers() -> dict[Package, str]:
    """Each locked package of the checkers of HTML with its licence, sorted."""
    entries = json.loads((ROOT / CHECKERS).read_text(encoding="utf-8"))["packages"].items()
    found = {
        Package(entry.get("name", path.rpartition("node_modules/")[2]), entry["version"]): entry["license"]
        for path, entry in entries
        if path  # the entry without a path is the lock file's own
    }
    return dict(sorted(found.items()))


def groups() -> Iterator[tuple[str, tuple[Package, ...]]]:
    """The heading of each lock file, with the packages that no earlier lock file has."""
    seen: set[Package] = set()
    for lock, heading in LOCKS.items():
        yield heading, tuple(one for one in locked(lock) if one not in seen)
        seen.update(locked(lock))


def row(package: Package) -> str:
    """The package's line in the list. Raises PackageNotFoundError unless this very version is installed."""
    found = distribution(package.name)
    if found.version != package.version:
        raise PackageNotFoundError(f"{package.name} {package.version}")
    return _line(package, licence(found))


def _line(package: Package, terms: str) -> str:
    return f"| {package.name} | {package.version} | {terms} |"


def licence(package: Distribution) -> str:
    """A package's licence: its expression, else classifiers, licence field, or top line of a licence file."""
    data = package.metadata
    told = [
        one.rpartition(" :: ")[2] for one in data.get_all("Classifier", ()) if one.startswith("License ::")
    ]
    words = _field(package, "License").splitlines()
    name = _field(package, "License-Expression") or "; ".join(told) or next(iter(words), "") or _top(package)
    return name.strip().replace("|", "/")


def _field(package: Distribution, name: str) -> str:
    """The first value of a field of the package's metadata; empty where it has none."""
    return next((str(value) for value in package.metadata.get_all(name, ())), "")


def _top(package: Distribution) -> str:
    files = (one for one in package.files or () if re.match("(licen[cs]e|copying)", one.name, re.IGNORECASE))
    return next((one.read_text(encoding="utf-8").strip().splitlines()[0] for one in sorted(files)), "")


def table() -> str:
    """The whole list as Markdown."""
    rows = [(heading, list(map(row, packages))) for heading, packages in groups()]
    rows.append(("To check its HTML", [_line(*one) for one in checkers().items()]))
    lines = [HEAD]
    for heading, group in rows:
        lines += [f"## {heading}\n", "| package | version | licence |", "|---|---|---|", *group, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        write_file(LIST, table())
    except PackageNotFoundError as error:
        sys.exit(f"not installed as locked: {error}; run `make licences`")
