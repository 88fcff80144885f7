"""Folders and files -> picture files."""

import os
from pathlib import Path

import pytest

from shopassist.errors import PictureError
from shopassist.jobs import CancelledError, Job
from shopassist.tagging.find_pictures import find_pictures


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_folders_are_searched_below_in_any_case_and_sorted(tmp_path: Path) -> None:
    wanted = [
        tmp_path / "a" / "B.JPG",
        tmp_path / "a" / "deep" / "c.WebP",
        tmp_path / "z.tiff",
        tmp_path / "杯子 ☕.png",
    ]
    touch(*wanted, tmp_path / "notes.txt", tmp_path / "._z.jpg", tmp_path / "logo.svg")
    found = find_pictures(Job(), [str(tmp_path)])
    assert found.paths == tuple(sorted(str(path) for path in wanted))


def test_a_single_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    touch(tmp_path / "logo.svg")
    found = find_pictures(Job(), [str(tmp_path / "logo.svg")])
    assert found.paths == (str(tmp_path / "logo.svg"),)


def test_a_picture_named_twice_is_found_once(tmp_path: Path) -> None:
    touch(tmp_path / "a.jpg")
    found = find_pictures(Job(), [str(tmp_path), str(tmp_path / "a.jpg")])
    assert found.paths == (str(tmp_path / "a.jpg"),)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    touch(tmp_path / "a.jpg")
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system gives no links to its users")
    assert find_pictures(Job(), [str(tmp_path)]).paths == (str(tmp_path / "a.jpg"),)


def test_a_folder_without_pictures_says_what_it_has(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt", tmp_path / "b.csv")
    with pytest.raises(PictureError, match=r"no picture in .*found 2 other files") as told:
        find_pictures(Job(), [str(tmp_path)])
    assert str(tmp_path) in str(told.value)


@pytest.mark.parametrize("name", ["nowhere", "x" * 300 + ".jpg"])
def test_a_missing_place_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(PictureError, match="was not found"):
        find_pictures(Job(), [str(tmp_path / name)])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open all")
def test_a_closed_folder_is_told_apart_from_an_empty_one(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        with pytest.raises(PictureError, match="cannot be opened"):
            find_pictures(Job(), [str(closed)])
    finally:
        closed.chmod(0o700)


def test_the_search_can_be_cancelled(tmp_path: Path) -> None:
    touch(tmp_path / "a.jpg")
    with pytest.raises(CancelledError):
        find_pictures(Job(is_cancelled=lambda: True), [str(tmp_path)])
