"""Django's settings. What an operator may change is listed in variables.py."""

import os

from gongkai.config.database import database
from gongkai.config.logs import LOGGING as LOGGING
from gongkai.config.secret import secret_key
from gongkai.config.signing_in import *  # noqa: F403
from gongkai.config.variables import read

GIVEN = read(os.environ)
DATA = GIVEN["GONGKAI_DATA"]

SECRET_KEY = secret_key(GIVEN["GONGKAI_SECRET_KEY"], DATA)
DEBUG = GIVEN["GONGKAI_DEBUG"]
ALLOWED_HOSTS = GIVEN["GONGKAI_HOSTS"]
DEMO = GIVEN["GONGKAI_DEMO"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "gongkai.config",
    # Before allauth, whose templates it replaces.
    "gongkai.web.account",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "gongkai.office.bodies",
    "gongkai.office.journal",
    "gongkai.office.vault",
    "gongkai.office.applications",
    "gongkai.office.calendars",
    "gongkai.office.reminders",
    "gongkai.office.limits",
    "gongkai.office.drafts",
    "gongkai.office.search",
    "gongkai.office.publications",
    "gongkai.office.disputes",
    "gongkai.office.reports",
    "gongkai.web.desk",
    "gongkai.web.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gongkai.web.headers.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.web.account.idle.StayAwake",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.web.desk.context.desk",
                "gongkai.web.demonstration.demonstration",
            ],
        },
    },
]

DATABASES = {"default": database(GIVEN["DATABASE_URL"], DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

OFFICE_KEY = GIVEN["GONGKAI_OFFICE_KEY"]
CIPHER = GIVEN["GONGKAI_CIPHER"]
JOURNAL_HASH = GIVEN["GONGKAI_JOURNAL_HASH"]

AUTH_USER_MODEL = "bodies.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# Served straight from the packages: nothing to collect before a start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# What is typed or pasted, and a report that the page of checks carries from step to step.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
CHECK_UPLOADS = GIVEN["GONGKAI_CHECK_UPLOADS"]
CHECK_SECONDS = GIVEN["GONGKAI_CHECK_SECONDS"]
CHECK_MEGABYTES = GIVEN["GONGKAI_CHECK_MEGABYTES"]
APPLY_SENDS = GIVEN["GONGKAI_APPLY_SENDS"]
TRACK_TRIES = GIVEN["GONGKAI_TRACK_TRIES"]
UPLOAD_MEGABYTES = GIVEN["GONGKAI_UPLOAD_MEGABYTES"]
UPLOAD_FILES = GIVEN["GONGKAI_UPLOAD_FILES"]
CLAMAV = GIVEN["GONGKAI_CLAMAV"]
FONTS = GIVEN["GONGKAI_FONTS"]
SITE_CODE = GIVEN["GONGKAI_SITE_CODE"]

REMIND = GIVEN["GONGKAI_REMIND"]
REMIND_DAYS = GIVEN["GONGKAI_REMIND_DAYS"]
QUIET = GIVEN["GONGKAI_QUIET"]
MAIL = bool(GIVEN["GONGKAI_MAIL"])
MAIL_FROM = GIVEN["GONGKAI_MAIL_FROM"]
EMAIL_TIMEOUT = 30  # seconds
globals().update(GIVEN["GONGKAI_MAIL"])
SMS_URL = GIVEN["GONGKAI_SMS_URL"]
SMS_BODY = GIVEN["GONGKAI_SMS_BODY"]
SMS_AUTH = GIVEN["GONGKAI_SMS_AUTH"]
SMS_OK = GIVEN["GONGKAI_SMS_OK"]
SMS_ADAPTER = GIVEN["GONGKAI_SMS_ADAPTER"]

HTTPS = GIVEN["GONGKAI_HTTPS"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]
