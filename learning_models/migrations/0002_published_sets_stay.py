"""A published set of criteria stays as it is: a result keeps the set it was judged by (L1).

Only its end, and what is said beside it (who evaluates, where it is written), may still be changed.
"""

from django.db import migrations

PARTS = ("criterion", "grade", "deadline")

CREATE = """
CREATE FUNCTION public.criteria_set_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL AND (TG_OP = 'DELETE' OR
        (NEW.model_id, NEW.issuer_id, NEW.run_by_id, lower(NEW.valid), NEW.judging, NEW.floor,
         NEW.is_complete, NEW.validity_months, NEW.months_between_levels, NEW.series_years,
         NEW.series_title, NEW.published_at)
        IS DISTINCT FROM
        (OLD.model_id, OLD.issuer_id, OLD.run_by_id, lower(OLD.valid), OLD.judging, OLD.floor,
         OLD.is_complete, OLD.validity_months, OLD.months_between_levels, OLD.series_years,
         OLD.series_title, OLD.published_at)) THEN
        RAISE EXCEPTION 'Bộ tiêu chí đã ban hành thì không sửa: hãy làm bản mới.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_set_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.criteria_set_parts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sets bigint[];
BEGIN
    IF TG_TABLE_NAME = 'learning_models_target' THEN
        SELECT array_agg(criteria_set_id) INTO sets FROM public.learning_models_criterion
         WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.criterion_id END,
                      CASE WHEN TG_OP <> 'DELETE' THEN NEW.criterion_id END);
    ELSE
        sets := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.criteria_set_id END,
                      CASE WHEN TG_OP <> 'DELETE' THEN NEW.criteria_set_id END];
    END IF;
    IF EXISTS (SELECT FROM public.learning_models_criteriaset
                WHERE id = ANY(sets) AND published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Bộ tiêu chí đã ban hành thì không sửa: hãy làm bản mới.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_set_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER criteria_set_stays BEFORE UPDATE OR DELETE ON public.learning_models_criteriaset
    FOR EACH ROW EXECUTE FUNCTION public.criteria_set_stays();
"""
ON_PARTS = """
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR UPDATE OR DELETE
    ON public.learning_models_{part}
    FOR EACH ROW EXECUTE FUNCTION public.criteria_set_parts_stay();
"""
DROP = """
DROP FUNCTION public.criteria_set_parts_stay();
DROP FUNCTION public.criteria_set_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("learning_models", "0001_criteria_sets")]

    operations = [
        migrations.RunSQL(
            CREATE,
            "DROP TRIGGER criteria_set_stays ON public.learning_models_criteriaset;" + DROP,
        ),
        *(
            migrations.RunSQL(
                ON_PARTS.format(part=part),
                f"DROP TRIGGER criteria_set_stays ON public.learning_models_{part}",
            )
            for part in (*PARTS, "target")
        ),
    ]
