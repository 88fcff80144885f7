"""The look: one set of tokens, light and dark. No colour, size or font is named anywhere else."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

# Spacing and type, in device-independent pixels and points.
GAP_PX = 8
WIDE_GAP_PX = 16
RADIUS_PX = 8
PICTURE_PX = 132
SMALL_PICTURE_PX = 48
TEXT_PT = 10.5
MIDDLE_GREY = 128
FONT_FAMILIES = [
    "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans",
    "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, as #rrggbb. tests/ui/test_theme.py holds text at 4.5:1 or better."""

    page: str
    surface: str
    raised: str
    line: str
    text: str
    quiet_text: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    good: str
    good_surface: str
    bad: str
    bad_surface: str
    warn_surface: str
    chart: str


LIGHT = Tokens(
    page="#f6f5f1",
    surface="#ffffff",
    raised="#efede6",
    line="#dcd8cc",
    text="#23252b",
    quiet_text="#5d6069",
    accent="#0b6b62",
    accent_hover="#085850",
    on_accent="#ffffff",
    selection="#d3ebe6",
    good="#1c6b3a",
    good_surface="#d9f0df",
    bad="#a8321f",
    bad_surface="#fbe1da",
    warn_surface="#fdf0cd",
    chart="#3f9c8f",
)
DARK = Tokens(
    page="#1b1d21",
    surface="#24272c",
    raised="#2e3238",
    line="#3d424a",
    text="#eceae4",
    quiet_text="#a9adb6",
    accent="#6cc7b8",
    accent_hover="#8ad7ca",
    on_accent="#10211e",
    selection="#24504a",
    good="#86d3a0",
    good_surface="#20412c",
    bad="#f0a090",
    bad_surface="#4d2a24",
    warn_surface="#493d1c",
    chart="#4fa99b",
)

_current = LIGHT


def tokens() -> Tokens:
    """The tokens in force."""
    return _current


def apply_theme(app: QApplication, choice: str) -> None:
    """Dress the whole application. choice is "system", "light" or "dark"."""
    global _current
    app.setStyle("Fusion")
    dark = choice == "dark" or (choice == "system" and _is_system_dark(app))
    _current = DARK if dark else LIGHT
    font = QFont(FONT_FAMILIES)
    font.setPointSizeF(TEXT_PT)
    app.setFont(font)
    app.setPalette(_make_palette(_current))
    app.setStyleSheet(_make_style_sheet(_current))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a role that the style sheet knows: "primary", "quiet", "title", "card" ..."""
    widget.setProperty("role", role)
    if widget.isVisible():  # already dressed: dress again
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _is_system_dark(app: QApplication) -> bool:
    """Whether the system's own palette, as Fusion takes it, is dark.

    QStyleHints.colorScheme() says the same but loads the whole namespace Qt before the first paint.
    """
    app.setPalette(QPalette())
    return app.palette().window().color().lightness() < MIDDLE_GREY


def _make_palette(look: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, look.page),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.raised),
        (role.Text, look.text),
        (role.PlaceholderText, look.quiet_text),
        (role.Button, look.raised),
        (role.ButtonText, look.text),
        (role.BrightText, look.bad),
        (role.ToolTipBase, look.surface),
        (role.ToolTipText, look.text),
        (role.Highlight, look.selection),
        (role.HighlightedText, look.text),
        (role.Link, look.accent),
        (role.Mid, look.line),
        (role.Accent, look.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.quiet_text))
    return palette


def _make_style_sheet(look: Tokens) -> str:
    return f"""
    QTabWidget::pane {{ border: 0; }}
    QTabBar {{ font-size: 11.5pt; }}
    QTabBar::tab {{ padding: 9px 18px; margin-right: 2px; color: {look.quiet_text};
        background: transparent; border: 0; border-bottom: 3px solid transparent; }}
    QTabBar::tab:selected {{ color: {look.text}; border-bottom-color: {look.accent}; }}
    QTabBar::tab:hover {{ color: {look.text}; }}
    QTabBar::tab:focus {{ background: {look.selection}; border-radius: 4px; }}
    QLabel[role="title"] {{ font-size: 15pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: 11.5pt; font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: 17pt; font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {look.quiet_text}; }}
    QLabel[role="good"] {{ color: {look.good}; font-weight: 600; }}
    QLabel[role="bad"] {{ color: {look.bad}; font-weight: 600; }}
    QFrame[role="card"] {{ background: {look.surface}; border: 1px solid {look.line};
        border-radius: {RADIUS_PX}px; }}
    QFrame[role="notice"] {{ background: {look.warn_surface}; border: 1px solid {look.line};
        border-radius: {RADIUS_PX}px; }}
    QFrame[role="error"] {{ background: {look.bad_surface}; border: 1px solid {look.bad};
        border-radius: {RADIUS_PX}px; }}
    QFrame[role="bar"] {{ background: {look.surface}; border-top: 1px solid {look.line}; }}
    QPushButton {{ padding: 6px 14px; border-radius: 6px; border: 1px solid {look.line};
        background: {look.raised}; color: {look.text}; }}
    QPushButton:hover {{ border-color: {look.accent}; }}
    QPushButton:focus {{ border: 2px solid {look.accent}; padding: 5px 13px; }}
    QPushButton:checked {{ background: {look.selection}; border-color: {look.accent}; }}
    QPushButton:disabled {{ color: {look.quiet_text}; background: {look.page}; }}
    QPushButton[role="primary"] {{ background: {look.accent}; color: {look.on_accent};
        border-color: {look.accent}; font-weight: 600; }}
    QPushButton[role="primary"]:hover {{ background: {look.accent_hover}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {look.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {look.raised}; color: {look.quiet_text};
        border-color: {look.line}; }}
    QLineEdit, QComboBox {{ padding: 5px 9px; border: 1px solid {look.line}; border-radius: 6px;
        background: {look.surface}; color: {look.text}; }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {look.accent}; padding: 4px 8px; }}
    QTableView, QListView, QTreeView, QScrollArea, QTextBrowser {{ background: {look.surface};
        border: 1px solid {look.line}; border-radius: {RADIUS_PX}px;
        selection-background-color: {look.selection}; selection-color: {look.text};
        gridline-color: {look.raised}; }}
    QTableView:focus, QListView:focus, QTextBrowser:focus {{ border: 2px solid {look.accent}; }}
    QScrollArea > QWidget > QWidget {{ background: {look.surface}; }}
    QTableView::item {{ padding: 0 6px; }}
    QHeaderView::section {{ background: {look.raised}; color: {look.text}; border: 0;
        border-bottom: 1px solid {look.line}; padding: 6px 8px; font-weight: 600; }}
    QHeaderView::section:vertical {{ font-weight: 400; color: {look.quiet_text}; border-bottom: 0; }}
    QTableCornerButton::section {{ background: {look.raised}; border: 0; }}
    QProgressBar {{ border: 0; border-radius: 4px; background: {look.raised}; max-height: 8px;
        min-height: 8px; }}
    QProgressBar::chunk {{ background: {look.accent}; border-radius: 4px; }}
    QSplitter::handle {{ background: transparent; }}
    QListWidget::item {{ padding: 7px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: {look.line}; border-radius: 4px; min-height: 28px;
        min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {look.quiet_text}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenuBar {{ background: {look.page}; border: 0; padding: 2px 8px; }}
    QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {look.selection}; }}
    QToolTip {{ background: {look.surface}; color: {look.text}; border: 1px solid {look.line}; }}
    """
