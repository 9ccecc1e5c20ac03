"""The form by which people apply, and the page that says what happens now."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from trainer.access import EVERYONE, open_to
from trainer.applications import apply, asking, drafts, early, elsewhere, filled, finding, forgery, link_mail, opening
from trainer.applications.application_forms import ApplicationForm
from trainer.applications.blueprint import FORM, applications, private, public_cohort
from trainer.applications.browser import linked, made_here, mine, remember, remember_made
from trainer.applications.status import standing_of
from trainer.database import db, looking
from trainer.errors import Refused
from trainer.look import language, today
from trainer.protection import limiter
from trainer.registration.consent_texts import Purpose, newest, text
from trainer.registration.intake import intake_of
from trainer.registration.models import Registration, State
from trainer.registration.notice import notice
from trainer.registration.status_link import status_token

SENDS = "240/minute"  # of one network: a hall full of people shares one


@applications.route(FORM, methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(SENDS, methods=["POST"])
def form(slug, number):
    """The form: empty, as this browser left it, or with what is to be put right in what was sent."""
    if request.method == "POST":
        return sent_in(slug, number)
    cohort = public_cohort(slug, number)
    if not opening.is_open(cohort):
        return private("applications/form_closed.html", cohort=cohort, sentence=opening.sentence(cohort))
    return page(taken_up(cohort))


def taken_up(cohort):
    """The form as this browser left it, or an empty one; what was sent already is not shown again."""
    draft, questions = drafts.of_key(cohort, mine(cohort)), asking.questions_of(cohort)
    if draft is None or draft.registration_id:
        return filled.Sheet(cohort, drafts.new_key(), ApplicationForm(formdata=None), questions)
    sheet = filled.Sheet(cohort, draft.key, ApplicationForm(formdata=None, data=draft.data), questions)
    sheet.entered = asking.entered(draft.data)
    sheet.offers = finding.by_ids([sheet.form.chosen]) if sheet.form.chosen else []
    return sheet


def sent_in(slug, number):
    """Take the form in, once; or show what is to be put right, with everything that was typed.

    It is read before anything is held, so that many can send at the same time.
    """
    if not forgery.genuine():
        return outlived(public_cohort(slug, number))
    with looking():
        sheet = filled.read(
            public_cohort(slug, number), drafts.usable_key(request.form.get("key")), request.form, request.files
        )
    cohort = sheet.cohort = public_cohort(slug, number)
    draft = held(cohort, sheet.key)
    if draft.registration_id:
        return done(cohort, draft.registration_id)
    sheet.key = draft.key
    data, changed = sheet.reconcile(draft.data)
    if changed:
        return changed_elsewhere(sheet, draft, data, changed)
    if not opening.is_open(cohort):
        sheet.form.form_errors.append(opening.sentence(cohort))
    if sheet.in_order:
        try:
            return taken_in(sheet, draft)
        except apply.AlreadyApplied as known:
            link_mail.mail_status_links([known.registration])
            return kept(sheet, draft, redirect(url_for(".known", **address(cohort)), 303))
        except Refused as refusal:
            db.session.rollback()
            draft = held(cohort, sheet.key)
            sheet.form.say(refusal)
    sheet.given = ""
    return kept(sheet, draft, page(sheet))


def changed_elsewhere(sheet, draft, data, names):
    """The form once more, with what somebody saved from elsewhere after this page was opened: to be looked at."""
    sheet.adopt(data, names)
    sheet.form.form_errors.append(
        _("This form was changed in another window or on another device. Those changes stand here now: please look "
          "at them, and send it once more.")
    )  # fmt: skip
    sheet.given = ""
    return kept(sheet, draft, page(sheet))


def outlived(cohort):
    """A form that stood open for longer than its token holds: shown again as it was filled in, with a fresh one."""
    sheet = filled.read(cohort, drafts.usable_key(request.form.get("key")), request.form, request.files)
    sheet.form.form_errors = [
        _("The form stood open for a long time, or this browser keeps no cookies. Please send it once more.")
    ]
    return page(sheet)


def held(cohort, key):
    """The draft of this form, held until commit; a key that belongs to another cohort is given up."""
    spoken = language()
    return drafts.hold(cohort, drafts.usable_key(key), spoken) or drafts.hold(cohort, drafts.new_key(), spoken)


def taken_in(sheet, draft):
    """Make the registration that the form becomes, commit it with what hangs on it, and say what happens now."""
    made = apply.send(sheet.cohort, sheet.checked, sheet.reading, sheet.form.consents(), language=language())
    drafts.sent(draft, made)
    answer = done(sheet.cohort, made.id)  # before the commit, which forgets what was loaded
    db.session.commit()
    return answer


def kept(sheet, draft, answer):
    """Keep what was typed, so that this browser finds it again, and give the answer."""
    drafts.save(draft, sheet.keepable(), asking.stamp(sheet.questions))
    db.session.commit()
    remember(sheet.cohort, draft.key)
    return answer


def done(cohort, registration_id):
    """To the page that says what happens now; this browser may see it again."""
    remember_made(cohort, registration_id)
    return redirect(url_for(".sent", **address(cohort)), 303)


def page(sheet):
    """The form as it stands, with what is said about it so far."""
    questions = sheet.questions
    return private(
        "applications/form.html", sheet=sheet, form=sheet.form, cohort=sheet.cohort, questions=questions,
        stamp=asking.stamp(questions), given=sheet.given or elsewhere.marks(sheet.keepable()),
        before=asking.earlier(questions, sheet.entered), wordings=wordings(),
        notice=notice(sheet.cohort), offers=sheet.offers,
        standing=early.of_sheet(sheet), echo=early.name_read(sheet.form.name.data),
        intake=intake_of(sheet.cohort), applied=made_here(sheet.cohort), begun=bool(mine(sheet.cohort)),
        linked=linked(sheet.cohort),
    )  # fmt: skip


def wordings():
    """{purpose: the words that are asked today, in the reader's language}."""
    return {str(one): text(one, newest(one), language()) for one in Purpose}


@applications.route(f"{FORM}/sent")
@open_to(EVERYONE)
def sent(slug, number):
    """What happens now, for the browser that sent an application; to others it says where to look."""
    cohort = public_cohort(slug, number)
    made = db.session.get(Registration, made_here(cohort) or 0)
    if made is None:
        return redirect(url_for(".lost_link"), 303)
    said = standing_of(made, today()).sentence if made.state != State.MERGED else ""
    return private("applications/sent.html", cohort=cohort, one=made, address=status_token(made), sentence=said)


@applications.route(f"{FORM}/known")
@open_to(EVERYONE)
def known(slug, number):
    """What is said to whoever sends an application of somebody who is registered: nothing about that person."""
    return private("applications/sent_known.html", cohort=public_cohort(slug, number))


def address(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}
