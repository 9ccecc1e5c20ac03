"""Small answers while a form is filled in: organisations offered, whether one meets the terms, how a name is read.

They tell what the register tells everybody (name, province, number), and nothing of anybody who applied.
"""

from flask import render_template, request

from trainer.access import EVERYONE, open_to
from trainer.applications import early, finding
from trainer.applications.application_forms import UNLISTED
from trainer.applications.blueprint import FORM, applications, public_cohort
from trainer.protection import limiter

ASKS = "600/minute"  # of one network: a hall full of people shares one, and each letter typed may ask


@applications.route(f"{FORM}/organisations")
@open_to(EVERYONE)
@limiter.limit(ASKS)
def organisations(slug, number):
    """At most ten organisations for what was typed, to choose from."""
    public_cohort(slug, number)
    words = request.args.get("organisation", "")[: finding.LONGEST]
    offers = finding.offered(words)
    return render_template("applications/form_organisations.html", offers=offers, words=words, chosen="")


@applications.route(f"{FORM}/standing")
@open_to(EVERYONE)
@limiter.limit(ASKS)
def organisation_standing(slug, number):
    """Whether people of the organisation that was chosen meet the terms, and what follows if not."""
    cohort = public_cohort(slug, number)
    found = finding.by_ids([request.args.get("organisation_id", 0, type=int)])
    unlisted = request.args.get("organisation_id") == UNLISTED
    against = early.of_organisation(cohort, found[0] if found else None) if found or unlisted else None
    return render_template(
        "applications/form_standing.html", cohort=cohort, organisation=found[0] if found else None, against=against
    )


@applications.route(f"{FORM}/name")
@open_to(EVERYONE)
@limiter.limit(ASKS)
def name(slug, number):
    """How a name is understood: title, first name, surname."""
    public_cohort(slug, number)
    return render_template("applications/form_name.html", echo=early.name_read(request.args.get("name")))
