"""The sort key is compared by code points, whatever collation the database was made with."""

from django.db import migrations, models

import associations.models

COLUMN = "ALTER TABLE public.associations_association ALTER COLUMN sort_key TYPE text COLLATE "


class Migration(migrations.Migration):
    dependencies = [("associations", "0004_drafts_without_a_day")]

    operations = [
        migrations.RunSQL(
            f'{COLUMN} "C"',
            f'{COLUMN} "default"',
            state_operations=[
                migrations.AlterField(
                    "association",
                    "sort_key",
                    models.GeneratedField(
                        expression=associations.models.VnKey(models.F("name")),
                        output_field=models.TextField(db_collation="C"),
                        db_persist=True,
                    ),
                )
            ],
        )
    ]
