import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle, QTableView

from facilitator import shipped
from facilitator.ui import settings, theme
from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import button, fit_letters, heading, table

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


def luminance(colour):
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.PALETTES)
def test_every_palette_can_be_read(qapp, name):
    colours = theme.palette(name)

    for words, ground in (
        (Role.WindowText, Role.Window), (Role.Text, Role.Base), (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button), (Role.ToolTipText, Role.ToolTipBase),
    ):  # fmt: skip
        assert contrast(colours.color(words), colours.color(ground)) >= 7, (words, ground)
    for words, ground in (
        (Role.HighlightedText, Role.Highlight), (Role.Link, Role.Window), (Role.Link, Role.Base),
        (Role.PlaceholderText, Role.Base), (Role.BrightText, Role.Window), (Role.LinkVisited, Role.Base),
    ):  # fmt: skip
        assert contrast(colours.color(words), colours.color(ground)) >= 4.5, (words, ground)
    for kind in theme.BAR_GROUNDS.values():
        assert contrast(colours.color(Role.WindowText), kind[name]) >= 7
    # What is switched off is paler, and can still be made out.
    assert contrast(colours.color(Group.Disabled, Role.WindowText), colours.color(Role.Window)) >= 3


def test_no_icon_has_a_colour_of_its_own():
    for path in shipped.path("icons").glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert "currentColor" in drawing, path.name
        assert "#" not in drawing, path.name


@pytest.mark.parametrize("name", theme.PALETTES)
def test_an_icon_is_drawn_in_the_colour_of_the_words(qapp, usual_looks, name):
    settings.remember("appearance", name)
    theme.apply()

    picture = icon("printer").pixmap(QSize(64, 64)).toImage()

    drawn = [picture.pixelColor(x, y) for x in range(64) for y in range(64) if picture.pixelColor(x, y).alpha() == 255]
    assert drawn
    assert set(map(QColor.name, drawn)) == {QApplication.palette().color(Role.ButtonText).name()}
    settings.remember("appearance", "light")


def test_letters_icons_boxes_and_rows_grow_together(qapp, qtbot, usual_looks):
    shown = [QLabel("words"), heading("heading"), button("Print", print, "printer"), table("people")]
    for one in shown:
        qtbot.addWidget(one)
        one.show()
    qapp.processEvents()

    def sizes():
        words, title, press, rows = shown
        return (
            words.sizeHint().height(), title.sizeHint().height(), press.iconSize().height(), press.sizeHint().height(),
            rows.verticalHeader().defaultSectionSize(),
            QApplication.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth),
            QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TabBarIconSize),
        )  # fmt: skip

    usual = sizes()
    settings.remember("text_size", 200)
    theme.apply()
    fit_letters()
    qapp.processEvents()
    doubled = sizes()

    assert all(1.5 <= large / small <= 2.2 for small, large in zip(usual, doubled, strict=True)), (usual, doubled)

    settings.remember("text_size", 100)
    theme.apply()
    fit_letters()
    qapp.processEvents()
    assert sizes() == usual


@pytest.mark.parametrize("letters", ["noto", "atkinson", "system"])
def test_the_shape_of_letters_changes_at_once(qapp, qtbot, usual_looks, letters):
    shown = QPushButton("Print")
    qtbot.addWidget(shown)
    shown.show()

    settings.remember("letters", letters)
    theme.apply()
    qapp.processEvents()

    wanted = {"noto": "Noto Sans", "atkinson": "Atkinson Hyperlegible Next"}.get(letters, qapp.font().family())
    assert shown.font().family() == wanted
    assert shown.fontInfo().family() == wanted or letters == "system"
    settings.remember("letters", "noto")


def test_nonsense_in_the_settings_counts_as_not_said(qapp, usual_looks, home):
    (home / "settings.ini").write_text(
        "[General]\ntext_size=huge\nappearance=pink\nletters=runes\nlanguage=tlh\n", "utf-8"
    )

    theme.apply()

    assert settings.text_size() == 100
    assert theme.shown_appearance() == "light"


def test_a_name_without_an_icon_is_noticed(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_tables_keep_their_manners(qtbot):
    made = table("People")
    qtbot.addWidget(made)

    assert isinstance(made, QTableView)
    assert not made.tabKeyNavigation()
    assert not made.showGrid()
    assert made.accessibleName() == "People"
