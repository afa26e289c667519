"""One settings file; a machine differs by its environment only (docs/dev/set-up.md)."""

import os
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from gerakan.config.environment import PROJECT, data_folder, database, flag, secret_key

django_stubs_ext.monkeypatch()

DATA = data_folder()
DEBUG = flag("GERAKAN_DEBUG")
SECRET_KEY = secret_key(DATA)
SITE_URL = os.environ.get("GERAKAN_SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
ALLOWED_HOSTS = os.environ.get("GERAKAN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
HTTPS = SITE_URL.startswith("https://")

FOUNDATION = [
    "access", "audit", "tasks", "search", "exchange", "accounts", "regions", "editions",
    "indicators", "instruments", "documents", "notifications", "ui",
]  # fmt: skip
STAGES = [
    "shortlisting", "invitations", "questionnaires", "assessors", "calibration", "interviews", "terms", "assessment",
    "trust", "replies", "selection", "plenary", "appeals", "dossiers",
    "drafting", "agreements", "ceremonies", "mentoring", "sessions", "ratings", "materials", "institutions", "potentials", "masterplans", "outlines", "roadmaps", "suggestions", "capacities", "clusters", "chapters", "workbooks", "readings", "reviews", "books",
    "comparisons", "scenarios",
]  # fmt: skip
SURFACES = ["portal", "api", "workspace", "demo"]

INSTALLED_APPS = [
    # ours come first: their templates replace those of the packages
    *[f"gerakan.foundation.{name}" for name in FOUNDATION],
    *[f"gerakan.stages.{name}" for name in STAGES],
    *[f"gerakan.surfaces.{name}" for name in SURFACES],
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "rules",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gerakan.foundation.ui.language.IndonesianFirst",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gerakan.foundation.ui.arriving.StorableTexts",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gerakan.foundation.accounts.middleware.HatMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gerakan.foundation.ui.lost.LostFiles",
]

ROOT_URLCONF = "gerakan.config.urls"
WSGI_APPLICATION = "gerakan.config.wsgi.application"

# cotton and template-partials fight over loaders when either sets them up by itself.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "gerakan.foundation.ui.templatetags.gerakan",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gerakan.foundation.ui.context.surface",
            ],
        },
    }
]
FORM_RENDERER = "gerakan.foundation.ui.forms.Renderer"
# A component sees its own attributes and the context processors only, never a stray "title" of the page around it.
COTTON_ISOLATE_BY_DEFAULT = True

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# allauth's limits on wrong passwords live in the cache, which must be shared by all processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}}
# "immediate" does background work at once and needs no worker: enough for a small office.
QUEUE = "django_tasks.backends.immediate.ImmediateBackend" if os.environ.get("GERAKAN_TASKS") == "immediate" else None
TASKS = {"default": {"BACKEND": QUEUE or "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/beranda/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "gerakan.foundation.accounts.adapter.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Gerakan"

# Who is asked whether something rests on a value before an import is undone (a stage registers, never pushes).
INDICATOR_USES = ["gerakan.stages.shortlisting.queries.runs.uses_of_values"]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", "English")]
LOCALE_PATHS = [PROJECT / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
FORMAT_MODULE_PATH = "gerakan.foundation.ui.locale_formats"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [
    (f"vendor/{name}", folder)
    for name, folder in {
        "bootstrap": PROJECT / "node_modules/bootstrap/dist",
        "leaflet": PROJECT / "node_modules/leaflet/dist",
        "echarts": PROJECT / "node_modules/echarts/dist",
    }.items()
    if folder.is_dir()
]
MEDIA_ROOT = DATA / "files"
DOSSIER_KEY = DATA / "keys" / "dossier.pem"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_PERMISSIONS = 0o640
# Who makes electronic signatures (docs/adr/0047), and where the office's own provider keeps its authority.
SIGNING_PROVIDER = os.environ.get(
    "GERAKAN_SIGNING_PROVIDER", "gerakan.foundation.documents.signing.providers.OfficeProvider"
)
SIGNING_FOLDER = DATA / "signing"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("GERAKAN_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("GERAKAN_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("GERAKAN_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GERAKAN_SMTP_PASSWORD", "")
EMAIL_USE_TLS = flag("GERAKAN_SMTP_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("GERAKAN_MAIL_FROM", "Gerakan <gerakan@localhost>")
if not EMAIL_HOST:  # without a mail server every message is kept as a file that an operator can read
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_AGE = 12 * 3600

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("GERAKAN_LOG", "INFO")},
}
