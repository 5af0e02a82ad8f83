"""Phone numbers as keys: equal when they ring the same phone, however they are written."""

import re

DEFAULT_COUNTRY = "US"
_FEWEST_DIGITS = 7


class PhoneKeys:
    """Gives keys for the numbers of one country, each number worked out once."""

    def __init__(self, country: str = "") -> None:
        self._country = country.upper() or DEFAULT_COUNTRY
        self._known: dict[str, str] = {}

    def key(self, phone: str) -> str:
        """Give the number in international form (E.164, with its extension), or "" when there is no number in it."""
        if phone not in self._known:
            self._known[phone] = self._worked_out(phone)
        return self._known[phone]

    def _worked_out(self, phone: str) -> str:
        digits = re.sub(r"\D", "", phone)
        if len(digits) < _FEWEST_DIGITS:
            return ""
        import phonenumbers

        try:
            number = phonenumbers.parse(phone[:60], self._country)
        except phonenumbers.NumberParseException:
            return digits
        international = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return f"{international};{number.extension}" if number.extension else str(international)
