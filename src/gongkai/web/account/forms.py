"""allauth's forms with our labels, which are not repeated inside the fields."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.said import Factor
from gongkai.office.bodies.signing_in import sign_in_failed
from gongkai.web.account.sentences import PASSWORD_RULES

LABELS = {
    "login": "用户名",
    "password": "密码",
    "oldpassword": "现在的密码",
    "password1": "新密码",
    "password2": "再输一遍新密码",
    "code": "验证码",
    "name": "名称",
    "passwordless": "不输密码，只用它登录",
}
HELP = {
    "password1": PASSWORD_RULES,
    "code": "手机应用上的六位数字，或者一个恢复码。",
    "name": "例如“办公室的电脑”，便于以后辨认。",
    "passwordless": "登录时由电脑或者手机核对指纹、面容或者 PIN。",
}
WIDGETS = {
    "login": {"autocapitalize": "none", "spellcheck": "false"},
    "code": {"inputmode": "numeric", "spellcheck": "false"},
}


class OurWords:
    """Labels and hints of a form."""

    fields: dict[str, Any]

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **{**named, "label_suffix": ""})
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(WIDGETS.get(name, {}))
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, field.help_text)


class Login(OurWords, account.LoginForm):  # type: ignore[misc]
    """Name and password."""

    def clean_login(self) -> str:
        """The name as it is kept, in whichever width it was typed."""
        return str(Person.normalize_username(super().clean_login()))


class ChangePassword(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and the new one twice."""


class Reauthenticate(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class Authenticate(OurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""

    def clean_code(self) -> str:
        """The code if it is right; a wrong one is journaled, one too many is not looked at."""
        try:
            return str(super().clean_code())
        except ValidationError as wrong:
            if wrong.code == "incorrect_code":
                sign_in_failed(self.user.username, Factor.CODE)
            raise


class ReauthenticateByCode(OurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""


class ActivateTotp(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["code"].help_text = "应用上显示的六位数字。"


class AddPasskey(OurWords, AddWebAuthnForm):  # type: ignore[misc]
    """A passkey: able to sign in alone, unless that is not wanted."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["passwordless"].initial = True
