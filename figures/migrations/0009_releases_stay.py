"""What was released stays as it was: the database refuses to change or drop its files (F4)."""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.release_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Số liệu đã công bố thì không sửa, không xóa: hãy công bố lần sau.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'release_stays';
END $$;
CREATE TRIGGER release_stays BEFORE UPDATE OR DELETE ON public.figures_releasefile
    FOR EACH ROW EXECUTE FUNCTION public.release_stays();
CREATE TRIGGER release_stays BEFORE UPDATE OF period_id, number, manifest OR DELETE
    ON public.figures_release
    FOR EACH ROW EXECUTE FUNCTION public.release_stays();
"""

DROP = """
DROP TRIGGER release_stays ON public.figures_release;
DROP TRIGGER release_stays ON public.figures_releasefile;
DROP FUNCTION public.release_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0008_rolls_repeat_the_tree")]

    operations = [migrations.RunSQL(CREATE, DROP)]
