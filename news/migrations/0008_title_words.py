
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import news.models.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_log_once_a_statement'),
        ('associations', '0010_subtree_from_the_index'),
        ('news', '0007_polls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='article_trigrams',
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='document_trigrams',
        ),
        migrations.RemoveField(
            model_name='article',
            name='title_key',
        ),
        migrations.RemoveField(
            model_name='document',
            name='title_key',
        ),
        migrations.AddField(
            model_name='article',
            name='title_words',
            field=models.GeneratedField(db_persist=True, expression=news.models.texts.Weighted(models.F('title'), models.Value(''), models.Value('')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddField(
            model_name='document',
            name='title_words',
            field=models.GeneratedField(db_persist=True, expression=news.models.texts.Weighted(models.F('abstract'), models.Value(''), models.Value('')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['title_words'], name='article_title_words'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=django.contrib.postgres.indexes.GinIndex(fields=['title_words'], name='document_title_words'),
        ),
    ]
