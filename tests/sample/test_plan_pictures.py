"""Which pictures there are, and the faults that were planted among them."""

from collections import Counter

from shopassist.sample.catalogue import build_catalogue
from shopassist.sample.plan_pictures import FAULTS, SHOWN_INSTEAD, name_picture, plan_pictures


def test_there_are_240_pictures_that_carry_their_sku() -> None:
    plan = plan_pictures(build_catalogue(), 2)
    assert len({planned.file_name for planned in plan}) == 240
    assert all(planned.file_name.startswith(planned.sku + "_") for planned in plan)


def test_every_fault_is_in_the_plan_and_no_main_picture_is_faulty() -> None:
    plan = {planned.file_name: planned for planned in plan_pictures(build_catalogue(), 2)}
    assert {name for name, planned in plan.items() if planned.fault} == set(FAULTS)
    assert set(Counter(FAULTS.values())) == {"duplicate", "blurred", "tiny", "wrong product"}
    assert not {name_picture(product, 1) for product in build_catalogue()} & set(FAULTS)
    for name, shown in SHOWN_INSTEAD.items():
        assert plan[name].shown.sku == shown != plan[name].sku
        assert plan[name].shown.kind != plan_kind(plan[name].sku)


def plan_kind(sku: str) -> str:
    return next(product.kind for product in build_catalogue() if product.sku == sku)
