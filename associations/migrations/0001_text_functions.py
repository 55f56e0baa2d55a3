"""Extensions of PostgreSQL, and the keys by which Vietnamese text is searched and sorted.

The functions are twins of khuyenhoc.lib.names (vn_norm, vn_key, given_name_key): change
both or neither, and reindex what was built upon them.

- Bodies in the standard form (RETURN …) are read once, when the function is made, so they
  depend neither on the search path nor on a session's settings, PostgreSQL knows that
  they need unaccent, and a dump restores them in the right order.
- IMMUTABLE holds because the dictionary is named and because nothing in them asks the
  locale: case and regular expressions go by COLLATE "C". They work on servers without ICU
  and may stand in STORED generated columns and in indexes.
- The blocks of characters are those whose decomposition is the same in every version of
  Unicode, so that Python's tables and the server's cannot disagree.
"""

from django.db import migrations

# Invisible characters and apostrophes, which are dropped before anything else.
DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    "'`´ʼ‘’\u1fef\u1ffd"
)
# huyền, hỏi, ngã, sắc, nặng, as escapes that PostgreSQL's regular expressions read.
TONES = r"\u0300\u0309\u0303\u0301\u0323"


def quote(text: str) -> str:
    """Return ``text`` as an SQL literal of escapes, for characters that are hard to see."""
    return "U&'" + "".join(f"\\{ord(letter):04X}" for letter in text) + "'"


CREATE_NORM = rf"""
CREATE FUNCTION public.vn_norm(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(
    lower(
        public.unaccent(
            'public.unaccent'::regdictionary,
            regexp_replace(
                regexp_replace(
                    normalize(translate(source, {quote(DROPPED)}, ''), NFD) COLLATE "C",
                    '[\u0300-\u036f]+', '', 'g'
                ),
                '[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017f]+', ' ', 'g'
            )
        ) COLLATE "C"
    ),
    ' '
);
COMMENT ON FUNCTION public.vn_norm(text) IS
'Search key: lower case, without diacritics; letters a-z, digits and single spaces only.';
"""

# The innermost steps stand at the bottom of the first FROM. OFFSET 0 keeps the planner from
# writing a step's expression out at every place where its result is used.
CREATE_KEY = rf"""
CREATE FUNCTION public.vn_key(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT regexp_replace(padded, '[{TONES}]+', '', 'g') || E'\t'
        || translate(
            regexp_replace(padded, '[a-z0-9~]+', '', 'g'),
            {quote(chr(0x300) + chr(0x309) + chr(0x303) + chr(0x301) + chr(0x323))}, '12345'
        )
    FROM (
        SELECT regexp_replace(
            regexp_replace(
                btrim(
                    regexp_replace(
                        regexp_replace(
                            regexp_replace(lettered, '[\u0302\u0306\u031b]+', '', 'g'),
                            '[^a-z0-9~{TONES}]+', ' ', 'g'
                        ),
                        '(^| )[ {TONES}]+', '\1', 'g'
                    ),
                    ' '
                ),
                '([0-9]+)', '0000\1', 'g'
            ),
            '0*([0-9]{{5,}})', '\1', 'g'
        ) AS padded
        FROM (
            SELECT regexp_replace(
                regexp_replace(
                    regexp_replace(
                        replace(replace(replace(
                            plain, {quote("đ")}, 'd~'),
                            {quote("o" + chr(0x31B))}, 'o~~'),
                            {quote("u" + chr(0x31B))}, 'u~'
                        ),
                        'a([{TONES}]*)\u0302', 'a~~\1', 'g'
                    ),
                    '([eo])([{TONES}]*)\u0302', '\1~\2', 'g'
                ),
                'a([{TONES}]*)\u0306', 'a~\1', 'g'
            ) AS lettered
            FROM (
                SELECT regexp_replace(
                    translate(
                        lower(
                            normalize(
                                regexp_replace(
                                    translate(source, {quote(DROPPED)}, '') COLLATE "C",
                                    '[^\u0001-\u007d\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u212a\u212b]+',
                                    ' ', 'g'
                                ),
                                NFD
                            ) COLLATE "C"
                        ),
                        {quote("ĐÐð")}, {quote("đđđ")}
                    ),
                    '[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+',
                    '', 'g'
                ) AS plain
            ) AS decomposed
        ) AS letters
        OFFSET 0
    ) AS words
);
COMMENT ON FUNCTION public.vn_key(text) IS
'Sort key: in plain code point order it gives the Vietnamese order, also without ICU.';
"""

# In plpgsql: a function in SQL would plan vn_key anew at every call (PostgreSQL 15: 160 µs
# instead of 40), and lists of persons are long.
CREATE_GIVEN_NAME_KEY = r"""
CREATE FUNCTION public.vn_given_name_key(full_name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    whole text COLLATE "C" := public.vn_key(full_name);
BEGIN
    RETURN regexp_replace(
        whole, E'^(?:[^\\t]* )?([^ \\t]*)\\t(?:[^\\t]* )?([^ \\t]*)$', E'\\1\t\\2'
    ) || E'\t' || whole;
END
$$;
COMMENT ON FUNCTION public.vn_given_name_key(text) IS
'Sort key of a person: by the last word of the name, then by the whole name.';
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        # Not Django's CreateExtension: it cannot name the schema, and the functions below do.
        migrations.RunSQL(
            f"CREATE EXTENSION IF NOT EXISTS {name} WITH SCHEMA public",
            f"DROP EXTENSION IF EXISTS {name}",
        )
        for name in ("unaccent", "pg_trgm", "btree_gist")
    ] + [
        migrations.RunSQL(CREATE_NORM, "DROP FUNCTION public.vn_norm(text)"),
        migrations.RunSQL(CREATE_KEY, "DROP FUNCTION public.vn_key(text)"),
        migrations.RunSQL(CREATE_GIVEN_NAME_KEY, "DROP FUNCTION public.vn_given_name_key(text)"),
    ]
