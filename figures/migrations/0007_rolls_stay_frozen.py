"""The roll of a closed period is frozen: nobody adds to it, changes it or takes from it.

Triggers a statement, not a row: a roll of 14,000 units is checked at once.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION public.roll_stays_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT p.code INTO frozen FROM public.figures_period p
         WHERE p.frozen_at IS NOT NULL AND p.id IN (SELECT period_id FROM gone) LIMIT 1;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT p.code INTO frozen FROM public.figures_period p
         WHERE p.frozen_at IS NOT NULL AND p.id IN (SELECT period_id FROM come) LIMIT 1;
    ELSE
        SELECT p.code INTO frozen FROM public.figures_period p
         WHERE p.frozen_at IS NOT NULL
           AND p.id IN (SELECT period_id FROM come UNION SELECT period_id FROM gone) LIMIT 1;
    END IF;
    IF frozen IS NOT NULL THEN
        RAISE EXCEPTION 'Kỳ % đã khóa: danh sách đơn vị của kỳ không thay đổi được nữa.', frozen
            USING ERRCODE = 'check_violation', CONSTRAINT = 'roll_stays_frozen';
    END IF;
    RETURN NULL;
END $$;
"""

TRIGGERS = {
    "INSERT": "NEW TABLE AS come",
    "UPDATE": "OLD TABLE AS gone NEW TABLE AS come",
    "DELETE": "OLD TABLE AS gone",
}


class Migration(migrations.Migration):
    dependencies = [("figures", "0006_totals_given")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.roll_stays_frozen()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER roll_stays_frozen_{event.lower()} AFTER {event}"
                f" ON public.figures_periodunit REFERENCING {tables}"
                " FOR EACH STATEMENT EXECUTE FUNCTION public.roll_stays_frozen()",
                f"DROP TRIGGER roll_stays_frozen_{event.lower()} ON public.figures_periodunit",
            )
            for event, tables in TRIGGERS.items()
        ),
    ]
