"""Mail about accounts. It leaves when the answer has left: who waits cannot tell by the clock whether mail was sent."""

from flask import after_this_request, current_app, has_request_context, render_template
from flask_mailman import EmailMultiAlternatives
from flask_security import MailUtil

from trainer.settings import PRINTED


class Post(MailUtil):
    """How Flask-Security sends its mail."""

    def send_mail(self, template, subject, recipient, sender, body, html, **_):
        """Send when the response is closed; what goes wrong then stands in the log."""
        letter = compose(subject, recipient, body, html, sender)
        if has_request_context():
            after_this_request(lambda response: deliver_after(response, letter))
        else:
            letter.send()


def send(template, subject, recipient, **facts):
    """Send a mail of ours at once, made of template.txt and template.html; raises OSError when it cannot be sent."""
    body, html = (render_template(f"{template}.{kind}", **facts) for kind in ("txt", "html"))
    compose(str(subject), recipient, body, html).send()


def only_printed():
    """Whether this installation prints its mail in the log instead of sending it."""
    return current_app.config["MAIL_BACKEND"] == PRINTED


def compose(subject, recipient, body, html, sender=None):
    letter = EmailMultiAlternatives(subject, body, from_email=sender and str(sender), to=[recipient])
    letter.attach_alternative(html, "text/html")
    return letter


def deliver_after(response, letter):
    app = current_app._get_current_object()

    @response.call_on_close
    def deliver():
        with app.app_context():
            try:
                letter.send()
            except OSError:
                app.logger.exception("Mail to %s could not be sent", letter.to)

    return response
