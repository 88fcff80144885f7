"""Search by picture."""

import shutil
from pathlib import Path

import pytest

from shopassist.errors import PictureError
from shopassist.jobs import Job
from shopassist.store import Store
from shopassist.store.pictures import count_pictures
from shopassist.tagging.find_similar_pictures import find_similar_pictures
from shopassist.tagging.tag_pictures import tag_pictures
from tests.tagging.drawings import draw_shirt, save_shirts

COLOURS = ((200, 25, 30), (195, 30, 35), (30, 60, 200))


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    save_shirts(folder, *COLOURS)
    return folder


def test_the_twin_comes_first_and_the_picture_itself_never(store: Store, photos: Path) -> None:
    shutil.copy(photos / "0.jpg", photos / "twin.jpg")
    tag_pictures(store, Job(), [str(photos)])
    found = find_similar_pictures(store, Job(), str(photos / "0.jpg"), k=2)
    in_folder = find_similar_pictures(store, Job(), str(photos / "0.jpg"), str(photos), k=2)
    assert [one.picture for one in in_folder.pictures] == [one.picture for one in found.pictures]
    assert [Path(one.picture).name for one in found.pictures] == ["twin.jpg", "1.jpg"]
    assert found.pictures[0].score == pytest.approx(1, abs=1e-3)
    assert found.pictures[1].score < found.pictures[0].score


def test_a_folder_that_was_never_tagged_can_be_searched(store: Store, photos: Path) -> None:
    asked = photos.parent / "asked.png"
    draw_shirt(COLOURS[2]).save(asked)
    (photos / "empty.jpg").touch()
    found = find_similar_pictures(store, Job(), str(asked), folder=str(photos), k=10)
    assert Path(found.pictures[0].picture).name == "2.jpg"
    assert len(found.pictures) == 3
    assert count_pictures(store) == 0
    assert found.changed == frozenset()


def test_what_cannot_be_searched_is_told(store: Store, photos: Path) -> None:
    with pytest.raises(PictureError, match="no other picture"):
        find_similar_pictures(store, Job(), str(photos / "0.jpg"))
    with pytest.raises(PictureError, match="no longer there"):
        find_similar_pictures(store, Job(), str(photos / "gone.jpg"))
    (photos / "empty.jpg").touch()
    with pytest.raises(PictureError, match="0 bytes"):
        find_similar_pictures(store, Job(), str(photos / "empty.jpg"), folder=str(photos))
