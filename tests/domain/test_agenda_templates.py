import pytest

from facilitator import words
from facilitator.domain import agenda_checks, agenda_templates
from facilitator.domain.agenda_clock import timetable
from facilitator.domain.records import AgendaItem, Meeting
from facilitator.refusal import Refusal
from facilitator.store import agenda, meetings


@pytest.mark.parametrize("template", agenda_templates.TEMPLATES, ids=lambda one: one.name)
def test_a_template_fits_its_meeting_and_gives_no_hint(template):
    meeting = Meeting("m", name=template.title, on_day="2026-12-01", starts="18:00", ends="20:00")
    table = timetable(meeting, agenda_templates.items(template, words.language("en")))

    assert template.minutes == 120
    assert table.over == 0
    assert [hint.text for hint in agenda_checks.hints(table)] == []


@pytest.mark.parametrize("template", agenda_templates.TEMPLATES, ids=lambda one: one.name)
def test_a_template_can_be_put_on_a_meeting_in_two_languages(document, template):
    items = agenda_templates.items(template, words.language("en"), words.language("es"))

    with document.change("Plan") as change:
        meeting = meetings.add(change, "Evening", "2026-12-01")
        agenda.add_all(change, meeting, items)

    kept = agenda.items(document.connection, meeting)
    assert [item.topic for item in kept] == [line.topic for line in template.lines]
    assert all(item.other_topic and isinstance(item, AgendaItem) for item in kept)


def test_a_template_is_found_by_name_and_another_names_those_there_are():
    assert agenda_templates.find("monthly").title == "Monthly meeting"
    with pytest.raises(Refusal, match="Known are: first, monthly, forum"):
        agenda_templates.find("weekly")
