from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.domain.records import Difference, Duty, Meeting, Person
from facilitator.store import agenda, attendance, differences, duties, meetings, people, rows
from facilitator.ui.desk import Desk
from facilitator.ui.tabs.home import HomeTab

TODAY = date.today()


@pytest.fixture
def show(qtbot):
    def show(document):
        desk = Desk(document)
        tab = HomeTab(desk)
        desk.setParent(tab)
        qtbot.addWidget(tab)
        tab.resize(1000, 700)
        with qtbot.waitExposed(tab):
            tab.show()
        return tab

    return show


def seen(tab):
    return [one.text() for one in tab.findChildren(QLabel) if one.isVisible() and one.text()]


def plan(document, days=9, **values):
    with document.change("Plan") as change:
        return change.insert(Meeting(name="Monthly meeting", on_day=(TODAY + timedelta(days)).isoformat(), **values))


def test_an_empty_collaborative_is_shown_its_first_three_steps(document, show):
    tab = show(document)

    assert tab.meeting.plan.isVisible()
    assert tab.start.bring_in.isVisible()
    assert tab.start.details.isVisible()
    assert not tab.care.isVisible()
    assert tab.first_focus() is tab.meeting.plan


def test_the_next_meeting_says_when_where_how_far_off_and_how_its_agenda_stands(document, show):
    uid = plan(document, starts="18:30", ends="20:00", place="Library Room B")
    with document.change("Fill") as change:
        agenda.add(change, uid, "Welcome", 60)
        agenda.add(change, uid, "Survey", 35)
        attendance.expect(change, uid, [people.add(change, "Rosa Ortiz"), people.add(change, "Mei Chen")])

    words = seen(show(document))

    assert "Monthly meeting" in words
    assert any(text.endswith("6:30 PM, Library Room B · in 9 days") for text in words)
    assert "2 items on the agenda · 95 of 90 min — 5 min too long" in words
    assert "2 people are expected." in words


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days")])
def test_near_days_are_said_in_words(document, show, days, said):
    plan(document, days)

    assert any(text.endswith(f"· {said}") for text in seen(show(document)))


def test_one_click_asks_for_the_agenda_and_the_sign_in_sheet_of_that_meeting(document, show, qtbot):
    uid = plan(document)
    tab = show(document)

    with qtbot.waitSignal(tab.desk.print_wanted) as wanted:
        tab.meeting.print.click()

    assert wanted.args == [["agenda", "sign-in"], uid]
    assert tab.to_print() == (["agenda", "sign-in"], uid)


def test_a_public_meeting_gets_the_sign_in_sheet_for_the_public(document, show):
    uid = plan(document, is_public=True)

    assert show(document).to_print() == (["agenda", "sign-in-public"], uid)


def test_working_on_the_agenda_leads_to_the_meeting(document, show, qtbot):
    uid = plan(document)
    tab = show(document)

    with qtbot.waitSignal(tab.desk.show_wanted) as wanted:
        tab.meeting.work.click()

    assert wanted.args == ["meetings", uid]


def test_the_page_follows_every_change(document, show):
    tab = show(document)
    uid = plan(document)
    assert "Monthly meeting" in seen(tab)

    with document.change("Rename") as change:
        change.update(Meeting, uid, name="Public forum")

    assert "Public forum" in seen(tab)


def test_what_is_worth_doing_leads_to_what_it_speaks_of(sample, show, qtbot):
    tab = show(sample)
    lines = {one.text(): one for one in tab.care.lines}

    walked_in = next(text for text in lines if "walked in" in text)
    with qtbot.waitSignal(tab.desk.show_wanted) as wanted:
        lines[walked_in].click()
    assert wanted.args[0] == "meetings"

    sector = next(text for text in lines if text.startswith("Nobody from "))
    with qtbot.waitSignal(tab.desk.show_wanted) as wanted:
        lines[sector].click()
    assert wanted.args[0] == "sectors"

    unreachable = next(text for text in lines if "neither phone nor email" in text)
    with qtbot.waitSignal(tab.desk.filter_wanted) as wanted:
        lines[unreachable].click()
    assert wanted.args == ["people", "unreachable"]


def test_every_line_of_care_arrives_in_its_tab(window):
    home = window.current_tab
    for at in range(len(home.care.lines)):
        window.tabs.setCurrentIndex(0)
        home.care.lines[at].click()
        QApplication.processEvents()
        assert window.tabs.currentIndex() != 0, home.care.lines[at].text()


def test_markup_in_names_is_shown_as_it_was_written(document, show):
    name = '<b>Rosa</b> & <img src="/etc/passwd">'
    uid = plan(document)
    with document.change("Rename") as change:
        change.update(Meeting, uid, name=name, place=name)

    tab = show(document)

    assert name in seen(tab)


def test_nothing_can_be_changed_from_home_while_the_file_is_only_to_look_at(sample_path, show):
    from facilitator.store import document as documents

    with documents.look(sample_path) as document:
        tab = show(document)

        assert tab.meeting.print.isEnabled()
        assert not tab.start.bring_in.isEnabled()
        assert not tab.meeting.plan.isEnabled()


def test_a_thousand_people_do_not_slow_the_first_page(document, show, qtbot):
    with document.change("Add") as change:
        for n in range(1000):
            change.insert(Person(name=f"Person {n}"))

    tab = show(document)

    assert [one.text() for one in tab.care.lines] == ["1000 people have neither phone nor email"]
    assert meetings.upcoming(document.connection, TODAY) is None


def test_the_card_counts_anew_when_a_duty_finds_somebody_or_a_difference_is_settled(window):
    home, document = window.current_tab, window.desk.document
    before = [line.text() for line in home.care.lines]
    assert "2 duties have nobody who does them" in before
    assert "2 differences: ask again how they get along" in before

    with document.change("Share out") as change:
        free = duties.cover(duties.listing(change.connection)).without_holder[0]
        somebody = rows.select(change.connection, Person, "LIMIT 1")[0]
        change.update(Duty, free.uid, holder=somebody.uid)
    with document.change("Ask") as change:
        due = differences.listing(change.connection, date.today())[0]
        change.update(Difference, due.uid, review_on="")

    after = [line.text() for line in home.care.lines]
    assert "1 duty has nobody who does it" in after
    assert "1 difference: ask again how they get along" in after
