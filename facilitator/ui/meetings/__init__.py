"""The parts of the Meetings tab: the list, and a meeting's details, agenda and people."""
