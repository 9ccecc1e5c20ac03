"""The awards chapter on the command line."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.awards import delivery, designs, issuing, queries
from trainer.commands import saying_why
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_called

certificates = AppGroup("certificates", help="Certificates on paper.")


@certificates.command("issue")
@click.option("--cohort", "address", required=True, help="The cohort as programme/number, e.g. executive/4.")
@click.option("--out", required=True, type=click.Path(), help="The folder to write into; made when missing.")
@click.option("--design", help="The design to issue on, in place of the programme's.")
@saying_why
def issue(address, out, design):
    """Issue what is due in a cohort, and write one PDF each, print-run.pdf and index.csv."""
    cohort = cohort_called(address)
    if design:
        designs.place_of(design)
    issued = len(issuing.issue_all(cohort, by=None, design=design))
    certificates = db.session.scalars(queries.valid_of(cohort)).all()
    if not certificates:
        raise Refused(_("Nobody in cohort %(cohort)s has earned a certificate yet.", cohort=address))
    with delivery.staged(out) as stage:
        stage.fill(certificates)
        db.session.commit()
        removed = stage.publish()
    click.echo(ngettext("Issued %(num)s new certificate.", "Issued %(num)s new certificates.", issued))
    click.echo(_("%(count)s certificates and %(run)s are in %(folder)s.", count=len(certificates),
                 run=delivery.PRINT_RUN,
                 folder=out))  # fmt: skip
    if removed:
        click.echo(_("Files of certificates that are no longer valid, taken away: %(count)s", count=removed))
