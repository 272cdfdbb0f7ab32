"""Django's and Wagtail's settings; what an installation may change comes from `environment`."""

from pathlib import Path

import dj_database_url

from caspian.common.languages import KNOWN
from caspian.edition.release import KEY_FILE as KEY_FILE
from caspian.project.environment import environment
from caspian.project.install import STATIC
from caspian.project.mail import mail_settings
from caspian.project.secret_key import check_secret_key as check_secret_key
from caspian.server.answers import POLICY

ENVIRONMENT = environment()
HOME = ENVIRONMENT.home

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
# The reader's pages never use the host that a request names, and the desk's links are
# paths: a mirror or an onion address must work without being listed here.
ALLOWED_HOSTS = ["*"]
CASPIAN_ADDRESS = ENVIRONMENT.address
CASPIAN_EDITION = ENVIRONMENT.edition
CASPIAN_EDITION_KEY = HOME / KEY_FILE
CASPIAN_POLICY = POLICY
CASPIAN_PREVIEW = "caspian.pages.preview.preview"
CASPIAN_COMPOSED = "caspian.pages.composing.composed"
CASPIAN_NAME_FORMS = "caspian.stylebook.forms.forms_of"
CASPIAN_CHART_PREVIEW = "caspian.pages.preview.chart_document"
CASPIAN_FEED_HUB = ENVIRONMENT.feed_hub
CASPIAN_WEATHER = ENVIRONMENT.weather
CASPIAN_WEATHER_URL = ENVIRONMENT.weather_url

INSTALLED_APPS = [
    "caspian.newsroom",
    "caspian.dossiers",
    "caspian.comments",
    "caspian.search",
    "caspian.stylebook",
    "caspian.translation",
    "caspian.corrections",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "caspian.newsroom.desk.accounts.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "caspian.project.reader.with_safe_headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "caspian.newsroom.desk.times.in_paper_zone",
    "caspian.newsroom.desk.door.login.give_pass",
    "caspian.newsroom.desk.gate.Gate",
    "caspian.newsroom.desk.accounts.guard.AccountGuard",
]

ROOT_URLCONF = "caspian.project.urls"
WSGI_APPLICATION = "caspian.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ]
        },
    }
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: a transaction that starts with a read and goes on to write would otherwise
        # fail at once when another process wrote in between, whatever the time-out.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Each process would remember files of renditions that another has replaced.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        # It knows the 20,000 most used.
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
AUTHENTICATION_BACKENDS = [
    "caspian.newsroom.desk.door.login.DelayingBackend",
    # Never asked for a password: it stands for the sessions that were begun with it.
    "django.contrib.auth.backends.ModelBackend",
]
WAGTAILADMIN_USER_LOGIN_FORM = "caspian.newsroom.desk.door.login.DelayingLoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "caspian.newsroom.desk.door.reset.ResetForm"
# A link printed where no mail server is would stand in a log, for all who read that.
WAGTAIL_PASSWORD_RESET_ENABLED = bool(ENVIRONMENT.mail)
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = list(KNOWN)
# Neutral on purpose: the paper's own zone is `Publication.time_zone`, and whatever forgets to ask
# for it shows at once. The desk's requests live in it (`newsroom.desk.times`).
TIME_ZONE = "UTC"
WAGTAIL_USER_TIME_ZONES: list[str] = []
USE_TZ = True
USE_I18N = True
# Of the desk; what readers see has its own catalogues, beside the pages.
LOCALE_PATHS = [Path(__file__).parent / "locale"]
FORMAT_MODULE_PATH = ["caspian.project.formats"]
WAGTAIL_I18N_ENABLED = True

STATIC_URL = "/static/"
STATIC_ROOT = STATIC
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
# Django would let all accounts of the machine read what is uploaded, whatever the umask says.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STORAGES = {
    "default": {"BACKEND": "caspian.newsroom.kept_files.KeptFiles"},
    # These are the program's, not the paper's: an installation may be shared by several accounts.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# An article of 300,000 words, with what its editor notes beside them; strangers are bounded by the
# front.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "The Caspian Times"
WAGTAILADMIN_BASE_URL = CASPIAN_ADDRESS
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 0
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
# `newsroom.publishing` does it, where a crash can't lose it.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "caspian.newsroom.file_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "newsroom.Attachment"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "caspian.newsroom.file_forms.AttachmentForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "epub",
    "ods",
    "odt",
    "pdf",
    "pptx",
    "rtf",
    "txt",
    "xlsx",
    "zip",
]
CASPIAN_PICTURE_PIXELS = int(ENVIRONMENT.picture_pixels)
CASPIAN_PICTURE_MEMORY = int(ENVIRONMENT.picture_memory)
WAGTAILIMAGES_MAX_IMAGE_PIXELS = CASPIAN_PICTURE_PIXELS
WAGTAILIMAGES_MAX_UPLOAD_SIZE = int(ENVIRONMENT.picture_mb) * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = [
    "avif",
    "gif",
    "heic",
    "heif",
    "jpg",
    "jpeg",
    "png",
    "tif",
    "tiff",
    "webp",
]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# The desk's own language choices: those that Wagtail's admin is translated into.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", "English"),
    ("fa", "فارسی"),
    ("ka", "ქართული"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
]

# The front sets it, and takes out whatever a reader wrote there.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# `headers.with_safe_headers` says these, for all answers alike.
SECURE_CONTENT_TYPE_NOSNIFF, SECURE_REFERRER_POLICY = False, None
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CASPIAN_ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [CASPIAN_ADDRESS]
CSRF_FAILURE_VIEW = "caspian.newsroom.desk.drafts.session.without_token"
_MAIL = mail_settings(ENVIRONMENT.mail, ENVIRONMENT.mail_from, CASPIAN_ADDRESS)
CASPIAN_MAIL_BACKEND: str = _MAIL["CASPIAN_MAIL_BACKEND"]
globals().update(_MAIL)

PACKAGE = Path(__file__).parent.parent
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # A reader's 404 is no event: without this each one is a line of the log.
        "django.request": {"level": "ERROR"},
        # Nor is a request that is refused, of which Django logs a traceback: a host that is no
        # name, a form of too many fields. Strangers would fill the disk with them.
        "django.security": {"level": "CRITICAL"},
    },
}
