"""The pages and data of the small guide as they are published, a line for each element."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from tests import forked

from .keyed import keyed_guide

BINARY = (".pdf", ".svg", ".inv")
OF_SPHINX = ("_static/", "searchindex", ".buildinfo", ".made.json")
"""What Sphinx and the builder make beside the pages."""
CHECKSUM = re.compile(r"(\?v=|sha256-|KEPT = `\$\{OURS\})[\w+/=]+")
DATA = re.compile(r'(<script type="application/json"[^>]*>)(.*?)(</script>)', re.DOTALL)


def keyed_site(folder: Path) -> Path:
    """Build the small guide with keyed words in `folder`; gives the folder that is published."""
    keyed_guide(folder)
    run = forked.sphinx(folder, [*forked.STRICT, *forked.options(folder)])
    assert run.returncode == 0, run.stderr
    return folder / "html"


def published(site: Path) -> dict[str, str]:
    """What is published, by path, to be compared line by line."""
    return dict(_files(site))


def _files(html: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        if path.is_file() and path.suffix not in BINARY and not name.startswith(OF_SPHINX):
            yield name, _lines(path)


def _lines(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".json", ".webmanifest"):
        text = json.dumps(json.loads(text), indent=0, ensure_ascii=False)
    elif path.suffix == ".html":
        text = DATA.sub(lambda data: f"{data[1]}\n{_indented(data[2])}\n{data[3]}", text)
        text = re.sub(r">\s*<", ">\n<", text)
    lines = (line.strip() for line in CHECKSUM.sub(r"\1...", text).splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def _indented(data: str) -> str:
    return json.dumps(json.loads(unescape(data)), indent=0, ensure_ascii=False)
