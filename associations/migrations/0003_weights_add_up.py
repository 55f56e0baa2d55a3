"""The shares of a parcel's parts add up to exactly 1, for each basis that has any (T3)."""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.weights_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.part_id ELSE NEW.part_id END;
    measured text := CASE WHEN TG_OP = 'DELETE' THEN OLD.basis ELSE NEW.basis END;
    total numeric;
BEGIN
    SELECT sum(w.share) INTO total
      FROM public.associations_weight w
      JOIN public.associations_parcelpart p ON p.id = w.part_id
     WHERE w.basis = measured
       AND p.parcel_id = (SELECT parcel_id FROM public.associations_parcelpart WHERE id = changed);
    IF total IS NOT NULL AND total <> 1 THEN
        RAISE EXCEPTION 'Tỉ phần theo % của một mảnh cộng lại là %, phải đúng bằng 1.', measured, total
            USING ERRCODE = 'check_violation', CONSTRAINT = 'weight_adds_up_to_1';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER weight_adds_up_to_1
    AFTER INSERT OR UPDATE OR DELETE ON public.associations_weight
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.weights_add_up();
"""

DROP = """
DROP TRIGGER weight_adds_up_to_1 ON public.associations_weight;
DROP FUNCTION public.weights_add_up();
"""


class Migration(migrations.Migration):
    dependencies = [("associations", "0002_tree")]

    operations = [migrations.RunSQL(CREATE, DROP)]
