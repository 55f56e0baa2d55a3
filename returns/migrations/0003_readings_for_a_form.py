"""A reading is always for a form version and a period."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("figures", "0001_figures"),
        ("returns", "0002_rules_and_receipts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="form_version",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="figures.formversion", verbose_name="biểu"),
        ),
        migrations.AlterField(
            model_name="reading",
            name="period",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="figures.period", verbose_name="kỳ"),
        ),
    ]
