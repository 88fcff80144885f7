import pytest

from shopassist.importing.import_file import import_file
from shopassist.jobs import name_task
from shopassist.worker import find_task


def test_a_task_is_found_again_by_its_name() -> None:
    assert name_task(import_file) == "shopassist.importing.import_file:import_file"
    assert find_task(name_task(import_file)) is import_file


@pytest.mark.parametrize("name", ["os:remove", "shopassistant.evil:run", "builtins:exec", ""])
def test_a_shop_file_can_name_only_our_own_tasks(name: str) -> None:
    with pytest.raises(ValueError, match="^" + name):
        find_task(name)
