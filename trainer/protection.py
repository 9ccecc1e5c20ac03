"""What browsers are told to refuse, and how often strangers may try."""

from flask import g
from flask.sessions import SecureCookieSessionInterface
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_talisman import Talisman
from werkzeug.middleware.proxy_fix import ProxyFix

# No inline script or style anywhere; images from ourselves, and the data: drawings in Tabler's own style sheet.
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "img-src": ["'self'", "data:"],
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

limiter = Limiter(get_remote_address)


def let_webassembly_run(view):
    """Let this page compile the WebAssembly that we serve; all else that other pages refuse is refused here, too."""
    scripts = {"script-src": ["'self'", "'wasm-unsafe-eval'"]}
    view.talisman_view_options = {"content_security_policy": CONTENT_SECURITY_POLICY | scripts}
    return view


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions in signed cookies; what signs them is made once, not for every request."""

    signing = None

    def get_signing_serializer(self, app):
        self.signing = self.signing or super().get_signing_serializer(app)
        return self.signing


def init_app(app):
    """Set the security headers and the limits on guessing; believe a visitor's address only from our own proxies."""
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
    app.session_interface = Sessions()
    app.after_request(keep_own_policy)  # runs after what is registered later
    Talisman(
        app,
        force_https=app.config["HTTPS"],
        strict_transport_security=app.config["HTTPS"],
        session_cookie_secure=app.config["HTTPS"],
        content_security_policy=CONTENT_SECURITY_POLICY,
        referrer_policy="same-origin",
        permissions_policy={"camera": "(self)", "microphone": "()", "geolocation": "()"},
    )
    limiter.init_app(app)


def keep_own_policy(response):
    """Leave an answer the content policy that its view chose (`g.content_security_policy`), as files are given one."""
    if policy := g.get("content_security_policy"):
        response.headers["Content-Security-Policy"] = policy
    return response
