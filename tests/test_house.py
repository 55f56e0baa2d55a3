"""The project itself: its doors, its order, its language (house.md habit 29)."""

import ast
import gettext
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.db import connection
from django.db.models.options import camel_case_to_spaces
from django.test import Client
from django.urls import reverse

from accounts.models import Consent, User
from tests.doors import OPEN, list_doors
from tests.factories import make_association, make_officer, make_person

ROOT = Path(settings.BASE_DIR)
OURS = (
    "khuyenhoc", "associations", "accounts", "records", "figures", "learning_models", "funds",
    "meetings", "members", "returns", "news",
)  # fmt: skip
# Tables of one app told in one place, and the walk with its table of cases.
LONG_BY_CHOICE = {"associations/models.py", "figures/models.py"}
MOST_LINES = 450


def list_files(*suffixes: str) -> list[Path]:
    """The files that the repository keeps, or is about to keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def list_modules() -> list[Path]:
    """Our Python modules, without tests, benchmarks and migrations."""
    return [
        path
        for path in list_files(".py")
        if path.relative_to(ROOT).parts[0] in OURS and "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def list_models():
    """Our models, without those that the log and many-to-many links make."""
    return [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if not model._meta.auto_created and not hasattr(model, "pgh_tracked_model")
    ]


# Doors


def test_only_these_pages_are_open_to_everyone():
    assert {door.name for door in list_doors() if door.is_open} == OPEN


def test_every_open_page_lies_in_a_public_module_or_is_named_here():
    """``ls */public.py`` is what a stranger can reach; the rest is told apart."""
    elsewhere = {
        door.name
        for door in list_doors()
        if door.is_open and not door.view.__module__.endswith(".public")
    }

    assert elsewhere == {"login", "admin:login", "set_reading", "favicon", "style_file"}


# Order


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_numbered_and_named_for_what_they_do():
    files = [path for path in list_files(".py") if path.parent.name == "migrations"]
    names = [path.stem for path in files if path.stem != "__init__"]

    assert len(names) > 10
    assert [each for each in names if not re.fullmatch(r"\d{4}_[a-z0-9_]{4,}", each)] == []
    assert [each for each in names if "auto" in each or each.endswith("_initial")] == []


def test_every_command_has_a_test():
    commands = {
        path.stem for path in list_modules()
        if path.parent.name == "commands" and path.stem != "__init__"
    }  # fmt: skip
    tests = "\n".join(
        path.read_text(encoding="utf-8")
        for path in list_files(".py")
        if path.relative_to(ROOT).parts[0] == "tests" and path != Path(__file__)
    )

    assert {"work", "load_units", "check_tree", "check_workbook"} <= commands
    assert {each for each in commands if f'"{each}"' not in tests} == set()


def test_every_command_says_what_it_does():
    commands = [path for path in list_modules() if path.parent.name == "commands"]

    silent = set()
    for path in commands:
        if path.stem == "__init__":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
        if not ast.get_docstring(tree) or not all(ast.get_docstring(each) for each in classes):
            silent.add(name(path))
        if not re.search(r"\n    help = ", path.read_text(encoding="utf-8")):
            silent.add(name(path))
    assert silent == set()


def test_every_page_has_one_heading_of_the_first_order():
    pages = [
        path
        for path in (ROOT / "templates").rglob("*.html")
        if path.parent.name not in ("components", "forms", "admin")
        and not path.name.startswith("base")
    ]

    headings = {}
    for path in pages:
        text = path.read_text(encoding="utf-8")
        if '{% extends "admin/' not in text:  # the stock frame draws its own from the title
            headings[name(path)] = len(re.findall(r"<h1[\s>]", text))
    assert len(headings) > 20
    assert {path: count for path, count in headings.items() if count != 1} == {}


def test_every_model_says_what_it_is_in_both_languages():
    """Both are its own: Django makes up a docstring and a name where there is none."""
    nameless = {
        model.__name__
        for model in list_models()
        if (model.__doc__ or "").startswith(f"{model.__name__}(")
        or str(model._meta.verbose_name) == camel_case_to_spaces(model.__name__)
    }

    assert len(list_models()) > 30
    assert nameless == set()


def test_every_column_has_a_vietnamese_label():
    """But for the parts of a kept total, which no page shows by the column."""
    unlabelled = {
        f"{model.__name__}.{field.name}"
        for model in list_models()
        for field in model._meta.local_fields
        if not field.auto_created
        and field.editable
        and not field.generated
        and str(field.verbose_name) == field.name.replace("_", " ")
        and model.__name__ not in ("Total", "Association")
        and field.name != "id"
    }

    assert unlabelled == set()


def test_no_form_takes_all_columns():
    """ASVS 15.3.3: what a form, an admin or a file holds is listed."""
    quoted = re.compile(r"fields\s*=\s*[\"']__all__[\"']")

    assert [name(path) for path in list_modules() if quoted.search(path.read_text())] == []


def test_modules_are_named_for_their_subject_and_fit_a_reader():
    modules = list_modules()
    drawers = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc"}

    assert [name(path) for path in modules if drawers & {*path.parts, path.stem}] == []
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    too_long = {path for path, lines in lengths.items() if lines > MOST_LINES}
    assert too_long <= LONG_BY_CHOICE


def test_every_module_says_what_it_holds():
    silent = {
        name(path)
        for path in list_modules()
        if path.read_text(encoding="utf-8").strip()
        and path.stem not in ("apps", "urls", "__init__", "formats", "desk_config", "wsgi")
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert silent == set()


def test_lock_file_holds_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    packages = [each for each in entries if not each.startswith("#")]

    assert len(packages) > 40
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    assert [each for each in packages if not re.match(r"[\w.\[\]-]+==[\w.!+]+ *\\?", each)] == []
    assert re.findall(r"https?://\S+|--\w*index\w*|@ \S+", text) == []


def test_no_file_knows_the_machine_that_it_was_written_on():
    """No path of a home or a workshop, no name of a package registry's host."""
    homes = re.compile(
        "|".join(["/wo" + r"rk/\w", "/ro" + "ot/", r"/ho" + r"me/[a-z]\w*/", "/Us" + "ers/",
                  "pyen" + "v", "artifact" + "ory", "files.python" + "hosted"])
    )  # fmt: skip

    found = {}
    for path in list_files():
        if path.suffix in {".woff2", ".xls", ".xlsx", ".ods", ".mo", ".png", ".pdf"}:
            continue
        hits = homes.findall(path.read_text(encoding="utf-8", errors="ignore"))
        if hits:
            found[name(path)] = hits
    assert found == {}


# Settings


def test_production_settings_pass_the_deployment_check():
    """DEBUG off and https on are what the settings are without an environment of their own."""
    inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    environment = inherited | {
        "SECRET_KEY": "dài-và-riêng-" + "0123456789abcdef" * 4,
        "DEBUG": "0",
        "HTTPS": "1",
    }

    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (checked.returncode, checked.stderr.replace("\n", " ")[:2000]) == (0, checked.stderr)
    assert "no issues" in checked.stdout


def test_production_is_the_default():
    """Without an environment nothing starts: the secret must be given."""
    bare = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    program = (
        "from khuyenhoc import env; env.load_file = lambda: None;"
        "import khuyenhoc.settings as s; print(s.DEBUG, s.SESSION_COOKIE_SECURE)"
    )

    refused = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=bare,
                             capture_output=True, text=True, check=False)  # fmt: skip
    started = subprocess.run([sys.executable, "-c", program], cwd=ROOT,
                             env=bare | {"SECRET_KEY": "x"},
                             capture_output=True, text=True, check=False)  # fmt: skip

    assert "Thiếu biến môi trường SECRET_KEY" in refused.stderr
    assert started.stdout == "False True\n"


def test_the_driver_is_psycopg2_and_the_other_cannot_slip_in():
    """Django would take psycopg 3 silently if it were installed."""
    assert connection.Database.__name__ == "psycopg2"
    assert importlib.util.find_spec("psycopg") is None


def test_there_is_one_language():
    assert [each for each in settings.MIDDLEWARE if "Locale" in each] == []
    assert settings.LANGUAGES == [("vi", "Tiếng Việt")]


# Language


class Words(HTMLParser):
    """What people read or hear of a page: its text, its buttons, labels and titles."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style", "template")
        given = dict(attrs)
        keys = ["title", "aria-label", "placeholder", "alt", "summary"]
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            keys.append("value")
        self.found += [given[key] or "" for key in keys if key in given]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


# Words of Django's and its libraries' English pages. Vietnamese words are never spelt so.
ENGLISH = re.compile(
    r"\b(log in|log out|login|password|username|account|change|changed|add|added|another|delete"
    r"|deleted|save|saved|search|home|history|export|submit|format|select|selected|action|actions"
    r"|go|welcome|view|site|administration|recent|available|filter|filters|clear|show|hide|yes|no"
    r"|all|any|today|yesterday|close|toggle|theme|skip|content|start|typing|breadcrumbs|sidebar"
    r"|navigation|model|link|error|errors|please|correct|below|this|field|required|enter|valid"
    r"|date|time|true|false|none|null|object|page|entry|entries|result|results|total|first|last"
    r"|next|previous|the|and|was|successfully|resource|access|attempt|attempts|failed|address"
    r"|user|agent|seen|permission|continue|editing|must|least|characters|too|short"
    r"|not|found|forbidden|server)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b(XLSX|CSV|JSON|Excel|LibreOffice)\b")


def find_english(markup: str) -> set[str]:
    """The English words of a page."""
    texts = [NAMES.sub("", text) for text in Words(markup).found]
    return {match.lower() for text in texts for match in ENGLISH.findall(text)}


@pytest.fixture
def operator(db) -> Client:
    """Somebody who may open and change everything, signed in."""
    nation = make_association("Việt Nam", "national")
    user = make_officer("ba-an", nation, name="Nguyễn Thị An")
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    make_person("Lê Văn Bình", nation)
    client = Client()
    client.force_login(user)
    return client


def list_desk_pages() -> Iterator[str]:
    yield reverse("admin:index")
    yield reverse("admin:app_list", args=["accounts"])
    for model in admin.site._registry:
        where = f"{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"admin:{where}_changelist")
        yield reverse(f"admin:{where}_export")
        row = model._default_manager.order_by("pk").first()
        if row is not None:
            yield reverse(f"admin:{where}_change", args=[row.pk])
            yield reverse(f"admin:{where}_history", args=[row.pk])


def find_inline(markup: str) -> set[str]:
    """What the content policy would stop: styles, handlers and scripts written into the page."""
    patterns = (
        r"<style[\s>]",
        r"<[^>]+\sstyle=",
        r"<[^>]+\son[a-z]+=",
        r"<script(?![^>]*\ssrc=)[^>]*>",
    )
    found = {match for pattern in patterns for match in re.findall(pattern, markup)}
    return {each for each in found if 'type="application/json"' not in each}


def test_desk_speaks_vietnamese_and_obeys_the_content_policy(operator):
    pages = {url: operator.get(url).text for url in list_desk_pages()}

    english = {url: words for url, page in pages.items() if (words := find_english(page))}
    inline = {url: found for url, page in pages.items() if (found := find_inline(page))}
    assert len(pages) > 50
    assert (english, inline) == ({}, {})


@pytest.mark.parametrize("model", ["accounts_person", "accounts_consent", "accounts_post"])
def test_empty_form_of_the_desk_is_refused_in_vietnamese(operator, model):
    url = reverse(f"admin:{model}_add")

    drawn, refused = operator.get(url), operator.post(url, {"valid_0": "x", "given_on": "9/13/26"})

    assert refused.context["errors"]
    assert find_english(drawn.text) | find_english(refused.text) == set()


def test_sign_in_and_password_speak_vietnamese(operator):
    stranger = Client()
    short = {"old_password": "x", "new_password1": "a", "new_password2": "b"}
    pages = {
        "sign in": stranger.get(reverse("login")),
        "sign in refused": stranger.post(reverse("login"), {"username": "x", "password": "y"}),
        "sign in empty": stranger.post(reverse("login"), {}),
        "password": operator.get(reverse("password_change")),
        "password refused": operator.post(reverse("password_change"), short),
        "password empty": operator.post(reverse("password_change"), {}),
        "password done": operator.get(reverse("password_change_done")),
        "not there": stranger.get("/khong-co/"),
    }

    assert {what: words for what, page in pages.items() if (words := find_english(page.text))} == {}


def test_browser_in_english_gets_the_same_page(operator):
    english = operator.get(reverse("admin:index"), headers={"accept-language": "en-US,en"})

    assert find_english(english.text) == set()
    assert 'lang="vi"' in english.text


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_compiled_words_are_those_of_the_list(domain):
    folder = ROOT / "locale" / "vi" / "LC_MESSAGES"
    with (folder / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    listed = read_translations((folder / f"{domain}.po").read_text(encoding="utf-8"))

    found = {key[0] if isinstance(key, tuple) else key: text for key, text in compiled.items()}
    found.pop("")
    assert found == listed


def read_translations(text: str) -> dict[str, str]:
    """The pairs of a list of translations, its header left out; contexts as gettext keys them."""
    pairs = {}
    for block in re.split(r"\n\s*\n", text):
        parts = dict(re.findall(r'^(msgctxt|msgid|msgstr(?:\[0\])?) "(.*)"$', block, re.MULTILINE))
        if not parts.get("msgid"):
            continue
        key = "\x04".join(part for part in (parts.get("msgctxt"), parts["msgid"]) if part)
        pairs[unescape(key)] = unescape(parts.get("msgstr", parts.get("msgstr[0]", "")))
    return pairs


def unescape(text: str) -> str:
    return text.replace('\\"', '"')


def test_day_is_read_and_written_as_vietnamese_writes_it(operator):
    """Django's own Vietnamese reads 02/09/2026 as 9 February; here through a form of the desk."""
    person = make_person("Nguyễn Văn Ngày", make_association("Phú Bình", "commune"))
    url = reverse("admin:accounts_consent_add")
    sent = {"person": person.pk, "purpose": "process", "giver": "self"}

    saved = operator.post(url, {**sent, "given_on": "02/09/2026"})
    refused = operator.post(url, {**sent, "given_on": "9/13/2026", "giver": "guardian"})

    consent = Consent.objects.get(person=person)
    page = operator.get(reverse("admin:accounts_consent_change", args=[consent.pk]))
    assert saved.status_code == 302
    assert f"{consent.given_on:%Y-%m-%d}" == "2026-09-02"
    assert 'value="02/09/2026"' in page.text
    assert "given_on" in refused.context["adminform"].form.errors


def test_no_page_writes_a_year_as_a_number():
    """A bare number is written with points: 2.025. A year's digits stand together."""
    bare = re.compile(r"\{\{ *(?!titles_year|year)[a-z_.]*year *\}\}")  # these two are words

    found = {
        str(path.relative_to(ROOT)): bare.findall(path.read_text())
        for path in (ROOT / "templates").rglob("*.html")
        if bare.search(path.read_text())
    }

    assert found == {}
