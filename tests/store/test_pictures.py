"""Pictures, suggestions and decisions in the store."""

from pathlib import Path

from shopassist.store import Store
from shopassist.store.models import insert_model, latest_model
from shopassist.store.pictures import (
    Decision,
    LookedAt,
    PictureTag,
    clear_stage,
    count_pictures,
    list_picture_tags,
    list_picture_vectors,
    list_vector_keys,
    picture_paths_by_sku,
    publish_pictures,
    read_latest_decisions,
    read_picture_page,
    read_tagged_paths,
    read_vectors,
    record_decisions,
    save_vectors,
    stage_pictures,
    undo_action,
)

MUG = (("category", "mug", 0.9), ("category", "bowl", 0.07), ("colour", "red", 0.8))


def publish(store: Store, *looked_at: LookedAt) -> int:
    clear_stage(store)
    stage_pictures(store, looked_at)
    with store.transaction() as db:
        model_id = insert_model(db, kind="tags", name="a", seed=1, row_count=2, metrics={"x": 0.5})
        publish_pictures(db, model_id)
    return model_id


def a_picture(
    path: str, suggestions: tuple[tuple[str, str, float], ...] = MUG, failure: str = ""
) -> LookedAt:
    return LookedAt(path, "sha-of-" + path, 640, 480, failure, suggestions)


def tags_of(store: Store, path: str) -> list[tuple[str, str, str]]:
    return [
        (tag.facet, tag.tag, tag.by) for listed, tag in list_picture_tags(store) if listed == path
    ]


def test_a_published_picture_is_read_with_its_tags_best_first(store: Store) -> None:
    model_id = publish(store, a_picture("/p/a.jpg"))
    (picture,) = read_picture_page(store)
    assert (picture.path, picture.width_px, picture.height_px) == ("/p/a.jpg", 640, 480)
    assert picture.tags == (
        PictureTag("category", "mug", 0.9, str(model_id)),
        PictureTag("category", "bowl", 0.07, str(model_id)),
        PictureTag("colour", "red", 0.8, str(model_id)),
    )


def test_nothing_is_seen_of_what_is_only_staged(store: Store) -> None:
    clear_stage(store)
    stage_pictures(store, [a_picture("/p/a.jpg")])
    assert count_pictures(store) == 0


def test_pages_follow_each_other_without_gap_or_overlap(store: Store) -> None:
    publish(store, *(a_picture(f"/p/{number}.jpg") for number in range(7)))
    first = read_picture_page(store, limit=4)
    second = read_picture_page(store, first[-1].id, limit=4)
    assert [picture.path for picture in first + second] == [f"/p/{n}.jpg" for n in range(7)]
    assert read_picture_page(store, second[-1].id) == ()


def test_new_suggestions_replace_the_old_ones_and_keep_the_picture(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    (before,) = read_picture_page(store)
    publish(store, a_picture("/p/a.jpg", (("category", "plate", 0.6),)))
    (after,) = read_picture_page(store)
    assert after.id == before.id
    assert [tag.tag for tag in after.tags] == ["plate"]


def test_a_picture_that_breaks_later_loses_its_suggestions_and_keeps_its_decisions(
    store: Store,
) -> None:
    publish(store, a_picture("/p/a.jpg"))
    picture_id = read_picture_page(store)[0].id
    record_decisions(store, [Decision(picture_id, "category", "mug", "yes")])
    publish(store, a_picture("/p/a.jpg", (), failure="The file is empty."))
    (picture,) = read_picture_page(store)
    assert picture.failure == "The file is empty."
    assert [(tag.tag, tag.by) for tag in picture.tags] == [("mug", "person")]


def test_a_person_outranks_the_model(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    picture_id = read_picture_page(store)[0].id
    record_decisions(
        store,
        [
            Decision(picture_id, "category", "bowl", "yes"),
            Decision(picture_id, "colour", "red", "no"),
        ],
    )
    assert tags_of(store, "/p/a.jpg") == [("category", "bowl", "person")]


def test_the_latest_decision_wins(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    picture_id = read_picture_page(store)[0].id
    record_decisions(store, [Decision(picture_id, "category", "mug", "no")])
    record_decisions(store, [Decision(picture_id, "category", "mug", "yes")])
    assert read_latest_decisions(store) == (Decision(picture_id, "category", "mug", "yes"),)


def test_undo_brings_back_what_was_before_and_can_be_undone(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    picture_id = read_picture_page(store)[0].id
    record_decisions(store, [Decision(picture_id, "category", "mug", "yes")])
    corrected = record_decisions(
        store,
        [
            Decision(picture_id, "category", "mug", "no"),
            Decision(picture_id, "category", "plate", "yes"),
        ],
    )
    undone = undo_action(store, corrected)
    assert read_latest_decisions(store) == (Decision(picture_id, "category", "mug", "yes"),)
    undo_action(store, undone)
    assert set(read_latest_decisions(store)) == {
        Decision(picture_id, "category", "mug", "no"),
        Decision(picture_id, "category", "plate", "yes"),
    }


def test_undoing_the_first_decision_lets_the_suggestion_count_again(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    before = read_picture_page(store)
    action = record_decisions(store, [Decision(before[0].id, "category", "bowl", "yes")])
    undo_action(store, action)
    assert read_picture_page(store) == before


def test_tags_are_listed_for_some_files_and_folders_only(store: Store, tmp_path: Path) -> None:
    inside, single = str(tmp_path / "in" / "a.jpg"), str(tmp_path / "b.jpg")
    beside = str(tmp_path / "in-other" / "c.jpg")
    publish(store, a_picture(inside), a_picture(single), a_picture(beside))
    listed = {path for path, _ in list_picture_tags(store, [str(tmp_path / "in"), single])}
    assert listed == {inside, single}


def test_pictures_are_found_by_the_sku_in_their_name(store: Store) -> None:
    publish(
        store,
        a_picture("/p/MUG-01.jpg"),
        a_picture("/p/mug-01_2.jpg"),
        a_picture("/p/TEA_5.jpg"),
        a_picture("/p/TEA_5_back.jpg"),
        a_picture("/p/TEA_side.jpg"),
        a_picture("/p/other.jpg"),
        a_picture("/p/MUG-01_broken.jpg", (), failure="cut off"),
    )
    assert picture_paths_by_sku(store, ["mug-01", "TEA", "TEA_5", "none"]) == {
        "mug-01": ("/p/MUG-01.jpg", "/p/mug-01_2.jpg"),
        "TEA_5": ("/p/TEA_5.jpg", "/p/TEA_5_back.jpg"),
        "TEA": ("/p/TEA_side.jpg",),
    }


def test_vectors_are_kept_by_content_and_network(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"), a_picture("/p/b.jpg"))
    save_vectors(store, "net", [("sha-of-/p/a.jpg", b"\1\2")])
    save_vectors(store, "net", [("sha-of-/p/a.jpg", b"\7\7"), ("unused", b"\5")])
    assert read_vectors(store, "net", ["sha-of-/p/a.jpg", "unknown"]) == {
        "sha-of-/p/a.jpg": b"\1\2"
    }
    assert list_vector_keys(store, "net") == {"sha-of-/p/a.jpg", "unused"}
    assert list_vector_keys(store, "other net") == set()
    assert list(list_picture_vectors(store, "net")) == [("/p/a.jpg", "sha-of-/p/a.jpg", b"\1\2")]


def test_a_picture_is_settled_for_the_model_that_tagged_it_only(store: Store) -> None:
    model_id = publish(store, a_picture("/p/a.jpg"), a_picture("/p/b.jpg", (), failure="x"))
    assert read_tagged_paths(store, model_id) == {"/p/a.jpg": "sha-of-/p/a.jpg"}
    assert read_tagged_paths(store, model_id + 1) == {}


def test_the_newest_model_of_a_kind_is_read_back_whole(store: Store) -> None:
    publish(store, a_picture("/p/a.jpg"))
    with store.transaction() as db:
        insert_model(db, kind="other", name="b", seed=9, row_count=0, metrics={})
    model = latest_model(store, "tags")
    assert model is not None
    assert (model.kind, model.name, model.seed, model.metrics) == ("tags", "a", 1, {"x": 0.5})
    assert latest_model(store, "never") is None
