"""The shares of a hand-over that was signed add up to what the fund held: no đồng is lost."""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.handover_shares_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minute bigint := CASE TG_TABLE_NAME WHEN 'funds_handover' THEN to_jsonb(NEW) -> 'id'
                     ELSE to_jsonb(NEW) -> 'hand_over_id' END;
BEGIN
    IF EXISTS (
        SELECT FROM public.funds_handover h
         WHERE h.id = minute AND h.total IS NOT NULL AND h.total <> (
               SELECT coalesce(sum(cash + bank + in_kind), 0) FROM public.funds_handovershare
                WHERE hand_over_id = h.id)) THEN
        RAISE EXCEPTION 'Các phần bàn giao không cộng lại đúng số dư của quỹ.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_shares_add_up';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER handover_shares_add_up AFTER INSERT OR UPDATE ON public.funds_handover
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION public.handover_shares_add_up();
CREATE CONSTRAINT TRIGGER handover_shares_add_up
    AFTER INSERT OR UPDATE ON public.funds_handovershare
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION public.handover_shares_add_up();
"""
DROP = """
DROP TRIGGER handover_shares_add_up ON public.funds_handovershare;
DROP TRIGGER handover_shares_add_up ON public.funds_handover;
DROP FUNCTION public.handover_shares_add_up();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0003_handing_over")]

    operations = [migrations.RunSQL(CREATE, DROP)]
