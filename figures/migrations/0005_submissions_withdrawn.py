"""Who submitted may take it back before it is approved."""

from django.db import migrations, models

STATUSES = [
    ("submitted", "đã nộp"),
    ("approved", "đã duyệt"),
    ("returned", "bị trả lại"),
    ("withdrawn", "đã rút lại"),
    ("replaced", "đã có bản sau"),
]


class Migration(migrations.Migration):
    dependencies = [("figures", "0004_forms_asked_of")]

    operations = [
        migrations.RemoveConstraint(model_name="submission", name="submission_status_known"),
        migrations.AlterField(
            model_name="submission",
            name="status",
            field=models.CharField(
                choices=STATUSES, default="submitted", max_length=10, verbose_name="trạng thái"
            ),
        ),
        migrations.AlterField(
            model_name="submissionevent",
            name="status",
            field=models.CharField(
                choices=STATUSES, default="submitted", max_length=10, verbose_name="trạng thái"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(status__in=[code for code, _ in STATUSES]),
                name="submission_status_known",
            ),
        ),
    ]
