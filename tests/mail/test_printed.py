"""Without a mail server, mail is printed as a person reads it."""

import io

from flask_mailman import EmailMultiAlternatives

from trainer.mail.printed import EmailBackend


def test_a_letter_is_printed_in_letters_once_and_without_its_html_part(app):
    letter = EmailMultiAlternatives("ได้รับใบสมัครแล้ว", "เรียน คุณสมชาย", to=["สมชาย <somchai@example.org>"])
    letter.attach_alternative("<p>เรียน คุณสมชาย</p>", "text/html")
    letter.attach("กำหนดการ.ics", b"BEGIN:VCALENDAR", "text/calendar")
    log = io.StringIO()

    EmailBackend(stream=log).send_messages([letter])

    said = log.getvalue()
    assert "Subject: ได้รับใบสมัครแล้ว" in said and "สมชาย <somchai@example.org>" in said
    assert said.count("เรียน คุณสมชาย") == 1 and "[กำหนดการ.ics]" in said
