from django.db import migrations

FIVE_YEARS = 5 * 365


def set_terms(apps, schema_editor):
    apps.get_model("records", "RetentionRule").objects.create(
        code="consent_papers",
        name="Bản quét phiếu đồng ý",
        counted_from="ngày rút sự đồng ý cuối cùng ghi trên phiếu",
        days=FIVE_YEARS,
        basis="Để trả lời khiếu nại về việc đã công khai; hội đặt, sửa được.",
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0006_consent_papers")]

    # The rules go with their table.
    operations = [migrations.RunPython(set_terms, migrations.RunPython.noop)]
