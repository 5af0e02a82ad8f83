"""What the program says when it cannot do a thing: one sentence with the place and the remedy, never a traceback."""

from facilitator.words import Language, spoken


class Refusal(Exception):  # noqa: N818  # a plain word of ours: it is no error of the program
    """The world stands in the way (a full disk, a newer file, a word where a date belongs); nothing was changed.

    `text` is an English sentence marked for translation; `values` fill its `{name}` places.
    Everything else that is raised is a bug, and goes to the problem dialog.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values_said = values

    def say(self, language: Language) -> str:
        """Give the sentence in `language`; a value that is a refusal itself is said in it too."""
        said = {
            name: value.say(language) if isinstance(value, Refusal) else value
            for name, value in self.values_said.items()
        }
        return language.translate(self.text, **said)

    def __str__(self) -> str:
        return self.say(spoken())
