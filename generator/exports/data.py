"""What the guide gives to machines: its data in one public file, and the map of the site."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from ..model.base import Part
from ..model.guide import Guide
from ..text import markup


def exports(guide: Guide) -> dict[str, str]:
    """The public data in one language, by its path in the folder of the language."""
    return {"guide.json": guide_json(guide)}


def guide_json(guide: Guide) -> str:
    """The public data: facts, levels of care, stretches, routines, claims and sources, as JSON text.

    Texts are plain words; where a side is named, `[right|left]` stays, the first for the side as drawn.
    """
    settings = guide.settings
    data = {
        "name": settings.name,
        "language": settings.language,
        "url": settings.url,
        "version": settings.version,
        "updated": settings.updated,
        "reviewed_by": settings.review.reviewed_by,
        "review_by": settings.review.review_by,
        "licence": settings.licence,
        "safety": guide.safety.tiers,
        "stretches": [
            {**dict(one), "leave_out": guide.reasons(one), "seconds": one.dose.total_seconds}
            for one in guide.stretches
        ],
        "routines": guide.routines.routines,
        "claims": guide.claims.claims,
        "sources": guide.sources.sources,
    }
    return json.dumps(_plain(data), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return {name: _plain(item) for name, item in value}
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return markup.unmarked(value)
    return value.isoformat() if isinstance(value, date) else value


def sitemap(guides: Iterable[tuple[Guide, Iterable[str]]]) -> dict[str, str]:
    """The map of the site, by its path: each document in each language, and the day of the last change."""
    urls = "".join(
        f"<url><loc>{escape(_address(guide, document))}</loc>"
        f"<lastmod>{guide.settings.updated.isoformat()}</lastmod></url>\n"
        for guide, documents in guides
        for document in documents
        if document != "404"
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    return {"sitemap.xml": text}


def _address(guide: Guide, document: str) -> str:
    return f"{guide.settings.url}{document}.html"
