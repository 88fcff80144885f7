"""Planned pictures become files, with their faults."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shopassist.jobs import CancelledError, Job
from shopassist.sample.catalogue import build_catalogue
from shopassist.sample.plan_pictures import TINY_PX, PlannedPicture, plan_pictures
from shopassist.sample.write_pictures import draw_planned_picture, write_pictures


def find_planned(*names: str) -> list[PlannedPicture]:
    plan = {planned.file_name: planned for planned in plan_pictures(build_catalogue(), 2)}
    return [plan[name] for name in names]


def measure_sharpness(planned: PlannedPicture) -> float:
    grey = np.asarray(draw_planned_picture(planned, 7).convert("L"), np.float32)
    return float(np.abs(np.diff(grey, axis=0)).mean())


def test_faults_are_drawn() -> None:
    first, copy, blurred, clear, tiny = find_planned(
        "0051-OAT_1.jpg", "0051-OAT_2.jpg", "0073-BLUSH_2.jpg", "0074-TIDE_2.jpg", "0092-INK_2.jpg"
    )
    assert draw_planned_picture(first, 7).tobytes() == draw_planned_picture(copy, 7).tobytes()
    assert measure_sharpness(blurred) < 0.5 * measure_sharpness(clear)
    assert draw_planned_picture(tiny, 7).size == (TINY_PX, TINY_PX)


def test_files_can_be_opened_and_look_like_the_drawing(tmp_path: Path) -> None:
    plan = find_planned("0140-FERN_1.png", "0321-CEDAR_2.jpg")
    write_pictures(Job(), plan, tmp_path, 7)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.file_name for p in plan)
    with Image.open(tmp_path / "0140-FERN_1.png") as picture:
        assert picture.tobytes() == draw_planned_picture(plan[0], 7).tobytes()


def test_cancel_stops_the_drawing(tmp_path: Path) -> None:
    plan = plan_pictures(build_catalogue(), 2)
    with pytest.raises(CancelledError):
        write_pictures(Job(is_cancelled=lambda: True), plan, tmp_path, 7)
    assert len(list(tmp_path.iterdir())) < 20
