"""What Flask-Security says, in our words. It has no Thai; its sentences are looked up in our catalog when shown."""


def _(sentence):
    """Mark a sentence for the catalog; Flask-Security translates it."""
    return sentence


SUBJECTS = {
    "US_EMAIL_SUBJECT": _("Your sign-in code"),
    "EMAIL_SUBJECT_PASSWORD_RESET": _("Set a new password"),
    "EMAIL_SUBJECT_PASSWORD_NOTICE": _("Your password was set anew"),
    "EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": _("Your password was changed"),
}

WRONG = {
    "GENERIC_AUTHN_FAILED": _("The e-mail, password or code is not right. Please check and try again."),
    "UNAUTHORIZED": _("Your account may not open this page. Sign in with another one, or ask an organiser."),
    "REAUTHENTICATION_REQUIRED": _("Please give your password once more before you change this."),
    "USER_DOES_NOT_EXIST": _("The e-mail, password or code is not right. Please check and try again."),
    "INVALID_PASSWORD": _("The password is not right."),
    "INVALID_PASSWORD_CODE": _("The code is not right or no longer valid."),
    "INVALID_CODE": _("The code is not right or no longer valid."),
    "TWO_FACTOR_INVALID_TOKEN": _("The code is not right or no longer valid."),
    "INVALID_REDIRECT": _("The page to go to afterwards is not on this site."),
    "INVALID_RESET_PASSWORD_TOKEN": _("This link is not valid, or was used already. Ask for a new one here."),
    "PASSWORD_RESET_EXPIRED": _("This link was valid for %(within)s. Ask for a new one here."),
    "DISABLED_ACCOUNT": _("This account is switched off."),
    "EMAIL_NOT_PROVIDED": _("Please write your e-mail address."),
    "INVALID_EMAIL_ADDRESS": _("This is not an e-mail address."),
    "US_SPECIFY_IDENTITY": _("Please write your e-mail address."),
    "US_METHOD_NOT_AVAILABLE": _("This is not written as expected."),
    "PASSWORD_NOT_PROVIDED": _("Please write the password."),
    "PASSWORD_INVALID_LENGTH": _("The password needs at least %(length)s characters."),
    "PASSWORD_TOO_SIMPLE": _("The password is too easy to guess."),
    "PASSWORD_BREACHED": _("This password is on lists of stolen passwords. Choose another one."),
    "PASSWORD_IS_THE_SAME": _("The new password must differ from the old one."),
    "RETYPE_PASSWORD_MISMATCH": _("The two passwords are not the same."),
    "FAILED_TO_SEND_CODE": _("The code could not be sent. Please try again later."),
    "TWO_FACTOR_PERMISSION_DENIED": _("Please sign in first."),
    "TWO_FACTOR_METHOD_NOT_AVAILABLE": _("This is not written as expected."),
    "TWO_FACTOR_SETUP_EXPIRED": _("This took longer than %(within)s. Please begin again."),
    "API_ERROR": _("This is not written as expected."),
    "INVALID_INPUT": _("This is not written as expected."),
}

TOLD = {
    "UNAUTHENTICATED": _("Please sign in to see this page."),
    "GENERIC_US_SIGNIN": _("If this address is registered here, a code is on its way to it."),
    "CODE_HAS_BEEN_SENT": _("If this address is registered here, a code is on its way to it."),
    "GENERIC_RECOVERY": _("If a member of staff has this address, a link to set a new password is on its way."),
    "PASSWORD_RESET_REQUEST": _("If a member of staff has this address, a link to set a new password is on its way."),
    "FORGOT_PASSWORD": _("Forgotten the password?"),
}

DONE = {
    "PASSWORD_RESET_NO_LOGIN": _("The new password is set. Sign in with it."),
    "PASSWORD_CHANGE": _("The password is changed."),
    "REAUTHENTICATION_SUCCESSFUL": _("Thank you. Please go on."),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": _("You are signed in."),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": _("The second factor is set up. From now on, signing in asks for a code."),
    "TWO_FACTOR_DISABLED": _("The second factor is switched off."),
}


def settings():
    """All of these as settings of Flask-Security: sentences with the kind of message that they are."""
    said = {"danger": WRONG, "info": TOLD, "success": DONE}
    messages = {f"SECURITY_MSG_{key}": (text, kind) for kind, group in said.items() for key, text in group.items()}
    return messages | {f"SECURITY_{key}": text for key, text in SUBJECTS.items()}
