"""Header files for common hosts: the same rules, as each host reads them.

A page may be kept by a browser but is asked for anew each time; so is the worker. What carries a checksum in
its address may be kept for a year, the font too: its name is its version.
"""

from urllib.parse import urlsplit

from .model.guide import Guide

POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"

EVERYWHERE = (
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self)"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)

# No host may change a page on its way: the worker checks each file against its checksum.
ASKED_ANEW = "no-cache, no-transform"
KEPT = "public, max-age=31536000, immutable, no-transform"
KEPT_FOLDERS = ("_static", "figures")


def hosting(guide: Guide) -> dict[str, str]:
    """The header files, by their path in the published site."""
    base = urlsplit(guide.settings.url).path
    return {
        "_headers": _headers(base),
        ".htaccess": _htaccess(),
        "nginx.conf": _nginx(),
        ".nojekyll": "",  # else GitHub Pages leaves out folders that begin with an underscore
    }


def _headers(base: str) -> str:
    """For Netlify and Cloudflare Pages, which ask pages anew unless told otherwise."""
    rules = [f"{base}*", *(f"  {name}: {value}" for name, value in EVERYWHERE)]
    for folder in KEPT_FOLDERS:
        rules += [f"{base}{folder}/*", f"  Cache-Control: {KEPT}"]
    return "\n".join(rules) + "\n"


def _htaccess() -> str:
    """For Apache."""
    lines = [
        "AddType application/manifest+json .webmanifest",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in EVERYWHERE),
        f'  SetEnvIf Request_URI "/({"|".join(KEPT_FOLDERS)})/" named_by_content',
        f'  Header set Cache-Control "{ASKED_ANEW}"',
        f'  Header set Cache-Control "{KEPT}" env=named_by_content',
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _nginx() -> str:
    """For nginx: the map goes into `http`, the rest into the `server` or `location` of the guide."""
    lines = [
        "# Into http:",
        "map $uri $guide_cache {",
        f'  default "{ASKED_ANEW}";',
        f'  "~/({"|".join(KEPT_FOLDERS)})/" "{KEPT}";',
        "}",
        "# Into the server or location of the guide:",
        "add_header Cache-Control $guide_cache always;",
        *(f'add_header {name} "{value}" always;' for name, value in EVERYWHERE),
    ]
    return "\n".join(lines) + "\n"
