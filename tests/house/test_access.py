"""Everything is refused unless a view says who may open it. Walks the URL map, so that new views are covered, too."""

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from tests import make
from tests.conftest import TEST_SETTINGS
from trainer import create_app
from trainer.access import BROUGHT, EVERYONE, HOLDER, SIGNED_IN, Role, audience_of

MAP = create_app(SQLALCHEMY_DATABASE_URI="sqlite://", **TEST_SETTINGS)
# Flask-Security brings these; we do not use them, and the guard answers 403.
SHUT = {
    "security.tf_select",
    "security.two_factor_rescue",
    "security.us_setup",
    "security.us_setup_validate",
    "security.us_verify",
    "security.us_verify_link",
    "security.us_verify_send_code",
}
AUDIENCES = {*Role, EVERYONE, HOLDER, SIGNED_IN}
# Opened by a device's key, or by the link that gives it one; the scanner's page itself holds nothing.
BY_KEY = ("/door/scanner", "/door/devices/")


def rules():
    return sorted(MAP.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))


def address(rule):
    """An address that the rule takes; nothing need exist there, since access is asked first."""
    return rule.build({name: value_for(kind) for name, kind in rule._converters.items()})[1]


def value_for(converter):
    """Something that a part of an address can be."""
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return 1 if isinstance(converter, IntegerConverter) else "x"


def ways(chosen):
    """Method and address of every rule whose audience is chosen by the function."""
    return [
        (method, address(rule))
        for rule in rules()
        if rule.endpoint not in SHUT and chosen(audience_of(MAP, rule.endpoint) or ())
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def closed_to(*roles):
    """Chooses audiences to which none of the roles belongs; an administrator may do what organiser and door may."""
    return lambda audience: not {EVERYONE, SIGNED_IN, *roles} & set(audience)


def let_in(visitor, ways):
    """The ways that were not refused; each is tried once, by one visitor, for a test of each would take minutes."""
    assert ways
    return [way for way in ways if visitor.open(way[1], method=way[0]).status_code != 403]


def test_every_view_declares_who_may_open_it():
    declared = {endpoint: audience_of(MAP, endpoint) for endpoint in {rule.endpoint for rule in rules()} - SHUT}

    assert [endpoint for endpoint, audience in declared.items() if not audience or set(audience) - AUDIENCES] == []


def test_every_page_named_for_a_library_is_there():
    assert set(BROUGHT) - set(MAP.view_functions) == set()


@pytest.mark.parametrize("endpoint", sorted(SHUT))
def test_what_a_library_brings_unasked_stays_shut(app, as_admin, endpoint):
    rule = next(rule for rule in rules() if rule.endpoint == endpoint)
    method = min(rule.methods - {"HEAD", "OPTIONS"})

    assert as_admin.open(address(rule), method=method).status_code == 403


def test_a_stranger_is_sent_to_sign_in_and_gets_nothing(client):
    tried = {way: client.open(way[1], method=way[0]) for way in ways(lambda audience: EVERYONE not in audience)}

    sent = {(answer.status_code, (answer.location or "").partition("?")[0]) for answer in tried.values()}
    assert sent == {(302, "/sign-in")}, [way for way, answer in tried.items() if answer.status_code != 302]


def test_the_door_opens_nothing_that_is_not_its_own(as_door):
    assert let_in(as_door, ways(closed_to(Role.DOOR))) == []


def test_a_participant_opens_neither_door_nor_desk(sign_in):
    assert let_in(sign_in(make.account("participant")), ways(closed_to(Role.PARTICIPANT))) == []


def test_an_organiser_opens_nothing_of_the_administrators(as_organiser):
    assert let_in(as_organiser, ways(closed_to(Role.ORGANISER))) == []


@pytest.mark.parametrize("prefix", ["/admin", "/desk", "/door", "/me"])
def test_no_page_under_a_staff_address_is_open_to_everyone(prefix):
    open_pages = {rule.rule for rule in rules() if EVERYONE in (audience_of(MAP, rule.endpoint) or ())}

    under = {page for page in open_pages if page == prefix or page.startswith(prefix + "/")}
    assert {page for page in under if not page.startswith(BY_KEY)} == set()


@pytest.mark.parametrize("role", ["admin", "organiser", "door", "participant"])
def test_a_view_without_declaration_is_refused_to_everybody(sign_in, monkeypatch, app, role):
    monkeypatch.delattr(app.view_functions["people.account"], "audience")

    assert sign_in(make.account(role)).get("/account").status_code == 403


def test_an_account_without_any_role_opens_only_its_own_pages(app, sign_in):
    account = make.account("door")
    account.roles = []

    assert sign_in(account).get("/door").status_code == 403


def test_a_page_that_is_not_there_is_not_found(client):
    assert client.get("/no-such-page").status_code == 404
