"""The one exception that reaches people."""


class Refusal(Exception):
    """A rule or a reader says no; the text comes from the message template of its code.

    `code` is stable and names the template `refusal.<code>`; `values` fill it. Programming
    errors stay ordinary exceptions and are never shown to people.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
