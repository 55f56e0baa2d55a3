"""Totals count the units that gave the number, and are changed in place.

Room is left on each page, so that an approval changes a row without touching its index. They are
derived and can be rebuilt, so no foreign key is checked for each of their rows.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


def unchecked(to: str, name: str) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False, db_index=False, on_delete=PROTECT, related_name="totals", to=to,
        verbose_name=name,
    )



class Migration(migrations.Migration):
    dependencies = [("figures", "0005_submissions_withdrawn")]

    operations = [
        migrations.AddField(
            model_name="total", name="approved_given", field=models.IntegerField(default=0)
        ),
        migrations.AddField(
            model_name="total", name="provisional_given", field=models.IntegerField(default=0)
        ),
        migrations.AlterField("total", "period", unchecked("figures.period", "kỳ")),
        migrations.AlterField("total", "association", unchecked("associations.association", "đơn vị")),
        migrations.AlterField("total", "indicator", unchecked("figures.indicator", "chỉ tiêu")),
        migrations.RunSQL(
            "ALTER TABLE public.figures_total SET (fillfactor = 80)",
            "ALTER TABLE public.figures_total RESET (fillfactor)",
        ),
    ]
