from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="is_sealed",
            field=models.BooleanField(
                default=False,
                help_text="Danh sách người: giữ mã hóa, có hạn.",
                verbose_name="mã hóa",
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="dropped_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="đã xóa tệp lúc"),
        ),
    ]
