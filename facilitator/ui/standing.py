"""The bar that stays on top of a window: why the file is only to look at, or that it is the sample."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from facilitator.words import spoken, translate

if TYPE_CHECKING:
    from facilitator.store.document import WhyLookOnly
    from facilitator.ui.main_window import MainWindow
    from facilitator.ui.windows import Windows


def say(window: "MainWindow", windows: "Windows", *, is_sample: bool) -> None:
    """Tell in a window what is special about its file, with the ways on; an ordinary file has no such bar."""
    look_only = window.desk.document.look_only
    if look_only:
        window.tell_standing(str(look_only.reason), _ways_on(look_only, window, windows), "lock")
    elif window.desk.document.is_from_partner:
        _say_whose_copy(window)
    elif is_sample:
        start = (translate("Start my own"), lambda: windows.start(window))
        window.tell_standing(translate("This is the sample. Try anything."), [start], "sparkles")


def _say_whose_copy(window: "MainWindow") -> None:
    from datetime import date

    from facilitator.exchange.sharing import shipment

    header = shipment.opened_from(window.desk.document.connection)
    if header is None:
        return
    said = [
        translate("This is your copy of the file of {who}. Change what you like, then send it back.", who=header.sender)
        if header.sender
        else translate("This is your copy of somebody's file. Change what you like, then send it back.")
    ]
    if header.return_by:
        day = spoken().long_date(date.fromisoformat(header.return_by))
        said.append(translate("Please return it by {day}.", day=day))
    if header.message:
        said.append(translate("Message: {message}", message=header.message))
    window.tell_standing(" ".join(said), [(translate("Send back…"), window.errands.send_back)], "share-2")


def _ways_on(
    look_only: "WhyLookOnly", window: "MainWindow", windows: "Windows"
) -> list[tuple[str, Callable[[], object]]]:
    copy_and_open = partial(window.errands.save_copy_and, windows.show_file)
    if look_only.cause == "open elsewhere":
        return [
            (translate("Look only"), lambda: None),  # the bar goes, the file stays as it is shown
            (translate("Open a copy…"), copy_and_open),
            (translate("Try again"), lambda: windows.do("again", window)),
        ]
    return [] if look_only.cause == "newer version" else [(translate("Save your own copy…"), copy_and_open)]
