"""The words that articles and documents hold, kept complete by triggers.

Transition tables belong to one kind of event: an insert and an update need a trigger each.
"""

from django.db import migrations, models

KEEP = """
CREATE FUNCTION public.keep_{column}_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.news_term AS known (term, articles, documents)
    SELECT found.term, {articles}, {documents}
      FROM (SELECT term, count(*) AS rows
              FROM changed, unnest(pg_catalog.tsvector_to_array(changed.words)) AS term
             WHERE {shown} AND length(term) <= 100
             GROUP BY term) AS found
     WHERE NOT EXISTS (SELECT FROM public.news_term present
                        WHERE present.term = found.term AND present.{column} > 0)
     ORDER BY found.term -- two who publish at once wait for each other, never both
    ON CONFLICT (term) DO UPDATE SET {column} = excluded.{column} WHERE known.{column} = 0;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_terms_insert AFTER INSERT ON public.{table}
REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION public.keep_{column}_terms();
CREATE TRIGGER keep_terms_update AFTER UPDATE ON public.{table}
REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION public.keep_{column}_terms();
"""
DROP = """
DROP TRIGGER keep_terms_update ON public.{table};
DROP TRIGGER keep_terms_insert ON public.{table};
DROP FUNCTION public.keep_{column}_terms();
"""
# What is there already.
FILL = """
INSERT INTO public.news_term (term, articles, documents)
SELECT word, sum(articles), sum(documents)
  FROM (SELECT word, ndoc AS articles, 0 AS documents
          FROM ts_stat($$SELECT words FROM public.news_article
                          WHERE state IN ('scheduled', 'published')$$)
         UNION ALL
        SELECT word, 0, ndoc
          FROM ts_stat('SELECT words FROM public.news_document WHERE is_public')) AS found
 WHERE length(word) <= 100
 GROUP BY word
"""
ARTICLES = {
    "table": "news_article", "column": "articles", "articles": "found.rows", "documents": "0",
    "shown": "changed.state IN ('scheduled', 'published')",
}  # fmt: skip
DOCUMENTS = {
    "table": "news_document", "column": "documents", "articles": "0", "documents": "found.rows",
    "shown": "changed.is_public",
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("news", "0008_title_words")]

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "term",
                    models.CharField(
                        max_length=100, primary_key=True, serialize=False, verbose_name="tiếng"
                    ),
                ),
                (
                    "articles",
                    models.PositiveIntegerField(default=0, verbose_name="bài viết có tiếng này"),
                ),
                (
                    "documents",
                    models.PositiveIntegerField(default=0, verbose_name="văn bản có tiếng này"),
                ),
            ],
            options={
                "verbose_name": "tiếng trong bài viết và văn bản",
                "verbose_name_plural": "tiếng trong bài viết và văn bản",
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP.format(**ARTICLES), DROP.format(**ARTICLES)),
        migrations.RunSQL(KEEP.format(**DOCUMENTS), DROP.format(**DOCUMENTS)),
    ]
