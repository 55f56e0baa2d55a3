"""The books keep themselves: balances, totals of days, closed periods, budgets, both sides.

Whatever writes an entry, its balance and its day's total follow in the same statement, and what
may not be is refused: a balance below zero, on any day; a day that is closed, or outside the
fund's life; a programme beyond its budget or of another fund; a transfer booked on one side only.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.fund_gets_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.funds_balance (fund_id, medium, amount)
    SELECT NEW.id, medium, 0 FROM unnest(ARRAY['cash', 'bank', 'in_kind']) medium;
    RETURN NULL;
END $$;
CREATE TRIGGER fund_gets_balances AFTER INSERT ON public.funds_fund
    FOR EACH ROW EXECUTE FUNCTION public.fund_gets_balances();

CREATE FUNCTION public.fund_closes_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT NEW.may_go_below
        AND EXISTS (SELECT FROM public.funds_balance WHERE fund_id = NEW.id AND amount < 0) THEN
        RAISE EXCEPTION 'Quỹ đang chi quá số dư, hãy bù đủ trước khi bỏ quyền chi quá.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_not_below_zero';
    END IF;
    IF NEW.closed_on IS NOT NULL
        AND (EXISTS (SELECT FROM public.funds_balance WHERE fund_id = NEW.id AND amount <> 0)
             OR EXISTS (SELECT FROM public.funds_entry
                         WHERE fund_id = NEW.id AND booked_on >= NEW.closed_on)) THEN
        RAISE EXCEPTION 'Quỹ còn số dư hoặc còn bút toán sau ngày khóa: hãy chuyển hết rồi khóa sổ.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_closes_empty';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER fund_closes_empty
    AFTER UPDATE OF closed_on, may_go_below ON public.funds_fund
    FOR EACH ROW EXECUTE FUNCTION public.fund_closes_empty();

CREATE FUNCTION public.balance_not_below_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (SELECT may_go_below FROM public.funds_fund WHERE id = NEW.fund_id) THEN
        RAISE EXCEPTION 'Quỹ không đủ số dư để chi khoản này.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_not_below_zero';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER balance_not_below_zero AFTER UPDATE ON public.funds_balance
    FOR EACH ROW WHEN (NEW.amount < 0) EXECUTE FUNCTION public.balance_not_below_zero();

CREATE FUNCTION public.entry_keeps_the_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held bigint;
    fund public.funds_fund;
    programme public.funds_programme;
BEGIN
    -- The balance first: its row is the lock under which bookings and closing queue.
    UPDATE public.funds_balance SET amount = amount + NEW.change
     WHERE fund_id = NEW.fund_id AND medium = NEW.medium RETURNING amount INTO held;
    SELECT * INTO fund FROM public.funds_fund WHERE id = NEW.fund_id;
    IF NEW.booked_on < fund.opened_on OR NEW.booked_on >= fund.closed_on THEN
        RAISE EXCEPTION 'Ngày ghi sổ nằm ngoài thời gian quỹ hoạt động.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_while_the_fund_lives';
    END IF;
    IF EXISTS (SELECT FROM public.funds_closure WHERE fund_id = NEW.fund_id
                AND span @> NEW.booked_on AND reopened_at IS NULL) THEN
        RAISE EXCEPTION 'Kỳ của ngày ấy đã khóa sổ. Hãy ghi ngày sau kỳ, hoặc mở lại kỳ.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_not_in_a_closed_period';
    END IF;
    IF NEW.change < 0 AND NOT fund.may_go_below AND EXISTS (
        SELECT FROM public.funds_daytotal
         WHERE fund_id = NEW.fund_id AND "on" > NEW.booked_on) AND (
        SELECT min(held - later) FROM (
            SELECT coalesce(sum(sum(change)) OVER (
                       ORDER BY "on" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
                   AS later
              FROM public.funds_daytotal
             WHERE fund_id = NEW.fund_id AND medium = NEW.medium AND "on" > NEW.booked_on
             GROUP BY "on"
            UNION ALL
            SELECT coalesce(sum(change), 0) FROM public.funds_daytotal
             WHERE fund_id = NEW.fund_id AND medium = NEW.medium AND "on" > NEW.booked_on
        ) days) < 0 THEN
        RAISE EXCEPTION 'Vào ngày ấy hoặc sau đó quỹ không đủ số dư để ghi khoản này.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_not_below_zero_on_any_day';
    END IF;
    IF NEW.programme_id IS NOT NULL THEN
        SELECT * INTO programme FROM public.funds_programme
         WHERE id = NEW.programme_id FOR NO KEY UPDATE;
        IF programme.fund_id <> NEW.fund_id AND NEW.reverses_id IS NULL THEN
            RAISE EXCEPTION 'Chương trình này thuộc quỹ khác.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_programme_of_its_fund';
        END IF;
        IF NEW.kind = 'payment' AND NEW.change < 0 AND programme.budget + NEW.change + (
            SELECT coalesce(sum(change), 0) FROM public.funds_daytotal
             WHERE programme_id = NEW.programme_id AND kind = 'payment') < 0 THEN
            RAISE EXCEPTION 'Khoản chi này vượt ngân sách còn lại của chương trình.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_within_budget';
        END IF;
    END IF;
    IF NEW.pledge_id IS NOT NULL AND NEW.reverses_id IS NULL AND NOT EXISTS (
        SELECT FROM public.funds_pledge WHERE id = NEW.pledge_id
           AND fund_id = NEW.fund_id AND donor_id = NEW.donor_id) THEN
        RAISE EXCEPTION 'Lời hứa tài trợ này của người khác hoặc cho quỹ khác.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_pledge_of_its_donor';
    END IF;
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.funds_entry o WHERE o.id = NEW.reverses_id AND o.reverses_id IS NULL
           AND o.booked_on <= NEW.booked_on AND o.change = - NEW.change
           AND (o.fund_id, o.kind, o.medium, o.category_id, o.donor_id, o.programme_id, o.pledge_id)
               IS NOT DISTINCT FROM (NEW.fund_id, NEW.kind, NEW.medium, NEW.category_id,
                                     NEW.donor_id, NEW.programme_id, NEW.pledge_id)) THEN
        RAISE EXCEPTION 'Bút toán đảo phải ngược đúng bút toán gốc và không ghi trước ngày gốc.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_reverses_exactly';
    END IF;
    IF NEW.counterpart_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.funds_entry o WHERE o.id = NEW.counterpart_id
           AND o.change = - NEW.change AND o.booked_on = NEW.booked_on
           AND CASE NEW.kind WHEN 'transfer_in'
               THEN o.kind = 'transfer_out' AND o.fund_id <> NEW.fund_id AND o.medium = NEW.medium
               ELSE o.kind = 'exchange_out' AND o.fund_id = NEW.fund_id AND o.medium <> NEW.medium
               END) THEN
        RAISE EXCEPTION 'Hai bên của một lần chuyển phải bằng nhau và cùng ngày.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_moved_on_both_sides';
    END IF;
    INSERT INTO public.funds_daytotal AS t
        (fund_id, "on", kind, medium, category_id, programme_id, change, count)
    VALUES (NEW.fund_id, NEW.booked_on, NEW.kind, NEW.medium, NEW.category_id, NEW.programme_id,
            NEW.change, 1)
    ON CONFLICT ON CONSTRAINT daytotal_once
    DO UPDATE SET change = t.change + excluded.change, count = t.count + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER entry_keeps_the_books AFTER INSERT ON public.funds_entry
    FOR EACH ROW EXECUTE FUNCTION public.entry_keeps_the_books();

CREATE FUNCTION public.entry_moved_on_both_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.funds_entry WHERE counterpart_id = NEW.id) THEN
        RAISE EXCEPTION 'Chuyển tiền phải ghi ở cả hai bên cùng lúc.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_moved_on_both_sides';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_moved_on_both_sides AFTER INSERT ON public.funds_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind IN ('transfer_out', 'exchange_out'))
    EXECUTE FUNCTION public.entry_moved_on_both_sides();

CREATE FUNCTION public.closure_agrees_with_the_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM public.funds_balance WHERE fund_id = NEW.fund_id ORDER BY id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT FROM public.funds_daytotal
         WHERE fund_id = NEW.fund_id AND "on" < upper(NEW.span)
        HAVING NEW.opening = coalesce(sum(change) FILTER (
                   WHERE "on" < lower(NEW.span) OR kind = 'opening'), 0)
           AND NEW.raised = coalesce(sum(change) FILTER (
                   WHERE kind = 'receipt' AND "on" >= lower(NEW.span)), 0)
           AND NEW.spent = - coalesce(sum(change) FILTER (
                   WHERE kind = 'payment' AND "on" >= lower(NEW.span)), 0)
           AND NEW.closing = coalesce(sum(change), 0)) THEN
        RAISE EXCEPTION 'Số của kỳ không khớp với sổ.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'closure_agrees_with_the_books';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER closure_agrees_with_the_books AFTER INSERT ON public.funds_closure
    FOR EACH ROW EXECUTE FUNCTION public.closure_agrees_with_the_books();
"""
DROP = """
DROP TRIGGER closure_agrees_with_the_books ON public.funds_closure;
DROP FUNCTION public.closure_agrees_with_the_books();
DROP TRIGGER entry_moved_on_both_sides ON public.funds_entry;
DROP FUNCTION public.entry_moved_on_both_sides();
DROP TRIGGER entry_keeps_the_books ON public.funds_entry;
DROP FUNCTION public.entry_keeps_the_books();
DROP TRIGGER balance_not_below_zero ON public.funds_balance;
DROP FUNCTION public.balance_not_below_zero();
DROP TRIGGER fund_closes_empty ON public.funds_fund;
DROP FUNCTION public.fund_closes_empty();
DROP TRIGGER fund_gets_balances ON public.funds_fund;
DROP FUNCTION public.fund_gets_balances();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_ledger")]

    operations = [migrations.RunSQL(CREATE, DROP)]
