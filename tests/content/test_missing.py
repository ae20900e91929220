"""A file that is not there is told with what it must hold, or with the name under which it stands there."""

from pathlib import Path

import pytest

from generator.content import Content, ContentError, load, load_rest, unreadable_translations
from tests.pseudo import pseudo_guide
from tests.sample_guide import small_guide
from tests.translated import translations

WHERE = "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/"


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(content)
    return [str(one).removeprefix(f"{content.as_posix()}/") for one in caught.value.problems]


@pytest.mark.parametrize("name", ["guide.yaml", "words.yaml", "sources.yaml"])
def test_a_file_that_is_missing_is_told_with_what_it_must_hold(tmp_path: Path, name: str) -> None:
    content = small_guide(tmp_path, built=False)
    (content / name).unlink()
    (found,) = problems(content)
    assert found.startswith(f"{name}:1:1: is missing; put it back, or write it anew with ")
    assert found.endswith(" (README.md says what each is) (missing)")


@pytest.mark.parametrize("name", ["faq.yml", "FAQ.yaml", "faq.yaml.txt", "faq", "faq.YAML"])
def test_a_file_that_stands_there_under_another_name_is_told_once(tmp_path: Path, name: str) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "faq.yaml").rename(content / name)
    assert problems(content) == [f"{name}:1:1: {WHERE}; rename the file to 'faq.yaml' (unknown-file)"]
    assert isinstance(load_rest(content), Content)


def test_a_note_of_the_same_name_does_not_stand_for_a_file_that_is_missing(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "faq.yaml").rename(content / "faq.txt")
    (content / "faq.yaml~").write_text("a: b", encoding="utf-8")
    assert [one.split(":")[0] for one in problems(content)] == ["faq.yaml"]


@pytest.mark.parametrize("name", ["language.yml", "language.yaml.txt"])
def test_the_file_of_a_language_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    content = pseudo_guide(tmp_path)
    folder = content / "locale/es"
    (folder / "language.yaml").rename(folder / name)
    (found,) = unreadable_translations(content)
    assert str(found).removeprefix(f"{content.as_posix()}/locale/es/") == (
        f"{name}:1:1: {WHERE}; rename the file to 'language.yaml' (unknown-file)"
    )


def test_the_file_of_a_new_language_is_told_with_what_it_must_hold(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path)
    source = load(content)
    (content / "locale/es/language.yaml").unlink()
    with pytest.raises(ContentError) as caught:
        translations(source, content)
    told = "is missing; put it back, or write it anew with name, translators, method "
    told += "(README.md says what each is)"
    assert str(caught.value) == f"{content.as_posix()}/locale/es/language.yaml:1:1: {told} (missing)"


@pytest.mark.parametrize(
    ("name", "cure"), [("es_MX", "; rename it to 'es-MX' ("), ("klingon_X", "such as es (")]
)
def test_a_folder_of_a_language_that_is_written_otherwise_is_told_with_its_name(
    tmp_path: Path, name: str, cure: str
) -> None:
    content = pseudo_guide(tmp_path)
    (content / "locale/es").rename(content / f"locale/{name}")
    (found,) = unreadable_translations(content)
    assert "the folder's name must be a language with known rules for numbers and dates" in str(found)
    assert cure in str(found)
