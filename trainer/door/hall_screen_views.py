"""The screens of a hall, opened by its link without signing in: the code, and the board without names."""

import functools
import json

from flask import Response, abort, make_response, render_template, request

from trainer.access import EVERYONE, open_to
from trainer.applications.blueprint import private
from trainer.database import now
from trainer.door import hall, hall_codes, hall_news
from trainer.door.blueprint import door
from trainer.door.board import Board
from trainer.door.board_stamp import unless_known
from trainer.protection import limiter

LOOKS = "1200/minute"  # of one network: a screen asks twenty times a minute


def by_link(view):
    """Give the view the Hall that the link opens; without one, say that it opens nothing any more."""

    @functools.wraps(view)
    def opened(token):
        found = hall.hall_at(token)
        if found is None:
            abort(private("door/hall_gone.html", status=404))
        return view(found, token)

    return opened


@door.route("/halls/<token>")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
@by_link
def hall_screen(here, token):
    """The code as large as the screen allows, and how many are there. Its script asks `hall_screen_news`."""
    moment = now()
    hour = hall_news.slot_now(here.cohort, moment)
    return private(
        "door/hall_screen.html", hall=here, cohort=here.cohort, token=token, news=hall_news.news(here, hour, moment),
        code=hour and hall_codes.shown(here, hour.slot, moment),
    )  # fmt: skip


@door.route("/halls/<token>/news")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
@by_link
def hall_screen_news(here, token):
    """What the screen shows from now on, as JSON; 304 where that is what it knows already."""
    moment = now()
    told = hall_news.news(here, hall_news.slot_now(here.cohort, moment), moment)
    stamp = json.dumps({name: value for name, value in told.items() if name != "at"})
    return unless_known(Response(json.dumps(told), mimetype="application/json"), stamp)


@door.route("/halls/<token>/board")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
@by_link
def hall_board(here, token):
    """How many are there, by region and by group."""
    hour = hall_news.slot_now(here.cohort, now())
    facts = {"cohort": here.cohort, "token": token, "board": Board.of(hour.slot) if hour else None}
    if request.headers.get("HX-Request"):
        part = render_template("door/hall_board_counts.html", **facts)
        return unless_known(make_response(part), part)
    return private("door/hall_board.html", **facts)
