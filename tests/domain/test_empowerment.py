"""Empowerment gauges: what is counted, what it means, and what nobody knows yet."""

from datetime import date
from fractions import Fraction

import pytest

from facilitator.domain import empowerment, empowerment_words
from facilitator.domain.empowerment import Band, Behind
from facilitator.domain.shown_numbers import decimals, percent
from facilitator.words import language

DAY = date(2026, 11, 25)


def ids(count, prefix="a"):
    return tuple(f"{prefix}{at}" for at in range(count))


def seats(community, institution, unknown=0):
    return Behind("people", ids(community, "c"), ids(institution, "i"), ids(unknown, "u"))


def test_three_of_twelve_seats_for_eight_of_twenty_members():
    gauge = empowerment.decision_share(seats(3, 9), 8, 20, DAY)

    assert (gauge.numerator, gauge.denominator) == (3, 12)
    assert percent(gauge.share) == "25.0"
    assert percent(gauge.membership) == "40.0"
    assert gauge.parity == Fraction(5, 8)
    assert decimals(gauge.parity, 3) == "0.625"
    assert gauge.is_below_parity
    assert gauge.band is Band.ADVISORY
    assert empowerment_words.figure(gauge, language("en")) == "3 of 12 · 25.0%"
    assert empowerment_words.sentences(gauge, language("en")) == [
        "Less than a third: the community advises, and may be there only for show.",
        "40.0% of the members are community people: parity 0.625, below 0.80.",
    ]


@pytest.mark.parametrize(
    ("community", "institution", "band"),
    [(33, 67, Band.ADVISORY), (1, 2, Band.SHARED), (1, 1, Band.SHARED), (51, 49, Band.LED)],
)
def test_a_third_and_a_half_themselves_are_shared(community, institution, band):
    assert empowerment.decision_share(seats(community, institution), 1, 2, DAY).band is band


def test_parity_of_exactly_four_fifths_is_not_flagged():
    assert not empowerment.decision_share(seats(2, 3), 1, 2, DAY).is_below_parity
    assert empowerment.decision_share(seats(39, 61), 1, 2, DAY).is_below_parity


def test_a_parity_just_below_the_limit_does_not_read_like_it():
    gauge = empowerment.decision_share(seats(39_999, 60_001), 1, 2, DAY)

    assert "parity 0.79998, below 0.80." in empowerment_words.sentences(gauge, language("en"))[1]


def test_every_gauge_carries_the_records_behind_it():
    gauge = empowerment.decision_share(seats(1, 1, 1), 1, 3, DAY)

    assert gauge.behind.uids == ("c0", "i0", "u0")
    assert gauge.denominator == 3
    assert "Of 1 nobody has said which sector it belongs to." in empowerment_words.sentences(gauge, language("en"))


def test_without_seats_it_is_said_what_to_record():
    gauge = empowerment.decision_share(seats(0, 0), 8, 20, DAY)

    assert (gauge.share, gauge.band, gauge.parity) == (None, None, None)
    assert empowerment_words.figure(gauge, language("en")) == "Not known yet"
    assert empowerment_words.sentences(gauge, language("en")) == [
        "Not known yet: tick “Has a decision seat” for everybody who has one."
    ]
    assert "choose a sector" in empowerment.decision_share(seats(0, 0, 2), 0, 2, DAY).lacking


def test_without_community_members_there_is_no_parity():
    assert empowerment.decision_share(seats(0, 3), 0, 20, DAY).parity is None
    assert empowerment.decision_share(seats(0, 3), 0, 0, DAY).parity is None


def test_more_community_members_than_members_is_refused():
    with pytest.raises(ValueError, match="more members than there are"):
        empowerment.decision_share(seats(1, 1), 3, 2, DAY)


@pytest.mark.parametrize("gauge", [empowerment.proposed_items, empowerment.leading_roles])
def test_gauges_of_meetings_look_back_and_say_when_they_cannot(gauge):
    since = date(2026, 9, 8)
    items = Behind("agenda_items", ids(2), ids(4, "b"), ids(1, "c"))

    assert gauge(items, DAY, since).share == Fraction(2, 7)
    assert gauge(items, DAY, since).band is None
    said = empowerment_words.dated(gauge(items, DAY, since), language("en"))
    assert said == "Meetings from Sep 8, 2026 to Nov 25, 2026"
    assert "no meeting is marked as held" in gauge(Behind("agenda_items"), DAY, None).lacking
    assert "sector" in gauge(Behind("agenda_items", unknown=ids(3)), DAY, since).lacking


@pytest.mark.parametrize(
    "gauge", [empowerment.seats_of_own_organizations, empowerment.community_actions, empowerment.reports_back]
)
def test_what_is_not_recorded_yet_is_said_plainly(gauge):
    made = gauge(DAY)

    assert made.share is None
    assert made.lacking.startswith("Not known yet: ")
    assert empowerment_words.dated(made, language("en")) == "Nov 25, 2026"


def test_where_no_sector_is_marked_as_community_nothing_is_known():
    gauge = empowerment.without_community(empowerment.decision_share(seats(0, 3), 0, 3, DAY))

    assert gauge.share is None
    assert "tick the sectors" in gauge.lacking
