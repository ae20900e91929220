"""What three checkers by others find in the pages: IBM's engine, the Nu Html Checker, html-validate.

`make test` puts them into `.venv/checkers`, as `package-lock.json` pins them. Each looks at every page once:
the Nu Html Checker in one Java process, html-validate in one of Node.js, IBM's engine in the browser.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from tests.sample_guide import ROOT

INSTALLED = ROOT / ".venv/checkers"
NU = INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar"
IBM = INSTALLED / "node_modules/accessibility-checker-engine/ace.js"
SOON = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""What makes Java quick for some seconds: it optimizes less. The rules of HTML then need a deeper stack."""
EXPLAINED = Path(__file__).with_name("explained.yaml")

IBM_FINDS = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  return report.results.filter(({ value }) => value[1] !== "PASS")
    .map(({ ruleId, message, snippet }) => ({ rule: ruleId, text: `${message} ${snippet}` }));
}"""
"""Also what IBM's engine only asks a person to look at."""


@dataclass(frozen=True)
class Finding:
    """Something that a checker found on a page."""

    checker: str
    page: str
    rule: str
    text: str


@dataclass(frozen=True)
class Explained:
    """Findings that are no fault: their checker, their rule, why, and words of which they have one.

    Without such words every finding of the rule is one of them.
    """

    checker: str
    rule: str
    why: str
    where: Sequence[str] = ("",)

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one that is explained here."""
        same = (self.checker, self.rule) == (finding.checker, finding.rule)
        return same and any(words in finding.text for words in self.where)


def explained(checker: str) -> tuple[Explained, ...]:
    """Every explanation of a checker's findings, in the order of the list."""
    every = (Explained(**one) for one in yaml.safe_load(EXPLAINED.read_text(encoding="utf-8")))
    return tuple(one for one in every if one.checker == checker)


def unexplained(findings: Iterable[Finding], reasons: Sequence[Explained]) -> list[str]:
    """A line for each finding that no reason covers."""
    return [
        f"{one.page}: {one.checker}: {one.rule}: {one.text[:300]}"
        for one in findings
        if not any(reason.covers(one) for reason in reasons)
    ]


def unused(findings: Sequence[Finding], reasons: Iterable[Explained]) -> list[str]:
    """A line for each reason that covers no finding, and for each of its words that no finding has."""
    return [
        f"{reason.checker}: {reason.rule}: {words}"
        for reason in reasons
        for words in reason.where
        if not any(replace(reason, where=(words,)).covers(one) for one in findings)
    ]


def by_ibm(page: Page, server: str, pages: Iterable[str]) -> Iterator[Finding]:
    """What IBM's engine finds; the page's context must let scripts in that the policy of the site forbids."""
    engine = IBM.read_text(encoding="utf-8")
    for address in pages:
        page.goto(f"{server}/{address}")
        page.evaluate(f"{engine}\n;window.ace = ace; 0")
        for one in page.evaluate(IBM_FINDS):
            yield Finding("ibm", address, one["rule"], " ".join(one["text"].split()))


def by_nu(server: str, pages: Iterable[str]) -> Iterator[Finding]:
    """What the Nu Html Checker finds in the pages as a server gives them, its hints included."""
    allow = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # 127.0.0.1 is one
    options = ["--format", "json", "--exit-zero-always", "--stdout"]
    asked = [f"{server}/{page}" for page in pages]
    for one in _run(["java", *SOON, allow, "-jar", str(NU), *options, *asked])["messages"]:
        page = one.get("url", "").removeprefix(f"{server}/")
        text = " ".join(f"{one['message']} {one.get('extract', '')}".split())
        # Its messages are its rules: words in quotes are what stands on the page.
        parts = one["message"].replace("“", "\0").replace("”", "\0").split("\0")
        yield Finding("nu", page, " ".join("".join(parts[::2]).split()), text)


def by_html_validate(site: Path, pages: Iterable[str]) -> Iterator[Finding]:
    """What html-validate finds by its rules of good HTML and of access."""
    script = Path(__file__).with_name("validate.cjs")
    for one in _run(["node", str(script), str(INSTALLED), *(str(site / page) for page in pages)]):
        page = Path(one["page"]).relative_to(site).as_posix()
        yield Finding("html-validate", page, one["rule"], one["text"])


def _run(command: Sequence[str]) -> Any:
    """The JSON that a command prints."""
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{command[0]} has failed: {run.stderr[:1000]}"
    return json.loads(run.stdout)
