"""The pages of a meeting, by their place in its row of buttons."""

DETAILS, AGENDA, PEOPLE = range(3)
