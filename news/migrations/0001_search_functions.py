"""The functions that make search columns of Vietnamese text.

They stand upon ``public.vn_norm`` (associations 0001) and, like it, ask neither the locale nor the
session's settings, so that they may stand in stored columns.

A phrase is found by pairs of neighbouring syllables, each pair one term: PostgreSQL's own search
for phrases takes up to 200 ms on a name, a pair 0.7 ms. Beside the pairs without diacritics stand
those with, and the single syllables with, so that what was typed with its marks comes first.
"""

import unicodedata

from django.db import migrations

LETTERS = [
    letter
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    if len(letter := unicodedata.normalize("NFC", base + tone)) == 1
] + ["đ"]
LOWER = "".join(LETTERS)
UPPER = LOWER.upper()


CREATE_FOLD = f"""
CREATE FUNCTION public.vn_fold(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(
    lower(
        regexp_replace(
            translate(normalize(source, NFC), '{UPPER}', '{LOWER}') COLLATE "C",
            '[^A-Za-z0-9{LOWER}]+', ' ', 'g'
        ) COLLATE "C"
    ),
    ' '
);
COMMENT ON FUNCTION public.vn_fold(text) IS
'Lower case with diacritics: Vietnamese letters, digits and single spaces only.';
"""

CREATE_PAIRS = """
CREATE FUNCTION public.vn_pairs(title text, abstract text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT array_to_tsvector(coalesce(array_agg(DISTINCT term), '{}'::text[]))
    FROM (
        SELECT unnest(
            CASE WHEN following IS NULL THEN ARRAY[syllable]
                 ELSE ARRAY[syllable, syllable || '_' || following] END
        ) AS term
        FROM (
            SELECT syllable, lead(syllable) OVER (PARTITION BY part ORDER BY place) AS following
            FROM (
                SELECT 1 AS part, public.vn_norm(title) AS words
                UNION ALL SELECT 2, public.vn_norm(abstract)
                UNION ALL SELECT 3, public.vn_norm(body)
                UNION ALL SELECT 4, public.vn_fold(title)
                UNION ALL SELECT 5, public.vn_fold(abstract)
                UNION ALL SELECT 6, public.vn_fold(body)
            ) AS parts,
            LATERAL string_to_table(words, ' ') WITH ORDINALITY AS t(syllable, place)
            WHERE length(syllable) BETWEEN 1 AND 40
        ) AS syllables
    ) AS terms
);
COMMENT ON FUNCTION public.vn_pairs(text, text, text) IS
'Terms for finding phrases: syllables and pairs of neighbours, without and with diacritics.';
"""

CREATE_WORDS = """
CREATE FUNCTION public.vn_words(title text, abstract text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('pg_catalog.simple'::regconfig, public.vn_norm(title)), 'A')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, public.vn_norm(abstract)), 'B')
    || setweight(to_tsvector('pg_catalog.simple'::regconfig, public.vn_norm(body)), 'D');
COMMENT ON FUNCTION public.vn_words(text, text, text) IS
'Syllables without diacritics, weighted by where they stand.';
"""


class Migration(migrations.Migration):
    dependencies = [("associations", "0001_text_functions")]

    operations = [
        migrations.RunSQL(CREATE_FOLD, "DROP FUNCTION public.vn_fold(text)"),
        migrations.RunSQL(CREATE_PAIRS, "DROP FUNCTION public.vn_pairs(text, text, text)"),
        migrations.RunSQL(CREATE_WORDS, "DROP FUNCTION public.vn_words(text, text, text)"),
    ]
