"""Credentials of invented people."""

from certificates import credential, hashed, issue_credential, public_jwk, status_entry

from . import keys

SITE = "https://training.example.org"
ISSUER = f"{SITE}/credentials/issuer"
LIST = f"{SITE}/credentials/status/1"
SALT = "a salt of its own"


def kid(key):
    return f"{SITE}/credentials/keys/{key.id}"


def payload(certificate, index=77, **facts):
    usual = {"email_hash": hashed("somchai@example.org", SALT), "salt": SALT, "status": status_entry(LIST, index)}
    cohort, criteria = f"{SITE}/cohorts/executive/4", "เข้าอบรมครบตามเกณฑ์"
    return credential(certificate, ISSUER, cohort, criteria, keys.WHEN, **(usual | facts))


def signed_credential(certificate, key=None, **facts):
    key = key or keys.key()
    return issue_credential(payload(certificate, **facts), key, kid(key))


def jwks(*some):
    return [public_jwk(one.certificate, kid(one)) for one in some or (keys.key(),)]
