"""What is kept for the next run is given back whole, or not at all."""

from pathlib import Path

import pytest

from generator.publish import Cache

VALUE = b"\x00one\ntwo\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    kept = Cache(tmp_path / "kept")
    kept["handouts/wall.pdf"] = VALUE
    return kept


def test_a_value_is_given_back(cache: Cache) -> None:
    again = Cache(cache.folder)
    assert again["handouts/wall.pdf"] == VALUE
    assert (list(again), len(again)) == (["handouts/wall.pdf"], 1)


def test_what_is_not_kept_is_missing(cache: Cache, tmp_path: Path) -> None:
    assert cache.get("wall.pdf") is None
    assert list(Cache(tmp_path / "nowhere")) == []
    del cache["handouts/wall.pdf"]
    assert "handouts/wall.pdf" not in cache
    with pytest.raises(KeyError):
        del cache["handouts/wall.pdf"]


def test_a_change_of_any_single_byte_is_noticed(cache: Cache) -> None:
    file = cache.folder / "handouts/wall.pdf"
    whole = file.read_bytes()
    for index in range(len(whole)):
        file.write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
        assert cache.get("handouts/wall.pdf") is None, index
    file.write_bytes(whole)
    assert cache["handouts/wall.pdf"] == VALUE


@pytest.mark.parametrize("damaged", [b"", b"\n", b"no checksum", b"\xff\xfe"])
def test_a_damaged_file_is_missing_and_can_be_kept_anew(cache: Cache, damaged: bytes) -> None:
    (cache.folder / "handouts/wall.pdf").write_bytes(damaged)
    assert cache.get("handouts/wall.pdf") is None
    cache["handouts/wall.pdf"] = VALUE
    assert cache["handouts/wall.pdf"] == VALUE


def test_a_file_under_another_name_is_not_taken_for_it(cache: Cache) -> None:
    (cache.folder / "handouts/wall.pdf").rename(cache.folder / "handouts/step.pdf")
    assert cache.get("handouts/step.pdf") is None


def test_a_value_that_the_disk_refuses_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder should be")
    cache = Cache(tmp_path / "kept")
    cache["wall.json"] = VALUE
    assert cache.get("wall.json") is None
