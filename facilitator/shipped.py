"""Where the files that come with the program lie: fonts, icons, translations, samples."""

from pathlib import Path

_PACKAGE = Path(__file__).parent

# An installed wheel carries the files inside the package; a checkout and the frozen program have them beside it.
_FOLDER = next(
    (folder for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources") if folder.is_dir()),
    _PACKAGE.parent / "resources",
)


def path(*parts: str) -> Path:
    """Give the path of a shipped file, such as `path("fonts", "NotoSans-Regular.ttf")`."""
    return _FOLDER.joinpath(*parts)
