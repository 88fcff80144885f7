"""The vocabulary is complete and its ids are sound."""

import re

from shopassist.tagging.tags import CATEGORY, name_tag, read_tags


def test_ids_are_unique_in_their_facet_and_plain() -> None:
    ids = [(tag.facet, tag.id) for tag in read_tags()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", tag_id) for _, tag_id in ids)


def test_every_tag_has_a_name_in_both_languages() -> None:
    for tag in read_tags():
        assert tag.en.strip(), tag.id
        assert re.search(r"[\u4e00-\u9fff]", tag.zh), tag.id


def test_no_class_of_imagenet_and_no_folder_says_two_tags() -> None:
    classes = [number for tag in read_tags() for number in tag.imagenet]
    folders = [folder for tag in read_tags() for folder in tag.folders]
    assert len(set(classes)) == len(classes)
    assert len(set(folders)) == len(folders)
    assert all(0 <= number < 1000 for number in classes)


def test_shopify_ids_look_like_their_taxonomy() -> None:
    found = [tag.shopify for tag in read_tags() if tag.shopify]
    assert len(found) > 100
    assert all(
        re.fullmatch(r"gid://shopify/TaxonomyCategory/[a-z]{2}(-\d+)+", id_) for id_ in found
    )


def test_names_are_told_in_the_language_of_the_reader() -> None:
    assert name_tag(CATEGORY, "mug") == "Mug or cup"
    assert name_tag(CATEGORY, "mug", "zh_CN") == "马克杯"
    assert name_tag(CATEGORY, "my-own-tag") == "my-own-tag"
