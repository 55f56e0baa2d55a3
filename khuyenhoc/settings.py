"""Settings, by subject. Production is the default; the environment tells what differs by place."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlparse

import pghistory
from csp.constants import NONE, SELF

from khuyenhoc import env, postgres

BASE_DIR = Path(__file__).resolve().parent.parent
env.load_file()

# Safety

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY")
SIGNING_KEY = env.secret("SIGNING_KEY", "")  # seals the keys that sign certificates
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in env.text("ORIGINS", "").split(",") if origin]
IS_HTTPS = env.flag("HTTPS", default=not DEBUG)

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # asked on the machine itself, without TLS
SECURE_HSTS_SECONDS = 63_072_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "media-src": [SELF],
    }
}
IS_BEHIND_PROXY = env.flag("BEHIND_PROXY")
if IS_HTTPS and IS_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What is installed

INSTALLED_APPS = [
    "khuyenhoc",
    "associations",
    "accounts",
    "records",
    "figures",
    "learning_models",
    "funds",
    "meetings",
    "members",
    "returns",
    "news",
    "khuyenhoc.desk_config.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_prose_editor",
    "django.forms",
    "mptt",
    "import_export",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    # the very outermost: counts what leaves, whoever answered
    "news.counting.count_views",
    # outermost, so that redirects to https and static files carry their headers too
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.sessions.keep_sessions",
    "accounts.sessions.AskSecondFactor",
    "accounts.sessions.NameActor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
    "news.old_addresses.redirect_old",
]

ROOT_URLCONF = "khuyenhoc.urls"
WSGI_APPLICATION = "khuyenhoc.wsgi.application"
KEPT_PAGES = env.flag("KEPT_PAGES", default=not DEBUG)  # public pages whole in memory
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["khuyenhoc.templatetags.components"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khuyenhoc.presentation.presentation",
            ],
        },
    }
]

# Database

EMBEDDED_POSTGRES = postgres.locate(
    BASE_DIR, env.text("EMBEDDED_CLUSTER", "main"), durable=not env.flag("EMBEDDED_FAST")
)


def _database(url: str) -> dict[str, object]:
    """The setting for ``postgres://user:password@host:port/name?option=value``."""
    if not url:
        return {
            "ENGINE": "khuyenhoc.database",
            "NAME": postgres.DATABASE,
            "USER": "khuyenhoc",
            "CONN_MAX_AGE": 600,
        }
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.Missing("DATABASE_URL phải bắt đầu bằng postgres://")
    options = {"connect_timeout": "5"} | dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": parts.port or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(env.text("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "accounts.slips.SlipBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.KnownWordsValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "returns:home"
LOGOUT_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "records.knocks.read_client"
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# The log of changes

PGHISTORY_APPEND_ONLY = True
# Nobody looks for events but by their row and their context: an index for each key that they copy
# took more time than writing the events.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True)
PGHISTORY_ADMIN_ALL_EVENTS = False

# Language: one, so no LocaleMiddleware (it would give half-English pages to English browsers)

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["khuyenhoc.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Files: the public ones and the private ones in folders of their own

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
PRIVATE_ROOT = Path(env.text("PRIVATE_ROOT", str(BASE_DIR / "private")))
STATE_DIR = Path(env.text("STATE_DIR", str(BASE_DIR / ".state")))
BACKUP_DIR = Path(env.text("BACKUP_DIR", str(STATE_DIR / "backups")))
BACKUP_KEY = env.secret("BACKUP_KEY", "")  # without it nothing is backed up
BACKUPS_KEPT = {"day": 7, "week": 5, "month": 12}  # the latest of so many of each
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False  # other sites have no business with our scripts and fonts
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Work in the background

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", 60)

# Days for which the files of lists of people are kept, encrypted (product.md A5).
LIST_DAYS = env.number("LIST_DAYS", 90)

# What erases each class of personal data past its term (records.retention)

PERSON_ERASERS = [
    "records.consents.papers.erase_person",
    "members.erasing.empty_member",
    "funds.erasing.erase_person",
    "funds.bank.booking.erase_person",
    "news.voices.take_downs.erase_person",
]

RETENTION = {
    "bank_lines": "funds.bank.booking.erase_lines",
    "consent_papers": "records.consents.papers.erase_papers",
    "dossiers": "funds.erasing.erase_dossiers",
    "members_left": "members.erasing.erase_left",
    "payment_proofs": "funds.erasing.erase_proofs",
    "take_downs": "news.voices.take_downs.erase_requests",
    "feedback": "news.voices.feedback.erase_settled",
}

# What ``manage.py work`` does once a day, in order: functions of that day

DAILY_WORK = [
    "records.backups.back_up_daily",
    "learning_models.lists.storing.drop_forgotten",
    "members.lists.storing.drop_forgotten",
    "records.sealing.drop_expired",
    "accounts.sessions.clear_expired",
    "records.retention.erase_due",
    "records.consents.photos.settle_all",
    "records.printing.drop_old_prints",
    "records.knocks.forget_knocks",
    "associations.reorganising.scheduling.apply_due",
    "associations.checking.count_faults",
    "figures.rebuilding.count_differences",
    "associations.reorganisation_uploads.clear_abandoned",
    "news.senders.forget_salts",
    "news.voices.walls.forget_sendings",
    "news.voices.opinions.clear_refused",
    "news.vocabulary.count_terms",
]

# What of it counts faults, for those who watch (records/watching.py)

NIGHTLY_CHECKS = [
    {
        "path": "associations.checking.count_faults", "name": "tree", "label": "Cây tổ chức",
        "advice": "Hãy chạy manage.py check_tree để xem từng lỗi.",
    },
    {
        "path": "figures.rebuilding.count_differences", "name": "totals",
        "label": "Các tổng giữ sẵn",
        "advice": "Hãy chạy manage.py rebuild_figures --check để xem, rồi rebuild_figures để sửa.",
    },
]  # fmt: skip

# The checks of the desk's page of data integrity (records/integrity.py): "find" gives an
# association or None and a sentence for each fault, "mend" works out anew what may be ("" where
# only people can decide)

INTEGRITY_CHECKS = [
    {
        "name": "tree", "label": "Cây tổ chức",
        "find": "associations.integrity.find_tree_faults",
        "mend": "associations.integrity.mend_tree",
        "advice": "Sửa được: cột của ngày hôm nay, số thứ tự cây, kế thừa còn thiếu. Lỗi khác cần "
        "một đợt sắp xếp đính chính.",
    },
    {
        "name": "holdings", "label": "Địa bàn các đơn vị nắm",
        "find": "associations.integrity.find_holding_faults", "mend": "",
        "advice": "Địa bàn do quyết định nêu: hãy soạn một đợt sắp xếp đính chính.",
    },
    {
        "name": "totals", "label": "Các tổng giữ sẵn",
        "find": "figures.integrity.find_total_faults", "mend": "figures.integrity.mend_totals",
        "advice": "Sửa là tính lại tổng từ số liệu; số liệu của đơn vị không đổi.",
    },
    {
        "name": "ledger", "label": "Sổ quỹ",
        "find": "funds.recounting.find_differences", "mend": "funds.recounting.rebuild",
        "advice": "Sửa là tính lại số dư, tổng theo ngày từ các lần ghi sổ; lần ghi nào cũng giữ.",
    },
    {
        "name": "registers", "label": "Số báo cáo so với sổ",
        "find": "returns.register.find_unreconciled", "mend": "",
        "advice": "Hãy bổ sung sổ, hoặc mở lại ô để đơn vị sửa số hay ghi lý do.",
    },
    {
        "name": "files", "label": "Tệp và hồ sơ",
        "find": "records.orphans.find_file_faults", "mend": "records.orphans.put_orphans_aside",
        "advice": "Sửa là chuyển tệp không thuộc hồ sơ nào sang thư mục mo-coi, không xóa.",
    },
]  # fmt: skip

# Files that no column of a file names: functions that give (name of the file, whose it is)

KEPT_FILES = [
    "records.photos.list_kept",
    "meetings.reports.keeping.list_kept",
    "associations.reorganisation_uploads.list_kept",
]

# What upper storeys do when the tree changes, in order (time.md, 'Applying an event')

REORGANISATION_STEPS: list[str] = [
    "figures.reorganising.ROLLS",
    "accounts.reorganising.POSTS",
    "records.reorganising.PAPERS",
    "returns.reorganising.RETURNS",
    "news.reorganising.PAGES",
    "learning_models.centres.reorganising.CENTRES",
    "learning_models.reorganising.REGISTERS",
    "funds.reorganising.FUNDS",
    "meetings.reorganising.MEETINGS",
    "meetings.reports.reorganising.REPORTS",
    "meetings.agreements.reorganising.AGREEMENTS",
    "meetings.recommendations.reorganising.RECOMMENDATIONS",
    "meetings.awards.reorganising.AWARDS",
    "meetings.documents.reorganising.DOCUMENTS",
    "meetings.ratings.reorganising.RATINGS",
    "meetings.inspections.reorganising.INSPECTIONS",
    "meetings.contests.reorganising.CONTESTS",
    "funds.rounds.reorganising.ROUNDS",
    "members.reorganising.MEMBERS",
]

# Who leads a cluster on a day, for its public page: upstairs, by year

CLUSTER_LEADERS = "accounts.clusters.tell_leaders"

# What upper storeys tell of a unit on its public page, in order

UNIT_TELLERS = [
    "accounts.officers.tell_officers",
    "figures.key_figures.tell_unit",
    "learning_models.centres.page.tell_centres",
    "learning_models.titles.public.tell_titles",
    "funds.public.tell_funds",
    "funds.rounds.public.tell_rounds",
    "meetings.public.tell_meetings",
    "meetings.agreements.public.tell_agreements",
    "meetings.awards.public.tell_awards",
    "news.unit_news.tell_news",
]

# What waits for who opens the desk, in order: functions of a user

DESK_INBOX = [
    "returns.desk_inbox.list_waiting",
    "funds.pending.list_pending",
    "meetings.desk_inbox.list_waiting",
    "news.desk_inbox.list_waiting",
]

# What upper storeys offer to do with a meeting, with a report, on its officers' page

MEETING_OFFERS = ["news.drafts.offer_article"]
REPORT_OFFERS = ["news.drafts.offer_article_of_report"]

# What upper storeys tell of a meeting on its public page, in order

MEETING_TELLERS = ["news.unit_news.tell_meeting"]

# What upper storeys tell of a unit on the pages of learning models, in order

MODEL_TELLERS = ["learning_models.titles.public.tell_titles"]

# What upper storeys do when the roll of an open period changes, in order

ROLL_FOLLOWERS = ["returns.following.RETURNS"]

# Words

SITE_NAME = env.text("SITE_NAME", "Hội Khuyến học")
SUPPORT_PHONE = env.text("SUPPORT_PHONE", "")

# Logs: one JSON line an event would come with an operator's collector; plain lines here

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
