"""The JSON Schemas and the field guide match the models and are regenerated with them."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.cli import main
from generator.content.files import FILES, FOLDERS, OPTIONAL
from generator.content.messages import parse
from generator.content.source import Source, from_bytes
from generator.editing.examples import example
from generator.editing.field_guide import PLACEHOLDERS, field_guide
from generator.editing.schema import first_line, kinds, schemas
from tests.sample_guide import ROOT, small_guide

CONTENT = ROOT / "content"
STALE = "run `make schema`"


@pytest.mark.parametrize("name", schemas())
def test_no_schema_is_stale(name: str) -> None:
    assert (CONTENT / name).read_text(encoding="utf-8") == schemas()[name], STALE


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (CONTENT / "schema").iterdir()} == {Path(name).name for name in schemas()}


def test_the_field_guide_is_not_stale() -> None:
    assert (CONTENT / "README.md").read_text(encoding="utf-8") == field_guide(), STALE


def test_every_content_file_names_its_schema_in_its_first_line() -> None:
    for path in sorted(CONTENT.rglob("*.yaml")):
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line == first_line(path.relative_to(CONTENT).as_posix())
        assert (path.parent / line.partition("$schema=")[2]).is_file()


def test_the_command_renews_what_is_stale_and_adds_no_content(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    (content / "README.md").write_text("old")
    assert main(["schema", "--content", str(content)]) == 0
    assert (content / "README.md").read_text(encoding="utf-8") == field_guide()
    assert {f"schema/{path.name}" for path in (content / "schema").iterdir()} == schemas().keys()
    assert main(["build", "--content", str(content), "--docs", str(tmp_path / "docs")]) == 0


def nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [inner for one in node for inner in nodes(one)]
    return [node, *(inner for one in node.values() for inner in nodes(one))] if isinstance(node, dict) else []


@pytest.mark.parametrize("name", schemas())
def test_every_field_has_help_and_no_stranger_is_taken(name: str) -> None:
    groups = [node for node in nodes(json.loads(schemas()[name])) if node.get("type") == "object"]
    assert groups
    for group in groups:
        fields = group.get("properties", {})
        assert [field for field, node in fields.items() if not {"description", "$ref"} & node.keys()] == []
        assert not fields or group["additionalProperties"] is False


def test_an_id_that_the_file_name_gives_is_no_field() -> None:
    for name in FOLDERS:
        schema = json.loads(schemas()[f"schema/{name}.json"])
        assert "id" not in schema["properties"]
        assert "id" not in schema["required"]


@pytest.mark.parametrize(("name", "model"), list(kinds()), ids=[name for name, _ in kinds()])
def test_every_example_of_the_field_guide_is_taken(name: str, model: type[BaseModel]) -> None:
    made = example(model, PLACEHOLDERS, comments=False)
    text = "\n".join(made.lines(made.schema, made.group(made.schema)))
    found = from_bytes(text.encode(), name)
    assert isinstance(found, Source)
    if name in FOLDERS:
        found.data["id"] = "an-id"
    assert isinstance(parse(found, model), model)
    assert text in field_guide()


def test_the_field_guide_names_every_file() -> None:
    guide = field_guide()
    assert [file for file in FILES if f"## {file}\n" not in guide] == []
    assert [folder for folder in FOLDERS if f"## {folder}/ID.yaml\n" not in guide] == []


def test_the_field_guide_says_which_fields_are_needed_and_what_may_be_chosen() -> None:
    _, _, question = field_guide().partition("### Question in faq.yaml\n")
    rows = {row.split("|")[1].strip(): row for row in question.partition("###")[0].splitlines() if "|" in row}
    assert rows["field"] == "| field | needed | what |"
    assert rows["`answer`"] == "| `answer` | yes | The answer in one sentence. |"
    assert rows["`do`"].startswith("| `do` |  | ")
    assert rows["`certainty`"].endswith(" One of: `strong`, `moderate`, `weak`, `theory`, `unsupported`. |")


def test_the_field_guide_says_which_files_a_guide_may_do_without() -> None:
    guide = field_guide()
    without = [file for file in FILES if "A guide may do without this file." in _about(guide, file)]
    assert without == [file for file in FILES if file in OPTIONAL]
    assert "## locale/LANGUAGE/language.yaml\n" in guide


def _about(guide: str, file: str) -> str:
    """What stands below the heading of a file, before its fields."""
    return guide.partition(f"## {file}\n")[2].partition("| field")[0]
