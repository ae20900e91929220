"""Packages by others: pinned with checksums, licences listed, known vulnerabilities looked up."""

import json
import re
from importlib.metadata import PackageNotFoundError

import pytest

from tests.audit import FINE, FLAWED, UNKNOWN, judge
from tests.licences import CHECKERS, LIST, LOCKS, Package, checkers, groups, locked, row
from tests.sample_guide import ROOT

LINE = re.compile(r"\| \S+ \| \d")
EVERY = sorted({package for lock in LOCKS for package in locked(lock)})


def listed() -> dict[Package, str]:
    """Every package in the list, with its line."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if LINE.match(line)]
    return {Package(*line.removeprefix("| ").split(" | ")[:2]): line for line in lines}


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("*.lock")))
def test_every_locked_package_has_its_checksums(lock: str) -> None:
    assert lock in LOCKS
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(locked(lock)) > 0
    assert [line for line in lines if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []


def test_every_package_of_the_checkers_has_its_checksum_and_no_host() -> None:
    entries = json.loads((ROOT / CHECKERS).read_text(encoding="utf-8"))["packages"]
    packages = [entry for path, entry in entries.items() if path]
    assert len(packages) > 3
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)
    assert not any("resolved" in entry for entry in packages)


def test_no_lock_names_a_package_in_another_version() -> None:
    names = [one.name for one in EVERY]
    assert sorted(set(names)) == names


def test_the_list_of_licences_names_every_locked_package_and_no_other() -> None:
    assert sorted(listed()) == sorted([*EVERY, *checkers()]), "run `make licences`"
    assert {one for _, group in groups() for one in group} == set(EVERY)
    assert [line for line in listed().values() if line.endswith("|  |")] == []


def test_the_list_says_what_the_installed_packages_say() -> None:
    for package in locked("requirements.lock"):
        assert row(package) == listed()[package], "run `make licences`"
    with pytest.raises(PackageNotFoundError):
        row(Package("segno", "0"))


def answer(**more: object) -> str:
    fine = {"name": "segno", "version": "1.6.6", "vulns": []}
    return json.dumps({"dependencies": [fine, {"name": "jinja2", "version": "3.1.6", "vulns": [], **more}]})


def test_an_audit_says_that_all_is_well_only_if_every_package_was_looked_up() -> None:
    assert judge(answer()) == (FINE, "No known flaw in 2 packages")
    code, told = judge(answer(skip_reason="not found"))
    assert code == UNKNOWN
    assert "1 of 2 packages: jinja2" in told
    assert judge('{"dependencies": []}')[0] == UNKNOWN


def test_an_audit_that_could_ask_nobody_says_so_in_one_line() -> None:
    code, told = judge("", "Traceback\n  File x\nConnectionError: no such host\n")
    assert code == UNKNOWN
    assert len(told.splitlines()) == 1
    assert "ConnectionError: no such host" in told
    assert len(judge("", "")[1].splitlines()) == 1


def test_an_audit_names_each_flaw_and_the_version_without_it() -> None:
    code, told = judge(answer(vulns=[{"id": "PYSEC-1", "fix_versions": ["3.1.7"]}, {"id": "PYSEC-2"}]))
    assert code == FLAWED
    assert told.splitlines() == [
        "jinja2 3.1.6: PYSEC-1, mended in 3.1.7",
        "jinja2 3.1.6: PYSEC-2, mended in no version yet",
    ]
