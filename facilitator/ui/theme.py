"""The looks: light, dark and high-contrast palettes, and the size and shape of letters, all changed while running."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from facilitator import shipped
from facilitator.ui import settings

Role = QPalette.ColorRole

# Every colour of the program is here. Text on its ground has a contrast of at least 7, everything else of 4.5.
_LIGHT = {
    Role.Window: "#f4f5f4", Role.WindowText: "#15191b", Role.Base: "#ffffff", Role.AlternateBase: "#f1f4f3",
    Role.Text: "#15191b", Role.PlaceholderText: "#5a6468", Role.Button: "#eaedec", Role.ButtonText: "#15191b",
    Role.ToolTipBase: "#ffffe8", Role.ToolTipText: "#15191b", Role.Highlight: "#1a5c56",
    Role.HighlightedText: "#ffffff", Role.Link: "#0a5a8a", Role.LinkVisited: "#5b3b8c", Role.BrightText: "#9c1c1c",
    Role.Light: "#ffffff", Role.Midlight: "#e3e7e6", Role.Mid: "#b4bcba", Role.Dark: "#8d9794", Role.Shadow: "#5a6468",
    Role.Accent: "#1a5c56",
}  # fmt: skip
_DARK = {
    Role.Window: "#282e31", Role.WindowText: "#eceff0", Role.Base: "#14181a", Role.AlternateBase: "#1b2022",
    Role.Text: "#eceff0", Role.PlaceholderText: "#a3adb1", Role.Button: "#3a4245", Role.ButtonText: "#eceff0",
    Role.ToolTipBase: "#30383b", Role.ToolTipText: "#eceff0", Role.Highlight: "#245f59",
    Role.HighlightedText: "#ffffff", Role.Link: "#86c5f0", Role.LinkVisited: "#c3a6f0", Role.BrightText: "#ff9d94",
    Role.Light: "#4a5458", Role.Midlight: "#3a4346", Role.Mid: "#566165", Role.Dark: "#0f1213", Role.Shadow: "#000000",
    Role.Accent: "#6cc4b8",
}  # fmt: skip
_CONTRAST = {
    Role.Window: "#000000", Role.WindowText: "#ffffff", Role.Base: "#000000", Role.AlternateBase: "#101010",
    Role.Text: "#ffffff", Role.PlaceholderText: "#e0e0e0", Role.Button: "#000000", Role.ButtonText: "#ffffff",
    Role.ToolTipBase: "#000000", Role.ToolTipText: "#ffffff", Role.Highlight: "#ffe600", Role.HighlightedText: "#000000",
    Role.Link: "#8fd3ff", Role.LinkVisited: "#e0b3ff", Role.BrightText: "#ffb3ab", Role.Light: "#ffffff",
    Role.Midlight: "#c0c0c0", Role.Mid: "#ffffff", Role.Dark: "#ffffff", Role.Shadow: "#ffffff", Role.Accent: "#ffe600",
}  # fmt: skip
PALETTES = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}
# Grounds of the bars that tell something or warn, each with the text colour of its palette.
BAR_GROUNDS = {
    "tells": {"light": "#fff3c4", "dark": "#4a3f12", "contrast": "#000000"},
    "warns": {"light": "#ffd9d4", "dark": "#5a1f1a", "contrast": "#000000"},
}
_FADED = {"light": "#767f82", "dark": "#8a9498", "contrast": "#bdbdbd"}

_FAMILIES = {"noto": ("Noto Sans", "NotoSans"), "atkinson": ("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext")}


def apply() -> None:
    """Dress the running program as the settings say."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    _apply_style(app)
    app.setPalette(palette(shown_appearance()))
    app.setFont(_font())


def _apply_style(app: QApplication) -> None:
    # The program starts in Fusion (see `app.run`); another style is made only for those who want one, since merely
    # asking for the style in use makes PySide build a class with hundreds of enums.
    global _style
    size, is_contrast = settings.text_size(), shown_appearance() == "contrast"
    if _style == (size, is_contrast):
        return
    from facilitator.ui.grown_style import GrownStyle

    is_usual = (size, is_contrast) == _USUAL_STYLE
    app.setStyle("Fusion" if is_usual else GrownStyle(size, has_outlines=is_contrast))
    _style = (size, is_contrast)


def shown_appearance() -> str:
    """Give the appearance in use: light, dark or contrast; "system" follows the desktop where that is known."""
    chosen = settings.text("appearance", "system")
    if chosen in PALETTES:
        return chosen
    return "dark" if _is_desktop_dark else "light"


def look_at_desktop(app: QApplication) -> None:
    """See whether the desktop is dark, before the program dresses itself: its palette says so without naming `Qt`."""
    global _is_desktop_dark
    desktop = app.palette()
    _is_desktop_dark = desktop.color(Role.Window).lightness() < desktop.color(Role.WindowText).lightness()


def follow_desktop(is_dark: bool) -> None:
    """Hear that the desktop has become dark, or light, while the program runs."""
    global _is_desktop_dark
    _is_desktop_dark = is_dark


def palette(appearance: str) -> QPalette:
    """Make the palette of an appearance; what is switched off is paler, yet can be read."""
    made = QPalette()
    for role, colour in PALETTES[appearance].items():
        made.setColor(role, QColor(colour))
    faded = QColor(_FADED[appearance])
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.Link):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made


def bar_ground(kind: str = "tells") -> QColor:
    """Give the ground of a bar that "tells" or "warns", in the appearance in use."""
    return QColor(BAR_GROUNDS[kind][shown_appearance()])


def _font() -> QFont:
    letters = settings.text("letters", "noto")
    font = _shipped_font(*_FAMILIES[letters]) if letters in _FAMILIES else _system_font()
    font.setPointSizeF(_USUAL_POINTS * settings.text_size() / 100)
    return font


def _shipped_font(family: str, file: str) -> QFont:
    if family not in _loaded:
        for face in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(shipped.path("fonts", f"{file}-{face}.ttf")))
        _loaded.add(family)
    return QFont(family)


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


_USUAL_POINTS = 10
_USUAL_STYLE = (100, False)  # text size, outlines
_style = _USUAL_STYLE
_is_desktop_dark = False
_loaded: set[str] = set()
