"""The forms of signing in: Flask-Security's, with our labels, our sentences and what we ask in addition."""

from typing import ClassVar

from flask import request, session
from flask_babel import lazy_gettext as _
from flask_security import forms
from flask_security.unified_signin import UnifiedSigninForm
from flask_security.utils import get_message

from trainer.database import lock
from trainer.forms import Form
from trainer.people.accounts import find_account
from trainer.people.participants import welcome


class Worded:
    """Gives the fields our labels, and wrong entries our sentences."""

    labels: ClassVar = {}

    class Meta(Form.Meta):
        pass

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self[name].label.text = label


class SignInForm(Worded, forms.LoginForm):
    """Staff: e-mail and password. Nobody is remembered beyond the session: offices share computers."""

    labels: ClassVar = {"email": _("E-mail"), "password": _("Password")}
    remember = None


class CodeForm(Worded, UnifiedSigninForm):
    """Participants: first the e-mail address, then the code that was mailed to it."""

    labels: ClassVar = {"identity": _("E-mail"), "passcode": _("Code from the e-mail")}
    remember = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if request.method == "GET":
            self.next.data = request.args.get("next", "")
            self.identity.data = session.get("code_for")

    def validate(self, **kwargs):
        """Check code or address; one at a time for each account, so that tries at once are all counted."""
        address = str(self.identity.data or "")
        if self.submit_send_code.data:
            welcome(address)
        if account := find_account(address):
            lock(account)
            account.prepare_code()
        return super().validate(**kwargs)


class ForgottenForm(Worded, forms.ForgotPasswordForm):
    """Asks for a link to set a new password; participants have none, so for them nothing is sent."""

    labels: ClassVar = {"email": _("E-mail")}

    def validate(self, **kwargs):
        if not super().validate(**kwargs):
            return False
        if not self.user.is_staff:
            self.email.errors.append(get_message("USER_DOES_NOT_EXIST")[0])
            return False
        return True


class NewPasswordForm(Worded, forms.ResetPasswordForm):
    labels: ClassVar = {"password": _("New password"), "password_confirm": _("New password once more")}


class ChangeForm(Worded, forms.ChangePasswordForm):
    labels: ClassVar = {
        "password": _("Present password"),
        "new_password": _("New password"),
        "new_password_confirm": _("New password once more"),
    }


class AgainForm(Worded, forms.VerifyForm):
    """The password once more, before the second factor is changed."""

    labels: ClassVar = {"password": _("Password")}

    def validate(self, **kwargs):
        if not self.user.password:
            self.form_errors.append(_("This account has no password. Sign out and sign in again instead."))
            return False
        return super().validate(**kwargs)


class SecondFactorForm(Worded, forms.TwoFactorVerifyCodeForm):
    labels: ClassVar = {"code": _("Six-digit code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.code.render_kw = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 9}


class SecondFactorSetupForm(Worded, forms.TwoFactorSetupForm):
    pass


FORMS = {
    "login_form": SignInForm,
    "us_signin_form": CodeForm,
    "forgot_password_form": ForgottenForm,
    "reset_password_form": NewPasswordForm,
    "change_password_form": ChangeForm,
    "verify_form": AgainForm,
    "two_factor_verify_code_form": SecondFactorForm,
    "two_factor_setup_form": SecondFactorSetupForm,
}
