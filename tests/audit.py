"""Check all locked packages for known vulnerabilities: `python -m tests.audit` (`make audit`).

Exit code 0: none found. 1: at least one found. 2: a package could not be looked up; pip-audit itself reports
success in that case.
"""

import json
import subprocess
import sys
from typing import Any

from tests.licences import LOCKS
from tests.sample_guide import ROOT

FINE, FLAWED, UNKNOWN = 0, 1, 2
NO_ANSWER = "The database of known flaws did not answer"


def judge(found: str, said: str = "") -> tuple[int, str]:
    """Exit code and message, from pip-audit's JSON output and its standard error."""
    try:
        packages: list[dict[str, Any]] = json.loads(found)["dependencies"]
    except (ValueError, KeyError):
        reason = (said.strip().splitlines() or ["no reason given"])[-1]
        return UNKNOWN, f"{NO_ANSWER}; nothing was checked ({reason})"
    flaws = [_flaw(one, flaw) for one in packages for flaw in one.get("vulns", ())]
    skipped = [str(one["name"]) for one in packages if "skip_reason" in one]
    if len(skipped) == len(packages):
        return UNKNOWN, f"{NO_ANSWER}; nothing was checked (it has none of {len(packages)} packages)"
    unknown = [f"{NO_ANSWER} for {len(skipped)} of {len(packages)} packages: {', '.join(skipped)}"]
    lines = flaws + (unknown if skipped else [])
    code = FLAWED if flaws else UNKNOWN if skipped else FINE
    return code, "\n".join(lines) or f"No known flaw in {len(packages)} packages"


def _flaw(package: dict[str, Any], flaw: dict[str, Any]) -> str:
    mended = ", ".join(flaw.get("fix_versions", ())) or "no version yet"
    return f"{package['name']} {package['version']}: {flaw['id']}, mended in {mended}"


def audit() -> tuple[int, str]:
    """Run pip-audit on every lock file; needs the network."""
    locks = [part for lock in LOCKS for part in ("--requirement", str(ROOT / lock))]
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", *options, *locks]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return judge(run.stdout, run.stderr)


if __name__ == "__main__":
    code, told = audit()
    print(told)
    sys.exit(code)
