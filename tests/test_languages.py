"""A guide in several languages as it is published: whole, in part, and with pages that are withheld."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages import Message
from sphinx.cmd.build import main as sphinx_build

from generator import up_to_date
from generator.publish import LanguageRuns
from generator.publish.generated_list import FILE_NAME
from tests import forked
from tests.handouts.pdf_reader import text as pdf_text
from tests.pseudo import RIGHT_TO_LEFT, accented, add_language, change_message, renew
from tests.rendered_site import RenderedPage
from tests.sample_guide import change, small_guide
from tests.site.html_page import Page
from tests.test_extension import build, sphinx, tree

ACCENTED, FROM_RIGHT = "es", "ar"
PLAIN_WORD = re.compile(r"(?<![\w.:/?=&#-])[a-z]*[aeiouy][a-z]*(?![\w./:=?&#-])", re.IGNORECASE)
"""A word with a vowel that has no accent, and is no part of an address: it was not translated."""

SAME = {
    "Sam",
    "tester",
    "Doe",
    "J",
    "Sample",
    "Calf",
    "CC",
    "BY",
    "a",
    "Journal",
    "of",
    "Tests",
    "QR",
    "English",
    "A4",
    "US",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide in two pseudo languages, built. No test changes it."""
    folder = tmp_path_factory.mktemp("languages")
    content = small_guide(folder)
    shutil.copytree(Path(__file__).parents[1] / "content/fonts", content / "fonts")
    add_language(content, ACCENTED)
    add_language(content, FROM_RIGHT, RIGHT_TO_LEFT)
    build(folder)
    return folder


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change and build again."""
    folder = tmp_path / "copy"
    shutil.copytree(published, folder)
    return folder


KEPT_OF_EACH = {"docs/.kept", "docs/.kept/languages", ".html.doctrees/languages"}


def kept_of(folder: Path, language: str) -> set[str]:
    """Where in a project a folder of a language lies, beside the published site and the content."""
    found = {path.parent.relative_to(folder) for path in folder.rglob(language) if path.is_dir()}
    return {path.as_posix() for path in found if path.parts[0] not in ("content", "html")}


def site_pages(folder: Path, language: str) -> Iterator[Page]:
    site = folder / "html"
    for path in sorted((site / language).rglob("*.html")):
        yield Page.read(site, path.relative_to(site).as_posix())


@pytest.mark.parametrize(("language", "direction"), [(ACCENTED, "ltr"), (FROM_RIGHT, "rtl")])
def test_every_page_is_there_and_says_its_language(published: Path, language: str, direction: str) -> None:
    source = {path.relative_to(published / "html") for path in (published / "html").glob("**/*.html")}
    own = {path for path in source if path.parts[0] not in (ACCENTED, FROM_RIGHT)}
    found = {Path(page.address).relative_to(language): page for page in site_pages(published, language)}
    moved = {path for path in own if 'http-equiv="refresh"' in (published / "html" / path).read_text()}
    assert found.keys() == own
    for path in own - moved:
        html = found[path].all("html")[0].attributes
        assert (html["lang"], html["dir"]) == (language, direction)


def test_no_word_of_a_page_its_data_or_its_names_is_left_untranslated(published: Path) -> None:
    left = {}
    for language in (ACCENTED, FROM_RIGHT):
        for path in sorted((published / "html" / language).rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            shown = re.sub(r'<(\w+)[^<>]*\blang="en"[^<>]*>.*?</\1>', "", text, flags=re.DOTALL)
            page = RenderedPage(re.sub(r"<svg.*?</svg>", "", shown, flags=re.DOTALL))
            names = re.findall(r'\b(?:alt|aria-label|title|placeholder|data-[a-z]+-words)="([^"]*)"', shown)
            words = _plain_words([*page.pieces, *names, *_texts(page.data)])
            if words:
                left[f"{language}/{path.name}"] = sorted(words)
    assert left == {}


def test_a_reference_says_in_which_language_it_was_published(published: Path) -> None:
    for language in (ACCENTED, FROM_RIGHT):
        page = (published / f"html/{language}/sources.html").read_text(encoding="utf-8")
        assert re.search(r'lang="en"[^<>]*>Doe J[.] A test[.] 2020[.]<', page), language


def _texts(data: Any) -> Iterator[str]:
    """The texts of a page's data: those that are no ids, addresses or numbers have a space."""
    if isinstance(data, str):
        yield from [data] if " " in data else []
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _plain_words(texts: list[str]) -> set[str]:
    """The words that nobody translated; values in braces and what Babel knows of a calendar are none."""
    calendar = {
        part
        for language in (ACCENTED, FROM_RIGHT)
        for names in (Locale(language).days, Locale(language).months)
        for width in ("abbreviated", "wide")
        for name in names["format"][width].values()
        for part in name.split()
    }
    words = (word for text in texts for word in PLAIN_WORD.findall(re.sub(r"\{\w+\}", "", text)))
    return {word for word in words if len(word) > 1} - SAME - calendar


def test_no_word_of_the_public_data_and_the_search_is_left_untranslated(published: Path) -> None:
    for language in (ACCENTED, FROM_RIGHT):
        folder = published / "html" / language
        data = json.loads((folder / "guide.json").read_text(encoding="utf-8"))
        assert (data["language"], data["url"].endswith(f"/{language}/")) == (language, True)
        texts = [text for field in ("safety", "stretches", "claims") for text in _texts(data[field])]
        assert _plain_words(texts) == set()
        index = (folder / "searchindex.js").read_text(encoding="utf-8")
        titles = json.loads(re.findall(r"titles:(\[.*?\])", index)[0] if "titles:[" in index else "[]")
        assert _plain_words(titles) == set()


def test_no_word_of_a_sheet_is_left_untranslated(published: Path) -> None:
    for language in (ACCENTED, FROM_RIGHT):
        for path in sorted((published / "html" / language / "handouts").glob("*.pdf")):
            words = _plain_words([pdf_text(path.read_bytes())])
            assert words == set(), path.name


def test_the_sheets_of_each_language_are_its_own(published: Path) -> None:
    """What one language keeps of its sheets for the next build is not taken for those of another."""
    site = published / "html"
    for path in sorted((site / "handouts").glob("*.pdf")):
        assert set(pdf_text(path.read_bytes())).isdisjoint(accented("aeiouy")), path.name
        others = {
            (site / language / "handouts" / path.name).read_bytes() for language in (ACCENTED, FROM_RIGHT)
        }
        assert len({path.read_bytes(), *others}) == 3, path.name


def test_the_search_knows_the_forms_of_words_of_each_language(published: Path) -> None:
    site = published / "html"
    known = {
        folder: {path.name for path in (site / folder / "_static").glob("*-stemmer.js")}
        for folder in ("", ACCENTED)
    }
    assert "english-stemmer.js" in known[""]
    assert "spanish-stemmer.js" in known[ACCENTED]


def test_drawings_are_shared_unless_they_hold_other_words(published: Path) -> None:
    site = published / "html"
    drawings = {
        folder: {path.name for path in (site / folder / "figures").glob("*.svg")} for folder in ("", ACCENTED)
    }
    own = drawings[ACCENTED]
    assert len(drawings[""] - own) > 3
    for name in own:
        assert (site / ACCENTED / "figures" / name).read_bytes() != (site / "figures" / name).read_bytes()
    page = (site / ACCENTED / "stretches/wall.html").read_text(encoding="utf-8")
    shown = re.findall(r'src="((?:\.\./)+)figures/([a-z0-9-]+\.svg)', page)
    assert {name: up for up, name in shown} == {n: "../" if n in own else "../../" for _, n in shown}


def test_every_page_leads_to_itself_in_every_language(published: Path) -> None:
    for language in ("", ACCENTED, FROM_RIGHT):
        page = Page.read(published / "html", f"{language}/tips.html".lstrip("/"))
        links = [one for one in page.all("a") if "data-offer" in one.attributes]
        assert [one.attributes["lang"] for one in links] == ["en", FROM_RIGHT, ACCENTED]
        here = (published / "html" / page.address).parent
        for one in links:
            other = (here / one.attributes["href"]).resolve()
            assert other.is_file()
            assert f'lang="{one.attributes["lang"]}"' in other.read_text(encoding="utf-8")[:200]
        alternate = [
            one.attributes["hreflang"] for one in page.all("link") if one.attributes.get("rel") == "alternate"
        ]
        assert alternate == ["en", FROM_RIGHT, ACCENTED]


def test_hosts_are_told_of_the_folders_of_each_language(published: Path) -> None:
    headers = (published / "html/_headers").read_text(encoding="utf-8")
    moved = (published / "html/_redirects").read_text(encoding="utf-8").splitlines()
    for language in ("", f"{ACCENTED}/", f"{FROM_RIGHT}/"):
        for folder in ("_static", "figures"):
            assert (
                f"/calf/{language}{folder}/*\n  Cache-Control: public, max-age=31536000, immutable" in headers
            )
        assert any(
            re.match(rf"/calf/{language}[a-z]\S* /calf/{language}[a-z]\S* 301$", line) for line in moved
        )


def test_each_language_says_who_translated_it_and_that_nobody_has_checked_it(published: Path) -> None:
    page = (published / "html" / ACCENTED / "tips.html").read_text(encoding="utf-8")
    for words in ("nobody", "By a script.", "No clinician who speaks this language"):
        assert accented(words) in page
    assert "translated this guide" not in (published / "html/tips.html").read_text(encoding="utf-8")


def _unsure(message: Message) -> None:
    message.flags.add("fuzzy")


def test_a_text_that_is_not_sure_stands_in_the_sources_language_and_the_page_says_so(copy: Path) -> None:
    for text in ("stretches/wall.yaml: purpose", "tips.yaml: page.title"):
        change_message(copy / "content/locale/es/guide.po", text, _unsure)
    build(copy)
    files = tree(copy)
    assert b'class="in-part"' in files["es/tips.html"]
    page = files["es/stretches/wall.html"].decode()
    assert '<span lang="en" dir="ltr">Stretches the soleus.</span>' in page
    assert 'class="in-part"' in page
    assert 'hreflang="es"' not in files["stretches/wall.html"].decode().partition("<body")[0]
    assert b"/es/stretches/wall.html" not in files["sitemap.xml"]
    assert b"/es/stretches/step.html" in files["sitemap.xml"]
    assert b'class="in-part"' not in files["es/stretches/step.html"]
    assert [name for name, content in files.items() if _holds_marks(content)] == []
    assert "Stretches the soleus." in pdf_text(files["es/handouts/wall.pdf"])


def _holds_marks(content: bytes) -> bool:
    return any(mark.encode() in content for mark in "\ue000\ue001\ue002\ue003")


def test_a_page_whose_safety_texts_are_not_sure_is_withheld_and_says_why(copy: Path) -> None:
    change_message(copy / "content/locale/es/safety.po", "stretches/wall.yaml: leave_out_if.text", _unsure)
    build(copy)
    files = tree(copy)
    for name in ("es/stretches/wall.html", "es/session.html", "es/handouts.html", "es/stretches/index.html"):
        page = files[name].decode()
        assert accented("This page is not here in your language") in page, name
        assert len(re.findall(r"<h1>[^<]+</h1>", page)) == 1, name
        assert '<meta name="robots" content="noindex">' in page
        up = "../" * name.count("/")
        assert re.search(rf'href="(\./)?{up}{name.removeprefix("es/")}" hreflang="en"', page)
        assert "Your heel hurts" not in page
        assert name.encode() not in files["sitemap.xml"]
    assert b"Y\xc3\xb3\xc3\xbar h\xc3\xa9\xc3\xa9l" not in files["es/stretches/wall.html"]
    assert "es/handouts/wall.pdf" not in files
    assert "es/handouts/guide.pdf" not in files
    assert "es/handouts/step.pdf" in files
    assert b"not here in your language" not in files["es/stretches/step.html"]
    assert 'hreflang="es"' not in files["stretches/wall.html"].decode().partition("<body")[0]
    assert accented("This page is not here") not in files["ar/stretches/wall.html"].decode()
    assert "Your heel hurts" not in files["es/searchindex.js"].decode()


def test_without_a_whole_warning_no_page_with_warnings_is_published(copy: Path) -> None:
    change_message(copy / "content/locale/es/safety.po", "safety.yaml: each_time", _unsure)
    build(copy)
    files = tree(copy)
    withheld = {
        name
        for name in files
        if name.startswith("es/")
        and b"n\xc3\xb3t h\xc3\xa9r\xc3\xa9 \xc3\xadn" in files[name]
        and name.endswith(".html")
    }
    assert {"es/safety.html", "es/tips.html", "es/index.html", "es/stretches/step.html"} <= withheld
    assert {"es/glossary.html", "es/about.html", "es/sources.html"}.isdisjoint(withheld)
    assert [name for name in files if name.startswith("es/handouts/")] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: change(folder / "content/locale/es/guide.po", 'msgstr "Wáll"', 'msgstr "Wáll'),
        lambda folder: change(folder / "content/locale/es/language.yaml", "name:", "nme:"),
    ],
)
def test_a_mistake_in_a_language_leaves_the_last_site_as_it_was(
    copy: Path, spoil: Callable[[Path], None]
) -> None:
    before = tree(copy)
    spoil(copy)
    run = sphinx(copy)
    assert run.returncode == 1
    assert "content/locale/es/" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(copy) == before


def test_a_language_that_is_taken_away_takes_its_folder_with_it(copy: Path) -> None:
    shutil.rmtree(copy / "content/locale/ar")
    (copy / ".html.doctrees/languages/notes.txt").touch()  # by somebody else, and no folder
    build(copy)
    files = tree(copy)
    assert [name for name in files if name.startswith("ar/")] == []
    assert b'hreflang="ar"' not in files["es/index.html"]
    assert kept_of(copy, "ar") == set()
    assert kept_of(copy, "es") == KEPT_OF_EACH


def test_what_is_kept_of_a_language_that_a_build_leaves_out_stays(copy: Path) -> None:
    run = forked.sphinx(copy, ["-D", "guide_languages=es", *forked.STRICT, *forked.options(copy)])
    assert (run.returncode, run.stderr) == (0, "")
    assert kept_of(copy, "ar") == KEPT_OF_EACH


def test_an_unchanged_guide_is_published_with_the_same_bytes(copy: Path) -> None:
    before, folder = tree(copy), (copy / "html").stat().st_ino
    build(copy)
    assert tree(copy) == before
    assert (copy / "html").stat().st_ino == folder  # nor is it published once more
    shutil.rmtree(copy / "html")
    for page in (copy / "docs").rglob("*.md"):
        page.unlink()
    build(copy)
    after = tree(copy)
    assert {name for name in {*before, *after} if before.get(name) != after.get(name)} <= {
        ".made.json",
        "es/.made.json",
    }


def test_a_language_that_is_only_begun_builds_and_says_what_is_missing(copy: Path) -> None:
    folder = copy / "content/locale/fr"
    folder.mkdir()
    (folder / "language.yaml").write_text("name: F\ntranslators: t\nmethod: By hand.\n", encoding="utf-8")
    renew(copy / "content")
    build(copy)
    files = tree(copy)
    assert b"Read it in English" in files["fr/stretches/wall.html"]
    glossary = files["fr/glossary.html"].decode()
    assert 'class="in-part"' in glossary
    assert glossary.count('<span lang="en" dir="ltr">') > 5
    assert [name for name in files if name.startswith("fr/handouts/")] == []
    assert [
        name for name, content in files.items() if _holds_marks(content) and not name.endswith(".pdf")
    ] == []
    assert b"/fr/" not in files["sitemap.xml"]


def change_while_blocked(folder: Path, language: str) -> Path:
    """Change a text in Spanish, and put a file where the pages of a language are made; gives its path."""
    change(folder / "content/locale/es/guide.po", "Strétchés thé sóléús.", "Strétchés thé óthér sóléús.")
    made = folder / f".html.doctrees/languages/{language}/html"
    shutil.rmtree(made)
    made.write_text("somebody's file", encoding="utf-8")
    return made


def test_pages_of_a_language_that_were_made_wait_for_those_that_could_not(copy: Path) -> None:
    before = tree(copy)
    change_while_blocked(copy, "ar")
    assert sphinx(copy).returncode != 0
    own = copy / ".html.doctrees/languages/es/html/stretches/wall.html"
    assert "óthér" in own.read_text(encoding="utf-8")
    assert tree(copy) == before


def test_pages_of_a_language_that_cannot_be_made_leave_the_last_site_and_are_told(copy: Path) -> None:
    before = tree(copy)
    made = change_while_blocked(copy, "es")
    run = sphinx(copy)
    assert run.returncode != 0
    assert "the pages in es could not be made" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(copy) == before
    made.unlink()
    build(copy)
    assert "óthér" in tree(copy)["es/stretches/wall.html"].decode()


def lose_pages() -> None:
    """Let the pages of the other languages be gone once they are made."""

    def lose(_: LanguageRuns) -> dict[str, Path]:
        raise OSError("they are gone")

    LanguageRuns.files = lose  # type: ignore[assignment]


def test_pages_of_a_language_that_are_lost_leave_the_last_site_and_are_told(copy: Path) -> None:
    before = tree(copy)
    change(copy / "content/faq.yaml", "Nobody knows.", "Nobody knows it.")
    run = forked.sphinx(copy, [*forked.STRICT, *forked.options(copy)], lose_pages)
    assert run.returncode != 0
    assert "the pages of another language cannot be read: they are gone" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(copy) == before


def test_what_was_told_of_a_language_is_not_taken_for_up_to_date(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy)
    options = [*forked.STRICT, *forked.options(copy)]
    made = copy / f".html.doctrees/languages/{ACCENTED}/html" / FILE_NAME
    made.write_bytes(b"[]")
    assert up_to_date.main(options, build=sphinx_build) == 0
    assert f"{FILE_NAME} was damaged or lost" in capfd.readouterr().err
    stamp = up_to_date.stamp_of(copy / "html")
    assert not stamp.exists()
    assert up_to_date.main(options, build=sphinx_build) == 0
    assert capfd.readouterr().err == ""
    assert stamp.exists()
