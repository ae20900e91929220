"""Whatever names a thing by its id is looked at: an id of nothing is told, a source that is cited is used."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content import ContentError, Problem, load, uses
from generator.content.files import FILES, FOLDERS
from generator.content.wrong_values import ID
from generator.editing.schema import schema_of
from generator.figures.drawings import draw_poses
from generator.model.base import Place
from generator.publish.cache import Cache
from generator.rules import check
from tests import fields
from tests.fields import Data
from tests.rendered_pages import pages_of

NOTHING = "no-such-thing"


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Data]:
    """A guide in `tmp_path` that fills in every field that names something."""
    data = fields.full_guide(tmp_path)
    del data["style.yaml"]
    for file in ("overview.yaml", "evidence.yaml", "handouts.yaml", "tips.yaml", "about.yaml"):
        data[file]["sections"][0]["sources"] = ["doe-2020"]
    data["safety.yaml"]["before_sources"] = ["doe-2020"]
    data["tips.yaml"]["groups"][0]["sources"] = ["doe-2020"]
    data["claims.yaml"]["gains"]["points"][0]["claim"] = "longer"
    data["muscles.yaml"]["muscles"]["soleus"]["wrap"] = {"after": "knee-pit", "before": "calf"}
    pictures = ("picture_easier", "picture_harder", "picture_alone")
    data["stretches/wall.yaml"] |= dict.fromkeys(pictures, "hold")
    data["poses/wall.yaml"]["states"]["hold"] |= {"from": "start", "works": ["soleus"]}
    fields.write(tmp_path / "content", data)
    (tmp_path / "content/style.yaml").unlink(missing_ok=True)
    return data


def named(data: dict[str, Data]) -> Iterator[tuple[str, Place]]:
    """Every place that names something by its id: of each field one."""
    seen = set()
    for file, one in data.items():
        for place, node in fields.nodes(file, one):
            field = (file.partition("/")[0], path_of(place))
            if node.get("pattern") == ID and place[-1] != "id" and field not in seen:
                seen.add(field)
                yield file, place


def path_of(place: Place) -> str:
    return ".".join("*" if isinstance(name, int) else name for name in place)


def problems(content: Path) -> tuple[Problem, ...]:
    try:
        loaded = load(content)
    except ContentError as error:
        return error.problems
    drawn = draw_poses(loaded.guide, Cache(content.parent / "docs"))
    return check(loaded, {id: one.faults for id, one in drawn.items()})


def test_every_field_that_names_something_is_tried(data: dict[str, Data]) -> None:
    tried = {(file.partition("/")[0], path_of(place)) for file, place in named(data)}
    for file, model in {**FILES, **FOLDERS}.items():
        for path, node in fields.paths(schema_of(model)):
            if node.get("pattern") == ID and not path.endswith(".id"):
                form = re.compile(re.escape(path).replace(r"\*", "[^.]+"))
                assert any(name == file and form.fullmatch(one) for name, one in tried), (file, path)


def test_an_id_of_nothing_is_told_wherever_it_stands(tmp_path: Path, data: dict[str, Data]) -> None:
    content, silent = tmp_path / "content", []
    assert [one for one in problems(content) if one.level == "error"] == []
    for file, place in named(data):
        wrong = copy.deepcopy(data)
        fields.put(wrong, file, place, NOTHING)
        fields.write(content, {file: wrong[file]})
        told = [one for one in problems(content) if one.level == "error"]
        if Path(file).name not in {Path(one.path).name for one in told}:
            silent.append((file, place))
        fields.write(content, {file: data[file]})
    assert silent == []


def test_a_source_is_used_wherever_it_is_cited_and_its_footnote_stands_on_that_page(
    tmp_path: Path, data: dict[str, Data]
) -> None:
    places = [(file, place) for file, place in named(data) if path_of(place).endswith("sources.*")]
    (source,) = data["sources.yaml"]["sources"]
    for number, (file, place) in enumerate(places):
        fields.put(data, file, place, f"only-{number}")
        data["sources.yaml"]["sources"].append({**source, "id": f"only-{number}"})
    fields.write(tmp_path / "content", data)
    guide = load(tmp_path / "content").guide
    used = uses(guide)
    assert [place for number, place in enumerate(places) if not used[f"only-{number}"]] == []
    cited = set()
    for name, page in pages_of(guide).items():
        marks = set(re.findall(r"\[\^([\w-]+)\](?!:)", page))
        assert marks == set(re.findall(r"^\[\^([\w-]+)\]:", page, re.MULTILINE)), name
        cited |= marks
    assert {f"only-{number}" for number in range(len(places))} <= cited
