"""Defaults and environment, one place. Secrets come only from the environment or the instance folder."""

import os
import pathlib
import secrets
from datetime import timedelta
from zoneinfo import ZoneInfo

ROOT = pathlib.Path(__file__).resolve().parent.parent
INSTANCE = pathlib.Path(os.environ.get("INSTANCE_DIR", ROOT / "instance"))
FONTS = ROOT / "static" / "node_modules" / "@expo-google-fonts" / "sarabun"
BANGKOK = ZoneInfo("Asia/Bangkok")
LANGUAGES = {"th": "ไทย", "en": "English"}


def kept_secret(name):
    """Return a secret from the environment, else one made once and kept in the instance folder (mode 0600)."""
    if name in os.environ:
        return os.environ[name]
    path = INSTANCE / name.lower()
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()


def database_url():
    """The address of the database; plain postgres addresses are given the psycopg driver."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{INSTANCE / 'trainer.db'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def from_environment():
    """Every setting of the application as a dict; reads the environment at the moment of the call."""
    INSTANCE.mkdir(parents=True, exist_ok=True)
    https = os.environ.get("HTTPS", "0") == "1"
    return {
        "SECRET_KEY": kept_secret("SECRET_KEY"),
        "SECURITY_PASSWORD_SALT": kept_secret("PASSWORD_SALT"),
        "SECURITY_TOTP_SECRETS": {"1": kept_secret("TOTP_SECRET")},
        "SQLALCHEMY_DATABASE_URI": database_url(),
        "FILES_DIR": pathlib.Path(os.environ.get("FILES_DIR", INSTANCE / "files")),
        "SITE_NAME": os.environ.get("SITE_NAME", ""),
        "PUBLIC_URL": os.environ.get("PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"),
        "HTTPS": https,
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
        **SIGN_IN,
    }


def mail_settings():
    """SMTP when MAIL_SERVER is set; otherwise every message is printed in the log."""
    server = os.environ.get("MAIL_SERVER")
    return {
        "MAIL_BACKEND": "smtp" if server else "console",
        "MAIL_SERVER": server or "localhost",
        "MAIL_PORT": int(os.environ.get("MAIL_PORT", "25")),
        "MAIL_USERNAME": os.environ.get("MAIL_USERNAME"),
        "MAIL_PASSWORD": os.environ.get("MAIL_PASSWORD"),
        "MAIL_USE_TLS": os.environ.get("MAIL_USE_TLS", "0") == "1",
        "MAIL_DEFAULT_SENDER": os.environ.get("MAIL_SENDER", "training@example.org"),
    }


SIGN_IN = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_POST_LOGIN_VIEW": "/home",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    "SECURITY_UNAUTHORIZED_VIEW": None,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_RESET_URL": "/sign-in/reset",
    "SECURITY_POST_RESET_VIEW": "/sign-in",
    "SECURITY_CHANGEABLE": True,
    "SECURITY_CHANGE_URL": "/account/password",
    "SECURITY_POST_CHANGE_VIEW": "/home",
    "SECURITY_TRACKABLE": False,
    "SECURITY_UNIFIED_SIGNIN": True,
    "SECURITY_US_ENABLED_METHODS": ["email"],
    "SECURITY_US_SIGNIN_URL": "/sign-in/code",
    "SECURITY_US_SIGNIN_SEND_CODE_URL": "/sign-in/code/mail",
    "SECURITY_US_VERIFY_LINK_URL": "/sign-in/code/link",
    "SECURITY_US_SETUP_URL": "/account/code",
    "SECURITY_US_VERIFY_URL": "/account/verify",
    "SECURITY_US_VERIFY_SEND_CODE_URL": "/account/verify/mail",
    "SECURITY_US_SIGNIN_REPLACES_LOGIN": False,
    "SECURITY_US_TOKEN_VALIDITY": 900,
    "SECURITY_TWO_FACTOR": True,
    "SECURITY_TWO_FACTOR_REQUIRED": False,
    "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "SECURITY_TWO_FACTOR_ALWAYS_VALIDATE": True,
    "SECURITY_TWO_FACTOR_SETUP_URL": "/account/second-factor",
    "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/sign-in/second-factor",
    "SECURITY_TWO_FACTOR_RESCUE_URL": "/sign-in/second-factor/rescue",
    "SECURITY_MULTI_FACTOR_RECOVERY_CODES": False,
    "SECURITY_TOTP_ISSUER": "Trainer",
    "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_SEND_REGISTER_EMAIL": False,
    "SECURITY_FRESHNESS": timedelta(minutes=-1),
}
