from PySide6.QtWidgets import QApplication
def test_x(window, qtbot):
    qtbot.wait(50)
    def say(w): print(w, QApplication.focusWidget(), QApplication.activeWindow(), window.isActiveWindow(), [t for t in QApplication.topLevelWidgets() if t.isVisible()])
    say("start")
    window.tabs.setCurrentIndex(1); say("set")
    QApplication.processEvents(); say("events")
    qtbot.wait(100); say("wait"); print(window.current_tab.first_focus())
    window.search.setFocus(); say("search")
    assert 0
