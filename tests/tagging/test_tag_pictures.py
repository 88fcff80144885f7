"""The task, on a real shop file."""

import shutil
from collections.abc import Callable
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import pytest

from shopassist.errors import PictureError
from shopassist.jobs import CancelledError, Job, Progress
from shopassist.store import Store, open_store
from shopassist.store.models import latest_model
from shopassist.store.pictures import (
    Decision,
    count_pictures,
    list_picture_tags,
    read_latest_decisions,
    read_picture_page,
    record_decisions,
)
from shopassist.tagging import look_at_all, model
from shopassist.tagging.tag_pictures import tag_pictures
from tests.tagging.drawings import draw_shirt, save_shirts

RED, NAVY = (200, 25, 30), (26, 38, 88)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    save_shirts(folder, RED, NAVY)
    return folder


def counts(store: Store) -> tuple[int, ...]:
    tables = ("models", "pictures", "tag_suggestions", "tag_decisions")
    with store.reading() as db:
        return tuple(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def best(store: Store, facet: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, tag in list_picture_tags(store):
        if tag.facet == facet:
            found.setdefault(Path(path).name, tag.tag)
    return found


def test_pictures_get_a_category_and_a_colour(store: Store, photos: Path) -> None:
    tagged = tag_pictures(store, Job(), [str(photos)])
    assert (tagged.picture_count, tagged.tagged, tagged.unchanged) == (2, 2, 0)
    assert tagged.failed == ()
    assert tagged.changed == {"pictures"}
    assert best(store, "colour") == {"0.jpg": "red", "1.jpg": "navy"}
    assert set(best(store, "category")) == {"0.jpg", "1.jpg"}
    (first, _) = read_picture_page(store)
    model = latest_model(store, "tags")
    assert model is not None
    assert {tag.by for tag in first.tags} == {str(model.id)}
    assert (first.width_px, first.height_px) == (300, 300)
    assert all(0.05 <= tag.certainty <= 1 for tag in first.tags)


def test_the_second_run_changes_nothing_and_asks_the_network_nothing(
    store: Store, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag_pictures(store, Job(), [str(photos)])
    before, kept = read_picture_page(store), counts(store)
    monkeypatch.delattr(model, "compute_vectors")
    again = tag_pictures(store, Job(), [str(photos)])
    assert (again.tagged, again.unchanged) == (0, 2)
    assert read_picture_page(store) == before
    assert counts(store) == kept


def test_the_same_picture_under_other_names_costs_no_second_look(
    store: Store, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag_pictures(store, Job(), [str(photos)])
    for number in range(20):
        shutil.copy(photos / "0.jpg", photos / f"copy-{number}.jpg")
    monkeypatch.delattr(model, "compute_vectors")
    again = tag_pictures(store, Job(), [str(photos)])
    assert (again.tagged, again.unchanged) == (20, 2)
    pages = {page.path: page for page in read_picture_page(store)}
    copy, first = pages[str(photos / "copy-7.jpg")], pages[str(photos / "0.jpg")]
    assert (copy.tags, copy.width_px) == (first.tags, 300)


def test_a_changed_file_is_looked_at_again(store: Store, photos: Path) -> None:
    tag_pictures(store, Job(), [str(photos)])
    draw_shirt((240, 200, 40)).save(photos / "0.jpg")
    again = tag_pictures(store, Job(), [str(photos)])
    assert (again.tagged, again.unchanged) == (1, 1)
    assert best(store, "colour")["0.jpg"] == "yellow"
    assert count_pictures(store) == 2


def test_broken_pictures_are_told_and_the_rest_is_tagged(store: Store, photos: Path) -> None:
    (photos / "empty.jpg").touch()
    (photos / "text.jpg").write_text("hello")
    (photos / "cut.png").write_bytes((photos / "0.jpg").read_bytes()[:3000])
    tagged = tag_pictures(store, Job(), [str(photos)])
    assert (tagged.picture_count, tagged.tagged) == (5, 2)
    told = {Path(failed.picture).name: str(failed.reason) for failed in tagged.failed}
    assert set(told) == {"empty.jpg", "text.jpg", "cut.png"}
    assert "0 bytes" in told["empty.jpg"]
    stored = {Path(p.path).name: p.failure for p in read_picture_page(store) if p.failure}
    assert stored == told
    again = tag_pictures(store, Job(), [str(photos)])
    assert again.failed == tagged.failed
    assert again.unchanged == 2


def test_decisions_outlive_every_run(store: Store, photos: Path) -> None:
    tag_pictures(store, Job(), [str(photos)])
    picture_id = read_picture_page(store)[0].id
    record_decisions(store, [Decision(picture_id, "category", "poster", "yes")])
    draw_shirt(NAVY).save(photos / "0.jpg")
    tag_pictures(store, Job(), [str(photos)])
    assert read_latest_decisions(store) == (Decision(picture_id, "category", "poster", "yes"),)
    assert best(store, "category")["0.jpg"] == "poster"


class CancelAt:
    """Says yes from the n-th question on."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self) -> bool:
        self.left -= 1
        return self.left <= 0


def test_cancelled_at_any_step_it_leaves_no_tags(store: Store, photos: Path) -> None:
    steps = 0
    while True:
        steps += 1
        try:
            tag_pictures(store, Job(is_cancelled=CancelAt(steps)), [str(photos)])
        except CancelledError:
            assert counts(store) == (0, 0, 0, 0)
        else:
            break
    assert steps > 4
    assert count_pictures(store) == 2


def test_another_connection_can_write_at_every_step(
    store: Store, shop_file: Path, photos: Path
) -> None:
    written = 0

    def write(_: Progress) -> None:
        nonlocal written
        with open_store(shop_file) as other, other.transaction() as db:
            db.execute("INSERT INTO picture_vectors VALUES (?, 'test', x'00')", (str(written),))
        written += 1

    tag_pictures(store, Job(on_progress=write), [str(photos)])
    assert written >= 3


def test_an_empty_folder_is_told_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PictureError, match="no picture"):
        tag_pictures(store, Job(), [str(tmp_path / "empty")])
    assert counts(store) == (0, 0, 0, 0)


def vanish_at_first_look(folder: Path) -> Callable[[Progress], None]:
    def remove(progress: Progress) -> None:
        if progress.note.template.startswith("Getting ready"):
            shutil.rmtree(folder)

    return remove


def test_a_folder_that_vanishes_half_way_is_told_and_leaves_nothing(
    store: Store, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(on_progress=vanish_at_first_look(photos))
    monkeypatch.setattr("shopassist.jobs.REPORT_EVERY_S", 0.0)
    with pytest.raises(PictureError, match="is gone now"):
        tag_pictures(store, job, [str(photos)])
    assert counts(store) == (0, 0, 0, 0)


def test_the_outcome_travels_between_processes(store: Store, photos: Path) -> None:
    (photos / "empty.jpg").touch()
    tagged = tag_pictures(store, Job(), [str(photos)])
    assert ForkingPickler.loads(ForkingPickler.dumps(tagged)) == tagged


def test_many_pictures_come_in_order_through_the_threads(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_at_all, "BATCH", 2)
    paths = save_shirts(tmp_path / "many", *((number * 20, 90, 200) for number in range(9)))
    seen: list[int] = []
    tag_pictures(store, Job(on_progress=lambda p: seen.append(p.done)), [str(tmp_path / "many")])
    assert [picture.path for picture in read_picture_page(store)] == [str(path) for path in paths]
    assert seen == sorted(seen)
    assert seen[-1] == 9
