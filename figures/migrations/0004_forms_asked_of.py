"""A form is asked of the units of one level within some associations, or of the whole tree."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0003_weights_add_up"),
        ("figures", "0003_values_of_their_submission"),
    ]

    operations = [
        migrations.AddField(
            model_name="form",
            name="asked_of",
            field=models.ManyToManyField(
                blank=True,
                help_text="Ví dụ tỉnh mình và tỉnh cũ đã hợp nhất vào; để trống là hỏi cả cây.",
                related_name="+",
                to="associations.association",
                verbose_name="hỏi các đơn vị thuộc",
            ),
        ),
    ]
