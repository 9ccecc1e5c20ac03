"""The one exception whose message people see."""


class Refused(Exception):
    """An act that the rules do not allow; the message is a sentence for the person who tried it.

    `place` names where the trouble sits (a field, or "row 7, column C"), if it sits anywhere.
    """

    def __init__(self, message, place=None):
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self):
        return str(self.message)
