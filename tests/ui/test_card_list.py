from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopassist.ui.card_list import Card, CardList, break_in_two

READ_ALOUD = Qt.ItemDataRole.AccessibleTextRole


def cards(first: int, count: int) -> list[Card]:
    return [Card(str(n), f"Mug {n}", f"note {n}") for n in range(first, first + count)]


def test_more_cards_come_while_scrolling_until_there_are_no_more(qtbot: QtBot) -> None:
    shown = CardList("Products")
    qtbot.addWidget(shown)
    shown.show_cards(cards(0, 10), lambda last: cards(int(last) + 1, 10) if int(last) < 29 else [])
    model = shown.cards
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 30
    assert model.card(29).title == "Mug 29"


def test_the_chosen_card_stays_chosen_when_the_list_is_read_again(qtbot: QtBot) -> None:
    shown = CardList("Products")
    qtbot.addWidget(shown)
    shown.show_cards(cards(0, 10))
    shown.setCurrentIndex(shown.cards.index(4))
    shown.show_cards(cards(2, 10))
    assert shown.current_key() == "4"
    shown.show_cards(cards(20, 3))
    assert shown.current_key() == "20"


def test_keys_walk_through_the_cards_and_screen_readers_hear_all_of_it(qtbot: QtBot) -> None:
    shown = CardList("Products")
    qtbot.addWidget(shown)
    shown.show_cards([Card("a", "Mug", "bought together", "", "new"), *cards(0, 3)])
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.current_key() == "0"
    assert shown.cards.index(0).data(READ_ALOUD) == "Mug\nnew\nbought together"
    assert shown.accessibleName() == "Products"


def test_pictures_arrive_later_and_broken_ones_do_no_harm(qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGB", (800, 400), (10, 200, 30)).save(tmp_path / "good.png")
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    shown = CardList("Pictures", tiles=True)
    qtbot.addWidget(shown)
    paths = [str(tmp_path / "good.png"), str(tmp_path / "bad.jpg"), ""]
    shown.show_cards([Card(p or "none", "x", "", p) for p in paths])
    shown.resize(900, 400)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.grab()
    for path in paths[:2]:
        qtbot.waitUntil(lambda p=path: shown.thumbnails.get(p) is not None)  # type: ignore[misc]
    good, bad = shown.thumbnails.get(paths[0]), shown.thumbnails.get(paths[1])
    assert good is not None
    assert (good.width(), good.height()) == (264, 132)  # twice 132 px, 2:1 as the picture
    assert bad is not None
    assert bad.isNull()
    shown.grab()
    shown.thumbnails.stop()


def test_a_long_note_ends_in_an_ellipsis_after_two_lines(qtbot: QtBot) -> None:
    shown = CardList("Products")
    qtbot.addWidget(shown)
    metrics = shown.fontMetrics()
    text = "because of Printed Tote Bag, bought earlier; 35 customers bought both of these"
    width = metrics.horizontalAdvance(text) // 3
    first, second = break_in_two(text, metrics, width)
    assert text.startswith(f"{first} {second[:-1].rstrip()}")
    assert second.endswith("…")
    assert metrics.horizontalAdvance(first) <= width
    chinese = break_in_two(
        "因为之前买过印花帆布袋很多顾客两样都买",
        metrics,
        metrics.horizontalAdvance("十个汉字的宽度在这里"),
    )
    assert "".join(chinese) == "因为之前买过印花帆布袋很多顾客两样都买"
    assert break_in_two("short", metrics, width) == ["short"]
