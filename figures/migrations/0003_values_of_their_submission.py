"""A value repeats its submission's unit and period truly, and only its status ever changes (F1)."""

from django.db import migrations

CREATE = """
ALTER TABLE public.figures_value
    ADD CONSTRAINT value_of_its_submission
    FOREIGN KEY (submission_id, association_id, period_id)
    REFERENCES public.figures_submission (id, association_id, period_id)
    DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION public.value_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Số liệu đã ghi thì không sửa: hãy nộp bản sau.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'value_stays';
END $$;
CREATE TRIGGER value_stays BEFORE UPDATE ON public.figures_value
    FOR EACH ROW WHEN (
        (NEW.submission_id, NEW.association_id, NEW.period_id, NEW.indicator_id, NEW.number, NEW.mark,
         NEW.precision, NEW.sheet, NEW."row", NEW."column", NEW.raw, NEW.is_derived,
         NEW.is_illustrative)
        IS DISTINCT FROM
        (OLD.submission_id, OLD.association_id, OLD.period_id, OLD.indicator_id, OLD.number, OLD.mark,
         OLD.precision, OLD.sheet, OLD."row", OLD."column", OLD.raw, OLD.is_derived,
         OLD.is_illustrative))
    EXECUTE FUNCTION public.value_stays();
"""

DROP = """
DROP TRIGGER value_stays ON public.figures_value;
DROP FUNCTION public.value_stays();
ALTER TABLE public.figures_value DROP CONSTRAINT value_of_its_submission;
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_values")]

    operations = [migrations.RunSQL(CREATE, DROP)]
