"""The speakers of a training for everyone, as far as they agreed; a page of its own, so that a withdrawal counts at
once while the agenda itself can be kept by caches."""

from flask import abort, render_template

from trainer.access import EVERYONE, open_to
from trainer.database import db
from trainer.look import language
from trainer.schedule.blueprint import schedule
from trainer.schedule.models import Speaker
from trainer.schedule.public_views import visible_cohort
from trainer.schedule.speaker_shown import picture, profiles
from trainer.schedule.versions import published

PAGE = "/cohorts/<slug>/<int:number>/speakers"


@schedule.route(PAGE)
@open_to(EVERYONE)
def public_speakers(slug, number):
    """Who speaks at the training, with what they agreed to show."""
    cohort = visible_cohort(slug, number)
    version = published(cohort)
    people = profiles(version, language()) if version else []
    return render_template("schedule/public_speakers.html", cohort=cohort, people=people)


@schedule.route(f"{PAGE}/<int:speaker_id>.jpg")
@open_to(EVERYONE)
def public_photo(slug, number, speaker_id):
    """The photo of a speaker of the published agenda who agreed to it; 404 otherwise."""
    cohort = visible_cohort(slug, number)
    version = published(cohort)
    shown = {one.id for one in profiles(version, language()) if one.has_photo} if version else set()
    return picture(db.session.get(Speaker, speaker_id)) if speaker_id in shown else abort(404)
