import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from shopassist.ui.theme import DARK, LIGHT, Tokens, apply_theme, set_role, tokens

READABLE = 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    ink = QColor(colour)
    red, green, blue = (linear(c) for c in (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_everything_it_stands_on(look: Tokens) -> None:
    pairs = [
        (text, ground)
        for text in (look.text, look.quiet_text)
        for ground in (look.page, look.surface, look.raised)
    ]
    pairs += [
        (look.text, look.selection),
        (look.text, look.warn_surface),
        (look.text, look.bad_surface),
        (look.text, look.good_surface),
        (look.good, look.good_surface),
        (look.bad, look.bad_surface),
        (look.good, look.surface),
        (look.bad, look.surface),
        (look.on_accent, look.accent),
        (look.on_accent, look.accent_hover),
    ]
    assert [(a, b) for a, b in pairs if contrast(a, b) < READABLE] == []


def test_the_theme_can_be_changed_while_the_program_runs(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    apply_theme(qapp, "dark")
    assert tokens() is DARK
    assert qapp.palette().window().color() == QColor(DARK.page)
    set_role(label, "quiet")
    apply_theme(qapp, "light")
    assert qapp.palette().window().color() == QColor(LIGHT.page)
