"""The keys of names twice and five times as fast, the keys themselves the same.

``vn_norm``: a regular expression finds that there is nothing to drop, or no sign but a space, in a
fraction of the time in which ``translate`` looks each letter up, or each space is put in anew.

``vn_given_name_key``: words of Vietnamese or Latin letters in NFC, parted by single spaces, need
none of the care that ``vn_key`` takes of marks in any order, of signs, digits and other scripts:
their tones are taken out and their letters written.

Both are held to their twins in Python by tests/lib/test_names.py; nothing built upon them changes.
"""

from unicodedata import normalize

from django.db import migrations

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: 1 to 5 in a key
LETTERS = "abcdefghijklmnopqrstuvwxyzăâđêôơư" + "".join(
    normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES
)
WORD = f"[{LETTERS}{LETTERS.upper()}]+"
# What a letter is, once its tone is taken away, in a key.
WRITTEN = {
    "a\u0306": "a~", "a\u0302": "a~~", "e\u0302": "e~", "o\u0302": "o~", "o\u031b": "o~~",
    "u\u031b": "u~", "đ": "d~", "Đ": "d~",
}  # fmt: skip
NO_TONES = "abcdefghijklmnopqrstuvwxyzđĐ\u0302\u0306\u031b"


def quote(text: str) -> str:
    """Return ``text`` as an SQL literal of escapes, for characters that are hard to see."""
    return "U&'" + "".join(f"\\{ord(letter):04X}" for letter in text) + "'"


def write_letters() -> str:
    """The expression that writes the letters of ``marked``."""
    text = f"translate(marked, {quote(TONES)}, '')"
    for letter, written in WRITTEN.items():
        text = f"replace({text}, {quote(letter)}, '{written}')"
    return text


# Invisible characters and apostrophes, which are dropped before anything else.
DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    "'`´ʼ‘’\u1fef\u1ffd"
)
LATIN = r"A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017f"


def write_norm(dropped: str, separated: str) -> str:
    """The function ``vn_norm`` with these ways to drop and to part."""
    return rf"""
CREATE OR REPLACE FUNCTION public.vn_norm(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(
    lower(
        public.unaccent(
            'public.unaccent'::regdictionary,
            regexp_replace(
                regexp_replace(
                    normalize({dropped}, NFD) COLLATE "C",
                    '[\u0300-\u036f]+', '', 'g'
                ),
                '{separated}', ' ', 'g'
            )
        ) COLLATE "C"
    ),
    ' '
);
"""


NORM = write_norm(
    f"""regexp_replace(source COLLATE "C", {quote(f"[{DROPPED}]+")}, '', 'g')""",
    f"[^{LATIN}]{{2,}}|[^ {LATIN}]",
)
NORM_BEFORE = write_norm(f"translate(source, {quote(DROPPED)}, '')", f"[^{LATIN}]+")

SLOW = r"""
    whole := public.vn_key(full_name);
    RETURN regexp_replace(
        whole, E'^(?:[^\\t]* )?([^ \\t]*)\\t(?:[^\\t]* )?([^ \\t]*)$', E'\\1\t\\2'
    ) || E'\t' || whole;
"""
CREATE = rf"""
CREATE OR REPLACE FUNCTION public.vn_given_name_key(full_name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    whole text COLLATE "C";
    marked text COLLATE "C";
    letters text COLLATE "C";
    tones text COLLATE "C";
BEGIN
    IF full_name COLLATE "C" ~ '^{WORD}( {WORD})*$' THEN
        marked := lower(normalize(full_name, NFD) COLLATE "C");
        letters := {write_letters()};
        tones := translate(marked, {quote(TONES + NO_TONES)}, '12345');
        RETURN split_part(letters, ' ', -1) || E'\t' || split_part(tones, ' ', -1)
            || E'\t' || letters || E'\t' || tones;
    END IF;
{SLOW}
END
$$;
"""
BEFORE = rf"""
CREATE OR REPLACE FUNCTION public.vn_given_name_key(full_name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    whole text COLLATE "C";
BEGIN
{SLOW}
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("associations", "0011_events_with_two_indexes")]

    operations = [migrations.RunSQL(NORM, NORM_BEFORE), migrations.RunSQL(CREATE, BEFORE)]
