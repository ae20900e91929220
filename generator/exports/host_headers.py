"""Header files for common hosts: the same rules, as each host reads them.

Pages and the service worker are revalidated at every request. What carries a checksum in its address may be
cached for a year, and so may the font, whose name is its version.

An address that has moved is answered with a lasting redirect, which keeps what follows `?` and `#`.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..content import Redirect, redirects
from ..model.guide import Guide

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"

EVERYWHERE = (
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self)"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)

# No host may change a page on its way: the worker checks each file against its checksum.
REVALIDATE = "no-cache, no-transform"
KEPT = "public, max-age=31536000, immutable, no-transform"
IMMUTABLE_FOLDERS = ("_static", "figures")


def host_files(guide: Guide, languages: Iterable[str] = ()) -> dict[str, str]:
    """The files for hosts, by their path in the published site; `languages` are the other ones of the guide.

    For Apache and nginx the folder of a language needs no rules of its own.
    """
    folders = ("", *(f"{language}/" for language in languages))
    base, moved = urlsplit(guide.settings.url).path, redirects(guide)
    return {
        "_headers": _headers(base, folders),
        **({"_redirects": _redirects(base, folders, moved)} if moved else {}),
        ".htaccess": _htaccess(moved),
        "nginx.conf": _nginx(moved),
        ".nojekyll": "",  # else GitHub Pages leaves out folders that begin with an underscore
    }


def _headers(base: str, folders: Iterable[str]) -> str:
    """For Netlify and Cloudflare Pages, which ask pages anew unless told otherwise."""
    rules = [f"{base}*", *(f"  {name}: {value}" for name, value in EVERYWHERE)]
    for above in folders:
        for folder in IMMUTABLE_FOLDERS:
            rules += [f"{base}{above}{folder}/*", f"  Cache-Control: {KEPT}"]
    return "\n".join(rules) + "\n"


def _redirects(base: str, folders: Iterable[str], moved: tuple[Redirect, ...]) -> str:
    """For Netlify and Cloudflare Pages."""
    return "".join(
        f"{base}{above}{one.old} {base}{above}{one.new} 301\n" for above in folders for one in moved
    )


def _htaccess(moved: tuple[Redirect, ...]) -> str:
    """For Apache."""
    lines = [
        "AddType application/manifest+json .webmanifest",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in EVERYWHERE),
        f'  SetEnvIf Request_URI "/({"|".join(IMMUTABLE_FOLDERS)})/" named_by_content',
        f'  Header set Cache-Control "{REVALIDATE}"',
        f'  Header set Cache-Control "{KEPT}" env=named_by_content',
        "</IfModule>",
        *(f'RedirectMatch permanent "{_old(one)}" "$1{one.new}"' for one in moved),
    ]
    return "\n".join(lines) + "\n"


def _nginx(moved: tuple[Redirect, ...]) -> str:
    """For nginx: the map goes into `http`, the rest into the `server` or `location` of the guide."""
    lines = [
        "# Into http:",
        "map $uri $guide_cache {",
        f'  default "{REVALIDATE}";',
        f'  "~/({"|".join(IMMUTABLE_FOLDERS)})/" "{KEPT}";',
        "}",
        "# Into the server or location of the guide:",
        "add_header Cache-Control $guide_cache always;",
        *(f'add_header {name} "{value}" always;' for name, value in EVERYWHERE),
        *(f'rewrite "{_old(one)}" "$1{one.new}" permanent;' for one in moved),
    ]
    return "\n".join(lines) + "\n"


def _old(one: Redirect) -> str:
    """The address that was, as a pattern: the guide may lie below any path of its host."""
    return f"^(.*/){re.escape(one.old)}$"
