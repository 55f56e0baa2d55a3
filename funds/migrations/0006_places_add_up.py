"""Places of a round are given out exactly, no unit nominates more, payments add up (Q3)."""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.quota_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint := CASE WHEN TG_TABLE_NAME = 'funds_round' THEN to_jsonb(NEW) -> 'id'
                         WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) -> 'round_id'
                         ELSE to_jsonb(NEW) -> 'round_id' END;
BEGIN
    IF EXISTS (
        SELECT FROM public.funds_round r
         WHERE r.id = asked AND r.places - r.spare <> (
               SELECT coalesce(sum(q.places), 0) FROM public.funds_quota q
                WHERE q.round_id = r.id)) THEN
        RAISE EXCEPTION 'Chỉ tiêu của các đơn vị không cộng lại đúng số được đề cử.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_adds_up';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quota_adds_up AFTER INSERT OR UPDATE ON public.funds_round
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.quota_adds_up();
CREATE CONSTRAINT TRIGGER quota_adds_up AFTER INSERT OR UPDATE OR DELETE ON public.funds_quota
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.quota_adds_up();

-- Holds the quota's row, so that two who nominate at once for the last place come one by one.
CREATE FUNCTION public.nomination_within_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held bigint;
BEGIN
    SELECT q.places INTO held FROM public.funds_quota q
     WHERE q.round_id = NEW.round_id AND q.association_id = NEW.association_id FOR UPDATE;
    IF (SELECT count(*) FROM public.funds_nomination n
         WHERE n.round_id = NEW.round_id AND n.association_id = NEW.association_id
           AND n.state <> 'withdrawn') > coalesce(held, 0) THEN
        RAISE EXCEPTION 'Đơn vị đã dùng hết chỉ tiêu của đợt này.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nomination_within_quota';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nomination_within_quota
    AFTER INSERT OR UPDATE OF state, association_id, round_id ON public.funds_nomination
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    EXECUTE FUNCTION public.nomination_within_quota();
CREATE CONSTRAINT TRIGGER nomination_within_quota
    AFTER UPDATE OF places, association_id, round_id ON public.funds_quota
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    EXECUTE FUNCTION public.nomination_within_quota();

CREATE FUNCTION public.payrun_lines_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint := CASE TG_TABLE_NAME WHEN 'funds_payrun' THEN to_jsonb(NEW) -> 'id'
                    ELSE to_jsonb(NEW) -> 'run_id' END;
BEGIN
    IF EXISTS (
        SELECT FROM public.funds_payrun p
          JOIN public.funds_entry e ON e.id = p.entry_id
          JOIN public.funds_round r ON r.id = p.round_id
         WHERE p.id = asked AND (e.kind <> 'payment' OR NOT (
               SELECT CASE WHEN r.lump_sum IS NULL THEN sum(l.amount) = -e.change
                                AND count(*) = count(l.amount)
                           ELSE count(*) > 0 AND count(l.amount) = 0 AND r.lump_sum = -e.change END
                 FROM public.funds_payline l WHERE l.run_id = p.id))) THEN
        RAISE EXCEPTION 'Danh sách chi không cộng lại đúng phiếu chi.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payrun_lines_add_up';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payrun_lines_add_up AFTER INSERT OR UPDATE ON public.funds_payrun
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payrun_lines_add_up();
CREATE CONSTRAINT TRIGGER payrun_lines_add_up
    AFTER INSERT OR UPDATE OF run_id, amount ON public.funds_payline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payrun_lines_add_up();
"""
DROP = """
DROP TRIGGER payrun_lines_add_up ON public.funds_payline;
DROP TRIGGER payrun_lines_add_up ON public.funds_payrun;
DROP FUNCTION public.payrun_lines_add_up();
DROP TRIGGER nomination_within_quota ON public.funds_quota;
DROP TRIGGER nomination_within_quota ON public.funds_nomination;
DROP FUNCTION public.nomination_within_quota();
DROP TRIGGER quota_adds_up ON public.funds_quota;
DROP TRIGGER quota_adds_up ON public.funds_round;
DROP FUNCTION public.quota_adds_up();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0005_rounds")]

    operations = [migrations.RunSQL(CREATE, DROP)]
