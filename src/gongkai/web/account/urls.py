"""The addresses of signing in. The names are allauth's; what is not listed is not reachable."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import path
from django.views.decorators.cache import never_cache

from gongkai.web.account.demo import enter
from gongkai.web.account.views import change_password, login_by_identity, login_by_passkey

VIEWS = (
    ("", mfa.index, "mfa_index"),
    ("login/", account.login, "account_login"),
    ("login/code/", mfa.authenticate, "mfa_authenticate"),
    ("login/passkey/", login_by_passkey, "mfa_login_webauthn"),
    ("logout/", account.logout, "account_logout"),
    ("password/", change_password, "account_change_password"),
    ("again/", account.reauthenticate, "account_reauthenticate"),
    ("again/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("totp/", totp.activate_totp, "mfa_activate_totp"),
    ("totp/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    ("passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    ("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    ("recovery-codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    ("recovery-codes/new/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("recovery-codes/file/", recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    ("identity/cancelled/", social.login_cancelled, "socialaccount_login_cancelled"),
)
SERVICE = {"provider_id": settings.IDENTITY_SERVICE}

# What they show is nobody else's business, so that no browser keeps a copy.
urlpatterns = [
    *(path(route, never_cache(view), name=name) for route, view, name in VIEWS),
    path("identity/", never_cache(login_by_identity), SERVICE, name="openid_connect_login"),
    path("identity/back/", never_cache(oidc.callback), SERVICE, name="openid_connect_callback"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", never_cache(enter), name="account_demo"))
