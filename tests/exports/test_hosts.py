"""What each kind of host answers by the files made for it: the same headers, kept or asked anew."""

import re
from pathlib import Path

import pytest

from generator.content import load
from generator.exports.host_headers import host_files
from tests.sample_guide import change, small_guide

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
KEPT = "public, max-age=31536000, immutable, no-transform"
ASKED_ANEW = "no-cache, no-transform"
PATHS = {
    "/calf/index.html": ASKED_ANEW,
    "/calf/sw.js": ASKED_ANEW,
    "/calf/es/index.html": ASKED_ANEW,
    "/calf/_static/guide.css": KEPT,
    "/calf/figures/wall-hold.svg": KEPT,
    "/calf/es/_static/guide.css": KEPT,
    "/calf/es/figures/wall-hold.svg": KEPT,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return host_files(load(small_guide(tmp_path_factory.mktemp("guide"))).guide, ["es"])


def netlify(text: str, path: str) -> dict[str, str]:
    """The headers of a path by `_headers`: a line with a path, below it the headers of all that it fits."""
    answer: dict[str, str] = {}
    fits = False
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            answer |= {name: value} if fits else {}
        else:
            fits = path.startswith(line.removesuffix("*"))
    return answer


def apache(text: str, path: str) -> dict[str, str]:
    """The headers of a path by `.htaccess`: the last one counts whose condition, if it has one, is met."""
    [pattern, name] = re.findall(r'^  SetEnvIf Request_URI "(.+)" (\w+)$', text, re.MULTILINE)[0]
    found = re.findall(r'^  Header (?:always )?set (\S+) "([^"]+)"(?: env=(\w+))?$', text, re.MULTILINE)
    return {
        header: value
        for header, value, condition in found
        if not condition or (condition == name and re.search(pattern, path))
    }


def nginx(text: str, path: str) -> dict[str, str]:
    """The headers of a path by `nginx.conf`, whose map says how long a path is kept."""
    [kept] = re.findall(r"^map \$uri (\$\w+) \{\n(.+?)^\}$", text, re.MULTILINE | re.DOTALL)
    values = dict(re.findall(r'^  "?(.+?)"? "(.+)";$', kept[1], re.MULTILINE))
    value = next((values[key] for key in values if key[0] == "~" and re.search(key[1:], path)), "")
    found = dict(re.findall(r'^add_header (\S+) "?(.+?)"? always;$', text, re.MULTILINE))
    return {name: (value or values["default"]) if it == kept[0] else it for name, it in found.items()}


@pytest.mark.parametrize("path", PATHS)
def test_every_path_gets_the_policy_and_is_kept_only_where_its_name_changes(
    files: dict[str, str], path: str
) -> None:
    wanted = {**HEADERS, "Cache-Control": PATHS[path]}
    assert apache(files[".htaccess"], path) == wanted
    assert nginx(files["nginx.conf"], path) == wanted
    asked = {name: value for name, value in wanted.items() if value != ASKED_ANEW}
    assert netlify(files["_headers"], path) == asked  # such hosts ask pages anew by themselves


def test_whole_lines_are_written_that_each_host_can_read(files: dict[str, str]) -> None:
    assert all(text.endswith("\n") for name, text in files.items() if name != ".nojekyll")
    assert files[".htaccess"].splitlines()[:2] == [
        "AddType application/manifest+json .webmanifest",
        "<IfModule mod_headers.c>",
    ]
    assert files[".htaccess"].count("</IfModule>\n") == 1
    told = [line for line in files["nginx.conf"].splitlines() if line.startswith("# ")]
    assert told == ["# Into http:", "# Into the server or location of the guide:"]


def test_what_has_moved_leads_on_in_every_language(files: dict[str, str]) -> None:
    lines = files["_redirects"].splitlines()
    for above in ("", "es/"):
        assert f"/calf/{above}stretches/lean.html /calf/{above}stretches/wall.html 301" in lines
        assert f"/calf/{above}help/legs.html /calf/{above}tips.html 301" in lines
    assert len(lines) == 12
    assert 'RedirectMatch permanent "^(.*/)help/legs\\.html$" "$1tips.html"\n' in files[".htaccess"]
    assert 'rewrite "^(.*/)help/legs\\.html$" "$1tips.html" permanent;\n' in files["nginx.conf"]


def test_a_guide_at_the_root_of_its_host_has_no_folder_in_its_paths(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "guide.yaml", "https://example.org/calf/", "https://example.org/")
    files = host_files(load(content).guide)
    assert files["_headers"].startswith("/*\n")
    assert files["_redirects"].startswith("/stretches/lean.html /stretches/wall.html 301\n")
