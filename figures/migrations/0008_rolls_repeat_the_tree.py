"""What a roll repeats of the tree is not checked again row by row: it is copied from there."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


def unchecked(to: str, name: str, is_null: bool) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False, db_index=False, null=is_null, on_delete=PROTECT, related_name="+",
        to=to, verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [("figures", "0007_rolls_stay_frozen")]

    operations = [
        migrations.AlterField(
            "periodunit", "parent", unchecked("associations.association", "trực thuộc", True)
        ),
        migrations.AlterField("periodunit", "level", unchecked("associations.level", "cấp", False)),
        migrations.AlterField(
            "periodunit", "taken_in", unchecked("associations.reorganisation", "đã gồm đợt", True)
        ),
    ]
