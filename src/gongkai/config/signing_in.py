"""Django's and allauth's settings of signing in. What an operator may change is in variables.py."""

import os

from gongkai.config.oidc import PROVIDER, provider
from gongkai.config.variables import read

GIVEN = read(os.environ)
HERE = "gongkai.web.account"

# Who fails this often within so many minutes must wait until they are over.
LOGIN_FAILURES, LOGIN_MINUTES = 5, 15

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mfa_index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# The session ends with the browser, or after this long without a page.
SESSION_COOKIE_AGE = GIVEN["GONGKAI_IDLE_MINUTES"] * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = False

ACCOUNT_ADAPTER = f"{HERE}.adapters.Entrance"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": f"{HERE}.forms.Login",
    "change_password": f"{HERE}.forms.ChangePassword",
    "reauthenticate": f"{HERE}.forms.Reauthenticate",
}
ACCOUNT_RATE_LIMITS = {
    # A whole town hall may come from one address in the morning.
    "start": "120/m/ip",
    "login": "120/m/ip",
    "login_failed": f"30/m/ip,{LOGIN_FAILURES}/{LOGIN_MINUTES}m/key",
}
# Behind the proxy that HTTPS needs, it is whom the proxy names last.
ALLAUTH_TRUSTED_PROXY_COUNT = int(GIVEN["GONGKAI_HTTPS"])

MFA_ADAPTER = f"{HERE}.adapters.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
# The clock of a server without the internet is seldom exact: half a minute either way is taken.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": f"{HERE}.forms.Authenticate",
    "reauthenticate": f"{HERE}.forms.ReauthenticateByCode",
    "activate_totp": f"{HERE}.forms.ActivateTotp",
    "add_webauthn": f"{HERE}.forms.AddPasskey",
}

SOCIALACCOUNT_ADAPTER = f"{HERE}.adapters.Identity"
IDENTITY_SERVICE = PROVIDER
SOCIALACCOUNT_PROVIDERS = provider(GIVEN)
# A form may only be sent to ourselves (see headers.py), so that the way out is a link.
SOCIALACCOUNT_LOGIN_ON_GET = True

CACHES = {
    "default": {
        # Failures are counted in the one process of `manage.py serve`. With few places, somebody
        # who tries many names would push out the count of the one that is meant.
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
