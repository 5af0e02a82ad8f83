"""Where this computer keeps what does not belong in a collaborative's file: backups, settings, logs."""

import os
from pathlib import Path

_NAME = "Companion"


def home() -> Path:
    """Give the program's own folder, made when it is missing; `FACILITATOR_HOME` names another one."""
    chosen = os.environ.get("FACILITATOR_HOME")
    if chosen:
        folder = Path(chosen)
    else:
        from platformdirs import user_data_path

        folder = user_data_path(_NAME, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def user() -> str:
    """Give the name under which this computer's user works, or ""."""
    return os.environ.get("FACILITATOR_AUTHOR") or os.environ.get("USER") or os.environ.get("USERNAME") or ""


def backups() -> Path:
    """Give the folder of the automatic copies."""
    folder = home() / "backups"
    folder.mkdir(exist_ok=True)
    return folder
