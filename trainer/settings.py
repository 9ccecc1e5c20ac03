"""Defaults and environment, one place. Secrets come only from the environment or the instance folder."""

import os
import pathlib
import secrets
from datetime import timedelta
from zoneinfo import ZoneInfo

ROOT = pathlib.Path(__file__).resolve().parent.parent
FONTS = ROOT / "static" / "node_modules" / "@expo-google-fonts" / "sarabun"
BANGKOK = ZoneInfo("Asia/Bangkok")
PRINTED = "trainer.mail.printed.EmailBackend"  # where no mail server is set
LANGUAGES = {"th": "ไทย", "en": "English"}


def instance():
    """The folder of what this installation keeps: INSTANCE_DIR at the moment of the call, or `instance`."""
    return pathlib.Path(os.environ.get("INSTANCE_DIR", ROOT / "instance"))


def kept_secret(name, length=48):
    """Return a secret from the environment, else one made once of so many random bytes and kept in the instance folder
    (mode 0600)."""
    if name in os.environ:
        return os.environ[name]
    path = instance() / name.lower()
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(length))
    except FileExistsError:
        pass
    return path.read_text()


def database_url():
    """The address of the database; plain postgres addresses are given the psycopg driver."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{instance() / 'trainer.db'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def from_environment():
    """Every setting of the application as a dict; reads the environment at the moment of the call."""
    instance().mkdir(parents=True, exist_ok=True)
    https = os.environ.get("HTTPS", "0") == "1"
    return {
        "SECRET_KEY": kept_secret("SECRET_KEY"),
        "SECURITY_PASSWORD_SALT": kept_secret("PASSWORD_SALT"),
        "SECURITY_TOTP_SECRETS": {"1": kept_secret("TOTP_SECRET")},
        "SQLALCHEMY_DATABASE_URI": database_url(),
        "FILES_DIR": pathlib.Path(os.environ.get("FILES_DIR", instance() / "files")),
        "FILES_URL": os.environ.get("FILES_URL", ""),  # s3://bucket/prefix; materials lie there instead
        "S3_ENDPOINT_URL": os.environ.get("S3_ENDPOINT_URL") or None,
        "MATERIALS_FILE_LIMIT": int(os.environ.get("MATERIALS_FILE_MB", "1024")) * 2**20,
        "MATERIALS_COHORT_LIMIT": int(os.environ.get("MATERIALS_COHORT_MB", "5120")) * 2**20,
        "CLAMAV": os.environ.get("CLAMAV", ""),  # host:port or path of the socket of clamd
        "SITE_NAME": os.environ.get("SITE_NAME", ""),
        "PUBLIC_URL": os.environ.get("PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"),
        "HTTPS": https,
        "PROXIES": int(os.environ.get("PROXIES", "0")),
        "MAX_CONTENT_LENGTH": 25 * 1024 * 1024,
        "MAX_FORM_PARTS": 20_000,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        "RATELIMIT_STORAGE_URI": os.environ.get("REDIS_URL", "memory://"),
        "BABEL_DEFAULT_LOCALE": "th",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Bangkok",
        **mail_settings(),
        **key_settings(),
        **SIGN_IN,
    }


def mail_settings():
    """SMTP when MAIL_SERVER is set; otherwise every message is printed in the log."""
    server = os.environ.get("MAIL_SERVER")
    return {
        "MAIL_BACKEND": "smtp" if server else PRINTED,
        "MAIL_SERVER": server or "localhost",
        "MAIL_PORT": int(os.environ.get("MAIL_PORT", "25")),
        "MAIL_USERNAME": os.environ.get("MAIL_USERNAME"),
        "MAIL_PASSWORD": os.environ.get("MAIL_PASSWORD"),
        "MAIL_USE_TLS": os.environ.get("MAIL_USE_TLS", "0") == "1",
        "MAIL_HINT_PAUSE": 1.0,  # seconds between two hints of one process to the worker, see `mail.hint`
        "MAIL_TIMEOUT": 30,  # seconds for each answer of the mail server
        "MAIL_DEFAULT_SENDER": os.environ.get("MAIL_SENDER", "training@example.org"),
        "MAIL_REPLY_TO": list(filter(None, [os.environ.get("MAIL_REPLY_TO")])),
        "BOUNCES_ADDRESS": os.environ.get("BOUNCES_ADDRESS"),
        "BOUNCES_IMAP_URL": os.environ.get("BOUNCES_IMAP_URL"),
        "BOUNCES_IMAP_USER": os.environ.get("BOUNCES_IMAP_USER"),
        "BOUNCES_IMAP_PASSWORD": os.environ.get("BOUNCES_IMAP_PASSWORD"),
    }


def key_settings():
    """Where the key lies that seals certificates, and which authority attests the time; see `awards.keys`."""
    return {
        "KEYS_DIR": instance() / "keys",  # keys of the test authority
        "CERTIFICATE_KEY": os.environ.get("CERTIFICATE_KEY"),
        "CERTIFICATE_KEY_PASSWORD": os.environ.get("CERTIFICATE_KEY_PASSWORD"),
        "CERTIFICATE_CHAIN": os.environ.get("CERTIFICATE_CHAIN"),
        "PKCS11_MODULE": os.environ.get("PKCS11_MODULE"),
        "PKCS11_TOKEN": os.environ.get("PKCS11_TOKEN"),
        "PKCS11_KEY": os.environ.get("PKCS11_KEY"),
        "PKCS11_PIN": os.environ.get("PKCS11_PIN"),
        "TSA_URL": os.environ.get("TSA_URL"),
        "TSA_CERTIFICATES": os.environ.get("TSA_CERTIFICATES"),
    }


# Flask-Security 5.9. Its pages live at our addresses; those that we do not use stay shut (see `access.BROUGHT`).
SIGN_IN = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,  # an unknown address gets the answer of a known one
    "SECURITY_I18N_DOMAIN": "messages",  # its sentences stand in our catalog, see people/sentences.py
    "SECURITY_I18N_DIRNAME": [str(ROOT / "trainer" / "translations")],
    "SECURITY_CLI_USERS_NAME": None,  # `flask person` keeps the journal; Flask-Security's commands do not
    "SECURITY_CLI_ROLES_NAME": None,
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_POST_LOGIN_VIEW": "/home",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    # The second factor is changed only by someone who has just signed in or given the password again.
    "SECURITY_FRESHNESS": timedelta(hours=1),
    "SECURITY_FRESHNESS_GRACE_PERIOD": timedelta(minutes=15),
    "SECURITY_VERIFY_URL": "/account/verify",
    "SECURITY_POST_VERIFY_VIEW": "/account",
    "SECURITY_RECOVERABLE": True,
    "SECURITY_RESET_URL": "/sign-in/reset",
    "SECURITY_RESET_PASSWORD_WITHIN": timedelta(days=3),  # invitations use the same link
    "SECURITY_POST_RESET_VIEW": "/sign-in",
    "SECURITY_CHANGEABLE": True,
    "SECURITY_CHANGE_URL": "/account/password",
    "SECURITY_POST_CHANGE_VIEW": "/account",
    "SECURITY_UNIFIED_SIGNIN": True,
    "SECURITY_US_ENABLED_METHODS": ["email"],
    "SECURITY_US_MFA_REQUIRED": ["email"],  # a mailed code does not replace a second factor
    "SECURITY_US_TOKEN_VALIDITY": 600,
    "SECURITY_US_SIGNIN_URL": "/sign-in/code",
    "SECURITY_US_SIGNIN_SEND_CODE_URL": "/sign-in/code/mail",
    "SECURITY_US_VERIFY_LINK_URL": "/sign-in/code/link",
    "SECURITY_US_SETUP_URL": "/account/code",
    "SECURITY_US_VERIFY_URL": "/account/verify/code",
    "SECURITY_US_VERIFY_SEND_CODE_URL": "/account/verify/code/mail",
    "SECURITY_TWO_FACTOR": True,
    "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "SECURITY_TWO_FACTOR_AUTHENTICATOR_VALIDITY": 30,
    "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,  # a lost telephone is an administrator's matter
    "SECURITY_TWO_FACTOR_SETUP_URL": "/account/second-factor",
    "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "/account",
    "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/sign-in/second-factor",
    "SECURITY_TWO_FACTOR_RESCUE_URL": "/sign-in/second-factor/rescue",
    "SECURITY_TWO_FACTOR_SELECT_URL": "/sign-in/second-factor/choice",
    "SECURITY_TOTP_ISSUER": os.environ.get("SITE_NAME") or "Trainer",
}
