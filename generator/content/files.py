"""The files and folders of a content folder, and what each holds."""

from collections.abc import Mapping

from pydantic import BaseModel

from ..model.article import About, EvidencePage, Faq, HandoutsPage, Overview, Tips
from ..model.changes import Changelog
from ..model.chooser import Chooser
from ..model.evidence import Claims, Glossary, Sources
from ..model.moved import Addresses, Moved
from ..model.muscles import Anatomy, Muscles
from ..model.people import People
from ..model.pose import Pose
from ..model.reviewed import Reviewed
from ..model.safety import Safety
from ..model.settings import Settings
from ..model.stretch import Routines, Stretch
from ..model.style import Style
from ..model.words import Words

FILES: Mapping[str, type[BaseModel]] = {
    "guide.yaml": Settings,
    "words.yaml": Words,
    "overview.yaml": Overview,
    "safety.yaml": Safety,
    "chooser.yaml": Chooser,
    "routines.yaml": Routines,
    "handouts.yaml": HandoutsPage,
    "tips.yaml": Tips,
    "faq.yaml": Faq,
    "evidence.yaml": EvidencePage,
    "claims.yaml": Claims,
    "sources.yaml": Sources,
    "glossary.yaml": Glossary,
    "about.yaml": About,
    "people.yaml": People,
    "muscles.yaml": Muscles,
    "anatomy.yaml": Anatomy,
    "changelog.yaml": Changelog,
    "moved.yaml": Moved,
    "addresses.yaml": Addresses,
    "reviewed.yaml": Reviewed,
    "style.yaml": Style,
}
"""What each file of the content folder holds."""

FOLDERS: Mapping[str, type[BaseModel]] = {"stretches": Stretch, "poses": Pose}
"""What each file in a folder holds; its name is its id."""

OPTIONAL = {
    "anatomy.yaml",
    "changelog.yaml",
    "moved.yaml",
    "addresses.yaml",
    "reviewed.yaml",
    "style.yaml",
}

FONTS = "fonts"
"""The folder of faces for scripts that the guide's own typeface lacks."""

LOCALE = "locale"
"""The folder of the translations: templates of catalogs, and a folder for each language."""

LANGUAGE_FILE = "language.yaml"
"""What a language's folder says of the language, beside its catalogs."""
