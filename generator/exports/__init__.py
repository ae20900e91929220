"""Exports: what the site holds for machines beside its pages.

In: a `Guide`, and for the service worker the finished site. Out: {path: bytes or text} for other programs,
search engines, hosts, old addresses and use without a network.
"""

from . import offline
from .data import exports, sitemap
from .host_headers import host_files
from .offline import manifest, versioned
from .redirects import addresses_file, redirect_files, removed_addresses

__all__ = [
    "addresses_file",
    "exports",
    "host_files",
    "manifest",
    "offline",
    "redirect_files",
    "removed_addresses",
    "sitemap",
    "versioned",
]
