"""Mail where there is no mail server: printed in the log, as a person reads it."""

from email.header import decode_header, make_header

from flask_mailman.backends.console import EmailBackend as Console

LINE = "─" * 60


class EmailBackend(Console):
    """Prints to whom, subject, text and the names of what is attached; the HTML part says the same as the text."""

    def write_message(self, message):
        letter = message.message()
        parts = [part for part in letter.walk() if not part.is_multipart()]
        text = next((part for part in parts if part.get_content_type() == "text/plain"), None)
        named = [str(make_header(decode_header(name))) for part in parts if (name := part.get_filename())]
        said = [LINE, *(f"{name}: {decoded(letter[name])}" for name in ("To", "Subject")), ""]
        said += text.get_payload(decode=True).decode(text.get_content_charset("utf-8")).splitlines() if text else []
        self.stream.write("\n".join([*said, *(f"[{name}]" for name in named), LINE, ""]))


def decoded(header):
    """A header in letters, whatever its encoding."""
    return str(make_header(decode_header(header or "")))
