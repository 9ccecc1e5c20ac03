"""My page: one address for a participant, who came by an account or by the private link of an application."""

from datetime import timedelta

from flask import make_response, redirect, render_template, url_for

from trainer.access import HOLDER, Role, open_to
from trainer.awards.queries import certificates_of
from trainer.database import db, now
from trainer.home import me_kit
from trainer.home.blueprint import home
from trainer.home.own import loaded, places_of
from trainer.look import today
from trainer.people.sign_in import ask_to_sign_in
from trainer.registration import badges, holders
from trainer.registration.status_link import status_token
from trainer.schedule.answers import Packed
from trainer.schedule.present import now_and_next

KEPT_FOR = timedelta(days=30)  # how long a phone shows the last state when it cannot ask for a newer one
SHOWN_MATERIALS = 6


@home.route("/me")
@open_to(Role.PARTICIPANT, HOLDER)
def me():
    """What concerns a participant today, and all that is theirs; nobody else's."""
    mine = db.session.scalars(loaded(holders.own())).all()
    if not mine and not holders.signed_in():
        holders.let_go()  # the link opens nothing any more
        return ask_to_sign_in()
    places, moment = places_of(mine, today()), now()
    sessions = [one for place in places for day in place.days for one in day.sessions]
    page = render_template(
        "home/me.html", places=places, certificates=db.session.scalars(certificates_of(mine)).all(), moment=moment,
        present=now_and_next(sessions, moment), code=badges.code_of, qr=badges.qr, kit=me_kit,
        link_of=status_token, SHOWN_MATERIALS=SHOWN_MATERIALS,
    )  # fmt: skip
    return kept(page)


def kept(page):
    """The answer with a page that its reader's device, and nothing on the way, may keep for a time.

    It is packed, for it is read in halls; nothing that a stranger can choose stands in it beside what is secret, so its
    length tells nothing (BREACH).
    """
    body, encoding = Packed(page).body()
    answer = make_response(body)
    answer.vary.add("Accept-Encoding")
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Kept-Until"] = str(int((now() + KEPT_FOR).timestamp()))
    return answer


@home.route("/me/departure", methods=["POST"])
@open_to(Role.PARTICIPANT, HOLDER)
def depart():
    """Let go of the link on this device; who has an account signs out elsewhere."""
    holders.let_go()
    return redirect(url_for("home.front"), 303)
