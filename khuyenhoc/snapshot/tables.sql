-- Written by make snapshot from the migrations; nobody edits it by hand.
set local client_encoding = 'UTF8';
set local standard_conforming_strings = on;
set local check_function_bodies = false;
set local default_table_access_method = heap;
set local search_path = '';

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';
CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;
CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;
CREATE FUNCTION public.balance_not_below_zero() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT (SELECT may_go_below FROM public.funds_fund WHERE id = NEW.fund_id) THEN
        RAISE EXCEPTION 'Quỹ không đủ số dư để chi khoản này.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_not_below_zero';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.certificate_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.state <> 'valid' AND (NEW.state, NEW.ended_on, NEW.ended_by_id,
            NEW.reason) IS DISTINCT FROM (OLD.state, OLD.ended_on, OLD.ended_by_id, OLD.reason))
        OR (NEW.name <> OLD.name AND NEW.name <> '')
        OR (NEW.details <> OLD.details AND NEW.details <> '{}')
        OR (NEW.association_id, NEW.decision_id, NEW.design_id, NEW.kind, NEW.title, NEW.year,
            NEW.register_year, NEW.number, NEW.subject_kind, NEW.subject_id, NEW.issued_on,
            NEW.valid_until, NEW.replaces_id, NEW.code, NEW.key_id, NEW.signature, NEW.made_at,
            NEW.made_by_id)
        IS DISTINCT FROM
           (OLD.association_id, OLD.decision_id, OLD.design_id, OLD.kind, OLD.title, OLD.year,
            OLD.register_year, OLD.number, OLD.subject_kind, OLD.subject_id, OLD.issued_on,
            OLD.valid_until, OLD.replaces_id, OLD.code, OLD.key_id, OLD.signature, OLD.made_at,
            OLD.made_by_id) THEN
        RAISE EXCEPTION 'Giấy chứng nhận đã cấp thì không sửa, không xóa: hãy thu hồi hoặc thay.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.closure_agrees_with_the_books() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.criteria_set_parts_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.criteria_set_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.decision_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.state = 'draft'
        OR (OLD.state = 'revoked' AND NEW.state <> 'revoked')
        OR (OLD.file <> '' AND NEW.file <> OLD.file)
        OR (NEW.association_id, NEW.kind, NEW.body_name, NEW.year, NEW.number, NEW.symbol,
            NEW.written_number, NEW.abstract, NEW.legal_basis, NEW.signed_on, NEW.in_force_on,
            NEW.signer_name, NEW.signer_office, NEW.drafted_by_id, NEW.issued_at, NEW.issued_by_id)
        IS DISTINCT FROM
           (OLD.association_id, OLD.kind, OLD.body_name, OLD.year, OLD.number, OLD.symbol,
            OLD.written_number, OLD.abstract, OLD.legal_basis, OLD.signed_on, OLD.in_force_on,
            OLD.signer_name, OLD.signer_office, OLD.drafted_by_id, OLD.issued_at, OLD.issued_by_id)
        OR (OLD.state = 'revoked' AND (NEW.revoked_at, NEW.revoked_by_id, NEW.revoked_through_id,
            NEW.revocation_reason) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_by_id,
            OLD.revoked_through_id, OLD.revocation_reason))) THEN
        RAISE EXCEPTION 'Quyết định đã ban hành thì không sửa, không xóa: hãy thu hồi.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.design_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.state = 'draft'
        OR to_jsonb(NEW) - 'state' IS DISTINCT FROM to_jsonb(OLD) - 'state') THEN
        RAISE EXCEPTION 'Mẫu giấy đã đưa vào dùng thì không sửa, không xóa: hãy chép thành bản mới.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'design_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.entry_keeps_the_books() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.entry_moved_on_both_sides() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.funds_entry WHERE counterpart_id = NEW.id) THEN
        RAISE EXCEPTION 'Chuyển tiền phải ghi ở cả hai bên cùng lúc.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_moved_on_both_sides';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.fund_closes_empty() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.fund_gets_balances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO public.funds_balance (fund_id, medium, amount)
    SELECT NEW.id, medium, 0 FROM unnest(ARRAY['cash', 'bank', 'in_kind']) medium;
    RETURN NULL;
END $$;
CREATE FUNCTION public.groupmembership_one_group() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    host integer;
BEGIN
    SELECT host_id INTO host FROM public.associations_group WHERE id = NEW.group_id;
    PERFORM pg_advisory_xact_lock(1263162192, host);
    IF EXISTS (
        SELECT FROM public.associations_groupmembership m
          JOIN public.associations_group g ON g.id = m.group_id
         WHERE m.association_id = NEW.association_id AND m.id <> NEW.id
           AND g.host_id = host AND m.group_id <> NEW.group_id AND m.valid && NEW.valid
    ) THEN
        RAISE EXCEPTION 'Trong thời gian ấy đơn vị đã ở một cụm khác của cùng hội.'
            USING ERRCODE = 'exclusion_violation',
                  CONSTRAINT = 'groupmembership_one_group_of_a_host';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.handover_shares_add_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.keep_articles_terms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO public.news_term AS known (term, articles, documents)
    SELECT found.term, found.rows, 0
      FROM (SELECT term, count(*) AS rows
              FROM changed, unnest(pg_catalog.tsvector_to_array(changed.words)) AS term
             WHERE changed.state IN ('scheduled', 'published') AND length(term) <= 100
             GROUP BY term) AS found
     WHERE NOT EXISTS (SELECT FROM public.news_term present
                        WHERE present.term = found.term AND present.articles > 0)
     ORDER BY found.term -- two who publish at once wait for each other, never both
    ON CONFLICT (term) DO UPDATE SET articles = excluded.articles WHERE known.articles = 0;
    RETURN NULL;
END $$;
CREATE FUNCTION public.keep_documents_terms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO public.news_term AS known (term, articles, documents)
    SELECT found.term, 0, found.rows
      FROM (SELECT term, count(*) AS rows
              FROM changed, unnest(pg_catalog.tsvector_to_array(changed.words)) AS term
             WHERE changed.is_public AND length(term) <= 100
             GROUP BY term) AS found
     WHERE NOT EXISTS (SELECT FROM public.news_term present
                        WHERE present.term = found.term AND present.documents > 0)
     ORDER BY found.term -- two who publish at once wait for each other, never both
    ON CONFLICT (term) DO UPDATE SET documents = excluded.documents WHERE known.documents = 0;
    RETURN NULL;
END $$;
CREATE FUNCTION public.nomination_within_quota() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.payrun_lines_add_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.pgtrigger_append_only_017c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_05003() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_067d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_06c9d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_0780f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_08491() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_0edb9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_0ef50() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_1552d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_189dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_191a4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_1bcad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_1ce56() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_1ddaf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2332e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_23e05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_247d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_272a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_28002() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2a0f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2b4ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2bc36() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2e48b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_2fc6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_34ef2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_3673c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_3a11b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_3a70b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_3b5f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_4555a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_45b21() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_48546() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_48b6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_4b073() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_5096e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_51b6b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_55489() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_55bb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_58553() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_5b1c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_5bedd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_5f5d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_5f6cb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_62666() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_63f4a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_64639() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_64e69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6a945() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6aaa8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6cdf9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6ea58() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_6ebfd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_71d8d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_75c16() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_764e2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_7732d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_77f80() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_78df5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_7af1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_7c7a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_7fc53() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_80e4f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_8b2ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_8d3ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_8eaca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_8fbf8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_9098b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_91861() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_9254d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_93b63() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_94cd2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_95fbe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_a1a81() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_a5a05() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_a97c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_aa52e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_afece() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_b01ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_b2973() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_ba890() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_bed74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c149f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c4861() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c5d39() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c75a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_c8db8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_cb582() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_ceac0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_d402d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_d6d0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_d8e50() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_d9e7d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_da80b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_dac76() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_db188() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_dbcfb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_df42e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_e06c4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_e1c2f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_ea1c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_ea240() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_ec700() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_f4ef4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_f6978() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_fa7d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_fac0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_append_only_fb497() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_closures_stay_5335d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_032a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handoverevent" ("fund_id", "given_at", "given_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reorganisation_id", "total") VALUES (OLD."fund_id", OLD."given_at", OLD."given_by_id", OLD."id", OLD."on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reorganisation_id", OLD."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_04b38() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskevent" ("association_id", "due_on", "ended_on", "given_on", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."association_id", OLD."due_on", OLD."ended_on", OLD."given_on", OLD."id", OLD."meeting_id", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0a02f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_payrunevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") VALUES (OLD."entry_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."round_id", OLD."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0b43f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_retentionruleevent" ("basis", "code", "counted_from", "days", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."basis", OLD."code", OLD."counted_from", OLD."days", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_0d6f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupevent" ("host_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."host_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_119b9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_decisionevent" ("abstract", "association_id", "body_name", "drafted_at", "drafted_by_id", "id", "in_force_on", "issued_at", "issued_by_id", "kind", "legal_basis", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revocation_reason", "revoked_at", "revoked_by_id", "revoked_through_id", "signed_on", "signer_office", "state", "symbol", "written_number", "year") VALUES (OLD."abstract", OLD."association_id", OLD."body_name", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."in_force_on", OLD."issued_at", OLD."issued_by_id", OLD."kind", OLD."legal_basis", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."revocation_reason", OLD."revoked_at", OLD."revoked_by_id", OLD."revoked_through_id", OLD."signed_on", OLD."signer_office", OLD."state", OLD."symbol", OLD."written_number", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_11bb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorsuccessionevent" ("id", "is_whole", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."id", OLD."is_whole", OLD."new_id", OLD."old_id", OLD."on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1242c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_shortaddressevent" ("address", "code", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address", OLD."code", OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1639b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_noticeevent" ("first_day", "id", "last_day", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text") VALUES (OLD."first_day", OLD."id", OLD."last_day", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."target", OLD."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_18acd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_personevent" ("association_id", "erased_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."association_id", OLD."erased_at", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_196e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_quotaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id", "weight") VALUES (OLD."association_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."places", OLD."round_id", OLD."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_19f14() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userevent" ("created_at", "id", "is_active", "is_superuser", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."created_at", OLD."id", OLD."is_active", OLD."is_superuser", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1baa1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_invitationevent" ("came_at", "guest", "id", "meeting_id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "unit_id") VALUES (OLD."came_at", OLD."guest", OLD."id", OLD."meeting_id", OLD."office", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."replied_at", OLD."replied_by_id", OLD."reply", OLD."unit_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1be46() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_mandateevent" ("form", "id", "periods", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (OLD."form", OLD."id", OLD."periods", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."post_id", OLD."reason"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1c5a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_seriesbreakevent" ("id", "indicator_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source") VALUES (OLD."id", OLD."indicator_id", OLD."on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_1e828() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_instalmentevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (OLD."amount", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."pledge_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_20a67() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_submissionevent" ("approved_at", "approved_by_id", "association_id", "form_version_id", "id", "on_behalf", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url", "status", "submitted_at", "submitted_by_id", "upload_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."association_id", OLD."form_version_id", OLD."id", OLD."on_behalf", OLD."period_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."source_url", OLD."status", OLD."submitted_at", OLD."submitted_by_id", OLD."upload_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_225bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_weightevent" ("basis", "id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "source") VALUES (OLD."basis", OLD."id", OLD."part_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."share", OLD."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_27957() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_documentevent" ("abstract", "association_id", "file", "file_kind", "id", "in_force_from", "in_force_to", "is_public", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "sha256", "signed_on", "signed_year", "size", "source_url") VALUES (OLD."abstract", OLD."association_id", OLD."file", OLD."file_kind", OLD."id", OLD."in_force_from", OLD."in_force_to", OLD."is_public", OLD."issuer", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."replaced_by_id", OLD."sha256", OLD."signed_on", OLD."signed_year", OLD."size", OLD."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_29448() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_targetevent" ("at_least", "criterion_id", "grade_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."at_least", OLD."criterion_id", OLD."grade_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_2b88d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "returns_ruleevent" ("advice", "code", "comparison", "id", "is_active", "left", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right", "severity", "source") VALUES (OLD."advice", OLD."code", OLD."comparison", OLD."id", OLD."is_active", OLD."left", OLD."message", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."right", OLD."severity", OLD."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_2c12a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agendaitemevent" ("id", "meeting_id", "minutes", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "subject") VALUES (OLD."id", OLD."meeting_id", OLD."minutes", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."speaker", OLD."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_2f705() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreyearevent" ("activities", "approved_at", "approved_by_id", "association_id", "budget", "centre_id", "classes", "id", "is_illustrative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "turns", "typed_at", "typed_by_id", "year") VALUES (OLD."activities", OLD."approved_at", OLD."approved_by_id", OLD."association_id", OLD."budget", OLD."centre_id", OLD."classes", OLD."id", OLD."is_illustrative", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."rating_id", OLD."turns", OLD."typed_at", OLD."typed_by_id", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_31a73() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_earlierviewsevent" ("id", "in_month", "in_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "total", "until") VALUES (OLD."id", OLD."in_month", OLD."in_year", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."site", OLD."total", OLD."until"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_34db4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formversionevent" ("form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."form_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_38667() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_targetevent" ("association_id", "id", "indicator_id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url") VALUES (OLD."association_id", OLD."id", OLD."indicator_id", OLD."number", OLD."on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3e1df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_roundevent" ("answer", "circumstances", "closes_on", "conditions", "decided_by_id", "decision_id", "fund_id", "id", "least_mark", "lump_sum", "made_by_id", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "proposed_by_id", "recipients", "sharing", "spare", "stages", "state", "year") VALUES (OLD."answer", OLD."circumstances", OLD."closes_on", OLD."conditions", OLD."decided_by_id", OLD."decision_id", OLD."fund_id", OLD."id", OLD."least_mark", OLD."lump_sum", OLD."made_by_id", OLD."name", OLD."opens_on", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."places", OLD."programme_id", OLD."proposed_by_id", OLD."recipients", OLD."sharing", OLD."spare", OLD."stages", OLD."state", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3e551() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_proposalevent" ("answer", "association_id", "decided_at", "decided_by_id", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (OLD."answer", OLD."association_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."model_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."state", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_3fdd7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_photoevent" ("alt", "association_id", "caption", "height", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pictures", "sha256", "state", "uploaded_at", "uploaded_by_id", "width") VALUES (OLD."alt", OLD."association_id", OLD."caption", OLD."height", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."pictures", OLD."sha256", OLD."state", OLD."uploaded_at", OLD."uploaded_by_id", OLD."width"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_44d30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_feedbackevent" ("association_id", "created_at", "handled_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."association_id", OLD."created_at", OLD."handled_by_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_49419() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipevent" ("association_id", "begins_on", "donor_id", "end_reason", "ends_on", "id", "learner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "yearly_amount") VALUES (OLD."association_id", OLD."begins_on", OLD."donor_id", OLD."end_reason", OLD."ends_on", OLD."id", OLD."learner_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."yearly_amount"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4bf26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("association_id", "begins_at", "chair", "ends_at", "host_id", "id", "is_illustrative", "is_public", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "state", "summary", "term", "title") VALUES (OLD."association_id", OLD."begins_at", OLD."chair", OLD."ends_at", OLD."host_id", OLD."id", OLD."is_illustrative", OLD."is_public", OLD."kind_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."previous_id", OLD."state", OLD."summary", OLD."term", OLD."title"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_4d7a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_nominationevent" ("association_id", "decision_id", "ended_on", "first_step", "id", "nominated_at", "nominated_by_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "recipient", "replaces_id", "round_id", "score", "source", "stage", "state", "tier_id") VALUES (OLD."association_id", OLD."decision_id", OLD."ended_on", OLD."first_step", OLD."id", OLD."nominated_at", OLD."nominated_by_id", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."rank", OLD."recipient", OLD."replaces_id", OLD."round_id", OLD."score", OLD."source", OLD."stage", OLD."state", OLD."tier_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_50288() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_weblinkevent" ("group", "id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (OLD."group", OLD."id", OLD."note", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."title", OLD."url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5376a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_paylineevent" ("amount", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "run_id") VALUES (OLD."amount", OLD."id", OLD."nomination_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."received_on", OLD."run_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5b24f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_bearerevent" ("association_id", "ended_on", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "subject") SELECT old_values."association_id", old_values."ended_on", old_values."id", old_values."people", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."sex", old_values."subject" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5c7e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_donorevent" ("agreed_on", "association_id", "id", "kind", "naming", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreed_on", OLD."association_id", OLD."id", OLD."kind", OLD."naming", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5ca02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_categoryevent" ("code", "direction", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."code", OLD."direction", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."code", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_5df30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupmembershipevent" ("association_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (OLD."association_id", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6100d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_postevent" ("association_id", "id", "is_full_time", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "valid") SELECT old_values."association_id", old_values."id", old_values."is_full_time", old_values."office", old_values."person_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."roles", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_64a7a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_loadevent" ("id", "loaded_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rows", "sha256") VALUES (OLD."id", OLD."loaded_at", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."rows", OLD."sha256"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6881d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificateevent" ("association_id", "decision_id", "design_id", "ended_by_id", "ended_on", "id", "is_hidden", "issued_on", "key_id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "register_year", "replaces_id", "state", "subject_id", "subject_kind", "title", "valid_until", "year") VALUES (OLD."association_id", OLD."decision_id", OLD."design_id", OLD."ended_by_id", OLD."ended_on", OLD."id", OLD."is_hidden", OLD."issued_on", OLD."key_id", OLD."kind", OLD."made_at", OLD."made_by_id", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."register_year", OLD."replaces_id", OLD."state", OLD."subject_id", OLD."subject_kind", OLD."title", OLD."valid_until", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_69cc6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_stateevent" ("association_id", "closed_by_id", "code", "established", "full_name", "id", "kind", "level_id", "name", "opened_by_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "valid") VALUES (OLD."association_id", OLD."closed_by_id", OLD."code", OLD."established", OLD."full_name", OLD."id", OLD."kind", OLD."level_id", OLD."name", OLD."opened_by_id", OLD."parent_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."register", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_6b3a4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criteriasetevent" ("evaluator", "floor", "gaps", "id", "is_complete", "issuer_id", "judging", "legal_basis", "model_id", "months_between_levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recogniser", "run_by_id", "series_title", "series_years", "source", "valid", "validity_months") VALUES (OLD."evaluator", OLD."floor", OLD."gaps", OLD."id", OLD."is_complete", OLD."issuer_id", OLD."judging", OLD."legal_basis", OLD."model_id", OLD."months_between_levels", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."published_at", OLD."recogniser", OLD."run_by_id", OLD."series_title", OLD."series_years", OLD."source", OLD."valid", OLD."validity_months"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_72566() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_deadlineevent" ("criteria_set_id", "day", "id", "is_next_year", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "step") VALUES (OLD."criteria_set_id", OLD."day", OLD."id", OLD."is_next_year", OLD."month", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_727d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_reorganisationevent" ("answers", "applied_at", "body", "cancelled_at", "id", "in_force_on", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan", "sequence", "signed_on", "status") VALUES (OLD."answers", OLD."applied_at", OLD."body", OLD."cancelled_at", OLD."id", OLD."in_force_on", OLD."note", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."scan", OLD."sequence", OLD."signed_on", OLD."status"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_76890() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articlephotoevent" ("article_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (OLD."article_id", OLD."id", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_76b8e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_uploadevent" ("association_id", "dropped_at", "file", "id", "is_sealed", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "sheets", "size", "uploaded_at", "uploaded_by_id") VALUES (OLD."association_id", OLD."dropped_at", OLD."file", OLD."id", OLD."is_sealed", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sha256", OLD."sheets", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_772ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_recordingevent" ("abstract", "aired_on", "article_id", "association_id", "file", "id", "is_public", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seconds", "sha256", "size", "title", "transcript") VALUES (OLD."abstract", OLD."aired_on", OLD."article_id", OLD."association_id", OLD."file", OLD."id", OLD."is_public", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."seconds", OLD."sha256", OLD."size", OLD."title", OLD."transcript"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_7a8b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificatedesignevent" ("association_id", "background_sha256", "body_lines", "has_motto", "has_seal_area", "heading", "id", "made_at", "made_by_id", "name", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "qr_corner", "state", "text", "version") VALUES (OLD."association_id", OLD."background_sha256", OLD."body_lines", OLD."has_motto", OLD."has_seal_area", OLD."heading", OLD."id", OLD."made_at", OLD."made_by_id", OLD."name", OLD."paper", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."previous_id", OLD."qr_corner", OLD."state", OLD."text", OLD."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_82147() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_rememberedanswerevent" ("answered_at", "answered_by_id", "association_id", "form", "id", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."association_id", OLD."form", OLD."id", OLD."kind", OLD."meaning", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_88021() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_periodevent" ("code", "first_day", "frozen_at", "id", "is_open", "kind", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."first_day", OLD."frozen_at", OLD."id", OLD."is_open", OLD."kind", OLD."last_day", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_8a6b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."slug"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_8ae5e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "returns_returnevent" ("approved_submission_id", "association_id", "due_id", "extended_to", "form_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submission_id", "submitted_at", "version") SELECT old_values."approved_submission_id", old_values."association_id", old_values."due_id", old_values."extended_to", old_values."form_id", old_values."id", old_values."period_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."state", old_values."submission_id", old_values."submitted_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_8fb65() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_literacyclassevent" ("approved_at", "approved_by_id", "association_id", "began_on", "centre_id", "completed", "ended_on", "id", "is_illustrative", "learners", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id", "year") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."association_id", OLD."began_on", OLD."centre_id", OLD."completed", OLD."ended_on", OLD."id", OLD."is_illustrative", OLD."learners", OLD."level", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."typed_at", OLD."typed_by_id", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9089d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_communitylearningcentreevent" ("association_id", "closed_on", "decision_number", "director_id", "director_office", "founded_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."association_id", OLD."closed_on", OLD."decision_number", OLD."director_id", OLD."director_office", OLD."founded_on", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_90f62() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_consentpaperevent" ("added_at", "added_by_id", "dropped_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."dropped_on", OLD."giver", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_91167() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewcriterionevent" ("id", "most", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (OLD."id", OLD."most", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_960c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formlineevent" ("id", "indicator_id", "is_required", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "words") VALUES (OLD."id", OLD."indicator_id", OLD."is_required", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."version_id", OLD."words"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_98fbd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formevent" ("code", "days_after", "id", "level_id", "name", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."days_after", OLD."id", OLD."level_id", OLD."name", OLD."period_kind", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9b2d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_paperevent" ("access", "added_at", "added_by_id", "file", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "title") VALUES (OLD."access", OLD."added_at", OLD."added_by_id", OLD."file", OLD."id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."size", OLD."title"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9cc76() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollanswerevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poll_id", "text") VALUES (OLD."id", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."poll_id", OLD."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9d872() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_gradeevent" ("area", "criteria_set_id", "id", "is_recognised", "least", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."area", OLD."criteria_set_id", OLD."id", OLD."is_recognised", OLD."least", OLD."level", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_9f3f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingphotoevent" ("id", "meeting_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (OLD."id", OLD."meeting_id", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_a11a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_candidateevent" ("ballots", "id", "is_elected", "meeting_id", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (OLD."ballots", OLD."id", OLD."is_elected", OLD."meeting_id", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."votes"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_a2e3e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_hardareaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."association_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_a937e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_workingsessionevent" ("asked_at", "asked_by_id", "asking_id", "association_id", "begins_at", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reply", "state", "subject") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."asking_id", OLD."association_id", OLD."begins_at", OLD."ends_at", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."reply", OLD."state", OLD."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_accad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorevent" ("basis", "code", "formula", "id", "kind", "label", "maximum", "minimum", "nature", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "section", "unit", "usual_from", "usual_to") VALUES (OLD."basis", OLD."code", OLD."formula", OLD."id", OLD."kind", OLD."label", OLD."maximum", OLD."minimum", OLD."nature", OLD."note", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."places", OLD."section", OLD."unit", OLD."usual_from", OLD."usual_to"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_aeddb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingkindevent" ("agenda", "code", "is_congress", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agenda", OLD."code", OLD."is_congress", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b05db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_registrationevent" ("area", "association_id", "bearer_id", "criteria_set_id", "decision_id", "grade", "group_id", "higher_title", "id", "level", "listed_in_id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recognised_on", "registered_at", "registered_by_id", "review_id", "score", "self_score", "state", "valid_until", "votes_against", "votes_for", "year") SELECT old_values."area", old_values."association_id", old_values."bearer_id", old_values."criteria_set_id", old_values."decision_id", old_values."grade", old_values."group_id", old_values."higher_title", old_values."id", old_values."level", old_values."listed_in_id", old_values."model_id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."proposal_id", old_values."recognised_on", old_values."registered_at", old_values."registered_by_id", old_values."review_id", old_values."score", old_values."self_score", old_values."state", old_values."valid_until", old_values."votes_against", old_values."votes_for", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b079a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_pledgeevent" ("amount", "donor_id", "ended_on", "fund_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "promised_on") VALUES (OLD."amount", OLD."donor_id", OLD."ended_on", OLD."fund_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."programme_id", OLD."promised_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b5ec9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_driveevent" ("association_id", "given", "id", "kept", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pigs", "saved", "year") VALUES (OLD."association_id", OLD."given", OLD."id", OLD."kept", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."pigs", OLD."saved", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_b99a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreratingevent" ("code", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."code", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."code", OLD."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_bcd3d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articleevent" ("abstract", "association_id", "author_id", "body", "byline", "changed_at", "created_at", "edited_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "published_by_id", "sent_by_id", "slug", "source", "source_url", "state", "title", "topic_id", "written_by_id") VALUES (OLD."abstract", OLD."association_id", OLD."author_id", OLD."body", OLD."byline", OLD."changed_at", OLD."created_at", OLD."edited_by_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publish_at", OLD."published_by_id", OLD."sent_by_id", OLD."slug", OLD."source", OLD."source_url", OLD."state", OLD."title", OLD."topic_id", OLD."written_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_bea3a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_tierevent" ("amount", "goods", "goods_count", "goods_unit", "id", "instalments", "kind", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id") VALUES (OLD."amount", OLD."goods", OLD."goods_count", OLD."goods_unit", OLD."id", OLD."instalments", OLD."kind", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."places", OLD."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_bebc4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_releaseevent" ("id", "manifest", "note", "number", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id") VALUES (OLD."id", OLD."manifest", OLD."note", OLD."number", OLD."period_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."released_at", OLD."released_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c08e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "figures_dueevent" ("deadline", "form_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."deadline", old_values."form_id", old_values."id", _pgh_attached_context.value, NOW(), 'delete', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c11a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelyearevent" ("association_id", "closed_at", "id", "is_open", "model_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."association_id", OLD."closed_at", OLD."id", OLD."is_open", OLD."model_id", OLD."opened_at", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c27a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskshareevent" ("association_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "task_id", "told_at", "told_by_id") VALUES (OLD."association_id", OLD."evidence", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."progress", OLD."task_id", OLD."told_at", OLD."told_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c38f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_oldaddressevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (OLD."address", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."target"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c42dd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_reviewevent" ("association_id", "called", "entered_at", "entered_by_id", "hamlet", "held_on", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "scan", "year") VALUES (OLD."association_id", OLD."called", OLD."entered_at", OLD."entered_by_id", OLD."hamlet", OLD."held_on", OLD."id", OLD."model_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."present", OLD."scan", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_c4840() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_clusterdutyevent" ("association_id", "cluster_id", "duty", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."association_id", OLD."cluster_id", OLD."duty", OLD."group_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d323f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_fundevent" ("association_id", "closed_on", "id", "is_illustrative", "legal_form", "licence_number", "licensed_on", "may_go_below", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."association_id", OLD."closed_on", OLD."id", OLD."is_illustrative", OLD."legal_form", OLD."licence_number", OLD."licensed_on", OLD."may_go_below", OLD."name", OLD."opened_on", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d42ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criterionevent" ("above", "criteria_set_id", "id", "most", "note", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (OLD."above", OLD."criteria_set_id", OLD."id", OLD."most", OLD."note", OLD."number", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d67fb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_assessmentevent" ("answers", "assessor", "at", "by_id", "criteria_set_id", "grade", "id", "is_reached", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "total") VALUES (OLD."answers", OLD."assessor", OLD."at", OLD."by_id", OLD."criteria_set_id", OLD."grade", OLD."id", OLD."is_reached", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."registration_id", OLD."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_d75a9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_personinphotoevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_dae8c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelgroupevent" ("id", "model_id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (OLD."id", OLD."model_id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."source", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_daff6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_learningmodelevent" ("code", "is_older", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (OLD."code", OLD."is_older", OLD."name", OLD."order", _pgh_attach_context(), NOW(), 'delete', OLD."code", OLD."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e0810() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question") VALUES (OLD."first_day", OLD."id", OLD."last_day", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."question"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e5346() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handovershareevent" ("association_id", "bank", "cash", "giver_id", "hand_over_id", "id", "in_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_at", "taken_by_id", "target_id", "weight") VALUES (OLD."association_id", OLD."bank", OLD."cash", OLD."giver_id", OLD."hand_over_id", OLD."id", OLD."in_kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."taken_at", OLD."taken_by_id", OLD."target_id", OLD."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e571a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_countsourceevent" ("counted", "group_id", "id", "indicator_id", "level", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid") VALUES (OLD."counted", OLD."group_id", OLD."id", OLD."indicator_id", OLD."level", OLD."model_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sex", OLD."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e7094() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."round_id", OLD."user_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_e873d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipyearevent" ("amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_by_id", "renewed_on", "sponsorship_id", "year") VALUES (OLD."amount", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."renewed_by_id", OLD."renewed_on", OLD."sponsorship_id", OLD."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_edf6e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_attachmentevent" ("added_at", "added_by_id", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."nomination_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_ee5d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_imprintevent" ("address", "body", "email", "id", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "responsible") VALUES (OLD."address", OLD."body", OLD."email", OLD."id", OLD."licence", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."phone", OLD."responsible"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f0b48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_consentevent" ("given_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_by_id", "withdrawn_on") VALUES (OLD."given_on", OLD."giver", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."purpose", OLD."recorded_by_id", OLD."withdrawn_by_id", OLD."withdrawn_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f1887() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_closureevent" ("closed_at", "closed_by_id", "closing", "fund_id", "id", "moved", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "reason", "reopened_at", "reopened_by_id", "signed_at", "signed_by_id", "span", "spent") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."closing", OLD."fund_id", OLD."id", OLD."moved", OLD."opening", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."raised", OLD."reason", OLD."reopened_at", OLD."reopened_by_id", OLD."signed_at", OLD."signed_by_id", OLD."span", OLD."spent"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f6f1a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_evidenceevent" ("added_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "sha256", "size") VALUES (OLD."added_at", OLD."id", OLD."number", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."registration_id", OLD."sha256", OLD."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_f8b66() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_commentevent" ("article_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (OLD."article_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."reason", OLD."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_fa908() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_proofevent" ("added_at", "added_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sha256", "size") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."run_id", OLD."sha256", OLD."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_delete_delete_fc4dd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_programmeevent" ("begins_on", "budget", "ends_on", "fund_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id") VALUES (OLD."begins_on", OLD."budget", OLD."ends_on", OLD."fund_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."purpose", OLD."sponsor_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_01ba0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_assessmentevent" ("answers", "assessor", "at", "by_id", "criteria_set_id", "grade", "id", "is_reached", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "total") VALUES (NEW."answers", NEW."assessor", NEW."at", NEW."by_id", NEW."criteria_set_id", NEW."grade", NEW."id", NEW."is_reached", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."registration_id", NEW."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_01bba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_closureevent" ("closed_at", "closed_by_id", "closing", "fund_id", "id", "moved", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "reason", "reopened_at", "reopened_by_id", "signed_at", "signed_by_id", "span", "spent") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing", NEW."fund_id", NEW."id", NEW."moved", NEW."opening", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."raised", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."signed_at", NEW."signed_by_id", NEW."span", NEW."spent"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_02b95() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_candidateevent" ("ballots", "id", "is_elected", "meeting_id", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (NEW."ballots", NEW."id", NEW."is_elected", NEW."meeting_id", NEW."office", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."votes"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_06417() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_evidenceevent" ("added_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "sha256", "size") VALUES (NEW."added_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."registration_id", NEW."sha256", NEW."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_09f7b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_mandateevent" ("form", "id", "periods", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (NEW."form", NEW."id", NEW."periods", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."post_id", NEW."reason"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_1252b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_uploadevent" ("association_id", "dropped_at", "file", "id", "is_sealed", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "sheets", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."association_id", NEW."dropped_at", NEW."file", NEW."id", NEW."is_sealed", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sha256", NEW."sheets", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_13fe9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorevent" ("basis", "code", "formula", "id", "kind", "label", "maximum", "minimum", "nature", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "section", "unit", "usual_from", "usual_to") VALUES (NEW."basis", NEW."code", NEW."formula", NEW."id", NEW."kind", NEW."label", NEW."maximum", NEW."minimum", NEW."nature", NEW."note", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."places", NEW."section", NEW."unit", NEW."usual_from", NEW."usual_to"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_15464() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_targetevent" ("at_least", "criterion_id", "grade_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at_least", NEW."criterion_id", NEW."grade_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_167b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "returns_ruleevent" ("advice", "code", "comparison", "id", "is_active", "left", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right", "severity", "source") VALUES (NEW."advice", NEW."code", NEW."comparison", NEW."id", NEW."is_active", NEW."left", NEW."message", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."right", NEW."severity", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_17080() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_hardareaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."association_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_174df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_decisionevent" ("abstract", "association_id", "body_name", "drafted_at", "drafted_by_id", "id", "in_force_on", "issued_at", "issued_by_id", "kind", "legal_basis", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revocation_reason", "revoked_at", "revoked_by_id", "revoked_through_id", "signed_on", "signer_office", "state", "symbol", "written_number", "year") VALUES (NEW."abstract", NEW."association_id", NEW."body_name", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."in_force_on", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."legal_basis", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."revocation_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."revoked_through_id", NEW."signed_on", NEW."signer_office", NEW."state", NEW."symbol", NEW."written_number", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_18553() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_weblinkevent" ("group", "id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."group", NEW."id", NEW."note", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_1a8a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_targetevent" ("association_id", "id", "indicator_id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url") VALUES (NEW."association_id", NEW."id", NEW."indicator_id", NEW."number", NEW."on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_1f593() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_invitationevent" ("came_at", "guest", "id", "meeting_id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "unit_id") VALUES (NEW."came_at", NEW."guest", NEW."id", NEW."meeting_id", NEW."office", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."unit_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_229b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_roundevent" ("answer", "circumstances", "closes_on", "conditions", "decided_by_id", "decision_id", "fund_id", "id", "least_mark", "lump_sum", "made_by_id", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "proposed_by_id", "recipients", "sharing", "spare", "stages", "state", "year") VALUES (NEW."answer", NEW."circumstances", NEW."closes_on", NEW."conditions", NEW."decided_by_id", NEW."decision_id", NEW."fund_id", NEW."id", NEW."least_mark", NEW."lump_sum", NEW."made_by_id", NEW."name", NEW."opens_on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."places", NEW."programme_id", NEW."proposed_by_id", NEW."recipients", NEW."sharing", NEW."spare", NEW."stages", NEW."state", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_24c55() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."round_id", NEW."user_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_27366() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_attachmentevent" ("added_at", "added_by_id", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."nomination_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_2e9e3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_quotaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id", "weight") VALUES (NEW."association_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."places", NEW."round_id", NEW."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_32cac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_nominationevent" ("association_id", "decision_id", "ended_on", "first_step", "id", "nominated_at", "nominated_by_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "recipient", "replaces_id", "round_id", "score", "source", "stage", "state", "tier_id") VALUES (NEW."association_id", NEW."decision_id", NEW."ended_on", NEW."first_step", NEW."id", NEW."nominated_at", NEW."nominated_by_id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."rank", NEW."recipient", NEW."replaces_id", NEW."round_id", NEW."score", NEW."source", NEW."stage", NEW."state", NEW."tier_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_34243() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_bearerevent" ("association_id", "ended_on", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "subject") SELECT new_values."association_id", new_values."ended_on", new_values."id", new_values."people", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."sex", new_values."subject" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_356e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_proofevent" ("added_at", "added_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."run_id", NEW."sha256", NEW."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_38504() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_documentevent" ("abstract", "association_id", "file", "file_kind", "id", "in_force_from", "in_force_to", "is_public", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "sha256", "signed_on", "signed_year", "size", "source_url") VALUES (NEW."abstract", NEW."association_id", NEW."file", NEW."file_kind", NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."is_public", NEW."issuer", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."replaced_by_id", NEW."sha256", NEW."signed_on", NEW."signed_year", NEW."size", NEW."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_3867c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userevent" ("created_at", "id", "is_active", "is_superuser", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."created_at", NEW."id", NEW."is_active", NEW."is_superuser", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_39eaa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handovershareevent" ("association_id", "bank", "cash", "giver_id", "hand_over_id", "id", "in_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_at", "taken_by_id", "target_id", "weight") VALUES (NEW."association_id", NEW."bank", NEW."cash", NEW."giver_id", NEW."hand_over_id", NEW."id", NEW."in_kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."taken_at", NEW."taken_by_id", NEW."target_id", NEW."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_3e8ff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorsuccessionevent" ("id", "is_whole", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."id", NEW."is_whole", NEW."new_id", NEW."old_id", NEW."on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_3f65d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipyearevent" ("amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_by_id", "renewed_on", "sponsorship_id", "year") VALUES (NEW."amount", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."renewed_by_id", NEW."renewed_on", NEW."sponsorship_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_42aa4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelgroupevent" ("id", "model_id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."id", NEW."model_id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_4d29f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_donorevent" ("agreed_on", "association_id", "id", "kind", "naming", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreed_on", NEW."association_id", NEW."id", NEW."kind", NEW."naming", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_512b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articleevent" ("abstract", "association_id", "author_id", "body", "byline", "changed_at", "created_at", "edited_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "published_by_id", "sent_by_id", "slug", "source", "source_url", "state", "title", "topic_id", "written_by_id") VALUES (NEW."abstract", NEW."association_id", NEW."author_id", NEW."body", NEW."byline", NEW."changed_at", NEW."created_at", NEW."edited_by_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publish_at", NEW."published_by_id", NEW."sent_by_id", NEW."slug", NEW."source", NEW."source_url", NEW."state", NEW."title", NEW."topic_id", NEW."written_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_556f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_payrunevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") VALUES (NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."round_id", NEW."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_56b7f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_reviewevent" ("association_id", "called", "entered_at", "entered_by_id", "hamlet", "held_on", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "scan", "year") VALUES (NEW."association_id", NEW."called", NEW."entered_at", NEW."entered_by_id", NEW."hamlet", NEW."held_on", NEW."id", NEW."model_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."present", NEW."scan", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_56d2c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_gradeevent" ("area", "criteria_set_id", "id", "is_recognised", "least", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area", NEW."criteria_set_id", NEW."id", NEW."is_recognised", NEW."least", NEW."level", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5806b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_feedbackevent" ("association_id", "created_at", "handled_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."association_id", NEW."created_at", NEW."handled_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5a368() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_tierevent" ("amount", "goods", "goods_count", "goods_unit", "id", "instalments", "kind", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id") VALUES (NEW."amount", NEW."goods", NEW."goods_count", NEW."goods_unit", NEW."id", NEW."instalments", NEW."kind", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."places", NEW."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5d467() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificateevent" ("association_id", "decision_id", "design_id", "ended_by_id", "ended_on", "id", "is_hidden", "issued_on", "key_id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "register_year", "replaces_id", "state", "subject_id", "subject_kind", "title", "valid_until", "year") VALUES (NEW."association_id", NEW."decision_id", NEW."design_id", NEW."ended_by_id", NEW."ended_on", NEW."id", NEW."is_hidden", NEW."issued_on", NEW."key_id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."register_year", NEW."replaces_id", NEW."state", NEW."subject_id", NEW."subject_kind", NEW."title", NEW."valid_until", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5ea0f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_literacyclassevent" ("approved_at", "approved_by_id", "association_id", "began_on", "centre_id", "completed", "ended_on", "id", "is_illustrative", "learners", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id", "year") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."association_id", NEW."began_on", NEW."centre_id", NEW."completed", NEW."ended_on", NEW."id", NEW."is_illustrative", NEW."learners", NEW."level", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."typed_at", NEW."typed_by_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5ec24() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskshareevent" ("association_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "task_id", "told_at", "told_by_id") VALUES (NEW."association_id", NEW."evidence", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."progress", NEW."task_id", NEW."told_at", NEW."told_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5f5cf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_registrationevent" ("area", "association_id", "bearer_id", "criteria_set_id", "decision_id", "grade", "group_id", "higher_title", "id", "level", "listed_in_id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recognised_on", "registered_at", "registered_by_id", "review_id", "score", "self_score", "state", "valid_until", "votes_against", "votes_for", "year") SELECT new_values."area", new_values."association_id", new_values."bearer_id", new_values."criteria_set_id", new_values."decision_id", new_values."grade", new_values."group_id", new_values."higher_title", new_values."id", new_values."level", new_values."listed_in_id", new_values."model_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."proposal_id", new_values."recognised_on", new_values."registered_at", new_values."registered_by_id", new_values."review_id", new_values."score", new_values."self_score", new_values."state", new_values."valid_until", new_values."votes_against", new_values."votes_for", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_5fc84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_consentevent" ("given_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_by_id", "withdrawn_on") VALUES (NEW."given_on", NEW."giver", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."withdrawn_by_id", NEW."withdrawn_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_61d9e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("association_id", "begins_at", "chair", "ends_at", "host_id", "id", "is_illustrative", "is_public", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "state", "summary", "term", "title") VALUES (NEW."association_id", NEW."begins_at", NEW."chair", NEW."ends_at", NEW."host_id", NEW."id", NEW."is_illustrative", NEW."is_public", NEW."kind_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."previous_id", NEW."state", NEW."summary", NEW."term", NEW."title"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_63cf2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollanswerevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poll_id", "text") VALUES (NEW."id", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."poll_id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_6b541() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_personevent" ("association_id", "erased_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."erased_at", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_6d886() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_commentevent" ("article_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."article_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_6deb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_deadlineevent" ("criteria_set_id", "day", "id", "is_next_year", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "step") VALUES (NEW."criteria_set_id", NEW."day", NEW."id", NEW."is_next_year", NEW."month", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_6f0dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_releaseevent" ("id", "manifest", "note", "number", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id") VALUES (NEW."id", NEW."manifest", NEW."note", NEW."number", NEW."period_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."released_at", NEW."released_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_770f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_noticeevent" ("first_day", "id", "last_day", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."target", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_77452() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_fundevent" ("association_id", "closed_on", "id", "is_illustrative", "legal_form", "licence_number", "licensed_on", "may_go_below", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."closed_on", NEW."id", NEW."is_illustrative", NEW."legal_form", NEW."licence_number", NEW."licensed_on", NEW."may_go_below", NEW."name", NEW."opened_on", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_779d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_paperevent" ("access", "added_at", "added_by_id", "file", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "title") VALUES (NEW."access", NEW."added_at", NEW."added_by_id", NEW."file", NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."size", NEW."title"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_78a48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articlephotoevent" ("article_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."article_id", NEW."id", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_7fdb1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipevent" ("association_id", "begins_on", "donor_id", "end_reason", "ends_on", "id", "learner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "yearly_amount") VALUES (NEW."association_id", NEW."begins_on", NEW."donor_id", NEW."end_reason", NEW."ends_on", NEW."id", NEW."learner_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."yearly_amount"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_82378() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupmembershipevent" ("association_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."association_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_84be3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_clusterdutyevent" ("association_id", "cluster_id", "duty", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."association_id", NEW."cluster_id", NEW."duty", NEW."group_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_8577e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_workingsessionevent" ("asked_at", "asked_by_id", "asking_id", "association_id", "begins_at", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reply", "state", "subject") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."asking_id", NEW."association_id", NEW."begins_at", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."reply", NEW."state", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_8caa7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_proposalevent" ("answer", "association_id", "decided_at", "decided_by_id", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (NEW."answer", NEW."association_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."model_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_979fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_imprintevent" ("address", "body", "email", "id", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "responsible") VALUES (NEW."address", NEW."body", NEW."email", NEW."id", NEW."licence", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."phone", NEW."responsible"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_98d26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."slug"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_99a77() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "returns_returnevent" ("approved_submission_id", "association_id", "due_id", "extended_to", "form_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submission_id", "submitted_at", "version") SELECT new_values."approved_submission_id", new_values."association_id", new_values."due_id", new_values."extended_to", new_values."form_id", new_values."id", new_values."period_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."state", new_values."submission_id", new_values."submitted_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_9a996() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handoverevent" ("fund_id", "given_at", "given_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reorganisation_id", "total") VALUES (NEW."fund_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reorganisation_id", NEW."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_9d28a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_recordingevent" ("abstract", "aired_on", "article_id", "association_id", "file", "id", "is_public", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seconds", "sha256", "size", "title", "transcript") VALUES (NEW."abstract", NEW."aired_on", NEW."article_id", NEW."association_id", NEW."file", NEW."id", NEW."is_public", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."seconds", NEW."sha256", NEW."size", NEW."title", NEW."transcript"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_a0156() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_paylineevent" ("amount", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "run_id") VALUES (NEW."amount", NEW."id", NEW."nomination_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."received_on", NEW."run_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_a4cb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_countsourceevent" ("counted", "group_id", "id", "indicator_id", "level", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid") VALUES (NEW."counted", NEW."group_id", NEW."id", NEW."indicator_id", NEW."level", NEW."model_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sex", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_a4f4d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_learningmodelevent" ("code", "is_older", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (NEW."code", NEW."is_older", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."code", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_ad296() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_loadevent" ("id", "loaded_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rows", "sha256") VALUES (NEW."id", NEW."loaded_at", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."rows", NEW."sha256"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_b0ec1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreyearevent" ("activities", "approved_at", "approved_by_id", "association_id", "budget", "centre_id", "classes", "id", "is_illustrative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "turns", "typed_at", "typed_by_id", "year") VALUES (NEW."activities", NEW."approved_at", NEW."approved_by_id", NEW."association_id", NEW."budget", NEW."centre_id", NEW."classes", NEW."id", NEW."is_illustrative", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."rating_id", NEW."turns", NEW."typed_at", NEW."typed_by_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_b3d3a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_consentpaperevent" ("added_at", "added_by_id", "dropped_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."dropped_on", NEW."giver", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_b85d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_rememberedanswerevent" ("answered_at", "answered_by_id", "association_id", "form", "id", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."association_id", NEW."form", NEW."id", NEW."kind", NEW."meaning", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_ba955() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_oldaddressevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (NEW."address", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."target"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_bd2f7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_postevent" ("association_id", "id", "is_full_time", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "valid") SELECT new_values."association_id", new_values."id", new_values."is_full_time", new_values."office", new_values."person_id", _pgh_attached_context.value, NOW(), 'insert', new_values."id", new_values."roles", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c204b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criterionevent" ("above", "criteria_set_id", "id", "most", "note", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."above", NEW."criteria_set_id", NEW."id", NEW."most", NEW."note", NEW."number", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c52a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_reorganisationevent" ("answers", "applied_at", "body", "cancelled_at", "id", "in_force_on", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan", "sequence", "signed_on", "status") VALUES (NEW."answers", NEW."applied_at", NEW."body", NEW."cancelled_at", NEW."id", NEW."in_force_on", NEW."note", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."scan", NEW."sequence", NEW."signed_on", NEW."status"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c5486() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question") VALUES (NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."question"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c782a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_periodevent" ("code", "first_day", "frozen_at", "id", "is_open", "kind", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."first_day", NEW."frozen_at", NEW."id", NEW."is_open", NEW."kind", NEW."last_day", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c79d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_retentionruleevent" ("basis", "code", "counted_from", "days", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."basis", NEW."code", NEW."counted_from", NEW."days", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c7f08() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_earlierviewsevent" ("id", "in_month", "in_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "total", "until") VALUES (NEW."id", NEW."in_month", NEW."in_year", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."site", NEW."total", NEW."until"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_c8d09() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_programmeevent" ("begins_on", "budget", "ends_on", "fund_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id") VALUES (NEW."begins_on", NEW."budget", NEW."ends_on", NEW."fund_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."purpose", NEW."sponsor_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_cbd74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreratingevent" ("code", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."code", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."code", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_cda4d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_categoryevent" ("code", "direction", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."code", NEW."direction", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."code", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_ce829() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingphotoevent" ("id", "meeting_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."id", NEW."meeting_id", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_ce851() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criteriasetevent" ("evaluator", "floor", "gaps", "id", "is_complete", "issuer_id", "judging", "legal_basis", "model_id", "months_between_levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recogniser", "run_by_id", "series_title", "series_years", "source", "valid", "validity_months") VALUES (NEW."evaluator", NEW."floor", NEW."gaps", NEW."id", NEW."is_complete", NEW."issuer_id", NEW."judging", NEW."legal_basis", NEW."model_id", NEW."months_between_levels", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."published_at", NEW."recogniser", NEW."run_by_id", NEW."series_title", NEW."series_years", NEW."source", NEW."valid", NEW."validity_months"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d0661() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_personinphotoevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d0857() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_pledgeevent" ("amount", "donor_id", "ended_on", "fund_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "promised_on") VALUES (NEW."amount", NEW."donor_id", NEW."ended_on", NEW."fund_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."programme_id", NEW."promised_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d0873() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_driveevent" ("association_id", "given", "id", "kept", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pigs", "saved", "year") VALUES (NEW."association_id", NEW."given", NEW."id", NEW."kept", NEW."kind", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."pigs", NEW."saved", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d4410() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_weightevent" ("basis", "id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "source") VALUES (NEW."basis", NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."share", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d444b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_seriesbreakevent" ("id", "indicator_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source") VALUES (NEW."id", NEW."indicator_id", NEW."on", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."reason", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d4b2b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupevent" ("host_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."host_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d5ae0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewcriterionevent" ("id", "most", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (NEW."id", NEW."most", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d5beb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingkindevent" ("agenda", "code", "is_congress", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agenda", NEW."code", NEW."is_congress", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d63ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_communitylearningcentreevent" ("association_id", "closed_on", "decision_number", "director_id", "director_office", "founded_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."closed_on", NEW."decision_number", NEW."director_id", NEW."director_office", NEW."founded_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_d87a5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formversionevent" ("form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_dd7ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelyearevent" ("association_id", "closed_at", "id", "is_open", "model_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."association_id", NEW."closed_at", NEW."id", NEW."is_open", NEW."model_id", NEW."opened_at", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_e8013() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskevent" ("association_id", "due_on", "ended_on", "given_on", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."association_id", NEW."due_on", NEW."ended_on", NEW."given_on", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f0f19() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_shortaddressevent" ("address", "code", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."address", NEW."code", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f48be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_instalmentevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (NEW."amount", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."pledge_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f576a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_photoevent" ("alt", "association_id", "caption", "height", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pictures", "sha256", "state", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."alt", NEW."association_id", NEW."caption", NEW."height", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."pictures", NEW."sha256", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f7251() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificatedesignevent" ("association_id", "background_sha256", "body_lines", "has_motto", "has_seal_area", "heading", "id", "made_at", "made_by_id", "name", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "qr_corner", "state", "text", "version") VALUES (NEW."association_id", NEW."background_sha256", NEW."body_lines", NEW."has_motto", NEW."has_seal_area", NEW."heading", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."paper", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."previous_id", NEW."qr_corner", NEW."state", NEW."text", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f7f96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formevent" ("code", "days_after", "id", "level_id", "name", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."days_after", NEW."id", NEW."level_id", NEW."name", NEW."period_kind", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_f98e2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agendaitemevent" ("id", "meeting_id", "minutes", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "subject") VALUES (NEW."id", NEW."meeting_id", NEW."minutes", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."speaker", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_insert_insert_ff4b3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formlineevent" ("id", "indicator_id", "is_required", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "words") VALUES (NEW."id", NEW."indicator_id", NEW."is_required", NEW."order", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."version_id", NEW."words"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_keys_stay_51721() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_stays_as_it_is_4a418() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_stays_as_written_1793a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_stays_with_its_association_3f942() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_sums_stay_efffc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_089d7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_categoryevent" ("code", "direction", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."code", NEW."direction", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."code", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_0e890() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userevent" ("created_at", "id", "is_active", "is_superuser", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."created_at", NEW."id", NEW."is_active", NEW."is_superuser", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_0f685() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formevent" ("code", "days_after", "id", "level_id", "name", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."days_after", NEW."id", NEW."level_id", NEW."name", NEW."period_kind", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_12d52() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articleevent" ("abstract", "association_id", "author_id", "body", "byline", "changed_at", "created_at", "edited_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "published_by_id", "sent_by_id", "slug", "source", "source_url", "state", "title", "topic_id", "written_by_id") VALUES (NEW."abstract", NEW."association_id", NEW."author_id", NEW."body", NEW."byline", NEW."changed_at", NEW."created_at", NEW."edited_by_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publish_at", NEW."published_by_id", NEW."sent_by_id", NEW."slug", NEW."source", NEW."source_url", NEW."state", NEW."title", NEW."topic_id", NEW."written_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_14084() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handoverevent" ("fund_id", "given_at", "given_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reorganisation_id", "total") VALUES (NEW."fund_id", NEW."given_at", NEW."given_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reorganisation_id", NEW."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_142a6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_communitylearningcentreevent" ("association_id", "closed_on", "decision_number", "director_id", "director_office", "founded_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."closed_on", NEW."decision_number", NEW."director_id", NEW."director_office", NEW."founded_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_18460() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskshareevent" ("association_id", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "task_id", "told_at", "told_by_id") VALUES (NEW."association_id", NEW."evidence", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."progress", NEW."task_id", NEW."told_at", NEW."told_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1cb66() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_bearerevent" ("association_id", "ended_on", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "subject") SELECT new_values."association_id", new_values."ended_on", new_values."id", new_values."people", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."sex", new_values."subject" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1cd40() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_recordingevent" ("abstract", "aired_on", "article_id", "association_id", "file", "id", "is_public", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seconds", "sha256", "size", "title", "transcript") VALUES (NEW."abstract", NEW."aired_on", NEW."article_id", NEW."association_id", NEW."file", NEW."id", NEW."is_public", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."seconds", NEW."sha256", NEW."size", NEW."title", NEW."transcript"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_1e164() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_stateevent" ("association_id", "closed_by_id", "code", "established", "full_name", "id", "kind", "level_id", "name", "opened_by_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register", "valid") VALUES (NEW."association_id", NEW."closed_by_id", NEW."code", NEW."established", NEW."full_name", NEW."id", NEW."kind", NEW."level_id", NEW."name", NEW."opened_by_id", NEW."parent_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."register", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_2076c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_proposalevent" ("answer", "association_id", "decided_at", "decided_by_id", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (NEW."answer", NEW."association_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."model_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_25986() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_quotaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id", "weight") VALUES (NEW."association_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."places", NEW."round_id", NEW."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_29794() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_earlierviewsevent" ("id", "in_month", "in_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "total", "until") VALUES (NEW."id", NEW."in_month", NEW."in_year", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."site", NEW."total", NEW."until"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_29cb6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_fundevent" ("association_id", "closed_on", "id", "is_illustrative", "legal_form", "licence_number", "licensed_on", "may_go_below", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."closed_on", NEW."id", NEW."is_illustrative", NEW."legal_form", NEW."licence_number", NEW."licensed_on", NEW."may_go_below", NEW."name", NEW."opened_on", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_2c46d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_paylineevent" ("amount", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "run_id") VALUES (NEW."amount", NEW."id", NEW."nomination_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."received_on", NEW."run_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_2cb96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_workingsessionevent" ("asked_at", "asked_by_id", "asking_id", "association_id", "begins_at", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reply", "state", "subject") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."asking_id", NEW."association_id", NEW."begins_at", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."reply", NEW."state", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_2fbc8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_releaseevent" ("id", "manifest", "note", "number", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by_id") VALUES (NEW."id", NEW."manifest", NEW."note", NEW."number", NEW."period_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."released_at", NEW."released_by_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_3484d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_consentevent" ("given_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_by_id", "withdrawn_on") VALUES (NEW."given_on", NEW."giver", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."withdrawn_by_id", NEW."withdrawn_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_35cde() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_literacyclassevent" ("approved_at", "approved_by_id", "association_id", "began_on", "centre_id", "completed", "ended_on", "id", "is_illustrative", "learners", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "typed_at", "typed_by_id", "year") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."association_id", NEW."began_on", NEW."centre_id", NEW."completed", NEW."ended_on", NEW."id", NEW."is_illustrative", NEW."learners", NEW."level", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."typed_at", NEW."typed_by_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_35dc2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_documentevent" ("abstract", "association_id", "file", "file_kind", "id", "in_force_from", "in_force_to", "is_public", "issuer", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_by_id", "sha256", "signed_on", "signed_year", "size", "source_url") VALUES (NEW."abstract", NEW."association_id", NEW."file", NEW."file_kind", NEW."id", NEW."in_force_from", NEW."in_force_to", NEW."is_public", NEW."issuer", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."replaced_by_id", NEW."sha256", NEW."signed_on", NEW."signed_year", NEW."size", NEW."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_3b4b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_commentevent" ("article_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."article_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_42198() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_hardareaevent" ("association_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."association_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_434e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_decisionevent" ("abstract", "association_id", "body_name", "drafted_at", "drafted_by_id", "id", "in_force_on", "issued_at", "issued_by_id", "kind", "legal_basis", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revocation_reason", "revoked_at", "revoked_by_id", "revoked_through_id", "signed_on", "signer_office", "state", "symbol", "written_number", "year") VALUES (NEW."abstract", NEW."association_id", NEW."body_name", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."in_force_on", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."legal_basis", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."revocation_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."revoked_through_id", NEW."signed_on", NEW."signer_office", NEW."state", NEW."symbol", NEW."written_number", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_45bd3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formlineevent" ("id", "indicator_id", "is_required", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "words") VALUES (NEW."id", NEW."indicator_id", NEW."is_required", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."version_id", NEW."words"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_46285() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_weblinkevent" ("group", "id", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."group", NEW."id", NEW."note", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_47bdc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_nominationevent" ("association_id", "decision_id", "ended_on", "first_step", "id", "nominated_at", "nominated_by_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "recipient", "replaces_id", "round_id", "score", "source", "stage", "state", "tier_id") VALUES (NEW."association_id", NEW."decision_id", NEW."ended_on", NEW."first_step", NEW."id", NEW."nominated_at", NEW."nominated_by_id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."rank", NEW."recipient", NEW."replaces_id", NEW."round_id", NEW."score", NEW."source", NEW."stage", NEW."state", NEW."tier_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_495b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingevent" ("association_id", "begins_at", "chair", "ends_at", "host_id", "id", "is_illustrative", "is_public", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "state", "summary", "term", "title") VALUES (NEW."association_id", NEW."begins_at", NEW."chair", NEW."ends_at", NEW."host_id", NEW."id", NEW."is_illustrative", NEW."is_public", NEW."kind_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."previous_id", NEW."state", NEW."summary", NEW."term", NEW."title"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4a320() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_postevent" ("association_id", "id", "is_full_time", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "valid") SELECT new_values."association_id", new_values."id", new_values."is_full_time", new_values."office", new_values."person_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."roles", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4c44a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_mandateevent" ("form", "id", "periods", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") VALUES (NEW."form", NEW."id", NEW."periods", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."post_id", NEW."reason"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4c78b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_submissionevent" ("approved_at", "approved_by_id", "association_id", "form_version_id", "id", "on_behalf", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url", "status", "submitted_at", "submitted_by_id", "upload_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."association_id", NEW."form_version_id", NEW."id", NEW."on_behalf", NEW."period_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."source_url", NEW."status", NEW."submitted_at", NEW."submitted_by_id", NEW."upload_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_4e83b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_periodevent" ("code", "first_day", "frozen_at", "id", "is_open", "kind", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."first_day", NEW."frozen_at", NEW."id", NEW."is_open", NEW."kind", NEW."last_day", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5014b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_donorevent" ("agreed_on", "association_id", "id", "kind", "naming", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreed_on", NEW."association_id", NEW."id", NEW."kind", NEW."naming", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_53e74() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewcriterionevent" ("id", "most", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (NEW."id", NEW."most", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_56a82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificateevent" ("association_id", "decision_id", "design_id", "ended_by_id", "ended_on", "id", "is_hidden", "issued_on", "key_id", "kind", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "register_year", "replaces_id", "state", "subject_id", "subject_kind", "title", "valid_until", "year") VALUES (NEW."association_id", NEW."decision_id", NEW."design_id", NEW."ended_by_id", NEW."ended_on", NEW."id", NEW."is_hidden", NEW."issued_on", NEW."key_id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."register_year", NEW."replaces_id", NEW."state", NEW."subject_id", NEW."subject_kind", NEW."title", NEW."valid_until", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_58275() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_retentionruleevent" ("basis", "code", "counted_from", "days", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."basis", NEW."code", NEW."counted_from", NEW."days", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_59e64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_countsourceevent" ("counted", "group_id", "id", "indicator_id", "level", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "valid") VALUES (NEW."counted", NEW."group_id", NEW."id", NEW."indicator_id", NEW."level", NEW."model_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."sex", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5aae7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_gradeevent" ("area", "criteria_set_id", "id", "is_recognised", "least", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area", NEW."criteria_set_id", NEW."id", NEW."is_recognised", NEW."least", NEW."level", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5b494() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_payrunevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "step") VALUES (NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."round_id", NEW."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5eb31() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_pledgeevent" ("amount", "donor_id", "ended_on", "fund_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "promised_on") VALUES (NEW."amount", NEW."donor_id", NEW."ended_on", NEW."fund_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."programme_id", NEW."promised_on"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_5ff60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_targetevent" ("association_id", "id", "indicator_id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url") VALUES (NEW."association_id", NEW."id", NEW."indicator_id", NEW."number", NEW."on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."source_url"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_62529() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "returns_ruleevent" ("advice", "code", "comparison", "id", "is_active", "left", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right", "severity", "source") VALUES (NEW."advice", NEW."code", NEW."comparison", NEW."id", NEW."is_active", NEW."left", NEW."message", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."right", NEW."severity", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_654ef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "returns_returnevent" ("approved_submission_id", "association_id", "due_id", "extended_to", "form_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "submission_id", "submitted_at", "version") SELECT new_values."approved_submission_id", new_values."association_id", new_values."due_id", new_values."extended_to", new_values."form_id", new_values."id", new_values."period_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."state", new_values."submission_id", new_values."submitted_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."approved_submission_id" IS DISTINCT FROM (new_values."approved_submission_id") OR old_values."association_id" IS DISTINCT FROM (new_values."association_id") OR old_values."due_id" IS DISTINCT FROM (new_values."due_id") OR old_values."extended_to" IS DISTINCT FROM (new_values."extended_to") OR old_values."form_id" IS DISTINCT FROM (new_values."form_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."period_id" IS DISTINCT FROM (new_values."period_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."submission_id" IS DISTINCT FROM (new_values."submission_id") OR old_values."submitted_at" IS DISTINCT FROM (new_values."submitted_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_68067() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_instalmentevent" ("amount", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledge_id") VALUES (NEW."amount", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."pledge_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_68963() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_reorganisationevent" ("answers", "applied_at", "body", "cancelled_at", "id", "in_force_on", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan", "sequence", "signed_on", "status") VALUES (NEW."answers", NEW."applied_at", NEW."body", NEW."cancelled_at", NEW."id", NEW."in_force_on", NEW."note", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."scan", NEW."sequence", NEW."signed_on", NEW."status"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_70819() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_personevent" ("association_id", "erased_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."association_id", NEW."erased_at", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_7152e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_assessmentevent" ("answers", "assessor", "at", "by_id", "criteria_set_id", "grade", "id", "is_reached", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "total") VALUES (NEW."answers", NEW."assessor", NEW."at", NEW."by_id", NEW."criteria_set_id", NEW."grade", NEW."id", NEW."is_reached", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."registration_id", NEW."total"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_81f70() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipevent" ("association_id", "begins_on", "donor_id", "end_reason", "ends_on", "id", "learner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "yearly_amount") VALUES (NEW."association_id", NEW."begins_on", NEW."donor_id", NEW."end_reason", NEW."ends_on", NEW."id", NEW."learner_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."yearly_amount"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8a3a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_feedbackevent" ("association_id", "created_at", "handled_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."association_id", NEW."created_at", NEW."handled_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."state"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8b9d4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_learningmodelevent" ("code", "is_older", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") VALUES (NEW."code", NEW."is_older", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."code", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8dfde() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupmembershipevent" ("association_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."association_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8e0ed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorsuccessionevent" ("id", "is_whole", "new_id", "old_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."id", NEW."is_whole", NEW."new_id", NEW."old_id", NEW."on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8ee7b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_groupevent" ("host_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid") VALUES (NEW."host_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_8fdfe() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_closureevent" ("closed_at", "closed_by_id", "closing", "fund_id", "id", "moved", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "reason", "reopened_at", "reopened_by_id", "signed_at", "signed_by_id", "span", "spent") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closing", NEW."fund_id", NEW."id", NEW."moved", NEW."opening", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."raised", NEW."reason", NEW."reopened_at", NEW."reopened_by_id", NEW."signed_at", NEW."signed_by_id", NEW."span", NEW."spent"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_90725() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_formversionevent" ("form_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."form_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_91796() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_seriesbreakevent" ("id", "indicator_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source") VALUES (NEW."id", NEW."indicator_id", NEW."on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."reason", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_95f02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_programmeevent" ("begins_on", "budget", "ends_on", "fund_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id") VALUES (NEW."begins_on", NEW."budget", NEW."ends_on", NEW."fund_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."purpose", NEW."sponsor_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_98ec5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."slug"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_9a48a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollanswerevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poll_id", "text") VALUES (NEW."id", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."poll_id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_9f787() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "associations_weightevent" ("basis", "id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share", "source") VALUES (NEW."basis", NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."share", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a2f23() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelyearevent" ("association_id", "closed_at", "id", "is_open", "model_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."association_id", NEW."closed_at", NEW."id", NEW."is_open", NEW."model_id", NEW."opened_at", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a7499() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_handovershareevent" ("association_id", "bank", "cash", "giver_id", "hand_over_id", "id", "in_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_at", "taken_by_id", "target_id", "weight") VALUES (NEW."association_id", NEW."bank", NEW."cash", NEW."giver_id", NEW."hand_over_id", NEW."id", NEW."in_kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."taken_at", NEW."taken_by_id", NEW."target_id", NEW."weight"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a8b0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_deadlineevent" ("criteria_set_id", "day", "id", "is_next_year", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "step") VALUES (NEW."criteria_set_id", NEW."day", NEW."id", NEW."is_next_year", NEW."month", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."step"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_a9581() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_targetevent" ("at_least", "criterion_id", "grade_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at_least", NEW."criterion_id", NEW."grade_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ab2be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_models_registrationevent" ("area", "association_id", "bearer_id", "criteria_set_id", "decision_id", "grade", "group_id", "higher_title", "id", "level", "listed_in_id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "recognised_on", "registered_at", "registered_by_id", "review_id", "score", "self_score", "state", "valid_until", "votes_against", "votes_for", "year") SELECT new_values."area", new_values."association_id", new_values."bearer_id", new_values."criteria_set_id", new_values."decision_id", new_values."grade", new_values."group_id", new_values."higher_title", new_values."id", new_values."level", new_values."listed_in_id", new_values."model_id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."proposal_id", new_values."recognised_on", new_values."registered_at", new_values."registered_by_id", new_values."review_id", new_values."score", new_values."self_score", new_values."state", new_values."valid_until", new_values."votes_against", new_values."votes_for", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."area" IS DISTINCT FROM (new_values."area") OR old_values."association_id" IS DISTINCT FROM (new_values."association_id") OR old_values."bearer_id" IS DISTINCT FROM (new_values."bearer_id") OR old_values."criteria_set_id" IS DISTINCT FROM (new_values."criteria_set_id") OR old_values."decision_id" IS DISTINCT FROM (new_values."decision_id") OR old_values."grade" IS DISTINCT FROM (new_values."grade") OR old_values."group_id" IS DISTINCT FROM (new_values."group_id") OR old_values."higher_title" IS DISTINCT FROM (new_values."higher_title") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."listed_in_id" IS DISTINCT FROM (new_values."listed_in_id") OR old_values."model_id" IS DISTINCT FROM (new_values."model_id") OR old_values."proposal_id" IS DISTINCT FROM (new_values."proposal_id") OR old_values."recognised_on" IS DISTINCT FROM (new_values."recognised_on") OR old_values."registered_at" IS DISTINCT FROM (new_values."registered_at") OR old_values."registered_by_id" IS DISTINCT FROM (new_values."registered_by_id") OR old_values."review_id" IS DISTINCT FROM (new_values."review_id") OR old_values."score" IS DISTINCT FROM (new_values."score") OR old_values."self_score" IS DISTINCT FROM (new_values."self_score") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."valid_until" IS DISTINCT FROM (new_values."valid_until") OR old_values."votes_against" IS DISTINCT FROM (new_values."votes_against") OR old_values."votes_for" IS DISTINCT FROM (new_values."votes_for") OR old_values."year" IS DISTINCT FROM (new_values."year")) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_af01b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_invitationevent" ("came_at", "guest", "id", "meeting_id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by_id", "reply", "unit_id") VALUES (NEW."came_at", NEW."guest", NEW."id", NEW."meeting_id", NEW."office", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."unit_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_afe45() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_taskevent" ("association_id", "due_on", "ended_on", "given_on", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."association_id", NEW."due_on", NEW."ended_on", NEW."given_on", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b39f5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_articlephotoevent" ("article_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id") VALUES (NEW."article_id", NEW."id", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."photo_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b8a5f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_certificatedesignevent" ("association_id", "background_sha256", "body_lines", "has_motto", "has_seal_area", "heading", "id", "made_at", "made_by_id", "name", "paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "previous_id", "qr_corner", "state", "text", "version") VALUES (NEW."association_id", NEW."background_sha256", NEW."body_lines", NEW."has_motto", NEW."has_seal_area", NEW."heading", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."paper", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."previous_id", NEW."qr_corner", NEW."state", NEW."text", NEW."version"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_b9c66() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_sponsorshipyearevent" ("amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_by_id", "renewed_on", "sponsorship_id", "year") VALUES (NEW."amount", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."renewed_by_id", NEW."renewed_on", NEW."sponsorship_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_bf5af() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_oldaddressevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (NEW."address", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."target"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_c2cba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_modelgroupevent" ("id", "model_id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid") VALUES (NEW."id", NEW."model_id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."valid"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_c6244() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreyearevent" ("activities", "approved_at", "approved_by_id", "association_id", "budget", "centre_id", "classes", "id", "is_illustrative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "turns", "typed_at", "typed_by_id", "year") VALUES (NEW."activities", NEW."approved_at", NEW."approved_by_id", NEW."association_id", NEW."budget", NEW."centre_id", NEW."classes", NEW."id", NEW."is_illustrative", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."rating_id", NEW."turns", NEW."typed_at", NEW."typed_by_id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_c91ba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criteriasetevent" ("evaluator", "floor", "gaps", "id", "is_complete", "issuer_id", "judging", "legal_basis", "model_id", "months_between_levels", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "recogniser", "run_by_id", "series_title", "series_years", "source", "valid", "validity_months") VALUES (NEW."evaluator", NEW."floor", NEW."gaps", NEW."id", NEW."is_complete", NEW."issuer_id", NEW."judging", NEW."legal_basis", NEW."model_id", NEW."months_between_levels", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."published_at", NEW."recogniser", NEW."run_by_id", NEW."series_title", NEW."series_years", NEW."source", NEW."valid", NEW."validity_months"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ca6ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_agendaitemevent" ("id", "meeting_id", "minutes", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "subject") VALUES (NEW."id", NEW."meeting_id", NEW."minutes", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."speaker", NEW."subject"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_cae48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_candidateevent" ("ballots", "id", "is_elected", "meeting_id", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (NEW."ballots", NEW."id", NEW."is_elected", NEW."meeting_id", NEW."office", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."votes"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d18bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_indicatorevent" ("basis", "code", "formula", "id", "kind", "label", "maximum", "minimum", "nature", "note", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "section", "unit", "usual_from", "usual_to") VALUES (NEW."basis", NEW."code", NEW."formula", NEW."id", NEW."kind", NEW."label", NEW."maximum", NEW."minimum", NEW."nature", NEW."note", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."places", NEW."section", NEW."unit", NEW."usual_from", NEW."usual_to"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d27dc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_clusterdutyevent" ("association_id", "cluster_id", "duty", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."association_id", NEW."cluster_id", NEW."duty", NEW."group_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d4e85() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "meetings_meetingkindevent" ("agenda", "code", "is_congress", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agenda", NEW."code", NEW."is_congress", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."code"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d6aa5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_reviewerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."round_id", NEW."user_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d7315() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "figures_dueevent" ("deadline", "form_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."deadline", new_values."form_id", new_values."id", _pgh_attached_context.value, NOW(), 'update', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d8d6d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_reviewevent" ("association_id", "called", "entered_at", "entered_by_id", "hamlet", "held_on", "id", "model_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "scan", "year") VALUES (NEW."association_id", NEW."called", NEW."entered_at", NEW."entered_by_id", NEW."hamlet", NEW."held_on", NEW."id", NEW."model_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."present", NEW."scan", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_d9665() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_rememberedanswerevent" ("answered_at", "answered_by_id", "association_id", "form", "id", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."association_id", NEW."form", NEW."id", NEW."kind", NEW."meaning", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_dea69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_driveevent" ("association_id", "given", "id", "kept", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pigs", "saved", "year") VALUES (NEW."association_id", NEW."given", NEW."id", NEW."kept", NEW."kind", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."pigs", NEW."saved", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e0040() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_imprintevent" ("address", "body", "email", "id", "licence", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "responsible") VALUES (NEW."address", NEW."body", NEW."email", NEW."id", NEW."licence", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."phone", NEW."responsible"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e031c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_consentpaperevent" ("added_at", "added_by_id", "dropped_on", "giver", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."added_at", NEW."added_by_id", NEW."dropped_on", NEW."giver", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_e8d13() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_noticeevent" ("first_day", "id", "last_day", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "text") VALUES (NEW."first_day", NEW."id", NEW."last_day", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."target", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ea88f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "figures_shortaddressevent" ("address", "code", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."address", NEW."code", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ef6e5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_tierevent" ("amount", "goods", "goods_count", "goods_unit", "id", "instalments", "kind", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "round_id") VALUES (NEW."amount", NEW."goods", NEW."goods_count", NEW."goods_unit", NEW."id", NEW."instalments", NEW."kind", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."places", NEW."round_id"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_ef732() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_criterionevent" ("above", "criteria_set_id", "id", "most", "note", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."above", NEW."criteria_set_id", NEW."id", NEW."most", NEW."note", NEW."number", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."source", NEW."text"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f7162() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "learning_models_centreratingevent" ("code", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."code", NEW."name", NEW."order", _pgh_attach_context(), NOW(), 'update', NEW."code", NEW."source"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_f8ae4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "records_photoevent" ("alt", "association_id", "caption", "height", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pictures", "sha256", "state", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."alt", NEW."association_id", NEW."caption", NEW."height", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."pictures", NEW."sha256", NEW."state", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_fa7ec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "funds_roundevent" ("answer", "circumstances", "closes_on", "conditions", "decided_by_id", "decision_id", "fund_id", "id", "least_mark", "lump_sum", "made_by_id", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "proposed_by_id", "recipients", "sharing", "spare", "stages", "state", "year") VALUES (NEW."answer", NEW."circumstances", NEW."closes_on", NEW."conditions", NEW."decided_by_id", NEW."decision_id", NEW."fund_id", NEW."id", NEW."least_mark", NEW."lump_sum", NEW."made_by_id", NEW."name", NEW."opens_on", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."places", NEW."programme_id", NEW."proposed_by_id", NEW."recipients", NEW."sharing", NEW."spare", NEW."stages", NEW."state", NEW."year"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_update_update_feea5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "news_pollevent" ("first_day", "id", "last_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question") VALUES (NEW."first_day", NEW."id", NEW."last_day", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."question"); RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_weight_stays_e66cf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.quota_adds_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.release_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'Số liệu đã công bố thì không sửa, không xóa: hãy công bố lần sau.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'release_stays';
END $$;
CREATE FUNCTION public.roll_stays_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.tell_pages() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    notify pages_changed;
    return null;
end $$;
CREATE FUNCTION public.value_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'Số liệu đã ghi thì không sửa: hãy nộp bản sau.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'value_stays';
END $$;
CREATE FUNCTION public.vn_fold(source text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(lower((regexp_replace((translate(NORMALIZE(source, NFC), 'AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ'::text, 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ'::text) COLLATE "C"), '[^A-Za-z0-9aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ]+'::text, ' '::text, 'g'::text) COLLATE "C")), ' '::text);
COMMENT ON FUNCTION public.vn_fold(source text) IS 'Lower case with diacritics: Vietnamese letters, digits and single spaces only.';
CREATE FUNCTION public.vn_given_name_key(full_name text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $_$
DECLARE
    whole text COLLATE "C" := public.vn_key(full_name);
BEGIN
    RETURN regexp_replace(
        whole, E'^(?:[^\\t]* )?([^ \\t]*)\\t(?:[^\\t]* )?([^ \\t]*)$', E'\\1\t\\2'
    ) || E'\t' || whole;
END
$_$;
COMMENT ON FUNCTION public.vn_given_name_key(full_name text) IS 'Sort key of a person: by the last word of the name, then by the whole name.';
CREATE FUNCTION public.vn_key(source text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT ((regexp_replace(words.padded, '[\u0300\u0309\u0303\u0301\u0323]+'::text, ''::text, 'g'::text) || '	'::text) || translate(regexp_replace(words.padded, '[a-z0-9~]+'::text, ''::text, 'g'::text), '̣̀̉̃́'::text, '12345'::text)) FROM (SELECT regexp_replace(regexp_replace(btrim(regexp_replace(regexp_replace(regexp_replace(letters.lettered, '[\u0302\u0306\u031b]+'::text, ''::text, 'g'::text), '[^a-z0-9~\u0300\u0309\u0303\u0301\u0323]+'::text, ' '::text, 'g'::text), '(^| )[ \u0300\u0309\u0303\u0301\u0323]+'::text, '\1'::text, 'g'::text), ' '::text), '([0-9]+)'::text, '0000\1'::text, 'g'::text), '0*([0-9]{5,})'::text, '\1'::text, 'g'::text) AS padded FROM (SELECT regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(decomposed.plain, 'đ'::text, 'd~'::text), 'ơ'::text, 'o~~'::text), 'ư'::text, 'u~'::text), 'a([\u0300\u0309\u0303\u0301\u0323]*)\u0302'::text, 'a~~\1'::text, 'g'::text), '([eo])([\u0300\u0309\u0303\u0301\u0323]*)\u0302'::text, '\1~\2'::text, 'g'::text), 'a([\u0300\u0309\u0303\u0301\u0323]*)\u0306'::text, 'a~\1'::text, 'g'::text) AS lettered FROM (SELECT regexp_replace(translate(lower((NORMALIZE(regexp_replace((translate(vn_key.source, '­͏؜ᅟᅠ឴឵᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩﻿''`´ʼ‘’`´'::text, ''::text) COLLATE "C"), '[^\u0001-\u007d\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u212a\u212b]+'::text, ' '::text, 'g'::text), NFD) COLLATE "C")), 'ĐÐð'::text, 'đđđ'::text), '[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+'::text, ''::text, 'g'::text) AS plain) decomposed) letters OFFSET 0) words);
COMMENT ON FUNCTION public.vn_key(source text) IS 'Sort key: in plain code point order it gives the Vietnamese order, also without ICU.';
CREATE FUNCTION public.vn_norm(source text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(lower((public.unaccent('public.unaccent'::regdictionary, regexp_replace(regexp_replace((NORMALIZE(translate(source, '­͏؜ᅟᅠ឴឵᠎​‌‍‎‏‪‫‬‭‮⁠⁡⁢⁣⁤⁦⁧⁨⁩﻿''`´ʼ‘’`´'::text, ''::text), NFD) COLLATE "C"), '[\u0300-\u036f]+'::text, ''::text, 'g'::text), '[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017f]+'::text, ' '::text, 'g'::text)) COLLATE "C")), ' '::text);
COMMENT ON FUNCTION public.vn_norm(source text) IS 'Search key: lower case, without diacritics; letters a-z, digits and single spaces only.';
CREATE FUNCTION public.vn_pairs(title text, abstract text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT array_to_tsvector(COALESCE(array_agg(DISTINCT terms.term), '{}'::text[])) AS array_to_tsvector FROM (SELECT unnest(CASE WHEN (syllables.following IS NULL) THEN ARRAY[syllables.syllable] ELSE ARRAY[syllables.syllable, ((syllables.syllable || '_'::text) || syllables.following)] END) AS term FROM (SELECT t.syllable, lead(t.syllable) OVER (PARTITION BY parts.part ORDER BY t.place) AS following FROM (SELECT 1 AS part, public.vn_norm(vn_pairs.title) AS words UNION ALL SELECT 2, public.vn_norm(vn_pairs.abstract) AS vn_norm UNION ALL SELECT 3, public.vn_norm(vn_pairs.body) AS vn_norm UNION ALL SELECT 4, public.vn_fold(vn_pairs.title) AS vn_fold UNION ALL SELECT 5, public.vn_fold(vn_pairs.abstract) AS vn_fold UNION ALL SELECT 6, public.vn_fold(vn_pairs.body) AS vn_fold) parts, LATERAL string_to_table(parts.words, ' '::text) WITH ORDINALITY t(syllable, place) WHERE ((length(t.syllable) >= 1) AND (length(t.syllable) <= 40))) syllables) terms);
COMMENT ON FUNCTION public.vn_pairs(title text, abstract text, body text) IS 'Terms for finding phrases: syllables and pairs of neighbours, without and with diacritics.';
CREATE FUNCTION public.vn_words(title text, abstract text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((setweight(to_tsvector('simple'::regconfig, public.vn_norm(title)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, public.vn_norm(abstract)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, public.vn_norm(body)), 'D'::"char"));
COMMENT ON FUNCTION public.vn_words(title text, abstract text, body text) IS 'Syllables without diacritics, weighted by where they stand.';
CREATE FUNCTION public.weights_add_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE TABLE public.accounts_clusterduty (
    id bigint NOT NULL,
    year smallint NOT NULL,
    duty character varying(8) NOT NULL,
    association_id integer,
    cluster_id integer,
    group_id bigint,
    person_id bigint,
    CONSTRAINT accounts_clusterduty_year_check CHECK ((year >= 0)),
    CONSTRAINT clusterduty_duty_known CHECK (((duty)::text = ANY ((ARRAY['head'::character varying, 'deputy'::character varying, 'host'::character varying, 'officer'::character varying])::text[]))),
    CONSTRAINT clusterduty_of_one_cluster CHECK ((((cluster_id IS NULL) AND (group_id IS NOT NULL)) OR ((cluster_id IS NOT NULL) AND (group_id IS NULL)))),
    CONSTRAINT clusterduty_unit_or_person CHECK ((((association_id IS NULL) AND ((duty)::text = 'officer'::text) AND (person_id IS NOT NULL)) OR ((NOT ((duty)::text = 'officer'::text)) AND (association_id IS NOT NULL) AND (person_id IS NULL)))),
    CONSTRAINT clusterduty_year_plausible CHECK (((year >= 1990) AND (year <= 2100)))
);
ALTER TABLE public.accounts_clusterduty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_clusterduty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_clusterdutyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    duty character varying(8) NOT NULL,
    association_id integer,
    cluster_id integer,
    group_id bigint,
    person_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT accounts_clusterdutyevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.accounts_clusterdutyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_clusterdutyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_consent (
    id bigint NOT NULL,
    purpose character varying(16) NOT NULL,
    giver character varying(10) NOT NULL,
    given_on date NOT NULL,
    withdrawn_on date,
    evidence character varying(200) NOT NULL,
    person_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint,
    CONSTRAINT consent_giver_known CHECK (((giver)::text = ANY ((ARRAY['self'::character varying, 'guardian'::character varying])::text[]))),
    CONSTRAINT consent_purpose_known CHECK (((purpose)::text = ANY ((ARRAY['process'::character varying, 'publish_name'::character varying, 'publish_photo'::character varying])::text[]))),
    CONSTRAINT consent_withdrawn_after_given CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on)))
);
ALTER TABLE public.accounts_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_consentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    purpose character varying(16) NOT NULL,
    giver character varying(10) NOT NULL,
    given_on date NOT NULL,
    withdrawn_on date,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    person_id bigint NOT NULL,
    recorded_by_id bigint,
    withdrawn_by_id bigint
);
ALTER TABLE public.accounts_consentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_consentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_mandate (
    id bigint NOT NULL,
    form character varying(40) NOT NULL,
    periods daterange,
    reason character varying(200) NOT NULL,
    post_id bigint NOT NULL
);
ALTER TABLE public.accounts_mandate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_mandate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_mandate_units (
    id bigint NOT NULL,
    mandate_id bigint NOT NULL,
    association_id integer NOT NULL
);
ALTER TABLE public.accounts_mandate_units ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_mandate_units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_mandateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    form character varying(40) NOT NULL,
    periods daterange,
    reason character varying(200) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    post_id bigint NOT NULL
);
ALTER TABLE public.accounts_mandateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_mandateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_person (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    birth_year smallint,
    phone character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    address character varying(200) NOT NULL,
    erased_at timestamp with time zone,
    search_key text GENERATED ALWAYS AS (public.vn_norm((name)::text)) STORED,
    association_id integer NOT NULL,
    sort_key text GENERATED ALWAYS AS (public.vn_given_name_key((name)::text)) STORED COLLATE pg_catalog."C",
    CONSTRAINT accounts_person_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT person_birth_year_plausible CHECK (((birth_year IS NULL) OR ((birth_year >= 1900) AND (birth_year <= 2100))))
);
ALTER TABLE public.accounts_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_personevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    erased_at timestamp with time zone,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.accounts_personevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_personevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_personread (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    reader_id bigint NOT NULL,
    CONSTRAINT personread_kind_known CHECK (((kind)::text = ANY ((ARRAY['page'::character varying, 'history'::character varying, 'export'::character varying])::text[])))
);
ALTER TABLE public.accounts_personread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_personread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_post (
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    roles character varying(12)[] NOT NULL,
    is_full_time boolean NOT NULL,
    valid daterange NOT NULL,
    association_id integer NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT post_lasts CHECK ((NOT isempty(valid))),
    CONSTRAINT post_office_known CHECK (((office)::text = ANY ((ARRAY['chair'::character varying, 'permanent_vice_chair'::character varying, 'vice_chair'::character varying, 'secretary_general'::character varying, 'secretary'::character varying, 'standing_member'::character varying, 'committee_member'::character varying, 'branch_head'::character varying, 'officer'::character varying])::text[]))),
    CONSTRAINT post_roles_known CHECK ((roles <@ ARRAY['entry'::character varying(12), 'check'::character varying(12), 'approve'::character varying(12), 'edit_news'::character varying(12), 'keep_fund'::character varying(12), 'look'::character varying(12)]))
);
ALTER TABLE public.accounts_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_postevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    roles character varying(12)[] NOT NULL,
    is_full_time boolean NOT NULL,
    valid daterange NOT NULL,
    association_id integer NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.accounts_postevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_postevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(60) NOT NULL,
    is_active boolean NOT NULL,
    is_superuser boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id bigint
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_userevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    username character varying(60) NOT NULL,
    is_active boolean NOT NULL,
    is_superuser boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.accounts_userevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_userevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_association (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    full_name character varying(250) NOT NULL,
    code character varying(20) NOT NULL,
    kind character varying(60) NOT NULL,
    established character varying(8) NOT NULL,
    opened_on date,
    closed_on date,
    sort_key text GENERATED ALWAYS AS (public.vn_key((name)::text)) STORED COLLATE pg_catalog."C",
    lft integer NOT NULL,
    rght integer NOT NULL,
    tree_id integer NOT NULL,
    depth integer NOT NULL,
    parent_id integer,
    level_id character varying(24) NOT NULL,
    CONSTRAINT association_closes_after_opening CHECK (((opened_on IS NULL) OR (closed_on IS NULL) OR (opened_on < closed_on))),
    CONSTRAINT association_established_known CHECK (((established)::text = ANY ((ARRAY['yes'::character varying, 'no'::character varying, 'paused'::character varying])::text[]))),
    CONSTRAINT associations_association_depth_check CHECK ((depth >= 0)),
    CONSTRAINT associations_association_lft_check CHECK ((lft >= 0)),
    CONSTRAINT associations_association_rght_check CHECK ((rght >= 0)),
    CONSTRAINT associations_association_tree_id_check CHECK ((tree_id >= 0))
);
ALTER TABLE public.associations_association ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_association_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_change (
    id bigint NOT NULL,
    "order" integer NOT NULL,
    kind character varying(16) NOT NULL,
    new_values jsonb NOT NULL,
    reorganisation_id integer NOT NULL,
    CONSTRAINT associations_change_order_check CHECK (("order" >= 0)),
    CONSTRAINT change_kind_known CHECK (((kind)::text = ANY ((ARRAY['found'::character varying, 'rename'::character varying, 'recode'::character varying, 'move'::character varying, 'merge'::character varying, 'absorb'::character varying, 'split'::character varying, 'cut_out'::character varying, 'close'::character varying, 'reopen'::character varying, 'correct'::character varying, 'abolish_level'::character varying])::text[])))
);
ALTER TABLE public.associations_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_change_subjects (
    id bigint NOT NULL,
    change_id bigint NOT NULL,
    association_id integer NOT NULL
);
ALTER TABLE public.associations_change_subjects ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_change_subjects_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_group (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    valid daterange NOT NULL,
    host_id integer NOT NULL
);
ALTER TABLE public.associations_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_groupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    valid daterange NOT NULL,
    host_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.associations_groupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_groupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_groupmembership (
    id bigint NOT NULL,
    valid daterange NOT NULL,
    association_id integer NOT NULL,
    group_id bigint NOT NULL
);
ALTER TABLE public.associations_groupmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_groupmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_groupmembershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    valid daterange NOT NULL,
    association_id integer NOT NULL,
    group_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.associations_groupmembershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_groupmembershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_holding (
    id bigint NOT NULL,
    valid daterange NOT NULL,
    holder_id integer NOT NULL,
    parcel_id integer NOT NULL,
    closed_by_id integer,
    opened_by_id integer,
    CONSTRAINT holding_lasts CHECK ((NOT isempty(valid)))
);
ALTER TABLE public.associations_holding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_holding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_level (
    code character varying(24) NOT NULL,
    name character varying(60) NOT NULL,
    rank smallint NOT NULL,
    has_territory boolean NOT NULL
);
CREATE TABLE public.associations_levelrule (
    id bigint NOT NULL,
    valid daterange NOT NULL,
    source character varying(200) NOT NULL,
    level_id character varying(24) NOT NULL,
    parent_level_id character varying(24)
);
ALTER TABLE public.associations_levelrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_levelrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_load (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    sha256 character varying(64) NOT NULL,
    rows jsonb NOT NULL,
    loaded_at timestamp with time zone NOT NULL
);
ALTER TABLE public.associations_load ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_load_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_loadevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    sha256 character varying(64) NOT NULL,
    rows jsonb NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.associations_loadevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_loadevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_parcel (
    id integer NOT NULL,
    origin_id integer NOT NULL
);
ALTER TABLE public.associations_parcel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_parcel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_parcelpart (
    id integer NOT NULL,
    valid_from date NOT NULL,
    parcel_id integer NOT NULL,
    part_id integer NOT NULL,
    reorganisation_id integer NOT NULL,
    CONSTRAINT parcelpart_not_itself CHECK ((NOT (parcel_id = part_id)))
);
ALTER TABLE public.associations_parcelpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_parcelpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_reorganisation (
    id integer NOT NULL,
    number character varying(60) NOT NULL,
    body character varying(200) NOT NULL,
    signed_on date,
    in_force_on date,
    sequence smallint NOT NULL,
    status character varying(10) NOT NULL,
    scan character varying(300) NOT NULL,
    note text NOT NULL,
    applied_at timestamp with time zone,
    answers jsonb NOT NULL,
    cancelled_at timestamp with time zone,
    CONSTRAINT associations_reorganisation_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT reorganisation_has_its_day CHECK ((((status)::text = 'draft'::text) OR (in_force_on IS NOT NULL))),
    CONSTRAINT reorganisation_status_known CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'scheduled'::character varying, 'applied'::character varying, 'cancelled'::character varying])::text[])))
);
ALTER TABLE public.associations_reorganisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_reorganisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_reorganisationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    number character varying(60) NOT NULL,
    body character varying(200) NOT NULL,
    signed_on date,
    in_force_on date,
    sequence smallint NOT NULL,
    status character varying(10) NOT NULL,
    scan character varying(300) NOT NULL,
    note text NOT NULL,
    applied_at timestamp with time zone,
    pgh_context_id uuid,
    pgh_obj_id integer NOT NULL,
    answers jsonb NOT NULL,
    cancelled_at timestamp with time zone,
    CONSTRAINT associations_reorganisationevent_sequence_check CHECK ((sequence >= 0))
);
ALTER TABLE public.associations_reorganisationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_reorganisationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_state (
    id bigint NOT NULL,
    valid daterange NOT NULL,
    from_known boolean GENERATED ALWAYS AS ((lower(valid) IS NOT NULL)) STORED,
    name character varying(200) NOT NULL,
    full_name character varying(250) NOT NULL,
    register character varying(20),
    code character varying(20),
    kind character varying(60) NOT NULL,
    established character varying(8) NOT NULL,
    search_key text GENERATED ALWAYS AS (public.vn_norm((name)::text)) STORED,
    full_search_key text GENERATED ALWAYS AS (public.vn_norm((full_name)::text)) STORED,
    association_id integer NOT NULL,
    closed_by_id integer,
    level_id character varying(24) NOT NULL,
    opened_by_id integer,
    parent_id integer,
    CONSTRAINT state_code_has_register CHECK ((((code IS NULL) AND (register IS NULL)) OR ((code IS NOT NULL) AND (register IS NOT NULL) AND (NOT (((code)::text = ''::text) AND (code IS NOT NULL))) AND (NOT (((register)::text = ''::text) AND (register IS NOT NULL)))))),
    CONSTRAINT state_established_known CHECK (((established)::text = ANY ((ARRAY['yes'::character varying, 'no'::character varying, 'paused'::character varying])::text[]))),
    CONSTRAINT state_lasts CHECK ((NOT isempty(valid))),
    CONSTRAINT state_not_under_itself CHECK (((parent_id IS NULL) OR (NOT ((parent_id = association_id) AND (parent_id IS NOT NULL)))))
);
ALTER TABLE public.associations_state ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_state_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_stateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    valid daterange NOT NULL,
    name character varying(200) NOT NULL,
    full_name character varying(250) NOT NULL,
    register character varying(20),
    code character varying(20),
    kind character varying(60) NOT NULL,
    established character varying(8) NOT NULL,
    association_id integer NOT NULL,
    closed_by_id integer,
    level_id character varying(24) NOT NULL,
    opened_by_id integer,
    parent_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.associations_stateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_stateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_succession (
    id bigint NOT NULL,
    "on" date NOT NULL,
    is_whole boolean NOT NULL,
    new_id integer NOT NULL,
    old_id integer NOT NULL,
    reorganisation_id integer,
    CONSTRAINT succession_not_itself CHECK ((NOT (old_id = new_id)))
);
ALTER TABLE public.associations_succession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_succession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_trace (
    id bigint NOT NULL,
    "table" character varying(63) NOT NULL,
    key jsonb NOT NULL,
    before jsonb,
    after jsonb,
    reorganisation_id integer NOT NULL
);
ALTER TABLE public.associations_trace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_trace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_weight (
    id bigint NOT NULL,
    basis character varying(12) NOT NULL,
    share numeric(13,12) NOT NULL,
    source character varying(300) NOT NULL,
    part_id integer NOT NULL,
    CONSTRAINT weight_basis_known CHECK (((basis)::text = ANY ((ARRAY['people'::character varying, 'households'::character varying, 'members'::character varying, 'area'::character varying])::text[]))),
    CONSTRAINT weight_between_0_and_1 CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric)))
);
ALTER TABLE public.associations_weight ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_weight_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.associations_weightevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    basis character varying(12) NOT NULL,
    share numeric(13,12) NOT NULL,
    source character varying(300) NOT NULL,
    part_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.associations_weightevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.associations_weightevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text CONSTRAINT django_tasks_database_dbtaskresul_exception_class_path_not_null NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);
CREATE TABLE public.figures_due (
    id integer NOT NULL,
    deadline date NOT NULL,
    form_id smallint NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.figures_due ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_due_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_dueevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    deadline date NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id integer NOT NULL,
    form_id smallint NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.figures_dueevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_dueevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_form (
    id smallint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    period_kind character varying(10) NOT NULL,
    days_after smallint NOT NULL,
    level_id character varying(24) NOT NULL,
    CONSTRAINT form_period_kind_known CHECK (((period_kind)::text = ANY ((ARRAY['month'::character varying, 'quarter'::character varying, 'half_year'::character varying, 'year'::character varying, 'term'::character varying])::text[])))
);
CREATE TABLE public.figures_form_asked_of (
    id bigint NOT NULL,
    form_id smallint NOT NULL,
    association_id integer NOT NULL
);
ALTER TABLE public.figures_form_asked_of ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_form_asked_of_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.figures_form ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_form_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_formevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    period_kind character varying(10) NOT NULL,
    days_after smallint NOT NULL,
    level_id character varying(24) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id smallint NOT NULL
);
ALTER TABLE public.figures_formevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_formevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_formline (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    is_required boolean NOT NULL,
    words jsonb NOT NULL,
    version_id smallint NOT NULL,
    indicator_id smallint NOT NULL,
    CONSTRAINT figures_formline_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.figures_formline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_formline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_formlineevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    is_required boolean NOT NULL,
    words jsonb NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    version_id smallint NOT NULL,
    indicator_id smallint NOT NULL,
    CONSTRAINT figures_formlineevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.figures_formlineevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_formlineevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_formversion (
    id smallint NOT NULL,
    number smallint NOT NULL,
    valid daterange NOT NULL,
    source character varying(200) NOT NULL,
    form_id smallint NOT NULL,
    CONSTRAINT figures_formversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.figures_formversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_formversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_formversionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    number smallint NOT NULL,
    valid daterange NOT NULL,
    source character varying(200) NOT NULL,
    form_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id smallint NOT NULL,
    CONSTRAINT figures_formversionevent_number_check CHECK ((number >= 0))
);
ALTER TABLE public.figures_formversionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_formversionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_indicator (
    id smallint NOT NULL,
    code character varying(60) NOT NULL,
    section character varying(120) NOT NULL,
    label character varying(200) NOT NULL,
    unit character varying(40) NOT NULL,
    kind character varying(8) NOT NULL,
    nature character varying(8) NOT NULL,
    basis character varying(12) NOT NULL,
    formula character varying(300) NOT NULL,
    places smallint NOT NULL,
    minimum numeric(20,4),
    maximum numeric(20,4),
    usual_from numeric(20,4),
    usual_to numeric(20,4),
    note text NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT figures_indicator_order_check CHECK (("order" >= 0)),
    CONSTRAINT figures_indicator_places_check CHECK ((places >= 0)),
    CONSTRAINT indicator_basis_known CHECK (((basis)::text = ANY ((ARRAY['people'::character varying, 'households'::character varying, 'members'::character varying, 'area'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT indicator_input_has_no_formula CHECK (((NOT ((kind)::text = 'input'::text)) OR ((formula)::text = ''::text))),
    CONSTRAINT indicator_kind_known CHECK (((kind)::text = ANY ((ARRAY['input'::character varying, 'sum'::character varying, 'ratio'::character varying])::text[]))),
    CONSTRAINT indicator_nature_known CHECK (((nature)::text = ANY ((ARRAY['stock'::character varying, 'flow'::character varying, 'balance'::character varying])::text[]))),
    CONSTRAINT indicator_sum_has_formula CHECK (((NOT ((kind)::text = 'sum'::text)) OR (NOT ((formula)::text = ''::text))))
);
ALTER TABLE public.figures_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_indicatorevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    code character varying(60) NOT NULL,
    section character varying(120) NOT NULL,
    label character varying(200) NOT NULL,
    unit character varying(40) NOT NULL,
    kind character varying(8) NOT NULL,
    nature character varying(8) NOT NULL,
    basis character varying(12) NOT NULL,
    formula character varying(300) NOT NULL,
    places smallint NOT NULL,
    minimum numeric(20,4),
    maximum numeric(20,4),
    usual_from numeric(20,4),
    usual_to numeric(20,4),
    note text NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id smallint NOT NULL,
    CONSTRAINT figures_indicatorevent_order_check CHECK (("order" >= 0)),
    CONSTRAINT figures_indicatorevent_places_check CHECK ((places >= 0))
);
ALTER TABLE public.figures_indicatorevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_indicatorevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_indicatorsuccession (
    id bigint NOT NULL,
    "on" date NOT NULL,
    is_whole boolean NOT NULL,
    source character varying(300) NOT NULL,
    new_id smallint NOT NULL,
    old_id smallint NOT NULL,
    CONSTRAINT indicatorsuccession_not_itself CHECK ((NOT (old_id = new_id)))
);
ALTER TABLE public.figures_indicatorsuccession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_indicatorsuccession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_indicatorsuccessionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "on" date NOT NULL,
    is_whole boolean NOT NULL,
    source character varying(300) NOT NULL,
    new_id smallint NOT NULL,
    old_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.figures_indicatorsuccessionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_indicatorsuccessionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_period (
    id smallint NOT NULL,
    code character varying(12) NOT NULL,
    kind character varying(10) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    is_open boolean NOT NULL,
    frozen_at timestamp with time zone,
    CONSTRAINT period_ends_after_beginning CHECK ((last_day >= first_day)),
    CONSTRAINT period_kind_known CHECK (((kind)::text = ANY ((ARRAY['month'::character varying, 'quarter'::character varying, 'half_year'::character varying, 'year'::character varying, 'term'::character varying])::text[])))
);
ALTER TABLE public.figures_period ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_period_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_periodevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    code character varying(12) NOT NULL,
    kind character varying(10) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    is_open boolean NOT NULL,
    frozen_at timestamp with time zone,
    pgh_context_id uuid,
    pgh_obj_id smallint NOT NULL
);
ALTER TABLE public.figures_periodevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_periodevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_periodunit (
    id bigint NOT NULL,
    depth smallint NOT NULL,
    lft integer NOT NULL,
    rght integer NOT NULL,
    association_id integer NOT NULL,
    level_id character varying(24) NOT NULL,
    parent_id integer,
    period_id smallint NOT NULL,
    taken_in_id integer,
    CONSTRAINT periodunit_nested CHECK ((lft < rght))
);
ALTER TABLE public.figures_periodunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_periodunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_release (
    id bigint NOT NULL,
    number smallint NOT NULL,
    released_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    manifest jsonb NOT NULL,
    period_id smallint NOT NULL,
    released_by_id bigint,
    CONSTRAINT figures_release_number_check CHECK ((number >= 0))
);
ALTER TABLE public.figures_release ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_releaseevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number smallint NOT NULL,
    released_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    manifest jsonb NOT NULL,
    period_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    released_by_id bigint,
    CONSTRAINT figures_releaseevent_number_check CHECK ((number >= 0))
);
ALTER TABLE public.figures_releaseevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_releaseevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_releasefile (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    content bytea NOT NULL,
    release_id bigint NOT NULL
);
ALTER TABLE public.figures_releasefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_releasefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_seriesbreak (
    id bigint NOT NULL,
    "on" date NOT NULL,
    reason character varying(300) NOT NULL,
    source character varying(300) NOT NULL,
    indicator_id smallint NOT NULL
);
ALTER TABLE public.figures_seriesbreak ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_seriesbreak_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_seriesbreakevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "on" date NOT NULL,
    reason character varying(300) NOT NULL,
    source character varying(300) NOT NULL,
    indicator_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.figures_seriesbreakevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_seriesbreakevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_shortaddress (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    address character varying(400) NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.figures_shortaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_shortaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_shortaddressevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    address character varying(400) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.figures_shortaddressevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_shortaddressevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_submission (
    id integer NOT NULL,
    source character varying(300) NOT NULL,
    source_url character varying(400) NOT NULL,
    status character varying(10) NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    on_behalf character varying(200) NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    association_id integer NOT NULL,
    form_version_id smallint,
    period_id smallint NOT NULL,
    submitted_by_id bigint,
    upload_id bigint,
    CONSTRAINT submission_four_eyes CHECK (((approved_by_id IS NULL) OR (submitted_by_id IS NULL) OR (NOT ((approved_by_id = submitted_by_id) AND (approved_by_id IS NOT NULL) AND (submitted_by_id IS NOT NULL))))),
    CONSTRAINT submission_status_known CHECK (((status)::text = ANY ((ARRAY['submitted'::character varying, 'approved'::character varying, 'returned'::character varying, 'withdrawn'::character varying, 'replaced'::character varying])::text[])))
);
ALTER TABLE public.figures_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_submissionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id integer NOT NULL,
    source character varying(300) NOT NULL,
    source_url character varying(400) NOT NULL,
    status character varying(10) NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    on_behalf character varying(200) NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    association_id integer NOT NULL,
    form_version_id smallint,
    period_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id integer NOT NULL,
    submitted_by_id bigint,
    upload_id bigint
);
ALTER TABLE public.figures_submissionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_submissionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_target (
    id bigint NOT NULL,
    "on" date NOT NULL,
    number numeric(20,4) NOT NULL,
    source character varying(300) NOT NULL,
    source_url character varying(300) NOT NULL,
    association_id integer NOT NULL,
    indicator_id smallint NOT NULL,
    CONSTRAINT target_has_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT target_not_negative CHECK ((number >= (0)::numeric))
);
ALTER TABLE public.figures_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_targetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "on" date NOT NULL,
    number numeric(20,4) NOT NULL,
    source character varying(300) NOT NULL,
    source_url character varying(300) NOT NULL,
    association_id integer NOT NULL,
    indicator_id smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.figures_targetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.figures_targetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.figures_total (
    period_id smallint NOT NULL,
    association_id integer NOT NULL,
    indicator_id smallint NOT NULL,
    due integer NOT NULL,
    approved numeric(24,4),
    approved_base numeric(24,4),
    approved_in integer NOT NULL,
    approved_left_out integer NOT NULL,
    approved_illustrative integer NOT NULL,
    provisional numeric(24,4),
    provisional_base numeric(24,4),
    provisional_in integer NOT NULL,
    provisional_left_out integer NOT NULL,
    provisional_illustrative integer NOT NULL,
    approved_given integer NOT NULL,
    provisional_given integer NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.figures_value (
    submission_id integer NOT NULL,
    association_id integer NOT NULL,
    "row" integer,
    period_id smallint NOT NULL,
    indicator_id smallint NOT NULL,
    status smallint NOT NULL,
    mark smallint NOT NULL,
    "precision" smallint NOT NULL,
    sheet smallint,
    "column" smallint,
    is_derived boolean NOT NULL,
    is_illustrative boolean NOT NULL,
    number numeric(20,4),
    raw character varying(200) NOT NULL,
    CONSTRAINT value_mark_known CHECK ((mark = ANY (ARRAY[0, 1, 2, 3]))),
    CONSTRAINT value_number_where_marked CHECK ((((mark = 0) AND (number IS NOT NULL)) OR ((NOT (mark = 0)) AND (number IS NULL)))),
    CONSTRAINT value_status_known CHECK ((status = ANY (ARRAY[0, 1, 2, 3])))
);
CREATE TABLE public.funds_attachment (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    file character varying(160) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT funds_attachment_size_check CHECK ((size >= 0))
);
ALTER TABLE public.funds_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_attachmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT funds_attachmentevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.funds_attachmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_attachmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_balance (
    id bigint NOT NULL,
    medium character varying(7) NOT NULL,
    amount bigint NOT NULL,
    fund_id bigint NOT NULL,
    CONSTRAINT balance_medium_known CHECK (((medium)::text = ANY ((ARRAY['cash'::character varying, 'bank'::character varying, 'in_kind'::character varying])::text[])))
);
ALTER TABLE public.funds_balance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_balance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_category (
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    direction character varying(3) NOT NULL,
    valid daterange NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT category_direction_known CHECK (((direction)::text = ANY ((ARRAY['in'::character varying, 'out'::character varying])::text[]))),
    CONSTRAINT category_valid_not_empty CHECK ((NOT isempty(valid))),
    CONSTRAINT funds_category_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.funds_categoryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    direction character varying(3) NOT NULL,
    valid daterange NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id character varying(40) NOT NULL,
    CONSTRAINT funds_categoryevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.funds_categoryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_categoryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_closure (
    id bigint NOT NULL,
    span daterange NOT NULL,
    opening bigint NOT NULL,
    raised bigint NOT NULL,
    spent bigint NOT NULL,
    moved bigint NOT NULL,
    closing bigint NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    reopened_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    closed_by_id bigint NOT NULL,
    reopened_by_id bigint,
    signed_by_id bigint,
    fund_id bigint NOT NULL,
    CONSTRAINT closure_adds_up CHECK ((closing = (((opening + raised) - spent) + moved))),
    CONSTRAINT closure_four_eyes CHECK ((((signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((NOT ((signed_by_id = closed_by_id) AND (signed_by_id IS NOT NULL))) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL)))),
    CONSTRAINT closure_reopening_is_told CHECK (((((reason)::text = ''::text) AND (reopened_at IS NULL) AND (reopened_by_id IS NULL)) OR ((NOT ((reason)::text = ''::text)) AND (reopened_at IS NOT NULL) AND (reopened_by_id IS NOT NULL)))),
    CONSTRAINT closure_span_bounded CHECK (((NOT isempty(span)) AND (NOT lower_inf(span)) AND (NOT upper_inf(span))))
);
ALTER TABLE public.funds_closure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_closure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_closureevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    span daterange NOT NULL,
    opening bigint NOT NULL,
    raised bigint NOT NULL,
    spent bigint NOT NULL,
    moved bigint NOT NULL,
    closing bigint NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    signed_at timestamp with time zone,
    reopened_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    closed_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    reopened_by_id bigint,
    signed_by_id bigint,
    fund_id bigint NOT NULL
);
ALTER TABLE public.funds_closureevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_closureevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_daytotal (
    id bigint NOT NULL,
    "on" date NOT NULL,
    kind character varying(12) NOT NULL,
    medium character varying(7) NOT NULL,
    change bigint NOT NULL,
    count integer NOT NULL,
    category_id character varying(40),
    fund_id bigint NOT NULL,
    programme_id bigint
);
ALTER TABLE public.funds_daytotal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_daytotal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_donor (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(160) NOT NULL,
    contact character varying(200) NOT NULL,
    naming character varying(9) NOT NULL,
    agreed_on date,
    note character varying(300) NOT NULL,
    association_id integer NOT NULL,
    person_id bigint,
    CONSTRAINT donor_agreed_on_a_day CHECK ((((agreed_on IS NOT NULL) AND ((naming)::text = 'agreed'::text)) OR ((NOT ((naming)::text = 'agreed'::text)) AND (agreed_on IS NULL)))),
    CONSTRAINT donor_kind_known CHECK (((kind)::text = ANY ((ARRAY['person'::character varying, 'household'::character varying, 'clan'::character varying, 'organisation'::character varying, 'firm'::character varying, 'abroad'::character varying])::text[]))),
    CONSTRAINT donor_naming_known CHECK (((naming)::text = ANY ((ARRAY['not_asked'::character varying, 'agreed'::character varying, 'anonymous'::character varying])::text[]))),
    CONSTRAINT donor_person_is_a_person CHECK (((person_id IS NULL) OR ((kind)::text = ANY ((ARRAY['person'::character varying, 'abroad'::character varying])::text[]))))
);
ALTER TABLE public.funds_donor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_donor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_donorevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    naming character varying(9) NOT NULL,
    agreed_on date,
    association_id integer NOT NULL,
    person_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.funds_donorevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_donorevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_donorname (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    until date NOT NULL,
    donor_id bigint NOT NULL
);
ALTER TABLE public.funds_donorname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_donorname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_dossierreview (
    id bigint NOT NULL,
    points jsonb NOT NULL,
    total integer,
    reason character varying(300) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    reviewer_id bigint NOT NULL,
    nomination_id bigint NOT NULL,
    CONSTRAINT dossierreview_points_or_conflict CHECK (((((reason)::text = ''::text) AND (total IS NOT NULL)) OR ((NOT ((reason)::text = ''::text)) AND (total IS NULL)))),
    CONSTRAINT funds_dossierreview_total_check CHECK ((total >= 0))
);
ALTER TABLE public.funds_dossierreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_dossierreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_drive (
    id bigint NOT NULL,
    kind character varying(4) NOT NULL,
    year smallint NOT NULL,
    pigs integer,
    saved bigint NOT NULL,
    kept bigint NOT NULL,
    given bigint NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT drive_adds_up CHECK (((given >= 0) AND (kept >= 0) AND (saved = (kept + given)))),
    CONSTRAINT drive_kind_known CHECK (((kind)::text = ANY ((ARRAY['pigs'::character varying, 'tet'::character varying])::text[]))),
    CONSTRAINT drive_pigs_of_pigs CHECK (((((kind)::text = 'pigs'::text) AND (pigs IS NOT NULL)) OR (((kind)::text = 'tet'::text) AND (pigs IS NULL)))),
    CONSTRAINT funds_drive_pigs_check CHECK ((pigs >= 0)),
    CONSTRAINT funds_drive_year_check CHECK ((year >= 0))
);
ALTER TABLE public.funds_drive ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_drive_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_driveevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(4) NOT NULL,
    year smallint NOT NULL,
    pigs integer,
    saved bigint NOT NULL,
    kept bigint NOT NULL,
    given bigint NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT funds_driveevent_pigs_check CHECK ((pigs >= 0)),
    CONSTRAINT funds_driveevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.funds_driveevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_driveevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_entry (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    series character varying(12) NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    booked_on date NOT NULL,
    medium character varying(7) NOT NULL,
    change bigint NOT NULL,
    party character varying(160) NOT NULL,
    purpose character varying(300) NOT NULL,
    attached character varying(160) NOT NULL,
    goods character varying(200) NOT NULL,
    valuation character varying(200) NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    booked_by_id bigint NOT NULL,
    category_id character varying(40),
    counterpart_id bigint,
    donor_id bigint,
    reverses_id bigint,
    fund_id bigint NOT NULL,
    pledge_id bigint,
    programme_id bigint,
    CONSTRAINT entry_category_where_money_is_used CHECK ((((category_id IS NOT NULL) AND ((kind)::text = ANY ((ARRAY['receipt'::character varying, 'payment'::character varying])::text[]))) OR ((NOT ((kind)::text = ANY ((ARRAY['receipt'::character varying, 'payment'::character varying])::text[]))) AND (category_id IS NULL)))),
    CONSTRAINT entry_change_of_its_kind CHECK ((((change > 0) AND ((kind)::text = ANY ((ARRAY['opening'::character varying, 'receipt'::character varying, 'transfer_in'::character varying, 'exchange_in'::character varying])::text[])) AND (reverses_id IS NULL)) OR ((change < 0) AND ((kind)::text = ANY ((ARRAY['payment'::character varying, 'transfer_out'::character varying, 'exchange_out'::character varying])::text[])) AND (reverses_id IS NULL)) OR ((change < 0) AND ((kind)::text = ANY ((ARRAY['opening'::character varying, 'receipt'::character varying, 'transfer_in'::character varying, 'exchange_in'::character varying])::text[])) AND (reverses_id IS NOT NULL)) OR ((change > 0) AND ((kind)::text = ANY ((ARRAY['payment'::character varying, 'transfer_out'::character varying, 'exchange_out'::character varying])::text[])) AND (reverses_id IS NOT NULL)))),
    CONSTRAINT entry_donor_gives CHECK ((((donor_id IS NULL) AND (pledge_id IS NULL)) OR ((donor_id IS NOT NULL) AND ((kind)::text = 'receipt'::text)))),
    CONSTRAINT entry_in_kind_is_told CHECK (((NOT ((medium)::text = 'in_kind'::text)) OR ((NOT ((goods)::text = ''::text)) AND (NOT ((valuation)::text = ''::text))) OR (NOT ((kind)::text = 'receipt'::text)))),
    CONSTRAINT entry_medium_known CHECK (((medium)::text = ANY ((ARRAY['cash'::character varying, 'bank'::character varying, 'in_kind'::character varying])::text[]))),
    CONSTRAINT entry_purpose_told CHECK ((NOT ((purpose)::text = ''::text))),
    CONSTRAINT entry_second_side_points_back CHECK ((((counterpart_id IS NOT NULL) AND ((kind)::text = ANY ((ARRAY['transfer_in'::character varying, 'exchange_in'::character varying])::text[]))) OR ((NOT ((kind)::text = ANY ((ARRAY['transfer_in'::character varying, 'exchange_in'::character varying])::text[]))) AND (counterpart_id IS NULL)))),
    CONSTRAINT entry_series_of_its_kind CHECK ((((reverses_id IS NULL) AND ((series)::text = (kind)::text)) OR ((reverses_id IS NOT NULL) AND ((series)::text = 'reversal'::text)))),
    CONSTRAINT entry_year_of_its_day CHECK (((year)::numeric = EXTRACT(year FROM booked_on))),
    CONSTRAINT funds_entry_number_check CHECK ((number >= 0)),
    CONSTRAINT funds_entry_year_check CHECK ((year >= 0))
);
ALTER TABLE public.funds_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_fund (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    legal_form character varying(8) NOT NULL,
    licence_number character varying(60) NOT NULL,
    licensed_on date,
    opened_on date NOT NULL,
    closed_on date,
    may_go_below boolean NOT NULL,
    is_illustrative boolean NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT fund_closes_after_opening CHECK (((closed_on IS NULL) OR (closed_on > opened_on))),
    CONSTRAINT fund_legal_form_known CHECK (((legal_form)::text = ANY ((ARRAY['licensed'::character varying, 'own'::character varying])::text[]))),
    CONSTRAINT fund_licence_of_licensed CHECK (((((legal_form)::text = 'own'::text) AND ((licence_number)::text = ''::text) AND (licensed_on IS NULL)) OR ((NOT ((licence_number)::text = ''::text)) AND ((legal_form)::text = 'licensed'::text))))
);
ALTER TABLE public.funds_fund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_fund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_fundevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    legal_form character varying(8) NOT NULL,
    licence_number character varying(60) NOT NULL,
    licensed_on date,
    opened_on date NOT NULL,
    closed_on date,
    may_go_below boolean NOT NULL,
    is_illustrative boolean NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.funds_fundevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_fundevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_handover (
    id bigint NOT NULL,
    "on" date NOT NULL,
    total bigint,
    given_at timestamp with time zone,
    fund_id bigint NOT NULL,
    given_by_id bigint,
    reorganisation_id integer NOT NULL,
    CONSTRAINT handover_signed_whole CHECK ((((given_at IS NULL) AND (given_by_id IS NULL) AND (total IS NULL)) OR ((given_at IS NOT NULL) AND (given_by_id IS NOT NULL) AND (total >= 0))))
);
ALTER TABLE public.funds_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_handoverevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "on" date NOT NULL,
    total bigint,
    given_at timestamp with time zone,
    fund_id bigint NOT NULL,
    given_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    reorganisation_id integer NOT NULL
);
ALTER TABLE public.funds_handoverevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_handoverevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_handovershare (
    id bigint NOT NULL,
    weight integer NOT NULL,
    cash bigint NOT NULL,
    bank bigint NOT NULL,
    in_kind bigint NOT NULL,
    taken_at timestamp with time zone,
    association_id integer NOT NULL,
    giver_id bigint,
    hand_over_id bigint NOT NULL,
    taken_by_id bigint,
    target_id bigint,
    CONSTRAINT funds_handovershare_weight_check CHECK ((weight >= 0)),
    CONSTRAINT handovershare_four_eyes CHECK ((((taken_at IS NULL) AND (taken_by_id IS NULL) AND (target_id IS NULL)) OR ((NOT ((taken_by_id = giver_id) AND (taken_by_id IS NOT NULL) AND (giver_id IS NOT NULL))) AND (giver_id IS NOT NULL) AND (taken_at IS NOT NULL) AND (taken_by_id IS NOT NULL) AND (target_id IS NOT NULL)))),
    CONSTRAINT handovershare_not_below_zero CHECK (((bank >= 0) AND (cash >= 0) AND (in_kind >= 0) AND (weight > 0)))
);
ALTER TABLE public.funds_handovershare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_handovershare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_handovershareevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    weight integer NOT NULL,
    cash bigint NOT NULL,
    bank bigint NOT NULL,
    in_kind bigint NOT NULL,
    taken_at timestamp with time zone,
    association_id integer NOT NULL,
    giver_id bigint,
    hand_over_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    taken_by_id bigint,
    target_id bigint,
    CONSTRAINT funds_handovershareevent_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.funds_handovershareevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_handovershareevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_instalment (
    id bigint NOT NULL,
    due_on date NOT NULL,
    amount bigint NOT NULL,
    pledge_id bigint NOT NULL,
    CONSTRAINT instalment_amount_positive CHECK ((amount > 0))
);
ALTER TABLE public.funds_instalment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_instalment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_instalmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    due_on date NOT NULL,
    amount bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    pledge_id bigint NOT NULL
);
ALTER TABLE public.funds_instalmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_instalmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_nomination (
    id bigint NOT NULL,
    number integer NOT NULL,
    recipient character varying(8) NOT NULL,
    group_name character varying(160) NOT NULL,
    stage character varying(12) NOT NULL,
    school character varying(160) NOT NULL,
    mark numeric(4,2),
    circumstance character varying(12) NOT NULL,
    story text NOT NULL,
    account character varying(120) NOT NULL,
    source character varying(6) NOT NULL,
    nominator character varying(160) NOT NULL,
    warnings text NOT NULL,
    go_on_reason character varying(300) NOT NULL,
    state character varying(12) NOT NULL,
    score numeric(7,2),
    rank integer,
    ended_on date,
    reason character varying(300) NOT NULL,
    first_step smallint NOT NULL,
    nominated_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    decision_id bigint,
    nominated_by_id bigint NOT NULL,
    person_id bigint,
    replaces_id bigint,
    round_id bigint NOT NULL,
    tier_id bigint NOT NULL,
    CONSTRAINT funds_nomination_first_step_check CHECK ((first_step >= 0)),
    CONSTRAINT funds_nomination_number_check CHECK ((number >= 0)),
    CONSTRAINT funds_nomination_rank_check CHECK ((rank >= 0)),
    CONSTRAINT nomination_award_by_a_decision CHECK (((NOT ((state)::text = ANY ((ARRAY['awarded'::character varying, 'stopped'::character varying])::text[]))) OR (decision_id IS NOT NULL))),
    CONSTRAINT nomination_circumstance_known CHECK (((circumstance)::text = ANY ((ARRAY['poor'::character varying, 'near_poor'::character varying, 'orphan'::character varying, 'disabled'::character varying, 'hardship'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT nomination_end_is_told CHECK ((((NOT ((state)::text = 'stopped'::text)) AND (ended_on IS NULL)) OR ((NOT ((reason)::text = ''::text)) AND (ended_on IS NOT NULL) AND ((state)::text = 'stopped'::text)))),
    CONSTRAINT nomination_mark_of_ten CHECK (((mark IS NULL) OR ((mark >= (0)::numeric) AND (mark <= (10)::numeric)))),
    CONSTRAINT nomination_of_a_person_or_a_group CHECK ((((person_id IS NULL) AND ((recipient)::text = 'group'::text)) OR ((NOT ((recipient)::text = 'group'::text)) AND ((group_name)::text = ''::text) AND (person_id IS NOT NULL)))),
    CONSTRAINT nomination_recipient_known CHECK (((recipient)::text = ANY ((ARRAY['pupil'::character varying, 'student'::character varying, 'adult'::character varying, 'teacher'::character varying, 'group'::character varying])::text[]))),
    CONSTRAINT nomination_replaces_another CHECK (((replaces_id IS NULL) OR (NOT ((replaces_id = id) AND (replaces_id IS NOT NULL))))),
    CONSTRAINT nomination_source_known CHECK (((source)::text = ANY ((ARRAY['school'::character varying, 'branch'::character varying, 'self'::character varying])::text[]))),
    CONSTRAINT nomination_stage_known CHECK ((((stage)::text = ''::text) OR ((stage)::text = ANY ((ARRAY['preschool'::character varying, 'primary'::character varying, 'lower'::character varying, 'upper'::character varying, 'vocational'::character varying, 'university'::character varying, 'continuing'::character varying])::text[])))),
    CONSTRAINT nomination_state_known CHECK (((state)::text = ANY ((ARRAY['nominated'::character varying, 'withdrawn'::character varying, 'chosen'::character varying, 'reserve'::character varying, 'awarded'::character varying, 'not_awarded'::character varying, 'stopped'::character varying])::text[]))),
    CONSTRAINT nomination_warned_goes_on_for_a_reason CHECK (((warnings = ''::text) OR (NOT ((go_on_reason)::text = ''::text))))
);
ALTER TABLE public.funds_nomination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_nomination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_nominationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    recipient character varying(8) NOT NULL,
    stage character varying(12) NOT NULL,
    source character varying(6) NOT NULL,
    state character varying(12) NOT NULL,
    score numeric(7,2),
    rank integer,
    ended_on date,
    first_step smallint NOT NULL,
    nominated_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    decision_id bigint,
    nominated_by_id bigint NOT NULL,
    person_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    replaces_id bigint,
    round_id bigint NOT NULL,
    tier_id bigint NOT NULL,
    CONSTRAINT funds_nominationevent_first_step_check CHECK ((first_step >= 0)),
    CONSTRAINT funds_nominationevent_number_check CHECK ((number >= 0)),
    CONSTRAINT funds_nominationevent_rank_check CHECK ((rank >= 0))
);
ALTER TABLE public.funds_nominationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_nominationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_nominationread (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    nomination_id bigint NOT NULL,
    reader_id bigint NOT NULL,
    CONSTRAINT nominationread_kind_known CHECK (((kind)::text = ANY ((ARRAY['page'::character varying, 'history'::character varying, 'export'::character varying])::text[])))
);
ALTER TABLE public.funds_nominationread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_nominationread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_payline (
    id bigint NOT NULL,
    amount bigint,
    received_on date,
    nomination_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT payline_amount_positive CHECK (((amount IS NULL) OR (amount > 0)))
);
ALTER TABLE public.funds_payline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_payline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_paylineevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    amount bigint,
    received_on date,
    nomination_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    run_id bigint NOT NULL
);
ALTER TABLE public.funds_paylineevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_paylineevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_payrun (
    id bigint NOT NULL,
    step smallint NOT NULL,
    entry_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_payrun_step_check CHECK ((step >= 0)),
    CONSTRAINT payrun_step_from_one CHECK ((step >= 1))
);
ALTER TABLE public.funds_payrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_payrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_payrunevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    step smallint NOT NULL,
    entry_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_payrunevent_step_check CHECK ((step >= 0))
);
ALTER TABLE public.funds_payrunevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_payrunevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_pledge (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    promised_on date NOT NULL,
    ended_on date,
    note character varying(300) NOT NULL,
    donor_id bigint NOT NULL,
    fund_id bigint NOT NULL,
    programme_id bigint,
    CONSTRAINT pledge_amount_positive CHECK ((amount > 0))
);
ALTER TABLE public.funds_pledge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_pledge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_pledgeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    amount bigint NOT NULL,
    promised_on date NOT NULL,
    ended_on date,
    note character varying(300) NOT NULL,
    donor_id bigint NOT NULL,
    fund_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    programme_id bigint
);
ALTER TABLE public.funds_pledgeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_pledgeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_programme (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    purpose character varying(300) NOT NULL,
    budget bigint,
    begins_on date NOT NULL,
    ends_on date,
    fund_id bigint NOT NULL,
    sponsor_id bigint,
    CONSTRAINT programme_budget_positive CHECK (((budget IS NULL) OR (budget > 0))),
    CONSTRAINT programme_ends_after_it_begins CHECK (((ends_on IS NULL) OR (ends_on > begins_on)))
);
ALTER TABLE public.funds_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_programmeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    purpose character varying(300) NOT NULL,
    budget bigint,
    begins_on date NOT NULL,
    ends_on date,
    fund_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    sponsor_id bigint
);
ALTER TABLE public.funds_programmeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_programmeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_proof (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    file character varying(160) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    added_by_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT funds_proof_size_check CHECK ((size >= 0)),
    CONSTRAINT proof_kind_known CHECK (((kind)::text = ANY ((ARRAY['signatures'::character varying, 'bank'::character varying, 'photo'::character varying])::text[])))
);
ALTER TABLE public.funds_proof ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_proof_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_proofevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    added_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT funds_proofevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.funds_proofevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_proofevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_quota (
    id bigint NOT NULL,
    weight bigint NOT NULL,
    places integer NOT NULL,
    association_id integer NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_quota_places_check CHECK ((places >= 0)),
    CONSTRAINT funds_quota_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.funds_quota ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_quota_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_quotaevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    weight bigint NOT NULL,
    places integer NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_quotaevent_places_check CHECK ((places >= 0)),
    CONSTRAINT funds_quotaevent_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.funds_quotaevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_quotaevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_reviewcriterion (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    most smallint NOT NULL,
    "order" smallint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_reviewcriterion_most_check CHECK ((most >= 0)),
    CONSTRAINT funds_reviewcriterion_order_check CHECK (("order" >= 0)),
    CONSTRAINT reviewcriterion_most_positive CHECK ((most > 0))
);
ALTER TABLE public.funds_reviewcriterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_reviewcriterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_reviewcriterionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    most smallint NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_reviewcriterionevent_most_check CHECK ((most >= 0)),
    CONSTRAINT funds_reviewcriterionevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.funds_reviewcriterionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_reviewcriterionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_reviewer (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    round_id bigint NOT NULL
);
ALTER TABLE public.funds_reviewer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_reviewer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_reviewerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    user_id bigint NOT NULL,
    round_id bigint NOT NULL
);
ALTER TABLE public.funds_reviewerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_reviewerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_round (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    year smallint NOT NULL,
    recipients character varying(8)[] NOT NULL,
    stages character varying(12)[] NOT NULL,
    circumstances character varying(12)[] NOT NULL,
    least_mark numeric(4,2),
    conditions text NOT NULL,
    places integer NOT NULL,
    spare integer NOT NULL,
    sharing character varying(8) NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    lump_sum bigint,
    state character varying(8) NOT NULL,
    answer character varying(500) NOT NULL,
    decided_by_id bigint,
    decision_id bigint,
    fund_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    programme_id bigint,
    proposed_by_id bigint,
    CONSTRAINT funds_round_places_check CHECK ((places >= 0)),
    CONSTRAINT funds_round_spare_check CHECK ((spare >= 0)),
    CONSTRAINT funds_round_year_check CHECK ((year >= 0)),
    CONSTRAINT round_closes_after_opening CHECK ((closes_on >= opens_on)),
    CONSTRAINT round_conditions_known CHECK (((circumstances <@ ARRAY['poor'::character varying(12), 'near_poor'::character varying(12), 'orphan'::character varying(12), 'disabled'::character varying(12), 'hardship'::character varying(12), 'none'::character varying(12)]) AND (stages <@ ARRAY['preschool'::character varying(12), 'primary'::character varying(12), 'lower'::character varying(12), 'upper'::character varying(12), 'vocational'::character varying(12), 'university'::character varying(12), 'continuing'::character varying(12)]))),
    CONSTRAINT round_decided_by_another CHECK ((((NOT ((state)::text = ANY ((ARRAY['decided'::character varying, 'closed'::character varying])::text[]))) AND (decided_by_id IS NULL) AND (decision_id IS NULL)) OR ((NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL))) AND (decided_by_id IS NOT NULL) AND (decision_id IS NOT NULL) AND (proposed_by_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['decided'::character varying, 'closed'::character varying])::text[]))))),
    CONSTRAINT round_lump_sum_positive CHECK (((lump_sum IS NULL) OR (lump_sum > 0))),
    CONSTRAINT round_mark_of_ten CHECK (((least_mark IS NULL) OR ((least_mark >= (0)::numeric) AND (least_mark <= (10)::numeric)))),
    CONSTRAINT round_places_hold_the_spare CHECK (((places > 0) AND (spare <= places))),
    CONSTRAINT round_recipients_known CHECK (((recipients <@ ARRAY['pupil'::character varying(8), 'student'::character varying(8), 'adult'::character varying(8), 'teacher'::character varying(8), 'group'::character varying(8)]) AND (
CASE
    WHEN (recipients IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(recipients, 1), 0)
END > 0))),
    CONSTRAINT round_sharing_known CHECK (((sharing)::text = ANY ((ARRAY['equal'::character varying, 'members'::character varying, 'pupils'::character varying, 'typed'::character varying])::text[]))),
    CONSTRAINT round_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'open'::character varying, 'review'::character varying, 'proposed'::character varying, 'decided'::character varying, 'closed'::character varying])::text[])))
);
ALTER TABLE public.funds_round ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_round_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_roundevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    year smallint NOT NULL,
    recipients character varying(8)[] NOT NULL,
    stages character varying(12)[] NOT NULL,
    circumstances character varying(12)[] NOT NULL,
    least_mark numeric(4,2),
    conditions text NOT NULL,
    places integer NOT NULL,
    spare integer NOT NULL,
    sharing character varying(8) NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    lump_sum bigint,
    state character varying(8) NOT NULL,
    answer character varying(500) NOT NULL,
    decided_by_id bigint,
    decision_id bigint,
    fund_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    programme_id bigint,
    proposed_by_id bigint,
    CONSTRAINT funds_roundevent_places_check CHECK ((places >= 0)),
    CONSTRAINT funds_roundevent_spare_check CHECK ((spare >= 0)),
    CONSTRAINT funds_roundevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.funds_roundevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_roundevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_sponsorship (
    id bigint NOT NULL,
    yearly_amount bigint NOT NULL,
    begins_on date NOT NULL,
    ends_on date,
    end_reason character varying(300) NOT NULL,
    association_id integer NOT NULL,
    donor_id bigint NOT NULL,
    learner_id bigint NOT NULL,
    CONSTRAINT sponsorship_amount_positive CHECK ((yearly_amount > 0)),
    CONSTRAINT sponsorship_end_is_told CHECK (((((end_reason)::text = ''::text) AND (ends_on IS NULL)) OR ((NOT ((end_reason)::text = ''::text)) AND (ends_on >= begins_on) AND (ends_on IS NOT NULL))))
);
ALTER TABLE public.funds_sponsorship ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_sponsorship_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_sponsorshipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    yearly_amount bigint NOT NULL,
    begins_on date NOT NULL,
    ends_on date,
    end_reason character varying(300) NOT NULL,
    association_id integer NOT NULL,
    donor_id bigint NOT NULL,
    learner_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.funds_sponsorshipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_sponsorshipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_sponsorshipyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    amount bigint NOT NULL,
    renewed_on date NOT NULL,
    renewed_by_id bigint NOT NULL,
    sponsorship_id bigint NOT NULL,
    CONSTRAINT funds_sponsorshipyear_year_check CHECK ((year >= 0)),
    CONSTRAINT sponsorshipyear_amount_positive CHECK ((amount > 0))
);
ALTER TABLE public.funds_sponsorshipyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_sponsorshipyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_sponsorshipyearevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    amount bigint NOT NULL,
    renewed_on date NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    renewed_by_id bigint NOT NULL,
    sponsorship_id bigint NOT NULL,
    CONSTRAINT funds_sponsorshipyearevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.funds_sponsorshipyearevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_sponsorshipyearevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_tier (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    places integer NOT NULL,
    amount bigint,
    instalments smallint NOT NULL,
    goods character varying(80) NOT NULL,
    goods_count integer,
    goods_unit character varying(20) NOT NULL,
    "order" smallint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_tier_goods_count_check CHECK ((goods_count >= 0)),
    CONSTRAINT funds_tier_instalments_check CHECK ((instalments >= 0)),
    CONSTRAINT funds_tier_order_check CHECK (("order" >= 0)),
    CONSTRAINT funds_tier_places_check CHECK ((places >= 0)),
    CONSTRAINT tier_gives_something CHECK (((instalments >= 1) AND (instalments <= 60) AND (places > 0) AND ((amount IS NULL) OR (amount > 0)))),
    CONSTRAINT tier_goods_are_counted CHECK (((((goods)::text = ''::text) AND (goods_count IS NULL) AND ((goods_unit)::text = ''::text)) OR ((NOT ((goods)::text = ''::text)) AND (NOT ((goods_unit)::text = ''::text)) AND (goods_count > 0)))),
    CONSTRAINT tier_kind_known CHECK (((kind)::text = ANY ((ARRAY['scholarship'::character varying, 'reward'::character varying, 'support'::character varying])::text[])))
);
ALTER TABLE public.funds_tier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_tier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.funds_tierevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    places integer NOT NULL,
    amount bigint,
    instalments smallint NOT NULL,
    goods character varying(80) NOT NULL,
    goods_count integer,
    goods_unit character varying(20) NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT funds_tierevent_goods_count_check CHECK ((goods_count >= 0)),
    CONSTRAINT funds_tierevent_instalments_check CHECK ((instalments >= 0)),
    CONSTRAINT funds_tierevent_order_check CHECK (("order" >= 0)),
    CONSTRAINT funds_tierevent_places_check CHECK ((places >= 0))
);
ALTER TABLE public.funds_tierevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.funds_tierevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_assessment (
    id bigint NOT NULL,
    assessor character varying(6) NOT NULL,
    answers jsonb NOT NULL,
    total numeric(6,2),
    grade character varying(80) NOT NULL,
    is_reached boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    criteria_set_id bigint NOT NULL,
    registration_id bigint NOT NULL,
    CONSTRAINT assessment_assessor_known CHECK (((assessor)::text = ANY ((ARRAY['self'::character varying, 'review'::character varying])::text[])))
);
ALTER TABLE public.learning_models_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_assessmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    assessor character varying(6) NOT NULL,
    answers jsonb NOT NULL,
    total numeric(6,2),
    grade character varying(80) NOT NULL,
    is_reached boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    criteria_set_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    registration_id bigint NOT NULL
);
ALTER TABLE public.learning_models_assessmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_assessmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_bearer (
    id bigint NOT NULL,
    subject character varying(10) NOT NULL,
    name character varying(160) NOT NULL,
    hamlet character varying(120) NOT NULL,
    address character varying(200) NOT NULL,
    birth_year smallint,
    sex character varying(6) NOT NULL,
    people integer,
    ended_on date,
    name_key character varying(160) NOT NULL,
    hamlet_key character varying(120) NOT NULL,
    address_key character varying(200) NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT bearer_birth_year_plausible CHECK (((birth_year IS NULL) OR ((birth_year >= 1900) AND (birth_year <= 2100)))),
    CONSTRAINT bearer_has_a_name CHECK ((NOT ((name_key)::text = ''::text))),
    CONSTRAINT bearer_sex_known CHECK ((((sex)::text = ''::text) OR ((sex)::text = ANY ((ARRAY['female'::character varying, 'male'::character varying])::text[])))),
    CONSTRAINT bearer_subject_known CHECK (((subject)::text = ANY ((ARRAY['household'::character varying, 'clan'::character varying, 'community'::character varying, 'unit'::character varying, 'person'::character varying, 'place'::character varying])::text[]))),
    CONSTRAINT learning_models_bearer_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT learning_models_bearer_people_check CHECK ((people >= 0))
);
ALTER TABLE public.learning_models_bearer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_bearer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_bearerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    subject character varying(10) NOT NULL,
    sex character varying(6) NOT NULL,
    people integer,
    ended_on date,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_bearerevent_people_check CHECK ((people >= 0))
);
ALTER TABLE public.learning_models_bearerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_bearerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_bearerread (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    bearer_id bigint NOT NULL,
    reader_id bigint NOT NULL,
    CONSTRAINT bearerread_kind_known CHECK (((kind)::text = ANY ((ARRAY['page'::character varying, 'history'::character varying, 'export'::character varying])::text[])))
);
ALTER TABLE public.learning_models_bearerread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_bearerread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_centrerating (
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    source character varying(300) NOT NULL,
    CONSTRAINT learning_models_centrerating_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.learning_models_centreratingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    source character varying(300) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id character varying(20) NOT NULL,
    CONSTRAINT learning_models_centreratingevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.learning_models_centreratingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_centreratingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_centreyear (
    id bigint NOT NULL,
    is_illustrative boolean NOT NULL,
    typed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    year smallint NOT NULL,
    classes integer,
    turns integer,
    activities integer,
    budget bigint,
    approved_by_id bigint,
    association_id integer NOT NULL,
    rating_id character varying(20),
    typed_by_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT centreyear_approved_at_a_time CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL)))),
    CONSTRAINT centreyear_four_eyes CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = typed_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT centreyear_says_something CHECK ((NOT ((activities IS NULL) AND (budget IS NULL) AND (classes IS NULL) AND (rating_id IS NULL) AND (turns IS NULL)))),
    CONSTRAINT centreyear_year_plausible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT learning_models_centreyear_activities_check CHECK ((activities >= 0)),
    CONSTRAINT learning_models_centreyear_budget_check CHECK ((budget >= 0)),
    CONSTRAINT learning_models_centreyear_classes_check CHECK ((classes >= 0)),
    CONSTRAINT learning_models_centreyear_turns_check CHECK ((turns >= 0)),
    CONSTRAINT learning_models_centreyear_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_centreyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_centreyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_centreyearevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    is_illustrative boolean NOT NULL,
    typed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    year smallint NOT NULL,
    classes integer,
    turns integer,
    activities integer,
    budget bigint,
    approved_by_id bigint,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    rating_id character varying(20),
    typed_by_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT learning_models_centreyearevent_activities_check CHECK ((activities >= 0)),
    CONSTRAINT learning_models_centreyearevent_budget_check CHECK ((budget >= 0)),
    CONSTRAINT learning_models_centreyearevent_classes_check CHECK ((classes >= 0)),
    CONSTRAINT learning_models_centreyearevent_turns_check CHECK ((turns >= 0)),
    CONSTRAINT learning_models_centreyearevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_centreyearevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_centreyearevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_communitylearningcentre (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    founded_on date,
    decision_number character varying(60) CONSTRAINT learning_models_communitylearningcentr_decision_number_not_null NOT NULL,
    director_name character varying(120) NOT NULL,
    director_office character varying(120) CONSTRAINT learning_models_communitylearningcentr_director_office_not_null NOT NULL,
    closed_on date,
    association_id integer NOT NULL,
    director_id bigint,
    CONSTRAINT centre_closes_after_founding CHECK (((founded_on IS NULL) OR (closed_on IS NULL) OR (closed_on > founded_on))),
    CONSTRAINT centre_one_director CHECK (((director_id IS NULL) OR ((director_name)::text = ''::text)))
);
ALTER TABLE public.learning_models_communitylearningcentre ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_communitylearningcentre_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_communitylearningcentreevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone CONSTRAINT learning_models_communitylearningcentre_pgh_created_at_not_null NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    founded_on date,
    decision_number character varying(60) CONSTRAINT learning_models_communitylearningcent_decision_number_not_null1 NOT NULL,
    director_office character varying(120) CONSTRAINT learning_models_communitylearningcent_director_office_not_null1 NOT NULL,
    closed_on date,
    association_id integer CONSTRAINT learning_models_communitylearningcentr_association_id_not_null1 NOT NULL,
    director_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint CONSTRAINT learning_models_communitylearningcentreeven_pgh_obj_id_not_null NOT NULL
);
ALTER TABLE public.learning_models_communitylearningcentreevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_communitylearningcentreevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_countsource (
    id bigint NOT NULL,
    counted character varying(10) NOT NULL,
    sex character varying(6) NOT NULL,
    level smallint,
    valid daterange NOT NULL,
    group_id bigint,
    indicator_id smallint NOT NULL,
    model_id character varying(40) NOT NULL,
    CONSTRAINT countsource_counted_known CHECK (((counted)::text = ANY ((ARRAY['registered'::character varying, 'recognised'::character varying, 'newly'::character varying, 'again'::character varying, 'in_force'::character varying, 'refused'::character varying, 'lost'::character varying])::text[]))),
    CONSTRAINT countsource_sex_known CHECK ((((sex)::text = ''::text) OR ((sex)::text = ANY ((ARRAY['female'::character varying, 'male'::character varying])::text[])))),
    CONSTRAINT countsource_valid_not_empty CHECK ((NOT isempty(valid))),
    CONSTRAINT learning_models_countsource_level_check CHECK ((level >= 0))
);
ALTER TABLE public.learning_models_countsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_countsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_countsourceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    counted character varying(10) NOT NULL,
    sex character varying(6) NOT NULL,
    level smallint,
    valid daterange NOT NULL,
    group_id bigint,
    indicator_id smallint NOT NULL,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_countsourceevent_level_check CHECK ((level >= 0))
);
ALTER TABLE public.learning_models_countsourceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_countsourceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_criteriaset (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    source character varying(500) NOT NULL,
    valid daterange NOT NULL,
    judging character varying(10) NOT NULL,
    floor numeric(5,2),
    is_complete boolean NOT NULL,
    gaps text NOT NULL,
    validity_months smallint,
    months_between_levels smallint,
    series_years smallint,
    series_title character varying(120) NOT NULL,
    evaluator character varying(300) NOT NULL,
    recogniser character varying(300) NOT NULL,
    published_at timestamp with time zone,
    issuer_id integer,
    run_by_id character varying(24),
    model_id character varying(40) NOT NULL,
    CONSTRAINT criteriaset_gaps_told CHECK ((is_complete OR (NOT (gaps = ''::text)))),
    CONSTRAINT criteriaset_judging_known CHECK (((judging)::text = ANY ((ARRAY['points'::character varying, 'levels'::character varying])::text[]))),
    CONSTRAINT criteriaset_series_whole CHECK (((((series_title)::text = ''::text) AND (series_years IS NULL)) OR ((series_years >= 2) AND (NOT ((series_title)::text = ''::text))))),
    CONSTRAINT criteriaset_valid_not_empty CHECK ((NOT isempty(valid))),
    CONSTRAINT learning_models_criteriaset_months_between_levels_check CHECK ((months_between_levels >= 0)),
    CONSTRAINT learning_models_criteriaset_series_years_check CHECK ((series_years >= 0)),
    CONSTRAINT learning_models_criteriaset_validity_months_check CHECK ((validity_months >= 0))
);
ALTER TABLE public.learning_models_criteriaset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_criteriaset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_criteriasetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    source character varying(500) NOT NULL,
    valid daterange NOT NULL,
    judging character varying(10) NOT NULL,
    floor numeric(5,2),
    is_complete boolean NOT NULL,
    gaps text NOT NULL,
    validity_months smallint,
    months_between_levels smallint,
    series_years smallint,
    series_title character varying(120) NOT NULL,
    evaluator character varying(300) NOT NULL,
    recogniser character varying(300) NOT NULL,
    published_at timestamp with time zone,
    issuer_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    run_by_id character varying(24),
    model_id character varying(40) NOT NULL,
    CONSTRAINT learning_models_criteriasetevent_months_between_levels_check CHECK ((months_between_levels >= 0)),
    CONSTRAINT learning_models_criteriasetevent_series_years_check CHECK ((series_years >= 0)),
    CONSTRAINT learning_models_criteriasetevent_validity_months_check CHECK ((validity_months >= 0))
);
ALTER TABLE public.learning_models_criteriasetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_criteriasetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_criterion (
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    above character varying(10) NOT NULL,
    text text NOT NULL,
    most numeric(5,2),
    note text NOT NULL,
    source character varying(500) NOT NULL,
    "order" smallint NOT NULL,
    criteria_set_id bigint NOT NULL,
    CONSTRAINT criterion_most_above_0 CHECK (((most IS NULL) OR (most > (0)::numeric))),
    CONSTRAINT criterion_not_above_itself CHECK ((NOT ((above)::text = (number)::text))),
    CONSTRAINT learning_models_criterion_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.learning_models_criterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_criterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_criterionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    above character varying(10) NOT NULL,
    text text NOT NULL,
    most numeric(5,2),
    note text NOT NULL,
    source character varying(500) NOT NULL,
    "order" smallint NOT NULL,
    criteria_set_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_criterionevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.learning_models_criterionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_criterionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_deadline (
    id bigint NOT NULL,
    step character varying(10) NOT NULL,
    day smallint NOT NULL,
    month smallint NOT NULL,
    is_next_year boolean NOT NULL,
    source character varying(300) NOT NULL,
    criteria_set_id bigint NOT NULL,
    CONSTRAINT deadline_is_a_day CHECK (((day >= 1) AND (month >= 1) AND (month <= 12) AND ((day <= 30) OR ((day = 31) AND (month = ANY (ARRAY[1, 3, 5, 7, 8, 10, 12])))) AND ((NOT (month = 2)) OR (day <= 28)))),
    CONSTRAINT deadline_step_known CHECK (((step)::text = ANY ((ARRAY['register'::character varying, 'assess'::character varying, 'dossier'::character varying, 'decide'::character varying, 'report'::character varying])::text[]))),
    CONSTRAINT learning_models_deadline_day_check CHECK ((day >= 0)),
    CONSTRAINT learning_models_deadline_month_check CHECK ((month >= 0))
);
ALTER TABLE public.learning_models_deadline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_deadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_deadlineevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    step character varying(10) NOT NULL,
    day smallint NOT NULL,
    month smallint NOT NULL,
    is_next_year boolean NOT NULL,
    source character varying(300) NOT NULL,
    criteria_set_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_deadlineevent_day_check CHECK ((day >= 0)),
    CONSTRAINT learning_models_deadlineevent_month_check CHECK ((month >= 0))
);
ALTER TABLE public.learning_models_deadlineevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_deadlineevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_evidence (
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    file character varying(160) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    registration_id bigint NOT NULL,
    CONSTRAINT learning_models_evidence_size_check CHECK ((size >= 0))
);
ALTER TABLE public.learning_models_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_evidenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    registration_id bigint NOT NULL,
    CONSTRAINT learning_models_evidenceevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.learning_models_evidenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_evidenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_grade (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    level smallint,
    area character varying(8) NOT NULL,
    "least" numeric(6,2),
    is_recognised boolean NOT NULL,
    criteria_set_id bigint NOT NULL,
    CONSTRAINT grade_area_known CHECK (((area)::text = ANY ((ARRAY['any'::character varying, 'common'::character varying, 'hard'::character varying])::text[]))),
    CONSTRAINT learning_models_grade_level_check CHECK ((level >= 0))
);
ALTER TABLE public.learning_models_grade ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_grade_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_gradeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    level smallint,
    area character varying(8) NOT NULL,
    "least" numeric(6,2),
    is_recognised boolean NOT NULL,
    criteria_set_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_gradeevent_level_check CHECK ((level >= 0))
);
ALTER TABLE public.learning_models_gradeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_gradeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_hardarea (
    id bigint NOT NULL,
    valid daterange NOT NULL,
    source character varying(300) NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT hardarea_valid_not_empty CHECK ((NOT isempty(valid)))
);
ALTER TABLE public.learning_models_hardarea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_hardarea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_hardareaevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    valid daterange NOT NULL,
    source character varying(300) NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.learning_models_hardareaevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_hardareaevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_learningmodel (
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    subject character varying(10) NOT NULL,
    is_older boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT learning_models_learningmodel_order_check CHECK (("order" >= 0)),
    CONSTRAINT learningmodel_subject_known CHECK (((subject)::text = ANY ((ARRAY['household'::character varying, 'clan'::character varying, 'community'::character varying, 'unit'::character varying, 'person'::character varying, 'place'::character varying])::text[])))
);
CREATE TABLE public.learning_models_learningmodelevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    subject character varying(10) NOT NULL,
    is_older boolean NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id character varying(40) NOT NULL,
    CONSTRAINT learning_models_learningmodelevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.learning_models_learningmodelevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_learningmodelevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_listline (
    id bigint NOT NULL,
    sheet smallint NOT NULL,
    "row" integer NOT NULL,
    code bigint,
    name character varying(160) NOT NULL,
    hamlet character varying(120) NOT NULL,
    address character varying(200) NOT NULL,
    birth_year smallint,
    sex character varying(6) NOT NULL,
    people integer,
    "group" bigint,
    self_score numeric(6,2),
    score numeric(6,2),
    grade character varying(80) NOT NULL,
    level smallint,
    state character varying(14) NOT NULL,
    reason text NOT NULL,
    name_key character varying(160) NOT NULL,
    hamlet_key character varying(120) NOT NULL,
    address_key character varying(200) NOT NULL,
    association_id integer NOT NULL,
    name_list_id bigint NOT NULL,
    bearer bigint,
    change character varying(8) NOT NULL,
    CONSTRAINT learning_models_listline_birth_year_check CHECK ((birth_year >= 0)),
    CONSTRAINT learning_models_listline_level_check CHECK ((level >= 0)),
    CONSTRAINT learning_models_listline_people_check CHECK ((people >= 0)),
    CONSTRAINT learning_models_listline_row_check CHECK (("row" >= 0)),
    CONSTRAINT learning_models_listline_sheet_check CHECK ((sheet >= 0))
);
ALTER TABLE public.learning_models_listline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_listline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_literacyclass (
    id bigint NOT NULL,
    is_illustrative boolean NOT NULL,
    typed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    year smallint NOT NULL,
    level smallint NOT NULL,
    learners integer NOT NULL,
    completed integer,
    began_on date,
    ended_on date,
    approved_by_id bigint,
    association_id integer NOT NULL,
    centre_id bigint,
    typed_by_id bigint NOT NULL,
    CONSTRAINT learning_models_literacyclass_completed_check CHECK ((completed >= 0)),
    CONSTRAINT learning_models_literacyclass_learners_check CHECK ((learners >= 0)),
    CONSTRAINT learning_models_literacyclass_level_check CHECK ((level >= 0)),
    CONSTRAINT learning_models_literacyclass_year_check CHECK ((year >= 0)),
    CONSTRAINT literacyclass_approved_at_a_time CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL)))),
    CONSTRAINT literacyclass_completed_are_learners CHECK (((completed IS NULL) OR (completed <= learners))),
    CONSTRAINT literacyclass_ends_after_beginning CHECK (((began_on IS NULL) OR (ended_on IS NULL) OR (ended_on >= began_on))),
    CONSTRAINT literacyclass_four_eyes CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = typed_by_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT literacyclass_level_known CHECK ((level = ANY (ARRAY[1, 2]))),
    CONSTRAINT literacyclass_year_plausible CHECK (((year >= 1990) AND (year <= 2100)))
);
ALTER TABLE public.learning_models_literacyclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_literacyclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_literacyclassevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    is_illustrative boolean NOT NULL,
    typed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    year smallint NOT NULL,
    level smallint NOT NULL,
    learners integer NOT NULL,
    completed integer,
    began_on date,
    ended_on date,
    approved_by_id bigint,
    association_id integer NOT NULL,
    centre_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    typed_by_id bigint NOT NULL,
    CONSTRAINT learning_models_literacyclassevent_completed_check CHECK ((completed >= 0)),
    CONSTRAINT learning_models_literacyclassevent_learners_check CHECK ((learners >= 0)),
    CONSTRAINT learning_models_literacyclassevent_level_check CHECK ((level >= 0)),
    CONSTRAINT learning_models_literacyclassevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_literacyclassevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_literacyclassevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_modelgroup (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    valid daterange NOT NULL,
    source character varying(300) NOT NULL,
    "order" smallint NOT NULL,
    model_id character varying(40) NOT NULL,
    CONSTRAINT learning_models_modelgroup_order_check CHECK (("order" >= 0)),
    CONSTRAINT modelgroup_valid_not_empty CHECK ((NOT isempty(valid)))
);
ALTER TABLE public.learning_models_modelgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_modelgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_modelgroupevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    valid daterange NOT NULL,
    source character varying(300) NOT NULL,
    "order" smallint NOT NULL,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_modelgroupevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.learning_models_modelgroupevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_modelgroupevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_modelyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    is_open boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    association_id integer NOT NULL,
    model_id character varying(40) NOT NULL,
    CONSTRAINT learning_models_modelyear_year_check CHECK ((year >= 0)),
    CONSTRAINT modelyear_closed_has_a_time CHECK ((((closed_at IS NULL) AND is_open) OR ((closed_at IS NOT NULL) AND (NOT is_open)))),
    CONSTRAINT modelyear_year_plausible CHECK (((year >= 2014) AND (year <= 2100)))
);
ALTER TABLE public.learning_models_modelyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_modelyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_modelyear_pilots (
    id bigint NOT NULL,
    modelyear_id bigint NOT NULL,
    association_id integer NOT NULL
);
ALTER TABLE public.learning_models_modelyear_pilots ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_modelyear_pilots_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_modelyearevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    is_open boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    association_id integer NOT NULL,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_modelyearevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_modelyearevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_modelyearevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_namelist (
    id bigint NOT NULL,
    year smallint NOT NULL,
    state character varying(8) NOT NULL,
    refused text NOT NULL,
    found jsonb NOT NULL,
    answers jsonb NOT NULL,
    read_at timestamp with time zone,
    stored_at timestamp with time zone,
    association_id integer NOT NULL,
    model_id character varying(40) NOT NULL,
    stored_by_id bigint,
    upload_id bigint NOT NULL,
    answer character varying(120) NOT NULL,
    CONSTRAINT learning_models_namelist_year_check CHECK ((year >= 0)),
    CONSTRAINT namelist_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'read'::character varying, 'refused'::character varying, 'storing'::character varying, 'stored'::character varying, 'dropped'::character varying])::text[]))),
    CONSTRAINT namelist_stored_by_someone CHECK (((NOT ((state)::text = 'stored'::text)) OR ((stored_at IS NOT NULL) AND (stored_by_id IS NOT NULL))))
);
ALTER TABLE public.learning_models_namelist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_namelist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_proposal (
    id bigint NOT NULL,
    year smallint NOT NULL,
    state character varying(10) NOT NULL,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone,
    answer text NOT NULL,
    association_id integer NOT NULL,
    decided_by_id bigint,
    model_id character varying(40) NOT NULL,
    sent_by_id bigint,
    CONSTRAINT learning_models_proposal_year_check CHECK ((year >= 0)),
    CONSTRAINT proposal_four_eyes CHECK (((NOT ((state)::text = 'decided'::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = sent_by_id) AND (decided_by_id IS NOT NULL) AND (sent_by_id IS NOT NULL)))))),
    CONSTRAINT proposal_sent_by_someone CHECK (((NOT ((state)::text = ANY ((ARRAY['sent'::character varying, 'decided'::character varying])::text[]))) OR ((sent_at IS NOT NULL) AND (sent_by_id IS NOT NULL)))),
    CONSTRAINT proposal_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'sent'::character varying, 'sent_back'::character varying, 'decided'::character varying])::text[])))
);
ALTER TABLE public.learning_models_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_proposalevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    state character varying(10) NOT NULL,
    sent_at timestamp with time zone,
    decided_at timestamp with time zone,
    answer text NOT NULL,
    association_id integer NOT NULL,
    decided_by_id bigint,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    sent_by_id bigint,
    CONSTRAINT learning_models_proposalevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_proposalevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_proposalevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_registration (
    id bigint NOT NULL,
    year smallint NOT NULL,
    state character varying(14) NOT NULL,
    area character varying(8) NOT NULL,
    self_score numeric(6,2),
    score numeric(6,2),
    grade character varying(80) NOT NULL,
    level smallint,
    votes_for smallint,
    votes_against smallint,
    recognised_on date,
    valid_until date,
    reason text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    bearer_id bigint NOT NULL,
    criteria_set_id bigint,
    group_id bigint,
    listed_in_id bigint,
    model_id character varying(40) NOT NULL,
    proposal_id bigint,
    registered_by_id bigint NOT NULL,
    review_id bigint,
    decision_id bigint,
    higher_title character varying(120) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT learning_models_registration_level_check CHECK ((level >= 0)),
    CONSTRAINT learning_models_registration_votes_against_check CHECK ((votes_against >= 0)),
    CONSTRAINT learning_models_registration_votes_for_check CHECK ((votes_for >= 0)),
    CONSTRAINT learning_models_registration_year_check CHECK ((year >= 0)),
    CONSTRAINT registration_area_known CHECK (((area)::text = ANY ((ARRAY['any'::character varying, 'common'::character varying, 'hard'::character varying])::text[]))),
    CONSTRAINT registration_reason_told CHECK (((NOT ((state)::text = ANY ((ARRAY['not_recognised'::character varying, 'lost'::character varying])::text[]))) OR (NOT (reason = ''::text)))),
    CONSTRAINT registration_recognised_on_a_day CHECK (((NOT ((state)::text = ANY ((ARRAY['recognised'::character varying, 're_recognised'::character varying, 'lost'::character varying])::text[]))) OR (recognised_on IS NOT NULL))),
    CONSTRAINT registration_scores_not_negative CHECK ((((score IS NULL) OR (score >= (0)::numeric)) AND ((self_score IS NULL) OR (self_score >= (0)::numeric)))),
    CONSTRAINT registration_state_known CHECK (((state)::text = ANY ((ARRAY['registered'::character varying, 'assessed'::character varying, 'reviewed'::character varying, 'proposed'::character varying, 'recognised'::character varying, 're_recognised'::character varying, 'not_recognised'::character varying, 'lost'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT registration_votes_need_a_review CHECK (((review_id IS NOT NULL) OR ((votes_against IS NULL) AND (votes_for IS NULL))))
);
ALTER TABLE public.learning_models_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_registrationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    state character varying(14) NOT NULL,
    area character varying(8) NOT NULL,
    self_score numeric(6,2),
    score numeric(6,2),
    grade character varying(80) NOT NULL,
    level smallint,
    votes_for smallint,
    votes_against smallint,
    recognised_on date,
    valid_until date,
    registered_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    bearer_id bigint NOT NULL,
    criteria_set_id bigint,
    group_id bigint,
    listed_in_id bigint,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    proposal_id bigint,
    registered_by_id bigint NOT NULL,
    review_id bigint,
    decision_id bigint,
    higher_title character varying(120) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT learning_models_registrationevent_level_check CHECK ((level >= 0)),
    CONSTRAINT learning_models_registrationevent_votes_against_check CHECK ((votes_against >= 0)),
    CONSTRAINT learning_models_registrationevent_votes_for_check CHECK ((votes_for >= 0)),
    CONSTRAINT learning_models_registrationevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_registrationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_registrationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_review (
    id bigint NOT NULL,
    year smallint NOT NULL,
    hamlet character varying(120) NOT NULL,
    held_on date NOT NULL,
    place character varying(200) NOT NULL,
    chaired_by character varying(120) NOT NULL,
    written_by character varying(120) NOT NULL,
    called smallint NOT NULL,
    present smallint NOT NULL,
    minutes text NOT NULL,
    scan character varying(160) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    entered_by_id bigint NOT NULL,
    model_id character varying(40) NOT NULL,
    CONSTRAINT learning_models_review_called_check CHECK ((called >= 0)),
    CONSTRAINT learning_models_review_present_check CHECK ((present >= 0)),
    CONSTRAINT learning_models_review_year_check CHECK ((year >= 0)),
    CONSTRAINT review_present_were_called CHECK (((present > 0) AND (present <= called)))
);
ALTER TABLE public.learning_models_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_reviewevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    year smallint NOT NULL,
    hamlet character varying(120) NOT NULL,
    held_on date NOT NULL,
    place character varying(200) NOT NULL,
    called smallint NOT NULL,
    present smallint NOT NULL,
    scan character varying(160) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    entered_by_id bigint NOT NULL,
    model_id character varying(40) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT learning_models_reviewevent_called_check CHECK ((called >= 0)),
    CONSTRAINT learning_models_reviewevent_present_check CHECK ((present >= 0)),
    CONSTRAINT learning_models_reviewevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.learning_models_reviewevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_reviewevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_target (
    id bigint NOT NULL,
    at_least numeric(5,2) NOT NULL,
    note character varying(300) NOT NULL,
    criterion_id bigint NOT NULL,
    grade_id bigint NOT NULL,
    CONSTRAINT target_is_a_percentage CHECK (((at_least >= (0)::numeric) AND (at_least <= (100)::numeric)))
);
ALTER TABLE public.learning_models_target ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_target_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.learning_models_targetevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    at_least numeric(5,2) NOT NULL,
    note character varying(300) NOT NULL,
    criterion_id bigint NOT NULL,
    grade_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.learning_models_targetevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.learning_models_targetevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_agendaitem (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    subject character varying(200) NOT NULL,
    minutes smallint,
    speaker character varying(160) NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_agendaitem_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_agendaitem_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.meetings_agendaitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_agendaitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_agendaitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    subject character varying(200) NOT NULL,
    minutes smallint,
    speaker character varying(160) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_agendaitemevent_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT meetings_agendaitemevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.meetings_agendaitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_agendaitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_candidate (
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    votes integer,
    ballots integer,
    is_elected boolean NOT NULL,
    person_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT candidate_office_known CHECK (((office)::text = ANY ((ARRAY['chair'::character varying, 'permanent_vice_chair'::character varying, 'vice_chair'::character varying, 'secretary_general'::character varying, 'secretary'::character varying, 'standing_member'::character varying, 'committee_member'::character varying, 'branch_head'::character varying, 'officer'::character varying])::text[]))),
    CONSTRAINT candidate_votes_of_ballots CHECK ((((ballots IS NULL) AND (votes IS NULL)) OR ((ballots >= votes) AND (votes IS NOT NULL)))),
    CONSTRAINT meetings_candidate_ballots_check CHECK ((ballots >= 0)),
    CONSTRAINT meetings_candidate_votes_check CHECK ((votes >= 0))
);
ALTER TABLE public.meetings_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_candidateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    votes integer,
    ballots integer,
    is_elected boolean NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_candidateevent_ballots_check CHECK ((ballots >= 0)),
    CONSTRAINT meetings_candidateevent_votes_check CHECK ((votes >= 0))
);
ALTER TABLE public.meetings_candidateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_candidateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_invitation (
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    guest character varying(200) NOT NULL,
    reply character varying(8) NOT NULL,
    delegate character varying(120) NOT NULL,
    reason character varying(200) NOT NULL,
    replied_at timestamp with time zone,
    code character varying(16) NOT NULL,
    came_at timestamp with time zone,
    replied_by_id bigint,
    unit_id integer,
    meeting_id bigint NOT NULL,
    CONSTRAINT invitation_of_unit_or_guest CHECK (((((guest)::text = ''::text) AND (unit_id IS NOT NULL)) OR ((NOT ((guest)::text = ''::text)) AND ((office)::text = ''::text) AND (unit_id IS NULL)))),
    CONSTRAINT invitation_reply_dated CHECK ((((replied_at IS NULL) AND ((reply)::text = 'none'::text)) OR ((NOT ((reply)::text = 'none'::text)) AND (replied_at IS NOT NULL)))),
    CONSTRAINT invitation_reply_known CHECK (((reply)::text = ANY ((ARRAY['none'::character varying, 'coming'::character varying, 'instead'::character varying, 'absent'::character varying])::text[])))
);
ALTER TABLE public.meetings_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_invitationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    office character varying(24) NOT NULL,
    guest character varying(200) NOT NULL,
    reply character varying(8) NOT NULL,
    replied_at timestamp with time zone,
    came_at timestamp with time zone,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    replied_by_id bigint,
    unit_id integer,
    meeting_id bigint NOT NULL
);
ALTER TABLE public.meetings_invitationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_invitationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meeting (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    place character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    chair character varying(160) NOT NULL,
    term character varying(40) NOT NULL,
    summary text NOT NULL,
    state character varying(9) NOT NULL,
    is_public boolean NOT NULL,
    is_illustrative boolean NOT NULL,
    association_id integer NOT NULL,
    host_id integer,
    previous_id bigint,
    kind_id character varying(40) NOT NULL,
    CONSTRAINT meeting_ends_after_beginning CHECK ((ends_at > begins_at)),
    CONSTRAINT meeting_follows_another CHECK (((NOT ((previous_id = id) AND (previous_id IS NOT NULL))) OR (previous_id IS NULL))),
    CONSTRAINT meeting_state_known CHECK (((state)::text = ANY ((ARRAY['planned'::character varying, 'called'::character varying, 'held'::character varying, 'cancelled'::character varying])::text[])))
);
ALTER TABLE public.meetings_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meetingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    place character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    chair character varying(160) NOT NULL,
    term character varying(40) NOT NULL,
    summary text NOT NULL,
    state character varying(9) NOT NULL,
    is_public boolean NOT NULL,
    is_illustrative boolean NOT NULL,
    association_id integer NOT NULL,
    host_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    previous_id bigint,
    kind_id character varying(40) NOT NULL
);
ALTER TABLE public.meetings_meetingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meetingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meetingkind (
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    agenda text NOT NULL,
    is_congress boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT meetings_meetingkind_order_check CHECK (("order" >= 0))
);
CREATE TABLE public.meetings_meetingkindevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    agenda text NOT NULL,
    is_congress boolean NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id character varying(40) NOT NULL,
    CONSTRAINT meetings_meetingkindevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.meetings_meetingkindevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meetingkindevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meetingphoto (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    meeting_id bigint NOT NULL,
    photo_id bigint NOT NULL,
    CONSTRAINT meetings_meetingphoto_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.meetings_meetingphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meetingphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_meetingphotoevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    meeting_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    photo_id bigint NOT NULL,
    CONSTRAINT meetings_meetingphotoevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.meetings_meetingphotoevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_meetingphotoevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_paper (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    access character varying(8) NOT NULL,
    file character varying(160) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT meetings_paper_size_check CHECK ((size >= 0)),
    CONSTRAINT paper_access_known CHECK (((access)::text = ANY ((ARRAY['everyone'::character varying, 'invited'::character varying, 'host'::character varying])::text[])))
);
ALTER TABLE public.meetings_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_paperevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    access character varying(8) NOT NULL,
    file character varying(160) NOT NULL,
    name character varying(200) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT meetings_paperevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.meetings_paperevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_paperevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    meeting_id bigint NOT NULL,
    written_by_id bigint NOT NULL,
    CONSTRAINT meetings_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT revision_from_one CHECK ((number >= 1))
);
ALTER TABLE public.meetings_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_task (
    id bigint NOT NULL,
    number smallint NOT NULL,
    text character varying(500) NOT NULL,
    given_on date NOT NULL,
    due_on date,
    ended_on date,
    association_id integer NOT NULL,
    meeting_id bigint,
    CONSTRAINT meetings_task_number_check CHECK ((number >= 0)),
    CONSTRAINT task_due_after_giving CHECK (((due_on IS NULL) OR (due_on >= given_on)))
);
ALTER TABLE public.meetings_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_taskevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number smallint NOT NULL,
    text character varying(500) NOT NULL,
    given_on date NOT NULL,
    due_on date,
    ended_on date,
    association_id integer NOT NULL,
    meeting_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT meetings_taskevent_number_check CHECK ((number >= 0))
);
ALTER TABLE public.meetings_taskevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_taskevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_taskshare (
    id bigint NOT NULL,
    progress character varying(7) NOT NULL,
    evidence character varying(500) NOT NULL,
    told_at timestamp with time zone,
    association_id integer NOT NULL,
    task_id bigint NOT NULL,
    told_by_id bigint,
    CONSTRAINT taskshare_progress_known CHECK (((progress)::text = ANY ((ARRAY['waiting'::character varying, 'doing'::character varying, 'done'::character varying, 'unable'::character varying, 'passed'::character varying])::text[]))),
    CONSTRAINT taskshare_told_with_evidence CHECK ((((progress)::text = 'waiting'::text) OR ((NOT ((evidence)::text = ''::text)) AND (told_at IS NOT NULL))))
);
ALTER TABLE public.meetings_taskshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_taskshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_taskshareevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    progress character varying(7) NOT NULL,
    evidence character varying(500) NOT NULL,
    told_at timestamp with time zone,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    task_id bigint NOT NULL,
    told_by_id bigint
);
ALTER TABLE public.meetings_taskshareevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_taskshareevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_workingsession (
    id bigint NOT NULL,
    subject character varying(300) NOT NULL,
    place character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state character varying(7) NOT NULL,
    reply character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    asking_id integer NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT workingsession_ends_after_beginning CHECK ((ends_at > begins_at)),
    CONSTRAINT workingsession_refused_with_reason CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((reply)::text = ''::text)))),
    CONSTRAINT workingsession_state_known CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'agreed'::character varying, 'refused'::character varying, 'dropped'::character varying])::text[])))
);
ALTER TABLE public.meetings_workingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_workingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.meetings_workingsessionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    subject character varying(300) NOT NULL,
    place character varying(200) NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state character varying(7) NOT NULL,
    reply character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    asking_id integer NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.meetings_workingsessionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.meetings_workingsessionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_article (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    abstract character varying(500) NOT NULL,
    body text NOT NULL,
    text text NOT NULL,
    byline character varying(120) NOT NULL,
    source character varying(200) NOT NULL,
    source_url character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    publish_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vn_words((title)::text, (abstract)::text, text)) STORED,
    pairs tsvector GENERATED ALWAYS AS (public.vn_pairs((title)::text, (abstract)::text, text)) STORED,
    association_id integer NOT NULL,
    author_id bigint,
    edited_by_id bigint,
    published_by_id bigint,
    sent_by_id bigint,
    written_by_id bigint,
    topic_id bigint NOT NULL,
    title_words tsvector GENERATED ALWAYS AS (public.vn_words((title)::text, ''::text, ''::text)) STORED,
    CONSTRAINT article_four_eyes CHECK (((published_by_id IS NULL) OR (((written_by_id IS NULL) OR (NOT ((published_by_id = written_by_id) AND (published_by_id IS NOT NULL) AND (written_by_id IS NOT NULL)))) AND ((edited_by_id IS NULL) OR (NOT ((published_by_id = edited_by_id) AND (published_by_id IS NOT NULL) AND (edited_by_id IS NOT NULL)))) AND ((sent_by_id IS NULL) OR (NOT ((published_by_id = sent_by_id) AND (published_by_id IS NOT NULL) AND (sent_by_id IS NOT NULL))))))),
    CONSTRAINT article_out_has_an_hour CHECK (((NOT ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'published'::character varying])::text[]))) OR ((publish_at IS NOT NULL) AND (published_by_id IS NOT NULL)))),
    CONSTRAINT article_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'review'::character varying, 'scheduled'::character varying, 'published'::character varying, 'withdrawn'::character varying])::text[])))
);
CREATE TABLE public.news_article_documents (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    document_id bigint NOT NULL
);
ALTER TABLE public.news_article_documents ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_article_documents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.news_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_article_units (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    association_id integer NOT NULL
);
ALTER TABLE public.news_article_units ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_article_units_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_articleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    abstract character varying(500) NOT NULL,
    body text NOT NULL,
    byline character varying(120) NOT NULL,
    source character varying(200) NOT NULL,
    source_url character varying(400) NOT NULL,
    state character varying(10) NOT NULL,
    publish_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    author_id bigint,
    edited_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    sent_by_id bigint,
    written_by_id bigint,
    topic_id bigint NOT NULL
);
ALTER TABLE public.news_articleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_articleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_articlephoto (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    article_id bigint NOT NULL,
    photo_id bigint NOT NULL,
    CONSTRAINT news_articlephoto_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_articlephoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_articlephoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_articlephotoevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    article_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    photo_id bigint NOT NULL,
    CONSTRAINT news_articlephotoevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_articlephotoevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_articlephotoevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_comment (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    text text NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    article_id bigint NOT NULL,
    decided_by_id bigint,
    CONSTRAINT comment_decided_by_somebody CHECK ((((state)::text = 'waiting'::text) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT comment_refused_with_reason CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT comment_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT comment_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'approved'::character varying, 'refused'::character varying])::text[])))
);
ALTER TABLE public.news_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_commentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    article_id bigint NOT NULL,
    decided_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.news_commentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_commentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_dailysalt (
    day date NOT NULL,
    salt bytea NOT NULL
);
CREATE TABLE public.news_document (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    issuer character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    signed_on date,
    signed_year smallint,
    in_force_from date,
    in_force_to date,
    abstract character varying(400) NOT NULL,
    note character varying(300) NOT NULL,
    source_url character varying(400) NOT NULL,
    file character varying(120) NOT NULL,
    file_kind character varying(5) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer,
    is_public boolean NOT NULL,
    words tsvector GENERATED ALWAYS AS (public.vn_words((number)::text, (abstract)::text, (issuer)::text)) STORED,
    pairs tsvector GENERATED ALWAYS AS (public.vn_pairs((number)::text, (abstract)::text, (issuer)::text)) STORED,
    association_id integer NOT NULL,
    replaced_by_id bigint,
    title_words tsvector GENERATED ALWAYS AS (public.vn_words((abstract)::text, ''::text, ''::text)) STORED,
    CONSTRAINT document_ends_after_beginning CHECK (((in_force_from IS NULL) OR (in_force_to IS NULL) OR (in_force_to > in_force_from))),
    CONSTRAINT document_kind_known CHECK (((kind)::text = ANY ((ARRAY['law'::character varying, 'decree'::character varying, 'directive'::character varying, 'conclusion'::character varying, 'resolution'::character varying, 'regulation'::character varying, 'decision'::character varying, 'circular'::character varying, 'guidance'::character varying, 'plan'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT document_not_replaced_by_itself CHECK (((replaced_by_id IS NULL) OR (NOT ((replaced_by_id = id) AND (replaced_by_id IS NOT NULL))))),
    CONSTRAINT document_shown_is_whole CHECK (((NOT is_public) OR ((NOT ((number)::text = ''::text)) AND (NOT ((issuer)::text = ''::text)) AND (NOT ((abstract)::text = ''::text)) AND ((signed_on IS NOT NULL) OR (signed_year IS NOT NULL))))),
    CONSTRAINT news_document_signed_year_check CHECK ((signed_year >= 0)),
    CONSTRAINT news_document_size_check CHECK ((size >= 0))
);
ALTER TABLE public.news_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_documentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    issuer character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    signed_on date,
    signed_year smallint,
    in_force_from date,
    in_force_to date,
    abstract character varying(400) NOT NULL,
    note character varying(300) NOT NULL,
    source_url character varying(400) NOT NULL,
    file character varying(120) NOT NULL,
    file_kind character varying(5) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer,
    is_public boolean NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    replaced_by_id bigint,
    CONSTRAINT news_documentevent_signed_year_check CHECK ((signed_year >= 0)),
    CONSTRAINT news_documentevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.news_documentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_documentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_earlierviews (
    id bigint NOT NULL,
    site character varying(120) NOT NULL,
    until date NOT NULL,
    total bigint NOT NULL,
    in_year bigint NOT NULL,
    in_month bigint NOT NULL,
    CONSTRAINT earlierviews_parts_fit CHECK (((in_month <= in_year) AND (in_year <= total))),
    CONSTRAINT news_earlierviews_in_month_check CHECK ((in_month >= 0)),
    CONSTRAINT news_earlierviews_in_year_check CHECK ((in_year >= 0)),
    CONSTRAINT news_earlierviews_total_check CHECK ((total >= 0))
);
ALTER TABLE public.news_earlierviews ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_earlierviews_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_earlierviewsevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    site character varying(120) NOT NULL,
    until date NOT NULL,
    total bigint NOT NULL,
    in_year bigint NOT NULL,
    in_month bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT news_earlierviewsevent_in_month_check CHECK ((in_month >= 0)),
    CONSTRAINT news_earlierviewsevent_in_year_check CHECK ((in_year >= 0)),
    CONSTRAINT news_earlierviewsevent_total_check CHECK ((total >= 0))
);
ALTER TABLE public.news_earlierviewsevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_earlierviewsevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_feedback (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    contact character varying(120) NOT NULL,
    text text NOT NULL,
    state character varying(5) NOT NULL,
    note character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    handled_by_id bigint,
    CONSTRAINT feedback_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT feedback_state_known CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'taken'::character varying, 'done'::character varying])::text[])))
);
ALTER TABLE public.news_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_feedbackevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(5) NOT NULL,
    note character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    handled_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.news_feedbackevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_feedbackevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_imprint (
    id bigint NOT NULL,
    body character varying(200) NOT NULL,
    responsible character varying(200) NOT NULL,
    address character varying(200) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    licence character varying(200) NOT NULL,
    CONSTRAINT imprint_only_one CHECK ((id = 1))
);
ALTER TABLE public.news_imprint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_imprint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_imprintevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    body character varying(200) NOT NULL,
    responsible character varying(200) NOT NULL,
    address character varying(200) NOT NULL,
    phone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    licence character varying(200) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.news_imprintevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_imprintevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_notice (
    id bigint NOT NULL,
    text character varying(200) NOT NULL,
    target character varying(300) NOT NULL,
    first_day date NOT NULL,
    last_day date,
    "order" smallint NOT NULL,
    CONSTRAINT news_notice_order_check CHECK (("order" >= 0)),
    CONSTRAINT notice_ends_after_beginning CHECK (((last_day IS NULL) OR (last_day >= first_day))),
    CONSTRAINT notice_leads_somewhere CHECK ((((target)::text = ''::text) OR ((target)::text ~ '^(/([^/\\]|$)|https?://)'::text)))
);
ALTER TABLE public.news_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_noticeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    text character varying(200) NOT NULL,
    target character varying(300) NOT NULL,
    first_day date NOT NULL,
    last_day date,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT news_noticeevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_noticeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_noticeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_oldaddress (
    id bigint NOT NULL,
    address character varying(500) NOT NULL,
    target character varying(300) NOT NULL,
    CONSTRAINT oldaddress_stays_here CHECK (((target)::text ~ '^/([^/\\]|$)'::text))
);
ALTER TABLE public.news_oldaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_oldaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_oldaddressevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    address character varying(500) NOT NULL,
    target character varying(300) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.news_oldaddressevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_oldaddressevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_poll (
    id bigint NOT NULL,
    question character varying(200) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    CONSTRAINT poll_ends_after_beginning CHECK ((last_day >= first_day))
);
ALTER TABLE public.news_poll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_poll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_pollanswer (
    id bigint NOT NULL,
    text character varying(120) NOT NULL,
    "order" smallint NOT NULL,
    votes integer NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT news_pollanswer_order_check CHECK (("order" >= 0)),
    CONSTRAINT news_pollanswer_votes_check CHECK ((votes >= 0))
);
ALTER TABLE public.news_pollanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_pollanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_pollanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    text character varying(120) NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT news_pollanswerevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_pollanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_pollanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_pollevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    question character varying(200) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.news_pollevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_pollevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_presence (
    process character varying(80) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    visitors bigint[] NOT NULL
);
CREATE TABLE public.news_readership (
    article_id bigint NOT NULL,
    views bigint NOT NULL,
    ratings integer NOT NULL,
    stars integer NOT NULL,
    CONSTRAINT news_readership_ratings_check CHECK ((ratings >= 0)),
    CONSTRAINT news_readership_stars_check CHECK ((stars >= 0)),
    CONSTRAINT news_readership_views_check CHECK ((views >= 0)),
    CONSTRAINT readership_stars_fit_ratings CHECK (((stars >= ratings) AND (stars <= (ratings * 5))))
);
CREATE TABLE public.news_recording (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    abstract character varying(500) NOT NULL,
    aired_on date NOT NULL,
    transcript text NOT NULL,
    file character varying(120) NOT NULL,
    kind character varying(3) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    seconds integer,
    is_public boolean NOT NULL,
    article_id bigint,
    association_id integer NOT NULL,
    CONSTRAINT news_recording_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT news_recording_size_check CHECK ((size >= 0)),
    CONSTRAINT recording_kind_known CHECK (((kind)::text = ANY ((ARRAY['mp3'::character varying, 'm4a'::character varying, 'ogg'::character varying, 'wav'::character varying])::text[]))),
    CONSTRAINT recording_shown_can_be_read CHECK (((NOT is_public) OR (NOT (transcript = ''::text)) OR (article_id IS NOT NULL)))
);
ALTER TABLE public.news_recording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_recording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_recordingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    abstract character varying(500) NOT NULL,
    aired_on date NOT NULL,
    transcript text NOT NULL,
    file character varying(120) NOT NULL,
    kind character varying(3) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    seconds integer,
    is_public boolean NOT NULL,
    article_id bigint,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT news_recordingevent_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT news_recordingevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.news_recordingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_recordingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_sending (
    id bigint NOT NULL,
    sender bytea NOT NULL,
    kind character varying(12) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    times integer NOT NULL,
    CONSTRAINT news_sending_times_check CHECK ((times >= 0))
);
ALTER TABLE public.news_sending ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_sending_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_siteviews (
    day date NOT NULL,
    views bigint NOT NULL,
    CONSTRAINT news_siteviews_views_check CHECK ((views >= 0))
);
CREATE TABLE public.news_term (
    term character varying(100) NOT NULL,
    articles integer NOT NULL,
    documents integer NOT NULL,
    CONSTRAINT news_term_articles_check CHECK ((articles >= 0)),
    CONSTRAINT news_term_documents_check CHECK ((documents >= 0))
);
CREATE TABLE public.news_topic (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT news_topic_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_topicevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT news_topicevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_topicevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_topicevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_weblink (
    id bigint NOT NULL,
    "group" character varying(80) NOT NULL,
    title character varying(160) NOT NULL,
    url character varying(300) NOT NULL,
    note character varying(200) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT news_weblink_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_weblink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_weblink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.news_weblinkevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    "group" character varying(80) NOT NULL,
    title character varying(160) NOT NULL,
    url character varying(300) NOT NULL,
    note character varying(200) NOT NULL,
    "order" smallint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT news_weblinkevent_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.news_weblinkevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.news_weblinkevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);
CREATE TABLE public.records_certificate (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(160) NOT NULL,
    year smallint NOT NULL,
    register_year smallint NOT NULL,
    number integer NOT NULL,
    name character varying(160) NOT NULL,
    search_key text GENERATED ALWAYS AS (public.vn_norm((name)::text)) STORED,
    details jsonb NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id bigint,
    issued_on date NOT NULL,
    valid_until date,
    state character varying(8) NOT NULL,
    is_hidden boolean NOT NULL,
    ended_on date,
    reason character varying(300) NOT NULL,
    code character varying(16) NOT NULL,
    signature bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    ended_by_id bigint,
    made_by_id bigint NOT NULL,
    replaces_id bigint,
    design_id bigint NOT NULL,
    decision_id bigint NOT NULL,
    key_id bigint NOT NULL,
    CONSTRAINT certificate_code_well_made CHECK (((code)::text ~ '^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{16}$'::text)),
    CONSTRAINT certificate_end_is_told CHECK ((((ended_by_id IS NULL) AND (ended_on IS NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'valid'::text)) OR ((NOT ((state)::text = 'valid'::text)) AND (NOT ((reason)::text = ''::text)) AND (ended_by_id IS NOT NULL) AND (ended_on IS NOT NULL)))),
    CONSTRAINT certificate_kind_is_lower CHECK (((kind)::text ~ '^[a-z0-9_-]+$'::text)),
    CONSTRAINT certificate_state_known CHECK (((state)::text = ANY ((ARRAY['valid'::character varying, 'revoked'::character varying, 'replaced'::character varying])::text[]))),
    CONSTRAINT certificate_valid_a_day_at_least CHECK (((valid_until IS NULL) OR (valid_until > issued_on))),
    CONSTRAINT records_certificate_number_check CHECK ((number >= 0)),
    CONSTRAINT records_certificate_register_year_check CHECK ((register_year >= 0)),
    CONSTRAINT records_certificate_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificatedesign (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    version smallint NOT NULL,
    paper character varying(10) NOT NULL,
    background character varying(160) NOT NULL,
    background_sha256 character varying(64) NOT NULL,
    has_motto boolean NOT NULL,
    body_lines text NOT NULL,
    heading character varying(120) NOT NULL,
    text text NOT NULL,
    place character varying(80) NOT NULL,
    has_seal_area boolean NOT NULL,
    qr_corner character varying(5) NOT NULL,
    state character varying(9) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    made_by_id bigint,
    previous_id bigint,
    CONSTRAINT certificatedesign_corner_known CHECK (((qr_corner)::text = ANY ((ARRAY['left'::character varying, 'right'::character varying])::text[]))),
    CONSTRAINT certificatedesign_paper_known CHECK (((paper)::text = ANY ((ARRAY['a4_across'::character varying, 'a4'::character varying, 'a5_across'::character varying, 'a5'::character varying])::text[]))),
    CONSTRAINT certificatedesign_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'published'::character varying, 'retired'::character varying])::text[]))),
    CONSTRAINT records_certificatedesign_version_check CHECK ((version >= 0))
);
ALTER TABLE public.records_certificatedesign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificatedesign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificatedesignevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    version smallint NOT NULL,
    paper character varying(10) NOT NULL,
    background_sha256 character varying(64) NOT NULL,
    has_motto boolean NOT NULL,
    body_lines text NOT NULL,
    heading character varying(120) NOT NULL,
    text text NOT NULL,
    place character varying(80) NOT NULL,
    has_seal_area boolean NOT NULL,
    qr_corner character varying(5) NOT NULL,
    state character varying(9) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    made_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    previous_id bigint,
    CONSTRAINT records_certificatedesignevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.records_certificatedesignevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificatedesignevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(160) NOT NULL,
    year smallint NOT NULL,
    register_year smallint NOT NULL,
    number integer NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id bigint,
    issued_on date NOT NULL,
    valid_until date,
    state character varying(8) NOT NULL,
    is_hidden boolean NOT NULL,
    ended_on date,
    reason character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    association_id integer NOT NULL,
    design_id bigint NOT NULL,
    ended_by_id bigint,
    made_by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    replaces_id bigint,
    decision_id bigint NOT NULL,
    key_id bigint NOT NULL,
    CONSTRAINT records_certificateevent_number_check CHECK ((number >= 0)),
    CONSTRAINT records_certificateevent_register_year_check CHECK ((register_year >= 0)),
    CONSTRAINT records_certificateevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_certificateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificateread (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    certificate_id bigint NOT NULL,
    reader_id bigint NOT NULL,
    CONSTRAINT certificateread_kind_known CHECK (((kind)::text = ANY ((ARRAY['page'::character varying, 'history'::character varying, 'export'::character varying])::text[])))
);
ALTER TABLE public.records_certificateread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificateread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_consentpaper (
    id bigint NOT NULL,
    giver character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    file character varying(160) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    dropped_on date,
    added_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT consentpaper_giver_known CHECK (((giver)::text = ANY ((ARRAY['self'::character varying, 'guardian'::character varying])::text[]))),
    CONSTRAINT consentpaper_there_or_dropped CHECK ((((dropped_on IS NULL) AND (NOT ((file)::text = ''::text))) OR ((dropped_on IS NOT NULL) AND ((file)::text = ''::text)))),
    CONSTRAINT records_consentpaper_size_check CHECK ((size >= 0))
);
CREATE TABLE public.records_consentpaper_consents (
    id bigint NOT NULL,
    consentpaper_id bigint NOT NULL,
    consent_id bigint NOT NULL
);
ALTER TABLE public.records_consentpaper_consents ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_consentpaper_consents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.records_consentpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_consentpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_consentpaperevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    giver character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    dropped_on date,
    added_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT records_consentpaperevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.records_consentpaperevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_consentpaperevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_decision (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    body_name character varying(200) NOT NULL,
    year smallint,
    number integer,
    symbol character varying(40) NOT NULL,
    written_number character varying(60) NOT NULL,
    abstract character varying(400) NOT NULL,
    legal_basis text NOT NULL,
    signed_on date,
    in_force_on date,
    signer_name character varying(120) NOT NULL,
    signer_office character varying(120) NOT NULL,
    file character varying(160) NOT NULL,
    state character varying(8) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    issued_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revocation_reason character varying(300) NOT NULL,
    association_id integer NOT NULL,
    drafted_by_id bigint NOT NULL,
    issued_by_id bigint,
    revoked_by_id bigint,
    revoked_through_id bigint,
    CONSTRAINT decision_four_eyes CHECK (((issued_by_id IS NULL) OR (NOT ((issued_by_id = drafted_by_id) AND (issued_by_id IS NOT NULL))))),
    CONSTRAINT decision_in_force_from_its_day CHECK (((signed_on IS NULL) OR (in_force_on IS NULL) OR (in_force_on >= signed_on))),
    CONSTRAINT decision_issued_is_whole CHECK ((((issued_at IS NULL) AND (issued_by_id IS NULL) AND (number IS NULL) AND ((state)::text = 'draft'::text)) OR ((NOT ((state)::text = 'draft'::text)) AND (NOT ((written_number)::text = ''::text)) AND (in_force_on IS NOT NULL) AND (issued_at IS NOT NULL) AND (issued_by_id IS NOT NULL) AND (signed_on IS NOT NULL) AND (year IS NOT NULL)))),
    CONSTRAINT decision_revoked_is_told CHECK ((((NOT ((state)::text = 'revoked'::text)) AND ((revocation_reason)::text = ''::text) AND (revoked_at IS NULL) AND (revoked_by_id IS NULL) AND (revoked_through_id IS NULL)) OR ((NOT ((revocation_reason)::text = ''::text)) AND (revoked_at IS NOT NULL) AND (revoked_by_id IS NOT NULL) AND (revoked_through_id IS NOT NULL) AND ((state)::text = 'revoked'::text)))),
    CONSTRAINT decision_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'issued'::character varying, 'revoked'::character varying])::text[]))),
    CONSTRAINT records_decision_number_check CHECK ((number >= 0)),
    CONSTRAINT records_decision_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_decisionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    body_name character varying(200) NOT NULL,
    year smallint,
    number integer,
    symbol character varying(40) NOT NULL,
    written_number character varying(60) NOT NULL,
    abstract character varying(400) NOT NULL,
    legal_basis text NOT NULL,
    signed_on date,
    in_force_on date,
    signer_office character varying(120) NOT NULL,
    state character varying(8) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    issued_at timestamp with time zone,
    revoked_at timestamp with time zone,
    revocation_reason character varying(300) NOT NULL,
    association_id integer NOT NULL,
    drafted_by_id bigint NOT NULL,
    issued_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    revoked_by_id bigint,
    revoked_through_id bigint,
    CONSTRAINT records_decisionevent_number_check CHECK ((number >= 0)),
    CONSTRAINT records_decisionevent_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_decisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_decisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_erasure (
    id bigint NOT NULL,
    "on" date NOT NULL,
    rows integer NOT NULL,
    rule_id character varying(40) NOT NULL,
    CONSTRAINT erasure_of_something CHECK ((rows > 0)),
    CONSTRAINT records_erasure_rows_check CHECK ((rows >= 0))
);
ALTER TABLE public.records_erasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_erasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_job (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    kind character varying(120) NOT NULL,
    arguments jsonb NOT NULL,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    done_steps integer NOT NULL,
    all_steps integer NOT NULL,
    message text NOT NULL,
    result jsonb NOT NULL,
    worker character varying(80) NOT NULL,
    lease_until timestamp with time zone,
    run_after timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    asked_by_id bigint,
    CONSTRAINT job_running_is_leased CHECK (((NOT ((state)::text = 'running'::text)) OR (lease_until IS NOT NULL))),
    CONSTRAINT job_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'done'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT records_job_all_steps_check CHECK ((all_steps >= 0)),
    CONSTRAINT records_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT records_job_done_steps_check CHECK ((done_steps >= 0))
);
ALTER TABLE public.records_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_knock (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    key bytea NOT NULL,
    began_at timestamp with time zone NOT NULL,
    times integer NOT NULL,
    CONSTRAINT records_knock_times_check CHECK ((times >= 0))
);
ALTER TABLE public.records_knock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_knock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_numberregister (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT records_numberregister_last_check CHECK ((last >= 0)),
    CONSTRAINT records_numberregister_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_numberregister ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_numberregister_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_personinphoto (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    photo_id bigint NOT NULL
);
ALTER TABLE public.records_personinphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_personinphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_personinphotoevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    photo_id bigint NOT NULL
);
ALTER TABLE public.records_personinphotoevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_personinphotoevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_photo (
    id bigint NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    caption character varying(300) NOT NULL,
    alt character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    pictures jsonb NOT NULL,
    original character varying(160) NOT NULL,
    association_id integer NOT NULL,
    uploaded_by_id bigint,
    CONSTRAINT photo_has_room CHECK (((width > 0) AND (height > 0))),
    CONSTRAINT photo_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'ready'::character varying, 'failed'::character varying, 'withheld'::character varying])::text[]))),
    CONSTRAINT records_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT records_photo_width_check CHECK ((width >= 0))
);
ALTER TABLE public.records_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_photoevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    caption character varying(300) NOT NULL,
    alt character varying(300) NOT NULL,
    state character varying(8) NOT NULL,
    pictures jsonb NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    uploaded_by_id bigint,
    CONSTRAINT records_photoevent_height_check CHECK ((height >= 0)),
    CONSTRAINT records_photoevent_width_check CHECK ((width >= 0))
);
ALTER TABLE public.records_photoevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_photoevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_printrun (
    id bigint NOT NULL,
    certificates jsonb NOT NULL,
    count integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    dropped_at timestamp with time zone,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(120) NOT NULL,
    asked_by_id bigint NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT records_printrun_count_check CHECK ((count >= 0)),
    CONSTRAINT records_printrun_size_check CHECK ((size >= 0))
);
ALTER TABLE public.records_printrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_printrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_rememberedanswer (
    id bigint NOT NULL,
    form character varying(40) NOT NULL,
    kind character varying(8) NOT NULL,
    text character varying(300) NOT NULL,
    meaning character varying(80) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by_id bigint NOT NULL,
    association_id integer NOT NULL,
    CONSTRAINT rememberedanswer_kind_known CHECK (((kind)::text = ANY ((ARRAY['column'::character varying, 'unit'::character varying])::text[])))
);
ALTER TABLE public.records_rememberedanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_rememberedanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_rememberedanswerevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    form character varying(40) NOT NULL,
    kind character varying(8) NOT NULL,
    text character varying(300) NOT NULL,
    meaning character varying(80) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by_id bigint NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.records_rememberedanswerevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_rememberedanswerevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_retentionrule (
    code character varying(40) NOT NULL,
    name character varying(160) NOT NULL,
    counted_from character varying(160) NOT NULL,
    days integer NOT NULL,
    basis character varying(300) NOT NULL,
    CONSTRAINT records_retentionrule_days_check CHECK ((days >= 0)),
    CONSTRAINT retentionrule_a_day_at_least CHECK ((days > 0))
);
CREATE TABLE public.records_retentionruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(160) NOT NULL,
    counted_from character varying(160) NOT NULL,
    days integer NOT NULL,
    basis character varying(300) NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id character varying(40) NOT NULL,
    CONSTRAINT records_retentionruleevent_days_check CHECK ((days >= 0))
);
ALTER TABLE public.records_retentionruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_retentionruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_signingkey (
    id bigint NOT NULL,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT signingkey_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.records_signingkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_signingkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_upload (
    id bigint NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(8) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    sheets jsonb NOT NULL,
    file character varying(120) NOT NULL,
    association_id integer NOT NULL,
    uploaded_by_id bigint NOT NULL,
    is_sealed boolean NOT NULL,
    dropped_at timestamp with time zone,
    CONSTRAINT records_upload_size_check CHECK ((size >= 0))
);
ALTER TABLE public.records_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_uploadevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    kind character varying(8) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    sheets jsonb NOT NULL,
    file character varying(120) NOT NULL,
    association_id integer NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    uploaded_by_id bigint NOT NULL,
    dropped_at timestamp with time zone,
    is_sealed boolean NOT NULL,
    CONSTRAINT records_uploadevent_size_check CHECK ((size >= 0))
);
ALTER TABLE public.records_uploadevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_uploadevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_explanation (
    id bigint NOT NULL,
    warning text NOT NULL,
    reason text NOT NULL,
    indicator_id smallint,
    submission_id integer NOT NULL
);
ALTER TABLE public.returns_explanation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_explanation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_reading (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    refused text NOT NULL,
    found jsonb NOT NULL,
    reasons jsonb NOT NULL,
    read_at timestamp with time zone,
    form_version_id smallint NOT NULL,
    period_id smallint NOT NULL,
    sender_id integer NOT NULL,
    upload_id bigint NOT NULL,
    answers jsonb NOT NULL,
    receipt character varying(40) NOT NULL,
    CONSTRAINT reading_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'read'::character varying, 'refused'::character varying, 'submitted'::character varying])::text[])))
);
ALTER TABLE public.returns_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_return (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    draft jsonb NOT NULL,
    version integer NOT NULL,
    extended_to date,
    submitted_at timestamp with time zone,
    approved_submission_id integer,
    due_id integer,
    submission_id integer,
    association_id integer,
    form_id smallint,
    period_id smallint,
    CONSTRAINT return_owed_or_left CHECK ((((association_id IS NULL) AND (due_id IS NOT NULL) AND (form_id IS NULL) AND (period_id IS NULL)) OR ((association_id IS NOT NULL) AND (due_id IS NULL) AND (form_id IS NOT NULL) AND (period_id IS NOT NULL)))),
    CONSTRAINT return_state_known CHECK (((state)::text = ANY ((ARRAY['owed'::character varying, 'draft'::character varying, 'submitted'::character varying, 'sent_back'::character varying, 'approved'::character varying])::text[]))),
    CONSTRAINT returns_return_version_check CHECK ((version >= 0))
);
ALTER TABLE public.returns_return ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_return_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_returnevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    version integer NOT NULL,
    extended_to date,
    submitted_at timestamp with time zone,
    approved_submission_id integer,
    due_id integer,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    submission_id integer,
    association_id integer,
    form_id smallint,
    period_id smallint,
    CONSTRAINT returns_returnevent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.returns_returnevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_returnevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_rule (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    "left" character varying(200) NOT NULL,
    comparison character varying(8) NOT NULL,
    "right" character varying(200) NOT NULL,
    severity character varying(8) NOT NULL,
    message character varying(300) NOT NULL,
    advice character varying(300) NOT NULL,
    source character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT rule_comparison_known CHECK (((comparison)::text = ANY ((ARRAY['at_most'::character varying, 'equal'::character varying])::text[]))),
    CONSTRAINT rule_severity_known CHECK (((severity)::text = ANY ((ARRAY['error'::character varying, 'warning'::character varying])::text[])))
);
ALTER TABLE public.returns_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_ruleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    "left" character varying(200) NOT NULL,
    comparison character varying(8) NOT NULL,
    "right" character varying(200) NOT NULL,
    severity character varying(8) NOT NULL,
    message character varying(300) NOT NULL,
    advice character varying(300) NOT NULL,
    source character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);
ALTER TABLE public.returns_ruleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_ruleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.returns_step (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    indicator_id smallint,
    return_of_id bigint NOT NULL,
    submission_id integer,
    receipt character varying(40) NOT NULL,
    CONSTRAINT step_kind_known CHECK (((kind)::text = ANY ((ARRAY['submit'::character varying, 'withdraw'::character varying, 'send_back'::character varying, 'approve'::character varying, 'reopen'::character varying, 'message'::character varying, 'ask_extension'::character varying, 'extend'::character varying])::text[])))
);
ALTER TABLE public.returns_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
SELECT pg_catalog.setval('public.accounts_clusterduty_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_clusterdutyevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_consent_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_consentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_mandate_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_mandate_units_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_mandateevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_person_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_personevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_personread_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_post_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_postevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_userevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_association_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_change_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_change_subjects_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_groupevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_groupmembership_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_groupmembershipevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_holding_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_levelrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_load_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_loadevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_parcel_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_parcelpart_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_reorganisation_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_reorganisationevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_state_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_stateevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_succession_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_trace_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_weight_id_seq', 1, false);
SELECT pg_catalog.setval('public.associations_weightevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_due_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_dueevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_form_asked_of_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_form_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_formevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_formline_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_formlineevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_formversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_formversionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_indicator_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_indicatorevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_indicatorsuccession_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_indicatorsuccessionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_period_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_periodevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_periodunit_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_release_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_releaseevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_releasefile_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_seriesbreak_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_seriesbreakevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_shortaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_shortaddressevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_submission_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_submissionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_target_id_seq', 1, false);
SELECT pg_catalog.setval('public.figures_targetevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_attachment_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_attachmentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_balance_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_categoryevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_closure_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_closureevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_daytotal_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_donor_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_donorevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_donorname_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_dossierreview_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_drive_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_driveevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_entry_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_fund_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_fundevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_handover_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_handoverevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_handovershare_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_handovershareevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_instalment_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_instalmentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_nomination_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_nominationevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_nominationread_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_payline_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_paylineevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_payrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_payrunevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_pledge_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_pledgeevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_programme_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_programmeevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_proof_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_proofevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_quota_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_quotaevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_reviewcriterion_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_reviewcriterionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_reviewer_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_reviewerevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_round_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_roundevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_sponsorship_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_sponsorshipevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_sponsorshipyear_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_sponsorshipyearevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_tier_id_seq', 1, false);
SELECT pg_catalog.setval('public.funds_tierevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_assessment_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_assessmentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_bearer_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_bearerevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_bearerread_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_centreratingevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_centreyear_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_centreyearevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_communitylearningcentre_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_communitylearningcentreevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_countsource_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_countsourceevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_criteriaset_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_criteriasetevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_criterion_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_criterionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_deadline_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_deadlineevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_evidence_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_evidenceevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_grade_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_gradeevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_hardarea_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_hardareaevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_learningmodelevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_listline_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_literacyclass_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_literacyclassevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_modelgroup_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_modelgroupevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_modelyear_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_modelyear_pilots_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_modelyearevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_namelist_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_proposal_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_proposalevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_registration_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_registrationevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_reviewevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_target_id_seq', 1, false);
SELECT pg_catalog.setval('public.learning_models_targetevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_agendaitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_agendaitemevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_candidate_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_candidateevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_invitation_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_invitationevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_meeting_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_meetingevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_meetingkindevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_meetingphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_meetingphotoevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_paper_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_paperevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_revision_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_task_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_taskevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_taskshare_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_taskshareevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_workingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.meetings_workingsessionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_article_documents_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_article_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_article_units_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_articleevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_articlephoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_articlephotoevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_commentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_documentevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_earlierviews_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_earlierviewsevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_feedback_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_feedbackevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_imprint_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_imprintevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_noticeevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_oldaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_oldaddressevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_poll_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_pollanswer_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_pollanswerevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_pollevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_recording_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_recordingevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_sending_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_topic_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_topicevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_weblink_id_seq', 1, false);
SELECT pg_catalog.setval('public.news_weblinkevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificate_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificatedesign_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificatedesignevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificateevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificateread_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_consentpaper_consents_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_consentpaper_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_consentpaperevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_decisionevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_erasure_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_job_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_knock_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_numberregister_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_personinphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_personinphotoevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_photo_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_photoevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_printrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_rememberedanswer_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_rememberedanswerevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_retentionruleevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_signingkey_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_upload_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_uploadevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_explanation_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_reading_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_return_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_returnevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_rule_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_ruleevent_pgh_id_seq', 1, false);
SELECT pg_catalog.setval('public.returns_step_id_seq', 1, false);
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT accounts_clusterduty_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_clusterdutyevent
    ADD CONSTRAINT accounts_clusterdutyevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_consentevent
    ADD CONSTRAINT accounts_consentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.accounts_mandate
    ADD CONSTRAINT accounts_mandate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_mandate_units
    ADD CONSTRAINT accounts_mandate_units_mandate_id_association_id_732f0f20_uniq UNIQUE (mandate_id, association_id);
ALTER TABLE ONLY public.accounts_mandate_units
    ADD CONSTRAINT accounts_mandate_units_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_mandateevent
    ADD CONSTRAINT accounts_mandateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_personevent
    ADD CONSTRAINT accounts_personevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.accounts_personread
    ADD CONSTRAINT accounts_personread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_postevent
    ADD CONSTRAINT accounts_postevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.accounts_userevent
    ADD CONSTRAINT accounts_userevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT agendaitem_order_once UNIQUE (meeting_id, "order") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_articlephoto
    ADD CONSTRAINT articlephoto_once UNIQUE (article_id, photo_id);
ALTER TABLE ONLY public.associations_association
    ADD CONSTRAINT associations_association_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_change
    ADD CONSTRAINT associations_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_change_subjects
    ADD CONSTRAINT associations_change_subj_change_id_association_id_b62e2366_uniq UNIQUE (change_id, association_id);
ALTER TABLE ONLY public.associations_change_subjects
    ADD CONSTRAINT associations_change_subjects_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_group
    ADD CONSTRAINT associations_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_groupevent
    ADD CONSTRAINT associations_groupevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_groupmembership
    ADD CONSTRAINT associations_groupmembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_groupmembershipevent
    ADD CONSTRAINT associations_groupmembershipevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT associations_holding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_level
    ADD CONSTRAINT associations_level_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.associations_levelrule
    ADD CONSTRAINT associations_levelrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_load
    ADD CONSTRAINT associations_load_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_loadevent
    ADD CONSTRAINT associations_loadevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_parcel
    ADD CONSTRAINT associations_parcel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_parcelpart
    ADD CONSTRAINT associations_parcelpart_part_id_key UNIQUE (part_id);
ALTER TABLE ONLY public.associations_parcelpart
    ADD CONSTRAINT associations_parcelpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_reorganisation
    ADD CONSTRAINT associations_reorganisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_reorganisationevent
    ADD CONSTRAINT associations_reorganisationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_stateevent
    ADD CONSTRAINT associations_stateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_succession
    ADD CONSTRAINT associations_succession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_trace
    ADD CONSTRAINT associations_trace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_weight
    ADD CONSTRAINT associations_weight_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.associations_weightevent
    ADD CONSTRAINT associations_weightevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_attachment
    ADD CONSTRAINT attachment_once UNIQUE (nomination_id, sha256);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_balance
    ADD CONSTRAINT balance_once UNIQUE (fund_id, medium);
ALTER TABLE ONLY public.meetings_candidate
    ADD CONSTRAINT candidate_once UNIQUE (meeting_id, person_id, office);
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT centreyear_once UNIQUE (centre_id, year);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT certificate_number_once UNIQUE (association_id, register_year, number);
ALTER TABLE ONLY public.records_certificatedesign
    ADD CONSTRAINT certificatedesign_version_once UNIQUE (association_id, name, version);
ALTER TABLE ONLY public.associations_change
    ADD CONSTRAINT change_order_once UNIQUE (reorganisation_id, "order") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT closure_once_a_day EXCLUDE USING gist (fund_id WITH =, span WITH &&) WHERE ((reopened_at IS NULL));
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT clusterduty_once UNIQUE NULLS NOT DISTINCT (year, duty, cluster_id, group_id, association_id, person_id);
ALTER TABLE ONLY public.learning_models_countsource
    ADD CONSTRAINT countsource_once_at_a_time EXCLUDE USING gist (indicator_id WITH =, model_id WITH =, counted WITH =, COALESCE(group_id, (0)::bigint) WITH =, sex WITH =, COALESCE((level)::integer, 0) WITH =, valid WITH &&);
ALTER TABLE ONLY public.learning_models_criteriaset
    ADD CONSTRAINT criteriaset_one_at_a_time EXCLUDE USING gist (model_id WITH =, COALESCE(issuer_id, 0) WITH =, COALESCE(run_by_id, ''::character varying) WITH =, valid WITH &&) WHERE ((published_at IS NOT NULL));
ALTER TABLE ONLY public.learning_models_criterion
    ADD CONSTRAINT criterion_number_once UNIQUE (criteria_set_id, number);
ALTER TABLE ONLY public.funds_daytotal
    ADD CONSTRAINT daytotal_once UNIQUE NULLS NOT DISTINCT (fund_id, "on", kind, medium, category_id, programme_id);
ALTER TABLE ONLY public.learning_models_deadline
    ADD CONSTRAINT deadline_once_a_step UNIQUE (criteria_set_id, step);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_document
    ADD CONSTRAINT document_once UNIQUE (number, issuer, abstract);
ALTER TABLE ONLY public.funds_donorname
    ADD CONSTRAINT donorname_once_a_day UNIQUE (donor_id, until);
ALTER TABLE ONLY public.funds_dossierreview
    ADD CONSTRAINT dossierreview_once UNIQUE (nomination_id, reviewer_id);
ALTER TABLE ONLY public.funds_drive
    ADD CONSTRAINT drive_once UNIQUE (association_id, kind, year);
ALTER TABLE ONLY public.figures_due
    ADD CONSTRAINT due_once UNIQUE (form_id, unit_id);
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT entry_number_once UNIQUE (fund_id, series, year, number);
ALTER TABLE ONLY public.records_erasure
    ADD CONSTRAINT erasure_once_a_day UNIQUE (rule_id, "on");
ALTER TABLE ONLY public.figures_due
    ADD CONSTRAINT figures_due_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_dueevent
    ADD CONSTRAINT figures_dueevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_form_asked_of
    ADD CONSTRAINT figures_form_asked_of_form_id_association_id_98153654_uniq UNIQUE (form_id, association_id);
ALTER TABLE ONLY public.figures_form_asked_of
    ADD CONSTRAINT figures_form_asked_of_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_form
    ADD CONSTRAINT figures_form_code_key UNIQUE (code);
ALTER TABLE ONLY public.figures_form
    ADD CONSTRAINT figures_form_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_formevent
    ADD CONSTRAINT figures_formevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_formline
    ADD CONSTRAINT figures_formline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_formlineevent
    ADD CONSTRAINT figures_formlineevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_formversion
    ADD CONSTRAINT figures_formversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_formversionevent
    ADD CONSTRAINT figures_formversionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_indicator
    ADD CONSTRAINT figures_indicator_code_key UNIQUE (code);
ALTER TABLE ONLY public.figures_indicator
    ADD CONSTRAINT figures_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_indicatorevent
    ADD CONSTRAINT figures_indicatorevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_indicatorsuccession
    ADD CONSTRAINT figures_indicatorsuccession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_indicatorsuccessionevent
    ADD CONSTRAINT figures_indicatorsuccessionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_period
    ADD CONSTRAINT figures_period_code_key UNIQUE (code);
ALTER TABLE ONLY public.figures_period
    ADD CONSTRAINT figures_period_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_periodevent
    ADD CONSTRAINT figures_periodevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_periodunit
    ADD CONSTRAINT figures_periodunit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_release
    ADD CONSTRAINT figures_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_releaseevent
    ADD CONSTRAINT figures_releaseevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_releasefile
    ADD CONSTRAINT figures_releasefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_seriesbreak
    ADD CONSTRAINT figures_seriesbreak_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_seriesbreakevent
    ADD CONSTRAINT figures_seriesbreakevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_shortaddress
    ADD CONSTRAINT figures_shortaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_shortaddressevent
    ADD CONSTRAINT figures_shortaddressevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_submissionevent
    ADD CONSTRAINT figures_submissionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_target
    ADD CONSTRAINT figures_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.figures_targetevent
    ADD CONSTRAINT figures_targetevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.figures_total
    ADD CONSTRAINT figures_total_pkey PRIMARY KEY (period_id, association_id, indicator_id);
ALTER TABLE ONLY public.figures_value
    ADD CONSTRAINT figures_value_pkey PRIMARY KEY (submission_id, indicator_id);
ALTER TABLE ONLY public.figures_formline
    ADD CONSTRAINT formline_once UNIQUE (version_id, indicator_id);
ALTER TABLE ONLY public.figures_formversion
    ADD CONSTRAINT formversion_once UNIQUE (form_id, number);
ALTER TABLE ONLY public.figures_formversion
    ADD CONSTRAINT formversion_one_at_a_time EXCLUDE USING gist (form_id WITH =, valid WITH &&);
ALTER TABLE ONLY public.funds_attachment
    ADD CONSTRAINT funds_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_attachmentevent
    ADD CONSTRAINT funds_attachmentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_balance
    ADD CONSTRAINT funds_balance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_category
    ADD CONSTRAINT funds_category_name_key UNIQUE (name);
ALTER TABLE ONLY public.funds_category
    ADD CONSTRAINT funds_category_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.funds_categoryevent
    ADD CONSTRAINT funds_categoryevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT funds_closure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_closureevent
    ADD CONSTRAINT funds_closureevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_daytotal
    ADD CONSTRAINT funds_daytotal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_donor
    ADD CONSTRAINT funds_donor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_donorevent
    ADD CONSTRAINT funds_donorevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_donorname
    ADD CONSTRAINT funds_donorname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_dossierreview
    ADD CONSTRAINT funds_dossierreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_drive
    ADD CONSTRAINT funds_drive_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_driveevent
    ADD CONSTRAINT funds_driveevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_counterpart_id_key UNIQUE (counterpart_id);
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_reverses_id_key UNIQUE (reverses_id);
ALTER TABLE ONLY public.funds_fund
    ADD CONSTRAINT funds_fund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_fundevent
    ADD CONSTRAINT funds_fundevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_handover
    ADD CONSTRAINT funds_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_handoverevent
    ADD CONSTRAINT funds_handoverevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_handovershareevent
    ADD CONSTRAINT funds_handovershareevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_instalment
    ADD CONSTRAINT funds_instalment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_instalmentevent
    ADD CONSTRAINT funds_instalmentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.funds_nominationevent
    ADD CONSTRAINT funds_nominationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_nominationread
    ADD CONSTRAINT funds_nominationread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_payline
    ADD CONSTRAINT funds_payline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_paylineevent
    ADD CONSTRAINT funds_paylineevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_payrun
    ADD CONSTRAINT funds_payrun_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.funds_payrun
    ADD CONSTRAINT funds_payrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_payrunevent
    ADD CONSTRAINT funds_payrunevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_pledge
    ADD CONSTRAINT funds_pledge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_pledgeevent
    ADD CONSTRAINT funds_pledgeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_programme
    ADD CONSTRAINT funds_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_programmeevent
    ADD CONSTRAINT funds_programmeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_proof
    ADD CONSTRAINT funds_proof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_proofevent
    ADD CONSTRAINT funds_proofevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_quota
    ADD CONSTRAINT funds_quota_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_quotaevent
    ADD CONSTRAINT funds_quotaevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_reviewcriterion
    ADD CONSTRAINT funds_reviewcriterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_reviewcriterionevent
    ADD CONSTRAINT funds_reviewcriterionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_reviewer
    ADD CONSTRAINT funds_reviewer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_reviewerevent
    ADD CONSTRAINT funds_reviewerevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_roundevent
    ADD CONSTRAINT funds_roundevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_sponsorship
    ADD CONSTRAINT funds_sponsorship_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_sponsorshipevent
    ADD CONSTRAINT funds_sponsorshipevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_sponsorshipyear
    ADD CONSTRAINT funds_sponsorshipyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_sponsorshipyearevent
    ADD CONSTRAINT funds_sponsorshipyearevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_tier
    ADD CONSTRAINT funds_tier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_tierevent
    ADD CONSTRAINT funds_tierevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_grade
    ADD CONSTRAINT grade_once_an_area UNIQUE (criteria_set_id, name, area);
ALTER TABLE ONLY public.associations_groupmembership
    ADD CONSTRAINT groupmembership_no_overlap EXCLUDE USING gist (group_id WITH =, association_id WITH =, valid WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handover
    ADD CONSTRAINT handover_once UNIQUE (reorganisation_id, fund_id);
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT handovershare_once UNIQUE (hand_over_id, association_id);
ALTER TABLE ONLY public.learning_models_hardarea
    ADD CONSTRAINT hardarea_once_at_a_time EXCLUDE USING gist (association_id WITH =, valid WITH &&);
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT holding_one_holder_at_a_time EXCLUDE USING gist (parcel_id WITH =, valid WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_indicatorsuccession
    ADD CONSTRAINT indicatorsuccession_once UNIQUE (old_id, new_id, "on");
ALTER TABLE ONLY public.funds_instalment
    ADD CONSTRAINT instalment_once_a_day UNIQUE (pledge_id, due_on);
ALTER TABLE ONLY public.records_knock
    ADD CONSTRAINT knock_once UNIQUE (kind, key);
ALTER TABLE ONLY public.learning_models_assessment
    ADD CONSTRAINT learning_models_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_assessmentevent
    ADD CONSTRAINT learning_models_assessmentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_bearer
    ADD CONSTRAINT learning_models_bearer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_bearerevent
    ADD CONSTRAINT learning_models_bearerevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_bearerread
    ADD CONSTRAINT learning_models_bearerread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_centrerating
    ADD CONSTRAINT learning_models_centrerating_name_key UNIQUE (name);
ALTER TABLE ONLY public.learning_models_centrerating
    ADD CONSTRAINT learning_models_centrerating_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.learning_models_centreratingevent
    ADD CONSTRAINT learning_models_centreratingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_centreyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_centreyearevent
    ADD CONSTRAINT learning_models_centreyearevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_communitylearningcentre
    ADD CONSTRAINT learning_models_communitylearningcentre_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_communitylearningcentreevent
    ADD CONSTRAINT learning_models_communitylearningcentreevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_countsource
    ADD CONSTRAINT learning_models_countsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_countsourceevent
    ADD CONSTRAINT learning_models_countsourceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_criteriaset
    ADD CONSTRAINT learning_models_criteriaset_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_criteriasetevent
    ADD CONSTRAINT learning_models_criteriasetevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_criterion
    ADD CONSTRAINT learning_models_criterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_criterionevent
    ADD CONSTRAINT learning_models_criterionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_deadline
    ADD CONSTRAINT learning_models_deadline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_deadlineevent
    ADD CONSTRAINT learning_models_deadlineevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_evidence
    ADD CONSTRAINT learning_models_evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_evidenceevent
    ADD CONSTRAINT learning_models_evidenceevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_grade
    ADD CONSTRAINT learning_models_grade_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_gradeevent
    ADD CONSTRAINT learning_models_gradeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_hardarea
    ADD CONSTRAINT learning_models_hardarea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_hardareaevent
    ADD CONSTRAINT learning_models_hardareaevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_learningmodel
    ADD CONSTRAINT learning_models_learningmodel_name_key UNIQUE (name);
ALTER TABLE ONLY public.learning_models_learningmodel
    ADD CONSTRAINT learning_models_learningmodel_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.learning_models_learningmodelevent
    ADD CONSTRAINT learning_models_learningmodelevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_listline
    ADD CONSTRAINT learning_models_listline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_literacyclass
    ADD CONSTRAINT learning_models_literacyclass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_literacyclassevent
    ADD CONSTRAINT learning_models_literacyclassevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_modelgroup
    ADD CONSTRAINT learning_models_modelgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_modelgroupevent
    ADD CONSTRAINT learning_models_modelgroupevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_modelyear_pilots
    ADD CONSTRAINT learning_models_modelyea_modelyear_id_association_db6c9654_uniq UNIQUE (modelyear_id, association_id);
ALTER TABLE ONLY public.learning_models_modelyear_pilots
    ADD CONSTRAINT learning_models_modelyear_pilots_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_modelyear
    ADD CONSTRAINT learning_models_modelyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_modelyearevent
    ADD CONSTRAINT learning_models_modelyearevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_namelist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_namelist_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.learning_models_proposal
    ADD CONSTRAINT learning_models_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_proposalevent
    ADD CONSTRAINT learning_models_proposalevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_registration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_registrationevent
    ADD CONSTRAINT learning_models_registrationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_review
    ADD CONSTRAINT learning_models_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_reviewevent
    ADD CONSTRAINT learning_models_reviewevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_target
    ADD CONSTRAINT learning_models_target_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learning_models_targetevent
    ADD CONSTRAINT learning_models_targetevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.associations_levelrule
    ADD CONSTRAINT levelrule_once_at_a_time EXCLUDE USING gist (level_id WITH =, parent_level_id WITH =, valid WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_load
    ADD CONSTRAINT load_once UNIQUE (name, sha256);
ALTER TABLE ONLY public.meetings_meetingphoto
    ADD CONSTRAINT meetingphoto_once UNIQUE (meeting_id, photo_id);
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_agendaitemevent
    ADD CONSTRAINT meetings_agendaitemevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_candidate
    ADD CONSTRAINT meetings_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_candidateevent
    ADD CONSTRAINT meetings_candidateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_code_key UNIQUE (code);
ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_invitationevent
    ADD CONSTRAINT meetings_invitationevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meetingevent
    ADD CONSTRAINT meetings_meetingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_meetingkind
    ADD CONSTRAINT meetings_meetingkind_name_key UNIQUE (name);
ALTER TABLE ONLY public.meetings_meetingkind
    ADD CONSTRAINT meetings_meetingkind_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.meetings_meetingkindevent
    ADD CONSTRAINT meetings_meetingkindevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_meetingphoto
    ADD CONSTRAINT meetings_meetingphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meetingphotoevent
    ADD CONSTRAINT meetings_meetingphotoevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_paperevent
    ADD CONSTRAINT meetings_paperevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_revision
    ADD CONSTRAINT meetings_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_task
    ADD CONSTRAINT meetings_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_taskevent
    ADD CONSTRAINT meetings_taskevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_taskshare
    ADD CONSTRAINT meetings_taskshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_taskshareevent
    ADD CONSTRAINT meetings_taskshareevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.meetings_workingsession
    ADD CONSTRAINT meetings_workingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_workingsessionevent
    ADD CONSTRAINT meetings_workingsessionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_modelgroup
    ADD CONSTRAINT modelgroup_once_at_a_time EXCLUDE USING gist (model_id WITH =, name WITH =, valid WITH &&);
ALTER TABLE ONLY public.learning_models_modelyear
    ADD CONSTRAINT modelyear_once UNIQUE (association_id, model_id, year);
ALTER TABLE ONLY public.news_article_documents
    ADD CONSTRAINT news_article_documents_article_id_document_id_132ddd77_uniq UNIQUE (article_id, document_id);
ALTER TABLE ONLY public.news_article_documents
    ADD CONSTRAINT news_article_documents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_article_units
    ADD CONSTRAINT news_article_units_article_id_association_id_b8654398_uniq UNIQUE (article_id, association_id);
ALTER TABLE ONLY public.news_article_units
    ADD CONSTRAINT news_article_units_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_articleevent
    ADD CONSTRAINT news_articleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_articlephoto
    ADD CONSTRAINT news_articlephoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_articlephotoevent
    ADD CONSTRAINT news_articlephotoevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_comment
    ADD CONSTRAINT news_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_commentevent
    ADD CONSTRAINT news_commentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_dailysalt
    ADD CONSTRAINT news_dailysalt_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.news_document
    ADD CONSTRAINT news_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_documentevent
    ADD CONSTRAINT news_documentevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_earlierviews
    ADD CONSTRAINT news_earlierviews_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_earlierviews
    ADD CONSTRAINT news_earlierviews_site_key UNIQUE (site);
ALTER TABLE ONLY public.news_earlierviewsevent
    ADD CONSTRAINT news_earlierviewsevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_feedback
    ADD CONSTRAINT news_feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_feedbackevent
    ADD CONSTRAINT news_feedbackevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_imprint
    ADD CONSTRAINT news_imprint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_imprintevent
    ADD CONSTRAINT news_imprintevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_notice
    ADD CONSTRAINT news_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_noticeevent
    ADD CONSTRAINT news_noticeevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_oldaddress
    ADD CONSTRAINT news_oldaddress_address_key UNIQUE (address);
ALTER TABLE ONLY public.news_oldaddress
    ADD CONSTRAINT news_oldaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_oldaddressevent
    ADD CONSTRAINT news_oldaddressevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_poll
    ADD CONSTRAINT news_poll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_pollanswer
    ADD CONSTRAINT news_pollanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_pollanswerevent
    ADD CONSTRAINT news_pollanswerevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_pollevent
    ADD CONSTRAINT news_pollevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_presence
    ADD CONSTRAINT news_presence_pkey PRIMARY KEY (process);
ALTER TABLE ONLY public.news_readership
    ADD CONSTRAINT news_readership_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.news_recording
    ADD CONSTRAINT news_recording_article_id_key UNIQUE (article_id);
ALTER TABLE ONLY public.news_recording
    ADD CONSTRAINT news_recording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_recordingevent
    ADD CONSTRAINT news_recordingevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_sending
    ADD CONSTRAINT news_sending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_siteviews
    ADD CONSTRAINT news_siteviews_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.news_term
    ADD CONSTRAINT news_term_pkey PRIMARY KEY (term);
ALTER TABLE ONLY public.news_topic
    ADD CONSTRAINT news_topic_name_key UNIQUE (name);
ALTER TABLE ONLY public.news_topic
    ADD CONSTRAINT news_topic_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_topic
    ADD CONSTRAINT news_topic_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.news_topicevent
    ADD CONSTRAINT news_topicevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.news_weblink
    ADD CONSTRAINT news_weblink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_weblink
    ADD CONSTRAINT news_weblink_url_key UNIQUE (url);
ALTER TABLE ONLY public.news_weblinkevent
    ADD CONSTRAINT news_weblinkevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT nomination_number_once UNIQUE (round_id, number);
ALTER TABLE ONLY public.records_numberregister
    ADD CONSTRAINT numberregister_once UNIQUE (kind, association_id, year);
ALTER TABLE ONLY public.funds_payline
    ADD CONSTRAINT payline_once UNIQUE (run_id, nomination_id);
ALTER TABLE ONLY public.figures_periodunit
    ADD CONSTRAINT periodunit_once UNIQUE (period_id, association_id);
ALTER TABLE ONLY public.records_personinphoto
    ADD CONSTRAINT personinphoto_once UNIQUE (person_id, photo_id);
ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.news_pollanswer
    ADD CONSTRAINT pollanswer_once UNIQUE (poll_id, text);
ALTER TABLE ONLY public.funds_programme
    ADD CONSTRAINT programme_name_once UNIQUE (fund_id, name, begins_on);
ALTER TABLE ONLY public.funds_proof
    ADD CONSTRAINT proof_once UNIQUE (run_id, sha256);
ALTER TABLE ONLY public.funds_quota
    ADD CONSTRAINT quota_once UNIQUE (round_id, association_id);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_code_key UNIQUE (code);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.records_certificatedesign
    ADD CONSTRAINT records_certificatedesign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificatedesignevent
    ADD CONSTRAINT records_certificatedesignevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_certificateevent
    ADD CONSTRAINT records_certificateevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_certificateread
    ADD CONSTRAINT records_certificateread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_consentpaper_consents
    ADD CONSTRAINT records_consentpaper_con_consentpaper_id_consent__cb026cbf_uniq UNIQUE (consentpaper_id, consent_id);
ALTER TABLE ONLY public.records_consentpaper_consents
    ADD CONSTRAINT records_consentpaper_consents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_consentpaper
    ADD CONSTRAINT records_consentpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_consentpaperevent
    ADD CONSTRAINT records_consentpaperevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_decisionevent
    ADD CONSTRAINT records_decisionevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_erasure
    ADD CONSTRAINT records_erasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_job
    ADD CONSTRAINT records_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_knock
    ADD CONSTRAINT records_knock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_numberregister
    ADD CONSTRAINT records_numberregister_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_personinphoto
    ADD CONSTRAINT records_personinphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_personinphotoevent
    ADD CONSTRAINT records_personinphotoevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_photo
    ADD CONSTRAINT records_photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_photoevent
    ADD CONSTRAINT records_photoevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_printrun
    ADD CONSTRAINT records_printrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_rememberedanswer
    ADD CONSTRAINT records_rememberedanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_rememberedanswerevent
    ADD CONSTRAINT records_rememberedanswerevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_retentionrule
    ADD CONSTRAINT records_retentionrule_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.records_retentionruleevent
    ADD CONSTRAINT records_retentionruleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.records_signingkey
    ADD CONSTRAINT records_signingkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_signingkey
    ADD CONSTRAINT records_signingkey_public_key_key UNIQUE (public_key);
ALTER TABLE ONLY public.records_upload
    ADD CONSTRAINT records_upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_uploadevent
    ADD CONSTRAINT records_uploadevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT registration_once_a_year UNIQUE (bearer_id, model_id, year);
ALTER TABLE ONLY public.figures_release
    ADD CONSTRAINT release_once UNIQUE (period_id, number);
ALTER TABLE ONLY public.figures_releasefile
    ADD CONSTRAINT releasefile_once UNIQUE (release_id, name);
ALTER TABLE ONLY public.records_rememberedanswer
    ADD CONSTRAINT rememberedanswer_once UNIQUE (association_id, form, kind, text);
ALTER TABLE ONLY public.associations_reorganisation
    ADD CONSTRAINT reorganisation_one_a_place_in_the_day UNIQUE (in_force_on, sequence) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_explanation
    ADD CONSTRAINT returns_explanation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_due_id_key UNIQUE (due_id);
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.returns_returnevent
    ADD CONSTRAINT returns_returnevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.returns_rule
    ADD CONSTRAINT returns_rule_code_key UNIQUE (code);
ALTER TABLE ONLY public.returns_rule
    ADD CONSTRAINT returns_rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.returns_ruleevent
    ADD CONSTRAINT returns_ruleevent_pkey PRIMARY KEY (pgh_id);
ALTER TABLE ONLY public.returns_step
    ADD CONSTRAINT returns_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.funds_reviewcriterion
    ADD CONSTRAINT reviewcriterion_name_once UNIQUE (round_id, name);
ALTER TABLE ONLY public.funds_reviewer
    ADD CONSTRAINT reviewer_once UNIQUE (round_id, user_id);
ALTER TABLE ONLY public.meetings_revision
    ADD CONSTRAINT revision_number_once UNIQUE (meeting_id, number);
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT round_name_once UNIQUE (fund_id, year, name);
ALTER TABLE ONLY public.news_sending
    ADD CONSTRAINT sending_once UNIQUE (sender, kind);
ALTER TABLE ONLY public.figures_seriesbreak
    ADD CONSTRAINT seriesbreak_once UNIQUE (indicator_id, "on");
ALTER TABLE ONLY public.figures_shortaddress
    ADD CONSTRAINT shortaddress_address_once UNIQUE (address);
ALTER TABLE ONLY public.figures_shortaddress
    ADD CONSTRAINT shortaddress_code_once UNIQUE (code);
ALTER TABLE ONLY public.funds_sponsorshipyear
    ADD CONSTRAINT sponsorshipyear_once UNIQUE (sponsorship_id, year);
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT state_code_once_at_a_time EXCLUDE USING gist (register WITH =, code WITH =, valid WITH &&) WHERE ((code IS NOT NULL)) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT state_no_overlap EXCLUDE USING gist (association_id WITH =, valid WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT submission_of_unit_and_period UNIQUE (id, association_id, period_id);
ALTER TABLE ONLY public.associations_succession
    ADD CONSTRAINT succession_once UNIQUE (old_id, new_id, "on");
ALTER TABLE ONLY public.figures_target
    ADD CONSTRAINT target_once UNIQUE (association_id, indicator_id, "on");
ALTER TABLE ONLY public.learning_models_target
    ADD CONSTRAINT target_once_a_level UNIQUE (criterion_id, grade_id);
ALTER TABLE ONLY public.meetings_taskshare
    ADD CONSTRAINT taskshare_once UNIQUE (task_id, association_id);
ALTER TABLE ONLY public.funds_tier
    ADD CONSTRAINT tier_name_once UNIQUE (round_id, name);
ALTER TABLE ONLY public.associations_weight
    ADD CONSTRAINT weight_one_a_basis UNIQUE (part_id, basis);
ALTER TABLE ONLY public.meetings_workingsession
    ADD CONSTRAINT workingsession_one_at_a_time EXCLUDE USING gist (association_id WITH =, tstzrange(begins_at, ends_at) WITH &&) WHERE (((state)::text = 'agreed'::text));
CREATE INDEX accounts_clusterduty_association_id_38d2a49f ON public.accounts_clusterduty USING btree (association_id);
CREATE INDEX accounts_clusterduty_cluster_id_eac8aca0 ON public.accounts_clusterduty USING btree (cluster_id);
CREATE INDEX accounts_clusterduty_group_id_3071a9b9 ON public.accounts_clusterduty USING btree (group_id);
CREATE INDEX accounts_clusterduty_person_id_163dbe9b ON public.accounts_clusterduty USING btree (person_id);
CREATE INDEX accounts_clusterdutyevent_association_id_0c0b65a0 ON public.accounts_clusterdutyevent USING btree (association_id);
CREATE INDEX accounts_clusterdutyevent_cluster_id_a7c617f1 ON public.accounts_clusterdutyevent USING btree (cluster_id);
CREATE INDEX accounts_clusterdutyevent_group_id_9dfc45b0 ON public.accounts_clusterdutyevent USING btree (group_id);
CREATE INDEX accounts_clusterdutyevent_person_id_2a72c5c8 ON public.accounts_clusterdutyevent USING btree (person_id);
CREATE INDEX accounts_clusterdutyevent_pgh_context_id_a3b11f57 ON public.accounts_clusterdutyevent USING btree (pgh_context_id);
CREATE INDEX accounts_clusterdutyevent_pgh_obj_id_98e26f32 ON public.accounts_clusterdutyevent USING btree (pgh_obj_id);
CREATE INDEX accounts_consent_person_id_dc6f3178 ON public.accounts_consent USING btree (person_id);
CREATE INDEX accounts_consent_recorded_by_id_8c271a02 ON public.accounts_consent USING btree (recorded_by_id);
CREATE INDEX accounts_consent_withdrawn_by_id_6d768b25 ON public.accounts_consent USING btree (withdrawn_by_id);
CREATE INDEX accounts_consentevent_person_id_c7185c82 ON public.accounts_consentevent USING btree (person_id);
CREATE INDEX accounts_consentevent_pgh_context_id_dfbbe1a8 ON public.accounts_consentevent USING btree (pgh_context_id);
CREATE INDEX accounts_consentevent_pgh_obj_id_2d4003fd ON public.accounts_consentevent USING btree (pgh_obj_id);
CREATE INDEX accounts_consentevent_recorded_by_id_cc4bacbc ON public.accounts_consentevent USING btree (recorded_by_id);
CREATE INDEX accounts_consentevent_withdrawn_by_id_a9b5639e ON public.accounts_consentevent USING btree (withdrawn_by_id);
CREATE INDEX accounts_mandate_form_fd94293e ON public.accounts_mandate USING btree (form);
CREATE INDEX accounts_mandate_form_fd94293e_like ON public.accounts_mandate USING btree (form varchar_pattern_ops);
CREATE INDEX accounts_mandate_post_id_c1dc1dbd ON public.accounts_mandate USING btree (post_id);
CREATE INDEX accounts_mandate_units_association_id_cbbc3829 ON public.accounts_mandate_units USING btree (association_id);
CREATE INDEX accounts_mandate_units_mandate_id_64f80a07 ON public.accounts_mandate_units USING btree (mandate_id);
CREATE INDEX accounts_mandateevent_pgh_context_id_31ae9dd5 ON public.accounts_mandateevent USING btree (pgh_context_id);
CREATE INDEX accounts_mandateevent_pgh_obj_id_4f89e471 ON public.accounts_mandateevent USING btree (pgh_obj_id);
CREATE INDEX accounts_mandateevent_post_id_dcfecb6a ON public.accounts_mandateevent USING btree (post_id);
CREATE INDEX accounts_person_association_id_88f816ee ON public.accounts_person USING btree (association_id);
CREATE INDEX accounts_personevent_association_id_61ceb297 ON public.accounts_personevent USING btree (association_id);
CREATE INDEX accounts_personevent_pgh_context_id_1cefb7fa ON public.accounts_personevent USING btree (pgh_context_id);
CREATE INDEX accounts_personevent_pgh_obj_id_e5cc2eda ON public.accounts_personevent USING btree (pgh_obj_id);
CREATE INDEX accounts_personread_person_id_ed947307 ON public.accounts_personread USING btree (person_id);
CREATE INDEX accounts_personread_reader_id_769e257b ON public.accounts_personread USING btree (reader_id);
CREATE INDEX accounts_post_association_id_6eba6053 ON public.accounts_post USING btree (association_id);
CREATE INDEX accounts_post_person_id_7f9e56f6 ON public.accounts_post USING btree (person_id);
CREATE INDEX accounts_postevent_association_id_db2b78e5 ON public.accounts_postevent USING btree (association_id);
CREATE INDEX accounts_postevent_person_id_9c7d130b ON public.accounts_postevent USING btree (person_id);
CREATE INDEX accounts_postevent_pgh_context_id_40f0d83d ON public.accounts_postevent USING btree (pgh_context_id);
CREATE INDEX accounts_postevent_pgh_obj_id_69d9a502 ON public.accounts_postevent USING btree (pgh_obj_id);
CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);
CREATE INDEX accounts_userevent_person_id_1b7f45ad ON public.accounts_userevent USING btree (person_id);
CREATE INDEX accounts_userevent_pgh_context_id_9043cf9a ON public.accounts_userevent USING btree (pgh_context_id);
CREATE INDEX accounts_userevent_pgh_obj_id_aa99e6a3 ON public.accounts_userevent USING btree (pgh_obj_id);
CREATE INDEX article_pairs ON public.news_article USING gin (pairs);
CREATE INDEX article_public ON public.news_article USING btree (publish_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'published'::character varying])::text[]));
CREATE INDEX article_title_words ON public.news_article USING gin (title_words);
CREATE INDEX article_topic ON public.news_article USING btree (topic_id, publish_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'published'::character varying])::text[]));
CREATE INDEX article_unit ON public.news_article USING btree (association_id, publish_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['scheduled'::character varying, 'published'::character varying])::text[]));
CREATE INDEX article_words ON public.news_article USING gin (words);
CREATE INDEX association_level_code ON public.associations_association USING btree (level_id, code);
CREATE INDEX association_parent ON public.associations_association USING btree (parent_id, lft);
CREATE INDEX association_tree ON public.associations_association USING btree (tree_id, lft, rght) INCLUDE (id);
CREATE INDEX associations_association_level_id_45c653ec ON public.associations_association USING btree (level_id);
CREATE INDEX associations_association_level_id_45c653ec_like ON public.associations_association USING btree (level_id varchar_pattern_ops);
CREATE INDEX associations_association_t0adb ON public.associations_association USING btree (tree_id, lft);
CREATE INDEX associations_association_tree_id_061217f3 ON public.associations_association USING btree (tree_id);
CREATE INDEX associations_change_reorganisation_id_15e3cf0c ON public.associations_change USING btree (reorganisation_id);
CREATE INDEX associations_change_subjects_association_id_86af1f6b ON public.associations_change_subjects USING btree (association_id);
CREATE INDEX associations_change_subjects_change_id_4acbe54e ON public.associations_change_subjects USING btree (change_id);
CREATE INDEX associations_group_host_id_a8d57d67 ON public.associations_group USING btree (host_id);
CREATE INDEX associations_groupevent_host_id_cae12f9b ON public.associations_groupevent USING btree (host_id);
CREATE INDEX associations_groupevent_pgh_context_id_8b4d48b8 ON public.associations_groupevent USING btree (pgh_context_id);
CREATE INDEX associations_groupevent_pgh_obj_id_01cdc48c ON public.associations_groupevent USING btree (pgh_obj_id);
CREATE INDEX associations_groupmembership_association_id_3e8e134b ON public.associations_groupmembership USING btree (association_id);
CREATE INDEX associations_groupmembership_group_id_9ba0a6f2 ON public.associations_groupmembership USING btree (group_id);
CREATE INDEX associations_groupmembershipevent_association_id_a39f7bd0 ON public.associations_groupmembershipevent USING btree (association_id);
CREATE INDEX associations_groupmembershipevent_group_id_eeb8cf1f ON public.associations_groupmembershipevent USING btree (group_id);
CREATE INDEX associations_groupmembershipevent_pgh_context_id_24eca37c ON public.associations_groupmembershipevent USING btree (pgh_context_id);
CREATE INDEX associations_groupmembershipevent_pgh_obj_id_1d52be8a ON public.associations_groupmembershipevent USING btree (pgh_obj_id);
CREATE INDEX associations_holding_closed_by_id_e7abecad ON public.associations_holding USING btree (closed_by_id);
CREATE INDEX associations_holding_holder_id_306cabf5 ON public.associations_holding USING btree (holder_id);
CREATE INDEX associations_holding_opened_by_id_3a41f7b1 ON public.associations_holding USING btree (opened_by_id);
CREATE INDEX associations_holding_parcel_id_714f463f ON public.associations_holding USING btree (parcel_id);
CREATE INDEX associations_level_code_7cc916ee_like ON public.associations_level USING btree (code varchar_pattern_ops);
CREATE INDEX associations_levelrule_level_id_6466981b ON public.associations_levelrule USING btree (level_id);
CREATE INDEX associations_levelrule_level_id_6466981b_like ON public.associations_levelrule USING btree (level_id varchar_pattern_ops);
CREATE INDEX associations_levelrule_parent_level_id_e81be56e ON public.associations_levelrule USING btree (parent_level_id);
CREATE INDEX associations_levelrule_parent_level_id_e81be56e_like ON public.associations_levelrule USING btree (parent_level_id varchar_pattern_ops);
CREATE INDEX associations_loadevent_pgh_context_id_9daaa456 ON public.associations_loadevent USING btree (pgh_context_id);
CREATE INDEX associations_loadevent_pgh_obj_id_38c2bd6c ON public.associations_loadevent USING btree (pgh_obj_id);
CREATE INDEX associations_parcel_origin_id_c3073a92 ON public.associations_parcel USING btree (origin_id);
CREATE INDEX associations_parcelpart_parcel_id_d98b245d ON public.associations_parcelpart USING btree (parcel_id);
CREATE INDEX associations_parcelpart_reorganisation_id_9e70b811 ON public.associations_parcelpart USING btree (reorganisation_id);
CREATE INDEX associations_reorganisationevent_pgh_context_id_8c695405 ON public.associations_reorganisationevent USING btree (pgh_context_id);
CREATE INDEX associations_reorganisationevent_pgh_obj_id_29293dfb ON public.associations_reorganisationevent USING btree (pgh_obj_id);
CREATE INDEX associations_state_association_id_a6e9cc9d ON public.associations_state USING btree (association_id);
CREATE INDEX associations_state_closed_by_id_c09176a3 ON public.associations_state USING btree (closed_by_id);
CREATE INDEX associations_state_level_id_cb8810fe ON public.associations_state USING btree (level_id);
CREATE INDEX associations_state_level_id_cb8810fe_like ON public.associations_state USING btree (level_id varchar_pattern_ops);
CREATE INDEX associations_state_opened_by_id_13860419 ON public.associations_state USING btree (opened_by_id);
CREATE INDEX associations_state_parent_id_4ec7deeb ON public.associations_state USING btree (parent_id);
CREATE INDEX associations_stateevent_association_id_297e51ca ON public.associations_stateevent USING btree (association_id);
CREATE INDEX associations_stateevent_closed_by_id_c5efd7ce ON public.associations_stateevent USING btree (closed_by_id);
CREATE INDEX associations_stateevent_level_id_a6d72378 ON public.associations_stateevent USING btree (level_id);
CREATE INDEX associations_stateevent_level_id_a6d72378_like ON public.associations_stateevent USING btree (level_id varchar_pattern_ops);
CREATE INDEX associations_stateevent_opened_by_id_5b478abd ON public.associations_stateevent USING btree (opened_by_id);
CREATE INDEX associations_stateevent_parent_id_0b4e9c9f ON public.associations_stateevent USING btree (parent_id);
CREATE INDEX associations_stateevent_pgh_context_id_2317b395 ON public.associations_stateevent USING btree (pgh_context_id);
CREATE INDEX associations_stateevent_pgh_obj_id_9ae39897 ON public.associations_stateevent USING btree (pgh_obj_id);
CREATE INDEX associations_succession_new_id_8912b5a3 ON public.associations_succession USING btree (new_id);
CREATE INDEX associations_succession_old_id_9a69f44c ON public.associations_succession USING btree (old_id);
CREATE INDEX associations_succession_reorganisation_id_531230fe ON public.associations_succession USING btree (reorganisation_id);
CREATE INDEX associations_trace_reorganisation_id_341656a0 ON public.associations_trace USING btree (reorganisation_id);
CREATE INDEX associations_weight_part_id_ac9307cc ON public.associations_weight USING btree (part_id);
CREATE INDEX associations_weightevent_part_id_d7c56509 ON public.associations_weightevent USING btree (part_id);
CREATE INDEX associations_weightevent_pgh_context_id_a803b791 ON public.associations_weightevent USING btree (pgh_context_id);
CREATE INDEX associations_weightevent_pgh_obj_id_7be97c08 ON public.associations_weightevent USING btree (pgh_obj_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX bearer_by_name ON public.learning_models_bearer USING btree (subject, name_key);
CREATE UNIQUE INDEX bearer_once_a_unit ON public.learning_models_bearer USING btree (association_id, subject, name_key, hamlet_key, address_key, COALESCE((birth_year)::integer, 0)) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX centre_name_once ON public.learning_models_communitylearningcentre USING btree (association_id, name) WHERE (closed_on IS NULL);
CREATE INDEX certificate_by_subject ON public.records_certificate USING btree (subject_kind, subject_id);
CREATE UNIQUE INDEX certificate_once_a_subject ON public.records_certificate USING btree (decision_id, kind, subject_kind, subject_id) WHERE ((subject_id IS NOT NULL) AND (NOT ((state)::text = 'replaced'::text)));
CREATE UNIQUE INDEX clusterduty_one_head_and_host ON public.accounts_clusterduty USING btree (year, duty, cluster_id, group_id) NULLS NOT DISTINCT WHERE ((duty)::text = ANY ((ARRAY['head'::character varying, 'host'::character varying])::text[]));
CREATE INDEX comment_public ON public.news_comment USING btree (article_id, created_at DESC) WHERE ((state)::text = 'approved'::text);
CREATE UNIQUE INDEX consent_one_in_force ON public.accounts_consent USING btree (person_id, purpose, giver) WHERE (withdrawn_on IS NULL);
CREATE UNIQUE INDEX decision_number_once ON public.records_decision USING btree (association_id, year, number) WHERE (number IS NOT NULL);
CREATE INDEX decision_of_body ON public.records_decision USING btree (association_id, state);
CREATE UNIQUE INDEX decision_written_number_once ON public.records_decision USING btree (association_id, body_name, year, written_number) WHERE (NOT ((state)::text = 'draft'::text));
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);
CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);
CREATE INDEX document_pairs ON public.news_document USING gin (pairs);
CREATE INDEX document_signed ON public.news_document USING btree (signed_on DESC, id DESC);
CREATE INDEX document_title_words ON public.news_document USING gin (title_words);
CREATE INDEX document_words ON public.news_document USING gin (words);
CREATE INDEX entry_by_donor ON public.funds_entry USING btree (donor_id) WHERE (donor_id IS NOT NULL);
CREATE INDEX entry_by_pledge ON public.funds_entry USING btree (pledge_id) WHERE (pledge_id IS NOT NULL);
CREATE INDEX entry_by_programme ON public.funds_entry USING btree (programme_id) WHERE (programme_id IS NOT NULL);
CREATE INDEX entry_in_the_cash_book ON public.funds_entry USING btree (fund_id, booked_on, id);
CREATE INDEX figures_due_form_id_6b4f92f0 ON public.figures_due USING btree (form_id);
CREATE INDEX figures_due_unit_id_81c03faf ON public.figures_due USING btree (unit_id);
CREATE INDEX figures_dueevent_form_id_531434f9 ON public.figures_dueevent USING btree (form_id);
CREATE INDEX figures_dueevent_pgh_context_id_2e431761 ON public.figures_dueevent USING btree (pgh_context_id);
CREATE INDEX figures_dueevent_pgh_obj_id_517d6b4f ON public.figures_dueevent USING btree (pgh_obj_id);
CREATE INDEX figures_dueevent_unit_id_dba05f9e ON public.figures_dueevent USING btree (unit_id);
CREATE INDEX figures_form_asked_of_association_id_bced7cd1 ON public.figures_form_asked_of USING btree (association_id);
CREATE INDEX figures_form_asked_of_form_id_0d9ccf8d ON public.figures_form_asked_of USING btree (form_id);
CREATE INDEX figures_form_code_d530a013_like ON public.figures_form USING btree (code varchar_pattern_ops);
CREATE INDEX figures_form_level_id_1b7213ea ON public.figures_form USING btree (level_id);
CREATE INDEX figures_form_level_id_1b7213ea_like ON public.figures_form USING btree (level_id varchar_pattern_ops);
CREATE INDEX figures_formevent_level_id_b12b840c ON public.figures_formevent USING btree (level_id);
CREATE INDEX figures_formevent_level_id_b12b840c_like ON public.figures_formevent USING btree (level_id varchar_pattern_ops);
CREATE INDEX figures_formevent_pgh_context_id_13569cd1 ON public.figures_formevent USING btree (pgh_context_id);
CREATE INDEX figures_formevent_pgh_obj_id_1c466550 ON public.figures_formevent USING btree (pgh_obj_id);
CREATE INDEX figures_formline_indicator_id_0960f091 ON public.figures_formline USING btree (indicator_id);
CREATE INDEX figures_formline_version_id_7fb60ddf ON public.figures_formline USING btree (version_id);
CREATE INDEX figures_formlineevent_indicator_id_f229cf4d ON public.figures_formlineevent USING btree (indicator_id);
CREATE INDEX figures_formlineevent_pgh_context_id_517b4049 ON public.figures_formlineevent USING btree (pgh_context_id);
CREATE INDEX figures_formlineevent_pgh_obj_id_c6ca694c ON public.figures_formlineevent USING btree (pgh_obj_id);
CREATE INDEX figures_formlineevent_version_id_c590c2fa ON public.figures_formlineevent USING btree (version_id);
CREATE INDEX figures_formversion_form_id_bc3c0f74 ON public.figures_formversion USING btree (form_id);
CREATE INDEX figures_formversionevent_form_id_bdf03b10 ON public.figures_formversionevent USING btree (form_id);
CREATE INDEX figures_formversionevent_pgh_context_id_e58d8864 ON public.figures_formversionevent USING btree (pgh_context_id);
CREATE INDEX figures_formversionevent_pgh_obj_id_ef32351c ON public.figures_formversionevent USING btree (pgh_obj_id);
CREATE INDEX figures_indicator_code_52bf4c40_like ON public.figures_indicator USING btree (code varchar_pattern_ops);
CREATE INDEX figures_indicatorevent_pgh_context_id_e309ba92 ON public.figures_indicatorevent USING btree (pgh_context_id);
CREATE INDEX figures_indicatorevent_pgh_obj_id_d8318bd6 ON public.figures_indicatorevent USING btree (pgh_obj_id);
CREATE INDEX figures_indicatorsuccession_new_id_33a2a35e ON public.figures_indicatorsuccession USING btree (new_id);
CREATE INDEX figures_indicatorsuccession_old_id_0e092467 ON public.figures_indicatorsuccession USING btree (old_id);
CREATE INDEX figures_indicatorsuccessionevent_new_id_022ded62 ON public.figures_indicatorsuccessionevent USING btree (new_id);
CREATE INDEX figures_indicatorsuccessionevent_old_id_2381c610 ON public.figures_indicatorsuccessionevent USING btree (old_id);
CREATE INDEX figures_indicatorsuccessionevent_pgh_context_id_1e99d4b1 ON public.figures_indicatorsuccessionevent USING btree (pgh_context_id);
CREATE INDEX figures_indicatorsuccessionevent_pgh_obj_id_76bb3c28 ON public.figures_indicatorsuccessionevent USING btree (pgh_obj_id);
CREATE INDEX figures_period_code_2403d832_like ON public.figures_period USING btree (code varchar_pattern_ops);
CREATE INDEX figures_periodevent_pgh_context_id_419a003a ON public.figures_periodevent USING btree (pgh_context_id);
CREATE INDEX figures_periodevent_pgh_obj_id_852ee512 ON public.figures_periodevent USING btree (pgh_obj_id);
CREATE INDEX figures_periodunit_association_id_498977c1 ON public.figures_periodunit USING btree (association_id);
CREATE INDEX figures_release_period_id_96f6c22a ON public.figures_release USING btree (period_id);
CREATE INDEX figures_release_released_by_id_81534730 ON public.figures_release USING btree (released_by_id);
CREATE INDEX figures_releaseevent_period_id_c59edad6 ON public.figures_releaseevent USING btree (period_id);
CREATE INDEX figures_releaseevent_pgh_context_id_d552cf30 ON public.figures_releaseevent USING btree (pgh_context_id);
CREATE INDEX figures_releaseevent_pgh_obj_id_6f39949a ON public.figures_releaseevent USING btree (pgh_obj_id);
CREATE INDEX figures_releaseevent_released_by_id_7f14cc1a ON public.figures_releaseevent USING btree (released_by_id);
CREATE INDEX figures_releasefile_release_id_e3ca6c0c ON public.figures_releasefile USING btree (release_id);
CREATE INDEX figures_seriesbreak_indicator_id_536fc36e ON public.figures_seriesbreak USING btree (indicator_id);
CREATE INDEX figures_seriesbreakevent_indicator_id_e170bb1e ON public.figures_seriesbreakevent USING btree (indicator_id);
CREATE INDEX figures_seriesbreakevent_pgh_context_id_ce685bb3 ON public.figures_seriesbreakevent USING btree (pgh_context_id);
CREATE INDEX figures_seriesbreakevent_pgh_obj_id_dc608dfb ON public.figures_seriesbreakevent USING btree (pgh_obj_id);
CREATE INDEX figures_shortaddress_made_at_7393ee93 ON public.figures_shortaddress USING btree (made_at);
CREATE INDEX figures_shortaddressevent_pgh_context_id_3ffbadf7 ON public.figures_shortaddressevent USING btree (pgh_context_id);
CREATE INDEX figures_shortaddressevent_pgh_obj_id_37b2ac9c ON public.figures_shortaddressevent USING btree (pgh_obj_id);
CREATE INDEX figures_submission_approved_by_id_0b4510b8 ON public.figures_submission USING btree (approved_by_id);
CREATE INDEX figures_submission_association_id_8872c1a0 ON public.figures_submission USING btree (association_id);
CREATE INDEX figures_submission_form_version_id_a28852e2 ON public.figures_submission USING btree (form_version_id);
CREATE INDEX figures_submission_period_id_36060602 ON public.figures_submission USING btree (period_id);
CREATE INDEX figures_submission_submitted_by_id_0749fa6a ON public.figures_submission USING btree (submitted_by_id);
CREATE INDEX figures_submission_upload_id_297d7fa5 ON public.figures_submission USING btree (upload_id);
CREATE INDEX figures_submissionevent_approved_by_id_4f38c034 ON public.figures_submissionevent USING btree (approved_by_id);
CREATE INDEX figures_submissionevent_association_id_1b39dd54 ON public.figures_submissionevent USING btree (association_id);
CREATE INDEX figures_submissionevent_form_version_id_26af8f09 ON public.figures_submissionevent USING btree (form_version_id);
CREATE INDEX figures_submissionevent_period_id_923114bc ON public.figures_submissionevent USING btree (period_id);
CREATE INDEX figures_submissionevent_pgh_context_id_ca75afd7 ON public.figures_submissionevent USING btree (pgh_context_id);
CREATE INDEX figures_submissionevent_pgh_obj_id_69dc2d4b ON public.figures_submissionevent USING btree (pgh_obj_id);
CREATE INDEX figures_submissionevent_submitted_by_id_29abac8c ON public.figures_submissionevent USING btree (submitted_by_id);
CREATE INDEX figures_submissionevent_upload_id_6854bce6 ON public.figures_submissionevent USING btree (upload_id);
CREATE INDEX figures_target_association_id_cc9cc77d ON public.figures_target USING btree (association_id);
CREATE INDEX figures_target_indicator_id_154ada49 ON public.figures_target USING btree (indicator_id);
CREATE INDEX figures_targetevent_association_id_5f80a361 ON public.figures_targetevent USING btree (association_id);
CREATE INDEX figures_targetevent_indicator_id_4e838512 ON public.figures_targetevent USING btree (indicator_id);
CREATE INDEX figures_targetevent_pgh_context_id_9e370a6f ON public.figures_targetevent USING btree (pgh_context_id);
CREATE INDEX figures_targetevent_pgh_obj_id_01e3a0cb ON public.figures_targetevent USING btree (pgh_obj_id);
CREATE UNIQUE INDEX fund_name_once ON public.funds_fund USING btree (association_id, name) WHERE (closed_on IS NULL);
CREATE INDEX funds_attachment_added_by_id_f72990be ON public.funds_attachment USING btree (added_by_id);
CREATE INDEX funds_attachment_nomination_id_d8872fdf ON public.funds_attachment USING btree (nomination_id);
CREATE INDEX funds_attachmentevent_added_by_id_48f99f91 ON public.funds_attachmentevent USING btree (added_by_id);
CREATE INDEX funds_attachmentevent_nomination_id_9e7b7f18 ON public.funds_attachmentevent USING btree (nomination_id);
CREATE INDEX funds_attachmentevent_pgh_context_id_2fdfc381 ON public.funds_attachmentevent USING btree (pgh_context_id);
CREATE INDEX funds_attachmentevent_pgh_obj_id_7a883410 ON public.funds_attachmentevent USING btree (pgh_obj_id);
CREATE INDEX funds_balance_fund_id_206647fe ON public.funds_balance USING btree (fund_id);
CREATE INDEX funds_category_code_4854d387_like ON public.funds_category USING btree (code varchar_pattern_ops);
CREATE INDEX funds_category_name_3dfe748c_like ON public.funds_category USING btree (name varchar_pattern_ops);
CREATE INDEX funds_categoryevent_pgh_context_id_d87dbc32 ON public.funds_categoryevent USING btree (pgh_context_id);
CREATE INDEX funds_categoryevent_pgh_obj_id_3694aa82 ON public.funds_categoryevent USING btree (pgh_obj_id);
CREATE INDEX funds_categoryevent_pgh_obj_id_3694aa82_like ON public.funds_categoryevent USING btree (pgh_obj_id varchar_pattern_ops);
CREATE INDEX funds_closure_closed_by_id_f1d5610b ON public.funds_closure USING btree (closed_by_id);
CREATE INDEX funds_closure_fund_id_68b280f4 ON public.funds_closure USING btree (fund_id);
CREATE INDEX funds_closure_reopened_by_id_ee997680 ON public.funds_closure USING btree (reopened_by_id);
CREATE INDEX funds_closure_signed_by_id_28bdbe81 ON public.funds_closure USING btree (signed_by_id);
CREATE INDEX funds_closureevent_closed_by_id_6cff29fa ON public.funds_closureevent USING btree (closed_by_id);
CREATE INDEX funds_closureevent_fund_id_a39c5b72 ON public.funds_closureevent USING btree (fund_id);
CREATE INDEX funds_closureevent_pgh_context_id_5a9b96a1 ON public.funds_closureevent USING btree (pgh_context_id);
CREATE INDEX funds_closureevent_pgh_obj_id_917e10b8 ON public.funds_closureevent USING btree (pgh_obj_id);
CREATE INDEX funds_closureevent_reopened_by_id_0f286c2c ON public.funds_closureevent USING btree (reopened_by_id);
CREATE INDEX funds_closureevent_signed_by_id_6f17a0c9 ON public.funds_closureevent USING btree (signed_by_id);
CREATE INDEX funds_daytotal_programme_id_28a13923 ON public.funds_daytotal USING btree (programme_id);
CREATE INDEX funds_donor_association_id_a71fa11d ON public.funds_donor USING btree (association_id);
CREATE INDEX funds_donor_person_id_63602343 ON public.funds_donor USING btree (person_id);
CREATE INDEX funds_donorevent_association_id_9acf052a ON public.funds_donorevent USING btree (association_id);
CREATE INDEX funds_donorevent_person_id_312c18aa ON public.funds_donorevent USING btree (person_id);
CREATE INDEX funds_donorevent_pgh_context_id_0cd2f646 ON public.funds_donorevent USING btree (pgh_context_id);
CREATE INDEX funds_donorevent_pgh_obj_id_e8421db2 ON public.funds_donorevent USING btree (pgh_obj_id);
CREATE INDEX funds_donorname_donor_id_a072e427 ON public.funds_donorname USING btree (donor_id);
CREATE INDEX funds_dossierreview_nomination_id_bc2f597c ON public.funds_dossierreview USING btree (nomination_id);
CREATE INDEX funds_dossierreview_reviewer_id_667f10b5 ON public.funds_dossierreview USING btree (reviewer_id);
CREATE INDEX funds_drive_association_id_3d6a273c ON public.funds_drive USING btree (association_id);
CREATE INDEX funds_driveevent_association_id_a1a86ce9 ON public.funds_driveevent USING btree (association_id);
CREATE INDEX funds_driveevent_pgh_context_id_12d277b7 ON public.funds_driveevent USING btree (pgh_context_id);
CREATE INDEX funds_driveevent_pgh_obj_id_4ad97e3a ON public.funds_driveevent USING btree (pgh_obj_id);
CREATE INDEX funds_fund_association_id_4a7b6319 ON public.funds_fund USING btree (association_id);
CREATE INDEX funds_fundevent_association_id_684fe6c1 ON public.funds_fundevent USING btree (association_id);
CREATE INDEX funds_fundevent_pgh_context_id_a1d64864 ON public.funds_fundevent USING btree (pgh_context_id);
CREATE INDEX funds_fundevent_pgh_obj_id_7f6ee8b0 ON public.funds_fundevent USING btree (pgh_obj_id);
CREATE INDEX funds_handover_fund_id_c1586a62 ON public.funds_handover USING btree (fund_id);
CREATE INDEX funds_handover_given_by_id_52f3776d ON public.funds_handover USING btree (given_by_id);
CREATE INDEX funds_handover_reorganisation_id_f028edf6 ON public.funds_handover USING btree (reorganisation_id);
CREATE INDEX funds_handoverevent_fund_id_f4f0fd6c ON public.funds_handoverevent USING btree (fund_id);
CREATE INDEX funds_handoverevent_given_by_id_83a097d5 ON public.funds_handoverevent USING btree (given_by_id);
CREATE INDEX funds_handoverevent_pgh_context_id_55202e15 ON public.funds_handoverevent USING btree (pgh_context_id);
CREATE INDEX funds_handoverevent_pgh_obj_id_6d354152 ON public.funds_handoverevent USING btree (pgh_obj_id);
CREATE INDEX funds_handoverevent_reorganisation_id_106aaa28 ON public.funds_handoverevent USING btree (reorganisation_id);
CREATE INDEX funds_handovershare_association_id_09eef09e ON public.funds_handovershare USING btree (association_id);
CREATE INDEX funds_handovershare_giver_id_645e762f ON public.funds_handovershare USING btree (giver_id);
CREATE INDEX funds_handovershare_hand_over_id_1d0cb008 ON public.funds_handovershare USING btree (hand_over_id);
CREATE INDEX funds_handovershare_taken_by_id_cea1d420 ON public.funds_handovershare USING btree (taken_by_id);
CREATE INDEX funds_handovershare_target_id_c5bd5be6 ON public.funds_handovershare USING btree (target_id);
CREATE INDEX funds_handovershareevent_association_id_3eaca601 ON public.funds_handovershareevent USING btree (association_id);
CREATE INDEX funds_handovershareevent_giver_id_6e9fab57 ON public.funds_handovershareevent USING btree (giver_id);
CREATE INDEX funds_handovershareevent_hand_over_id_10339cd3 ON public.funds_handovershareevent USING btree (hand_over_id);
CREATE INDEX funds_handovershareevent_pgh_context_id_1f01ed06 ON public.funds_handovershareevent USING btree (pgh_context_id);
CREATE INDEX funds_handovershareevent_pgh_obj_id_d26a0f6a ON public.funds_handovershareevent USING btree (pgh_obj_id);
CREATE INDEX funds_handovershareevent_taken_by_id_65dc9c8d ON public.funds_handovershareevent USING btree (taken_by_id);
CREATE INDEX funds_handovershareevent_target_id_53389c5f ON public.funds_handovershareevent USING btree (target_id);
CREATE INDEX funds_instalment_pledge_id_05f0f782 ON public.funds_instalment USING btree (pledge_id);
CREATE INDEX funds_instalmentevent_pgh_context_id_08d0e15e ON public.funds_instalmentevent USING btree (pgh_context_id);
CREATE INDEX funds_instalmentevent_pgh_obj_id_0406c586 ON public.funds_instalmentevent USING btree (pgh_obj_id);
CREATE INDEX funds_instalmentevent_pledge_id_0a075edc ON public.funds_instalmentevent USING btree (pledge_id);
CREATE INDEX funds_nomination_association_id_b6b38a34 ON public.funds_nomination USING btree (association_id);
CREATE INDEX funds_nomination_decision_id_f09d3929 ON public.funds_nomination USING btree (decision_id);
CREATE INDEX funds_nomination_nominated_by_id_a9c42d35 ON public.funds_nomination USING btree (nominated_by_id);
CREATE INDEX funds_nomination_person_id_493d6ae8 ON public.funds_nomination USING btree (person_id);
CREATE INDEX funds_nomination_round_id_197202ee ON public.funds_nomination USING btree (round_id);
CREATE INDEX funds_nomination_tier_id_75e50990 ON public.funds_nomination USING btree (tier_id);
CREATE INDEX funds_nominationevent_association_id_b7f44771 ON public.funds_nominationevent USING btree (association_id);
CREATE INDEX funds_nominationevent_decision_id_6cf1659e ON public.funds_nominationevent USING btree (decision_id);
CREATE INDEX funds_nominationevent_nominated_by_id_880f1a32 ON public.funds_nominationevent USING btree (nominated_by_id);
CREATE INDEX funds_nominationevent_person_id_17720d06 ON public.funds_nominationevent USING btree (person_id);
CREATE INDEX funds_nominationevent_pgh_context_id_90dfe736 ON public.funds_nominationevent USING btree (pgh_context_id);
CREATE INDEX funds_nominationevent_pgh_obj_id_abc90261 ON public.funds_nominationevent USING btree (pgh_obj_id);
CREATE INDEX funds_nominationevent_replaces_id_8a21c367 ON public.funds_nominationevent USING btree (replaces_id);
CREATE INDEX funds_nominationevent_round_id_8e7e3917 ON public.funds_nominationevent USING btree (round_id);
CREATE INDEX funds_nominationevent_tier_id_fd54ab98 ON public.funds_nominationevent USING btree (tier_id);
CREATE INDEX funds_nominationread_nomination_id_555db35f ON public.funds_nominationread USING btree (nomination_id);
CREATE INDEX funds_nominationread_reader_id_6f64dbc7 ON public.funds_nominationread USING btree (reader_id);
CREATE INDEX funds_payline_nomination_id_68b29868 ON public.funds_payline USING btree (nomination_id);
CREATE INDEX funds_payline_run_id_7d9b4eac ON public.funds_payline USING btree (run_id);
CREATE INDEX funds_paylineevent_nomination_id_3b7230e6 ON public.funds_paylineevent USING btree (nomination_id);
CREATE INDEX funds_paylineevent_pgh_context_id_b66dcd4a ON public.funds_paylineevent USING btree (pgh_context_id);
CREATE INDEX funds_paylineevent_pgh_obj_id_ec7c51f5 ON public.funds_paylineevent USING btree (pgh_obj_id);
CREATE INDEX funds_paylineevent_run_id_9f50d066 ON public.funds_paylineevent USING btree (run_id);
CREATE INDEX funds_payrun_round_id_e583d761 ON public.funds_payrun USING btree (round_id);
CREATE INDEX funds_payrunevent_entry_id_eff3c414 ON public.funds_payrunevent USING btree (entry_id);
CREATE INDEX funds_payrunevent_pgh_context_id_01f1b372 ON public.funds_payrunevent USING btree (pgh_context_id);
CREATE INDEX funds_payrunevent_pgh_obj_id_77996baa ON public.funds_payrunevent USING btree (pgh_obj_id);
CREATE INDEX funds_payrunevent_round_id_57147062 ON public.funds_payrunevent USING btree (round_id);
CREATE INDEX funds_pledge_donor_id_a4e82b52 ON public.funds_pledge USING btree (donor_id);
CREATE INDEX funds_pledge_fund_id_00798cf7 ON public.funds_pledge USING btree (fund_id);
CREATE INDEX funds_pledge_programme_id_6ef5c3b8 ON public.funds_pledge USING btree (programme_id);
CREATE INDEX funds_pledgeevent_donor_id_9d93c19d ON public.funds_pledgeevent USING btree (donor_id);
CREATE INDEX funds_pledgeevent_fund_id_f214b171 ON public.funds_pledgeevent USING btree (fund_id);
CREATE INDEX funds_pledgeevent_pgh_context_id_46d03c93 ON public.funds_pledgeevent USING btree (pgh_context_id);
CREATE INDEX funds_pledgeevent_pgh_obj_id_3dc3c319 ON public.funds_pledgeevent USING btree (pgh_obj_id);
CREATE INDEX funds_pledgeevent_programme_id_210d4b53 ON public.funds_pledgeevent USING btree (programme_id);
CREATE INDEX funds_programme_fund_id_ea72753f ON public.funds_programme USING btree (fund_id);
CREATE INDEX funds_programme_sponsor_id_a87c0803 ON public.funds_programme USING btree (sponsor_id);
CREATE INDEX funds_programmeevent_fund_id_e94ea5f9 ON public.funds_programmeevent USING btree (fund_id);
CREATE INDEX funds_programmeevent_pgh_context_id_2c48d22a ON public.funds_programmeevent USING btree (pgh_context_id);
CREATE INDEX funds_programmeevent_pgh_obj_id_3968bdab ON public.funds_programmeevent USING btree (pgh_obj_id);
CREATE INDEX funds_programmeevent_sponsor_id_c2bdabe1 ON public.funds_programmeevent USING btree (sponsor_id);
CREATE INDEX funds_proof_added_by_id_62f22ee3 ON public.funds_proof USING btree (added_by_id);
CREATE INDEX funds_proof_run_id_903388cc ON public.funds_proof USING btree (run_id);
CREATE INDEX funds_proofevent_added_by_id_7af61622 ON public.funds_proofevent USING btree (added_by_id);
CREATE INDEX funds_proofevent_pgh_context_id_0aa8f7cf ON public.funds_proofevent USING btree (pgh_context_id);
CREATE INDEX funds_proofevent_pgh_obj_id_ad595378 ON public.funds_proofevent USING btree (pgh_obj_id);
CREATE INDEX funds_proofevent_run_id_98b1a99e ON public.funds_proofevent USING btree (run_id);
CREATE INDEX funds_quota_association_id_11940c25 ON public.funds_quota USING btree (association_id);
CREATE INDEX funds_quota_round_id_79267d29 ON public.funds_quota USING btree (round_id);
CREATE INDEX funds_quotaevent_association_id_33abb6ad ON public.funds_quotaevent USING btree (association_id);
CREATE INDEX funds_quotaevent_pgh_context_id_d6d54b0a ON public.funds_quotaevent USING btree (pgh_context_id);
CREATE INDEX funds_quotaevent_pgh_obj_id_e4e79685 ON public.funds_quotaevent USING btree (pgh_obj_id);
CREATE INDEX funds_quotaevent_round_id_ecd6541d ON public.funds_quotaevent USING btree (round_id);
CREATE INDEX funds_reviewcriterion_round_id_72c477c9 ON public.funds_reviewcriterion USING btree (round_id);
CREATE INDEX funds_reviewcriterionevent_pgh_context_id_999e4ed3 ON public.funds_reviewcriterionevent USING btree (pgh_context_id);
CREATE INDEX funds_reviewcriterionevent_pgh_obj_id_da11c7a9 ON public.funds_reviewcriterionevent USING btree (pgh_obj_id);
CREATE INDEX funds_reviewcriterionevent_round_id_f980426b ON public.funds_reviewcriterionevent USING btree (round_id);
CREATE INDEX funds_reviewer_round_id_deb3cf7b ON public.funds_reviewer USING btree (round_id);
CREATE INDEX funds_reviewer_user_id_998b8b15 ON public.funds_reviewer USING btree (user_id);
CREATE INDEX funds_reviewerevent_pgh_context_id_7a0aabe1 ON public.funds_reviewerevent USING btree (pgh_context_id);
CREATE INDEX funds_reviewerevent_pgh_obj_id_791c4695 ON public.funds_reviewerevent USING btree (pgh_obj_id);
CREATE INDEX funds_reviewerevent_round_id_34656e82 ON public.funds_reviewerevent USING btree (round_id);
CREATE INDEX funds_reviewerevent_user_id_0ae7cc23 ON public.funds_reviewerevent USING btree (user_id);
CREATE INDEX funds_round_decided_by_id_0357348f ON public.funds_round USING btree (decided_by_id);
CREATE INDEX funds_round_decision_id_177f0260 ON public.funds_round USING btree (decision_id);
CREATE INDEX funds_round_fund_id_1f2d97b8 ON public.funds_round USING btree (fund_id);
CREATE INDEX funds_round_made_by_id_9f668406 ON public.funds_round USING btree (made_by_id);
CREATE INDEX funds_round_programme_id_26cedc0f ON public.funds_round USING btree (programme_id);
CREATE INDEX funds_round_proposed_by_id_c8865c89 ON public.funds_round USING btree (proposed_by_id);
CREATE INDEX funds_roundevent_decided_by_id_a103b22f ON public.funds_roundevent USING btree (decided_by_id);
CREATE INDEX funds_roundevent_decision_id_7df050bb ON public.funds_roundevent USING btree (decision_id);
CREATE INDEX funds_roundevent_fund_id_5e28fdc5 ON public.funds_roundevent USING btree (fund_id);
CREATE INDEX funds_roundevent_made_by_id_b9def31e ON public.funds_roundevent USING btree (made_by_id);
CREATE INDEX funds_roundevent_pgh_context_id_0715398c ON public.funds_roundevent USING btree (pgh_context_id);
CREATE INDEX funds_roundevent_pgh_obj_id_a9e608b2 ON public.funds_roundevent USING btree (pgh_obj_id);
CREATE INDEX funds_roundevent_programme_id_c749bcbc ON public.funds_roundevent USING btree (programme_id);
CREATE INDEX funds_roundevent_proposed_by_id_a262dda7 ON public.funds_roundevent USING btree (proposed_by_id);
CREATE INDEX funds_sponsorship_association_id_17655173 ON public.funds_sponsorship USING btree (association_id);
CREATE INDEX funds_sponsorship_donor_id_7a8f7474 ON public.funds_sponsorship USING btree (donor_id);
CREATE INDEX funds_sponsorship_learner_id_f46608f9 ON public.funds_sponsorship USING btree (learner_id);
CREATE INDEX funds_sponsorshipevent_association_id_52c4cd4f ON public.funds_sponsorshipevent USING btree (association_id);
CREATE INDEX funds_sponsorshipevent_donor_id_46b9abde ON public.funds_sponsorshipevent USING btree (donor_id);
CREATE INDEX funds_sponsorshipevent_learner_id_f30080f9 ON public.funds_sponsorshipevent USING btree (learner_id);
CREATE INDEX funds_sponsorshipevent_pgh_context_id_627d6bd2 ON public.funds_sponsorshipevent USING btree (pgh_context_id);
CREATE INDEX funds_sponsorshipevent_pgh_obj_id_86842bd8 ON public.funds_sponsorshipevent USING btree (pgh_obj_id);
CREATE INDEX funds_sponsorshipyear_renewed_by_id_739a8823 ON public.funds_sponsorshipyear USING btree (renewed_by_id);
CREATE INDEX funds_sponsorshipyear_sponsorship_id_b9442d18 ON public.funds_sponsorshipyear USING btree (sponsorship_id);
CREATE INDEX funds_sponsorshipyearevent_pgh_context_id_e5eec83b ON public.funds_sponsorshipyearevent USING btree (pgh_context_id);
CREATE INDEX funds_sponsorshipyearevent_pgh_obj_id_7fabc6fa ON public.funds_sponsorshipyearevent USING btree (pgh_obj_id);
CREATE INDEX funds_sponsorshipyearevent_renewed_by_id_5a8c2fd7 ON public.funds_sponsorshipyearevent USING btree (renewed_by_id);
CREATE INDEX funds_sponsorshipyearevent_sponsorship_id_8c0778b9 ON public.funds_sponsorshipyearevent USING btree (sponsorship_id);
CREATE INDEX funds_tier_round_id_d391d807 ON public.funds_tier USING btree (round_id);
CREATE INDEX funds_tierevent_pgh_context_id_5f36fda7 ON public.funds_tierevent USING btree (pgh_context_id);
CREATE INDEX funds_tierevent_pgh_obj_id_ada86db4 ON public.funds_tierevent USING btree (pgh_obj_id);
CREATE INDEX funds_tierevent_round_id_b941e801 ON public.funds_tierevent USING btree (round_id);
CREATE INDEX groupmembership_valid ON public.associations_groupmembership USING gist (valid);
CREATE UNIQUE INDEX invitation_once ON public.meetings_invitation USING btree (meeting_id, unit_id, office) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX job_key_once_open ON public.records_job USING btree (key) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying])::text[]));
CREATE INDEX job_open ON public.records_job USING btree (created_at) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying])::text[]));
CREATE INDEX learning_models_assessment_by_id_79cac28c ON public.learning_models_assessment USING btree (by_id);
CREATE INDEX learning_models_assessment_criteria_set_id_9aa91f49 ON public.learning_models_assessment USING btree (criteria_set_id);
CREATE INDEX learning_models_assessment_registration_id_9266c63a ON public.learning_models_assessment USING btree (registration_id);
CREATE INDEX learning_models_assessmentevent_by_id_e31eb4cd ON public.learning_models_assessmentevent USING btree (by_id);
CREATE INDEX learning_models_assessmentevent_criteria_set_id_fff9b974 ON public.learning_models_assessmentevent USING btree (criteria_set_id);
CREATE INDEX learning_models_assessmentevent_pgh_context_id_94e18b4a ON public.learning_models_assessmentevent USING btree (pgh_context_id);
CREATE INDEX learning_models_assessmentevent_pgh_obj_id_1ee4240f ON public.learning_models_assessmentevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_assessmentevent_registration_id_b5ecaebc ON public.learning_models_assessmentevent USING btree (registration_id);
CREATE INDEX learning_models_bearer_association_id_74ffc8a5 ON public.learning_models_bearer USING btree (association_id);
CREATE INDEX learning_models_bearerevent_association_id_beb502f2 ON public.learning_models_bearerevent USING btree (association_id);
CREATE INDEX learning_models_bearerevent_pgh_context_id_aadce6d7 ON public.learning_models_bearerevent USING btree (pgh_context_id);
CREATE INDEX learning_models_bearerevent_pgh_obj_id_9d5056d4 ON public.learning_models_bearerevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_bearerread_bearer_id_0067363c ON public.learning_models_bearerread USING btree (bearer_id);
CREATE INDEX learning_models_bearerread_reader_id_b18113b1 ON public.learning_models_bearerread USING btree (reader_id);
CREATE INDEX learning_models_centrerating_code_f00a81d8_like ON public.learning_models_centrerating USING btree (code varchar_pattern_ops);
CREATE INDEX learning_models_centrerating_name_9fcb51c9_like ON public.learning_models_centrerating USING btree (name varchar_pattern_ops);
CREATE INDEX learning_models_centreratingevent_pgh_context_id_2031f179 ON public.learning_models_centreratingevent USING btree (pgh_context_id);
CREATE INDEX learning_models_centreratingevent_pgh_obj_id_b848fda4 ON public.learning_models_centreratingevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_centreratingevent_pgh_obj_id_b848fda4_like ON public.learning_models_centreratingevent USING btree (pgh_obj_id varchar_pattern_ops);
CREATE INDEX learning_models_centreyear_approved_by_id_a34e4307 ON public.learning_models_centreyear USING btree (approved_by_id);
CREATE INDEX learning_models_centreyear_association_id_cdfefcb5 ON public.learning_models_centreyear USING btree (association_id);
CREATE INDEX learning_models_centreyear_centre_id_f80a7d04 ON public.learning_models_centreyear USING btree (centre_id);
CREATE INDEX learning_models_centreyear_rating_id_28429a0b ON public.learning_models_centreyear USING btree (rating_id);
CREATE INDEX learning_models_centreyear_rating_id_28429a0b_like ON public.learning_models_centreyear USING btree (rating_id varchar_pattern_ops);
CREATE INDEX learning_models_centreyear_typed_by_id_04f85e22 ON public.learning_models_centreyear USING btree (typed_by_id);
CREATE INDEX learning_models_centreyearevent_approved_by_id_16f621e6 ON public.learning_models_centreyearevent USING btree (approved_by_id);
CREATE INDEX learning_models_centreyearevent_association_id_cee8a5ed ON public.learning_models_centreyearevent USING btree (association_id);
CREATE INDEX learning_models_centreyearevent_centre_id_ef11fd45 ON public.learning_models_centreyearevent USING btree (centre_id);
CREATE INDEX learning_models_centreyearevent_pgh_context_id_ea8c4454 ON public.learning_models_centreyearevent USING btree (pgh_context_id);
CREATE INDEX learning_models_centreyearevent_pgh_obj_id_ac5a1e8c ON public.learning_models_centreyearevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_centreyearevent_rating_id_b865d837 ON public.learning_models_centreyearevent USING btree (rating_id);
CREATE INDEX learning_models_centreyearevent_rating_id_b865d837_like ON public.learning_models_centreyearevent USING btree (rating_id varchar_pattern_ops);
CREATE INDEX learning_models_centreyearevent_typed_by_id_8279fe29 ON public.learning_models_centreyearevent USING btree (typed_by_id);
CREATE INDEX learning_models_communityl_association_id_431c9d33 ON public.learning_models_communitylearningcentreevent USING btree (association_id);
CREATE INDEX learning_models_communityl_director_id_19527bef ON public.learning_models_communitylearningcentreevent USING btree (director_id);
CREATE INDEX learning_models_communityl_pgh_context_id_4b6b9be0 ON public.learning_models_communitylearningcentreevent USING btree (pgh_context_id);
CREATE INDEX learning_models_communityl_pgh_obj_id_eef4e2fa ON public.learning_models_communitylearningcentreevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_communitylearningcentre_association_id_9088b998 ON public.learning_models_communitylearningcentre USING btree (association_id);
CREATE INDEX learning_models_communitylearningcentre_director_id_faec8e74 ON public.learning_models_communitylearningcentre USING btree (director_id);
CREATE INDEX learning_models_countsource_group_id_f0a5d577 ON public.learning_models_countsource USING btree (group_id);
CREATE INDEX learning_models_countsource_indicator_id_58b74ec2 ON public.learning_models_countsource USING btree (indicator_id);
CREATE INDEX learning_models_countsource_model_id_da4ac1aa ON public.learning_models_countsource USING btree (model_id);
CREATE INDEX learning_models_countsource_model_id_da4ac1aa_like ON public.learning_models_countsource USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_countsourceevent_group_id_28cd99e2 ON public.learning_models_countsourceevent USING btree (group_id);
CREATE INDEX learning_models_countsourceevent_indicator_id_1ae68e9f ON public.learning_models_countsourceevent USING btree (indicator_id);
CREATE INDEX learning_models_countsourceevent_model_id_2a85f693 ON public.learning_models_countsourceevent USING btree (model_id);
CREATE INDEX learning_models_countsourceevent_model_id_2a85f693_like ON public.learning_models_countsourceevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_countsourceevent_pgh_context_id_f55f2e6c ON public.learning_models_countsourceevent USING btree (pgh_context_id);
CREATE INDEX learning_models_countsourceevent_pgh_obj_id_fa7833fb ON public.learning_models_countsourceevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_criteriaset_issuer_id_d01848c4 ON public.learning_models_criteriaset USING btree (issuer_id);
CREATE INDEX learning_models_criteriaset_model_id_7c2c1bc8 ON public.learning_models_criteriaset USING btree (model_id);
CREATE INDEX learning_models_criteriaset_model_id_7c2c1bc8_like ON public.learning_models_criteriaset USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_criteriaset_run_by_id_6a57da95 ON public.learning_models_criteriaset USING btree (run_by_id);
CREATE INDEX learning_models_criteriaset_run_by_id_6a57da95_like ON public.learning_models_criteriaset USING btree (run_by_id varchar_pattern_ops);
CREATE INDEX learning_models_criteriasetevent_issuer_id_ce265adc ON public.learning_models_criteriasetevent USING btree (issuer_id);
CREATE INDEX learning_models_criteriasetevent_model_id_15db9fd5 ON public.learning_models_criteriasetevent USING btree (model_id);
CREATE INDEX learning_models_criteriasetevent_model_id_15db9fd5_like ON public.learning_models_criteriasetevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_criteriasetevent_pgh_context_id_3db26292 ON public.learning_models_criteriasetevent USING btree (pgh_context_id);
CREATE INDEX learning_models_criteriasetevent_pgh_obj_id_4c69f5aa ON public.learning_models_criteriasetevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_criteriasetevent_run_by_id_c3379c88 ON public.learning_models_criteriasetevent USING btree (run_by_id);
CREATE INDEX learning_models_criteriasetevent_run_by_id_c3379c88_like ON public.learning_models_criteriasetevent USING btree (run_by_id varchar_pattern_ops);
CREATE INDEX learning_models_criterion_criteria_set_id_f2bb9781 ON public.learning_models_criterion USING btree (criteria_set_id);
CREATE INDEX learning_models_criterionevent_criteria_set_id_d0b983cc ON public.learning_models_criterionevent USING btree (criteria_set_id);
CREATE INDEX learning_models_criterionevent_pgh_context_id_a7d6fb42 ON public.learning_models_criterionevent USING btree (pgh_context_id);
CREATE INDEX learning_models_criterionevent_pgh_obj_id_ecdd9174 ON public.learning_models_criterionevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_deadline_criteria_set_id_6623699a ON public.learning_models_deadline USING btree (criteria_set_id);
CREATE INDEX learning_models_deadlineevent_criteria_set_id_be2d009d ON public.learning_models_deadlineevent USING btree (criteria_set_id);
CREATE INDEX learning_models_deadlineevent_pgh_context_id_eea9420c ON public.learning_models_deadlineevent USING btree (pgh_context_id);
CREATE INDEX learning_models_deadlineevent_pgh_obj_id_22c0c8c5 ON public.learning_models_deadlineevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_evidence_registration_id_38e58cba ON public.learning_models_evidence USING btree (registration_id);
CREATE INDEX learning_models_evidenceevent_pgh_context_id_352c4d90 ON public.learning_models_evidenceevent USING btree (pgh_context_id);
CREATE INDEX learning_models_evidenceevent_pgh_obj_id_a697b81b ON public.learning_models_evidenceevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_evidenceevent_registration_id_a8781d71 ON public.learning_models_evidenceevent USING btree (registration_id);
CREATE INDEX learning_models_grade_criteria_set_id_f22fd41d ON public.learning_models_grade USING btree (criteria_set_id);
CREATE INDEX learning_models_gradeevent_criteria_set_id_8e492d37 ON public.learning_models_gradeevent USING btree (criteria_set_id);
CREATE INDEX learning_models_gradeevent_pgh_context_id_a67c56ea ON public.learning_models_gradeevent USING btree (pgh_context_id);
CREATE INDEX learning_models_gradeevent_pgh_obj_id_5c35b7a8 ON public.learning_models_gradeevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_hardarea_association_id_04ec5a90 ON public.learning_models_hardarea USING btree (association_id);
CREATE INDEX learning_models_hardareaevent_association_id_a8335690 ON public.learning_models_hardareaevent USING btree (association_id);
CREATE INDEX learning_models_hardareaevent_pgh_context_id_1fa14da8 ON public.learning_models_hardareaevent USING btree (pgh_context_id);
CREATE INDEX learning_models_hardareaevent_pgh_obj_id_b740a231 ON public.learning_models_hardareaevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_learningmodel_code_2ff07f91_like ON public.learning_models_learningmodel USING btree (code varchar_pattern_ops);
CREATE INDEX learning_models_learningmodel_name_d39a68f7_like ON public.learning_models_learningmodel USING btree (name varchar_pattern_ops);
CREATE INDEX learning_models_learningmodelevent_pgh_context_id_01d898d6 ON public.learning_models_learningmodelevent USING btree (pgh_context_id);
CREATE INDEX learning_models_learningmodelevent_pgh_obj_id_ea6ab266 ON public.learning_models_learningmodelevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_learningmodelevent_pgh_obj_id_ea6ab266_like ON public.learning_models_learningmodelevent USING btree (pgh_obj_id varchar_pattern_ops);
CREATE INDEX learning_models_listline_name_list_id_12d32d9f ON public.learning_models_listline USING btree (name_list_id);
CREATE INDEX learning_models_literacyclass_approved_by_id_1763e7e1 ON public.learning_models_literacyclass USING btree (approved_by_id);
CREATE INDEX learning_models_literacyclass_association_id_7aa1da07 ON public.learning_models_literacyclass USING btree (association_id);
CREATE INDEX learning_models_literacyclass_centre_id_3d6c033b ON public.learning_models_literacyclass USING btree (centre_id);
CREATE INDEX learning_models_literacyclass_typed_by_id_ac0789a1 ON public.learning_models_literacyclass USING btree (typed_by_id);
CREATE INDEX learning_models_literacyclassevent_approved_by_id_d6b3f9b3 ON public.learning_models_literacyclassevent USING btree (approved_by_id);
CREATE INDEX learning_models_literacyclassevent_association_id_6a6d1e8c ON public.learning_models_literacyclassevent USING btree (association_id);
CREATE INDEX learning_models_literacyclassevent_centre_id_40985d2d ON public.learning_models_literacyclassevent USING btree (centre_id);
CREATE INDEX learning_models_literacyclassevent_pgh_context_id_8976ba58 ON public.learning_models_literacyclassevent USING btree (pgh_context_id);
CREATE INDEX learning_models_literacyclassevent_pgh_obj_id_a7c150e5 ON public.learning_models_literacyclassevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_literacyclassevent_typed_by_id_943b07de ON public.learning_models_literacyclassevent USING btree (typed_by_id);
CREATE INDEX learning_models_modelgroup_model_id_d3331d11 ON public.learning_models_modelgroup USING btree (model_id);
CREATE INDEX learning_models_modelgroup_model_id_d3331d11_like ON public.learning_models_modelgroup USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_modelgroupevent_model_id_8bb74e8c ON public.learning_models_modelgroupevent USING btree (model_id);
CREATE INDEX learning_models_modelgroupevent_model_id_8bb74e8c_like ON public.learning_models_modelgroupevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_modelgroupevent_pgh_context_id_6f6f357d ON public.learning_models_modelgroupevent USING btree (pgh_context_id);
CREATE INDEX learning_models_modelgroupevent_pgh_obj_id_2d4e4af0 ON public.learning_models_modelgroupevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_modelyear_association_id_73ae04ba ON public.learning_models_modelyear USING btree (association_id);
CREATE INDEX learning_models_modelyear_model_id_542af1b5 ON public.learning_models_modelyear USING btree (model_id);
CREATE INDEX learning_models_modelyear_model_id_542af1b5_like ON public.learning_models_modelyear USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_modelyear_pilots_association_id_7d7b81f2 ON public.learning_models_modelyear_pilots USING btree (association_id);
CREATE INDEX learning_models_modelyear_pilots_modelyear_id_692cd042 ON public.learning_models_modelyear_pilots USING btree (modelyear_id);
CREATE INDEX learning_models_modelyearevent_association_id_4765fda2 ON public.learning_models_modelyearevent USING btree (association_id);
CREATE INDEX learning_models_modelyearevent_model_id_a47f9a34 ON public.learning_models_modelyearevent USING btree (model_id);
CREATE INDEX learning_models_modelyearevent_model_id_a47f9a34_like ON public.learning_models_modelyearevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_modelyearevent_pgh_context_id_5811632e ON public.learning_models_modelyearevent USING btree (pgh_context_id);
CREATE INDEX learning_models_modelyearevent_pgh_obj_id_b479a021 ON public.learning_models_modelyearevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_namelist_association_id_5a1975c7 ON public.learning_models_namelist USING btree (association_id);
CREATE INDEX learning_models_namelist_model_id_46367128 ON public.learning_models_namelist USING btree (model_id);
CREATE INDEX learning_models_namelist_model_id_46367128_like ON public.learning_models_namelist USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_namelist_stored_by_id_c01e16ff ON public.learning_models_namelist USING btree (stored_by_id);
CREATE INDEX learning_models_proposal_association_id_fca8e8ab ON public.learning_models_proposal USING btree (association_id);
CREATE INDEX learning_models_proposal_decided_by_id_68e9e061 ON public.learning_models_proposal USING btree (decided_by_id);
CREATE INDEX learning_models_proposal_model_id_2745ee33 ON public.learning_models_proposal USING btree (model_id);
CREATE INDEX learning_models_proposal_model_id_2745ee33_like ON public.learning_models_proposal USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_proposal_sent_by_id_9fcbcd0a ON public.learning_models_proposal USING btree (sent_by_id);
CREATE INDEX learning_models_proposalevent_association_id_0f0e8c18 ON public.learning_models_proposalevent USING btree (association_id);
CREATE INDEX learning_models_proposalevent_decided_by_id_7f5a485c ON public.learning_models_proposalevent USING btree (decided_by_id);
CREATE INDEX learning_models_proposalevent_model_id_362fcc77 ON public.learning_models_proposalevent USING btree (model_id);
CREATE INDEX learning_models_proposalevent_model_id_362fcc77_like ON public.learning_models_proposalevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_proposalevent_pgh_context_id_eac3a4e1 ON public.learning_models_proposalevent USING btree (pgh_context_id);
CREATE INDEX learning_models_proposalevent_pgh_obj_id_eaa3bd2b ON public.learning_models_proposalevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_proposalevent_sent_by_id_dfbe1a47 ON public.learning_models_proposalevent USING btree (sent_by_id);
CREATE INDEX learning_models_registration_association_id_bc8c704c ON public.learning_models_registration USING btree (association_id);
CREATE INDEX learning_models_registration_bearer_id_b1e8fac0 ON public.learning_models_registration USING btree (bearer_id);
CREATE INDEX learning_models_registration_criteria_set_id_feea894b ON public.learning_models_registration USING btree (criteria_set_id);
CREATE INDEX learning_models_registration_decision_id_3c564826 ON public.learning_models_registration USING btree (decision_id);
CREATE INDEX learning_models_registration_group_id_1040909d ON public.learning_models_registration USING btree (group_id);
CREATE INDEX learning_models_registration_listed_in_id_503b2db4 ON public.learning_models_registration USING btree (listed_in_id);
CREATE INDEX learning_models_registration_model_id_1ada9cee ON public.learning_models_registration USING btree (model_id);
CREATE INDEX learning_models_registration_model_id_1ada9cee_like ON public.learning_models_registration USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_registration_proposal_id_1ad39af7 ON public.learning_models_registration USING btree (proposal_id);
CREATE INDEX learning_models_registration_registered_by_id_c51406c4 ON public.learning_models_registration USING btree (registered_by_id);
CREATE INDEX learning_models_registration_review_id_8cf17e6a ON public.learning_models_registration USING btree (review_id);
CREATE INDEX learning_models_registrationevent_association_id_49625894 ON public.learning_models_registrationevent USING btree (association_id);
CREATE INDEX learning_models_registrationevent_bearer_id_4dc52ec8 ON public.learning_models_registrationevent USING btree (bearer_id);
CREATE INDEX learning_models_registrationevent_criteria_set_id_b39d8a6f ON public.learning_models_registrationevent USING btree (criteria_set_id);
CREATE INDEX learning_models_registrationevent_decision_id_ecc8bcb5 ON public.learning_models_registrationevent USING btree (decision_id);
CREATE INDEX learning_models_registrationevent_group_id_ef00af3b ON public.learning_models_registrationevent USING btree (group_id);
CREATE INDEX learning_models_registrationevent_listed_in_id_c860dbaa ON public.learning_models_registrationevent USING btree (listed_in_id);
CREATE INDEX learning_models_registrationevent_model_id_bb516397 ON public.learning_models_registrationevent USING btree (model_id);
CREATE INDEX learning_models_registrationevent_model_id_bb516397_like ON public.learning_models_registrationevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_registrationevent_pgh_context_id_5f199165 ON public.learning_models_registrationevent USING btree (pgh_context_id);
CREATE INDEX learning_models_registrationevent_pgh_obj_id_e1f06c88 ON public.learning_models_registrationevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_registrationevent_proposal_id_efdc1e9d ON public.learning_models_registrationevent USING btree (proposal_id);
CREATE INDEX learning_models_registrationevent_registered_by_id_cd8c3e90 ON public.learning_models_registrationevent USING btree (registered_by_id);
CREATE INDEX learning_models_registrationevent_review_id_d40c375a ON public.learning_models_registrationevent USING btree (review_id);
CREATE INDEX learning_models_review_association_id_599ec94c ON public.learning_models_review USING btree (association_id);
CREATE INDEX learning_models_review_entered_by_id_db85f558 ON public.learning_models_review USING btree (entered_by_id);
CREATE INDEX learning_models_review_model_id_bbcce068 ON public.learning_models_review USING btree (model_id);
CREATE INDEX learning_models_review_model_id_bbcce068_like ON public.learning_models_review USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_reviewevent_association_id_2a331932 ON public.learning_models_reviewevent USING btree (association_id);
CREATE INDEX learning_models_reviewevent_entered_by_id_a4e31ca6 ON public.learning_models_reviewevent USING btree (entered_by_id);
CREATE INDEX learning_models_reviewevent_model_id_d3974a58 ON public.learning_models_reviewevent USING btree (model_id);
CREATE INDEX learning_models_reviewevent_model_id_d3974a58_like ON public.learning_models_reviewevent USING btree (model_id varchar_pattern_ops);
CREATE INDEX learning_models_reviewevent_pgh_context_id_6344668b ON public.learning_models_reviewevent USING btree (pgh_context_id);
CREATE INDEX learning_models_reviewevent_pgh_obj_id_5c974636 ON public.learning_models_reviewevent USING btree (pgh_obj_id);
CREATE INDEX learning_models_target_criterion_id_12b1f4de ON public.learning_models_target USING btree (criterion_id);
CREATE INDEX learning_models_target_grade_id_1a0dbab3 ON public.learning_models_target USING btree (grade_id);
CREATE INDEX learning_models_targetevent_criterion_id_662ac7aa ON public.learning_models_targetevent USING btree (criterion_id);
CREATE INDEX learning_models_targetevent_grade_id_80009be0 ON public.learning_models_targetevent USING btree (grade_id);
CREATE INDEX learning_models_targetevent_pgh_context_id_14614ad2 ON public.learning_models_targetevent USING btree (pgh_context_id);
CREATE INDEX learning_models_targetevent_pgh_obj_id_0bb93703 ON public.learning_models_targetevent USING btree (pgh_obj_id);
CREATE INDEX meetings_agendaitem_meeting_id_07815bb0 ON public.meetings_agendaitem USING btree (meeting_id);
CREATE INDEX meetings_agendaitemevent_meeting_id_87352f47 ON public.meetings_agendaitemevent USING btree (meeting_id);
CREATE INDEX meetings_agendaitemevent_pgh_context_id_e23b6151 ON public.meetings_agendaitemevent USING btree (pgh_context_id);
CREATE INDEX meetings_agendaitemevent_pgh_obj_id_f2779c36 ON public.meetings_agendaitemevent USING btree (pgh_obj_id);
CREATE INDEX meetings_candidate_meeting_id_585c51ed ON public.meetings_candidate USING btree (meeting_id);
CREATE INDEX meetings_candidate_person_id_184677de ON public.meetings_candidate USING btree (person_id);
CREATE INDEX meetings_candidateevent_meeting_id_429603da ON public.meetings_candidateevent USING btree (meeting_id);
CREATE INDEX meetings_candidateevent_person_id_80976ec4 ON public.meetings_candidateevent USING btree (person_id);
CREATE INDEX meetings_candidateevent_pgh_context_id_79dbca5b ON public.meetings_candidateevent USING btree (pgh_context_id);
CREATE INDEX meetings_candidateevent_pgh_obj_id_42dd5856 ON public.meetings_candidateevent USING btree (pgh_obj_id);
CREATE INDEX meetings_invitation_code_91c357f6_like ON public.meetings_invitation USING btree (code varchar_pattern_ops);
CREATE INDEX meetings_invitation_meeting_id_2a4c9253 ON public.meetings_invitation USING btree (meeting_id);
CREATE INDEX meetings_invitation_replied_by_id_c14619cc ON public.meetings_invitation USING btree (replied_by_id);
CREATE INDEX meetings_invitation_unit_id_4dd73c7f ON public.meetings_invitation USING btree (unit_id);
CREATE INDEX meetings_invitationevent_meeting_id_4be2d63d ON public.meetings_invitationevent USING btree (meeting_id);
CREATE INDEX meetings_invitationevent_pgh_context_id_621ff460 ON public.meetings_invitationevent USING btree (pgh_context_id);
CREATE INDEX meetings_invitationevent_pgh_obj_id_64de7555 ON public.meetings_invitationevent USING btree (pgh_obj_id);
CREATE INDEX meetings_invitationevent_replied_by_id_fe2b3b1b ON public.meetings_invitationevent USING btree (replied_by_id);
CREATE INDEX meetings_invitationevent_unit_id_5ad8b0c3 ON public.meetings_invitationevent USING btree (unit_id);
CREATE INDEX meetings_meeting_association_id_81f17d1e ON public.meetings_meeting USING btree (association_id);
CREATE INDEX meetings_meeting_host_id_0470f08c ON public.meetings_meeting USING btree (host_id);
CREATE INDEX meetings_meeting_kind_id_6d42481a ON public.meetings_meeting USING btree (kind_id);
CREATE INDEX meetings_meeting_kind_id_6d42481a_like ON public.meetings_meeting USING btree (kind_id varchar_pattern_ops);
CREATE INDEX meetings_meeting_previous_id_1622bc84 ON public.meetings_meeting USING btree (previous_id);
CREATE INDEX meetings_meetingevent_association_id_c17a57da ON public.meetings_meetingevent USING btree (association_id);
CREATE INDEX meetings_meetingevent_host_id_fbd459e0 ON public.meetings_meetingevent USING btree (host_id);
CREATE INDEX meetings_meetingevent_kind_id_b8945340 ON public.meetings_meetingevent USING btree (kind_id);
CREATE INDEX meetings_meetingevent_kind_id_b8945340_like ON public.meetings_meetingevent USING btree (kind_id varchar_pattern_ops);
CREATE INDEX meetings_meetingevent_pgh_context_id_d417f825 ON public.meetings_meetingevent USING btree (pgh_context_id);
CREATE INDEX meetings_meetingevent_pgh_obj_id_47f4bb22 ON public.meetings_meetingevent USING btree (pgh_obj_id);
CREATE INDEX meetings_meetingevent_previous_id_b1010f2c ON public.meetings_meetingevent USING btree (previous_id);
CREATE INDEX meetings_meetingkind_code_2b15821d_like ON public.meetings_meetingkind USING btree (code varchar_pattern_ops);
CREATE INDEX meetings_meetingkind_name_3da53f6b_like ON public.meetings_meetingkind USING btree (name varchar_pattern_ops);
CREATE INDEX meetings_meetingkindevent_pgh_context_id_07f99f2a ON public.meetings_meetingkindevent USING btree (pgh_context_id);
CREATE INDEX meetings_meetingkindevent_pgh_obj_id_2c97cf03 ON public.meetings_meetingkindevent USING btree (pgh_obj_id);
CREATE INDEX meetings_meetingkindevent_pgh_obj_id_2c97cf03_like ON public.meetings_meetingkindevent USING btree (pgh_obj_id varchar_pattern_ops);
CREATE INDEX meetings_meetingphoto_meeting_id_24b1fbfe ON public.meetings_meetingphoto USING btree (meeting_id);
CREATE INDEX meetings_meetingphoto_photo_id_abfb7319 ON public.meetings_meetingphoto USING btree (photo_id);
CREATE INDEX meetings_meetingphotoevent_meeting_id_2ee2211e ON public.meetings_meetingphotoevent USING btree (meeting_id);
CREATE INDEX meetings_meetingphotoevent_pgh_context_id_5f631225 ON public.meetings_meetingphotoevent USING btree (pgh_context_id);
CREATE INDEX meetings_meetingphotoevent_pgh_obj_id_c98818be ON public.meetings_meetingphotoevent USING btree (pgh_obj_id);
CREATE INDEX meetings_meetingphotoevent_photo_id_2a4fc670 ON public.meetings_meetingphotoevent USING btree (photo_id);
CREATE INDEX meetings_paper_added_by_id_fc85b538 ON public.meetings_paper USING btree (added_by_id);
CREATE INDEX meetings_paper_meeting_id_c7ba0fb4 ON public.meetings_paper USING btree (meeting_id);
CREATE INDEX meetings_paperevent_added_by_id_54abb793 ON public.meetings_paperevent USING btree (added_by_id);
CREATE INDEX meetings_paperevent_meeting_id_e7118925 ON public.meetings_paperevent USING btree (meeting_id);
CREATE INDEX meetings_paperevent_pgh_context_id_3969f2d4 ON public.meetings_paperevent USING btree (pgh_context_id);
CREATE INDEX meetings_paperevent_pgh_obj_id_93e8e851 ON public.meetings_paperevent USING btree (pgh_obj_id);
CREATE INDEX meetings_revision_meeting_id_e79d72df ON public.meetings_revision USING btree (meeting_id);
CREATE INDEX meetings_revision_written_by_id_2fa7af8d ON public.meetings_revision USING btree (written_by_id);
CREATE INDEX meetings_task_association_id_88ae690a ON public.meetings_task USING btree (association_id);
CREATE INDEX meetings_task_meeting_id_7b8ac8ab ON public.meetings_task USING btree (meeting_id);
CREATE INDEX meetings_taskevent_association_id_b99a1b0a ON public.meetings_taskevent USING btree (association_id);
CREATE INDEX meetings_taskevent_meeting_id_ff6da6df ON public.meetings_taskevent USING btree (meeting_id);
CREATE INDEX meetings_taskevent_pgh_context_id_7a85ff84 ON public.meetings_taskevent USING btree (pgh_context_id);
CREATE INDEX meetings_taskevent_pgh_obj_id_4f4c6c45 ON public.meetings_taskevent USING btree (pgh_obj_id);
CREATE INDEX meetings_taskshare_association_id_fa0dafcd ON public.meetings_taskshare USING btree (association_id);
CREATE INDEX meetings_taskshare_task_id_26b863cf ON public.meetings_taskshare USING btree (task_id);
CREATE INDEX meetings_taskshare_told_by_id_7bc0c438 ON public.meetings_taskshare USING btree (told_by_id);
CREATE INDEX meetings_taskshareevent_association_id_c3c5da27 ON public.meetings_taskshareevent USING btree (association_id);
CREATE INDEX meetings_taskshareevent_pgh_context_id_d8d2b73c ON public.meetings_taskshareevent USING btree (pgh_context_id);
CREATE INDEX meetings_taskshareevent_pgh_obj_id_b5c292e2 ON public.meetings_taskshareevent USING btree (pgh_obj_id);
CREATE INDEX meetings_taskshareevent_task_id_0ac228ee ON public.meetings_taskshareevent USING btree (task_id);
CREATE INDEX meetings_taskshareevent_told_by_id_cf14e0d7 ON public.meetings_taskshareevent USING btree (told_by_id);
CREATE INDEX meetings_workingsession_asked_by_id_13648383 ON public.meetings_workingsession USING btree (asked_by_id);
CREATE INDEX meetings_workingsession_asking_id_5b75798f ON public.meetings_workingsession USING btree (asking_id);
CREATE INDEX meetings_workingsession_association_id_275de61c ON public.meetings_workingsession USING btree (association_id);
CREATE INDEX meetings_workingsessionevent_asked_by_id_a0196c9a ON public.meetings_workingsessionevent USING btree (asked_by_id);
CREATE INDEX meetings_workingsessionevent_asking_id_b7f728a0 ON public.meetings_workingsessionevent USING btree (asking_id);
CREATE INDEX meetings_workingsessionevent_association_id_07d1b9ba ON public.meetings_workingsessionevent USING btree (association_id);
CREATE INDEX meetings_workingsessionevent_pgh_context_id_ea9e55f6 ON public.meetings_workingsessionevent USING btree (pgh_context_id);
CREATE INDEX meetings_workingsessionevent_pgh_obj_id_6f6c955e ON public.meetings_workingsessionevent USING btree (pgh_obj_id);
CREATE INDEX news_article_association_id_2a364261 ON public.news_article USING btree (association_id);
CREATE INDEX news_article_author_id_11c60ced ON public.news_article USING btree (author_id);
CREATE INDEX news_article_documents_article_id_401a77c4 ON public.news_article_documents USING btree (article_id);
CREATE INDEX news_article_documents_document_id_f4c91532 ON public.news_article_documents USING btree (document_id);
CREATE INDEX news_article_edited_by_id_76427ba3 ON public.news_article USING btree (edited_by_id);
CREATE INDEX news_article_published_by_id_77895d6b ON public.news_article USING btree (published_by_id);
CREATE INDEX news_article_sent_by_id_11d24ea4 ON public.news_article USING btree (sent_by_id);
CREATE INDEX news_article_slug_5328fdc5 ON public.news_article USING btree (slug);
CREATE INDEX news_article_slug_5328fdc5_like ON public.news_article USING btree (slug varchar_pattern_ops);
CREATE INDEX news_article_topic_id_09c39558 ON public.news_article USING btree (topic_id);
CREATE INDEX news_article_units_article_id_622cb4e1 ON public.news_article_units USING btree (article_id);
CREATE INDEX news_article_units_association_id_598e2a6a ON public.news_article_units USING btree (association_id);
CREATE INDEX news_article_written_by_id_79c3c56e ON public.news_article USING btree (written_by_id);
CREATE INDEX news_articleevent_association_id_a69ca367 ON public.news_articleevent USING btree (association_id);
CREATE INDEX news_articleevent_author_id_cbf10c53 ON public.news_articleevent USING btree (author_id);
CREATE INDEX news_articleevent_edited_by_id_546de169 ON public.news_articleevent USING btree (edited_by_id);
CREATE INDEX news_articleevent_pgh_context_id_fabccf14 ON public.news_articleevent USING btree (pgh_context_id);
CREATE INDEX news_articleevent_pgh_obj_id_bfb0cdda ON public.news_articleevent USING btree (pgh_obj_id);
CREATE INDEX news_articleevent_published_by_id_c5e034bb ON public.news_articleevent USING btree (published_by_id);
CREATE INDEX news_articleevent_sent_by_id_87683df2 ON public.news_articleevent USING btree (sent_by_id);
CREATE INDEX news_articleevent_topic_id_27f50d94 ON public.news_articleevent USING btree (topic_id);
CREATE INDEX news_articleevent_written_by_id_1420a612 ON public.news_articleevent USING btree (written_by_id);
CREATE INDEX news_articlephoto_article_id_210021cf ON public.news_articlephoto USING btree (article_id);
CREATE INDEX news_articlephoto_photo_id_9c60e2b7 ON public.news_articlephoto USING btree (photo_id);
CREATE INDEX news_articlephotoevent_article_id_4e397e84 ON public.news_articlephotoevent USING btree (article_id);
CREATE INDEX news_articlephotoevent_pgh_context_id_43f330f9 ON public.news_articlephotoevent USING btree (pgh_context_id);
CREATE INDEX news_articlephotoevent_pgh_obj_id_0a48b711 ON public.news_articlephotoevent USING btree (pgh_obj_id);
CREATE INDEX news_articlephotoevent_photo_id_c469c45f ON public.news_articlephotoevent USING btree (photo_id);
CREATE INDEX news_comment_article_id_95b25a18 ON public.news_comment USING btree (article_id);
CREATE INDEX news_comment_decided_by_id_81f7d95a ON public.news_comment USING btree (decided_by_id);
CREATE INDEX news_commentevent_article_id_c8952d6e ON public.news_commentevent USING btree (article_id);
CREATE INDEX news_commentevent_decided_by_id_266dd0e2 ON public.news_commentevent USING btree (decided_by_id);
CREATE INDEX news_commentevent_pgh_context_id_7d3f5edf ON public.news_commentevent USING btree (pgh_context_id);
CREATE INDEX news_commentevent_pgh_obj_id_682714fc ON public.news_commentevent USING btree (pgh_obj_id);
CREATE INDEX news_document_association_id_6cd3c586 ON public.news_document USING btree (association_id);
CREATE INDEX news_document_replaced_by_id_dbf57df5 ON public.news_document USING btree (replaced_by_id);
CREATE INDEX news_documentevent_association_id_4efe154a ON public.news_documentevent USING btree (association_id);
CREATE INDEX news_documentevent_pgh_context_id_6677980d ON public.news_documentevent USING btree (pgh_context_id);
CREATE INDEX news_documentevent_pgh_obj_id_892b5a36 ON public.news_documentevent USING btree (pgh_obj_id);
CREATE INDEX news_documentevent_replaced_by_id_875c54bf ON public.news_documentevent USING btree (replaced_by_id);
CREATE INDEX news_earlierviews_site_953c0552_like ON public.news_earlierviews USING btree (site varchar_pattern_ops);
CREATE INDEX news_earlierviewsevent_pgh_context_id_f1f016ae ON public.news_earlierviewsevent USING btree (pgh_context_id);
CREATE INDEX news_earlierviewsevent_pgh_obj_id_6489d3be ON public.news_earlierviewsevent USING btree (pgh_obj_id);
CREATE INDEX news_feedback_association_id_f036fdfc ON public.news_feedback USING btree (association_id);
CREATE INDEX news_feedback_handled_by_id_a8aed974 ON public.news_feedback USING btree (handled_by_id);
CREATE INDEX news_feedbackevent_association_id_80a3c5a5 ON public.news_feedbackevent USING btree (association_id);
CREATE INDEX news_feedbackevent_handled_by_id_0c28a944 ON public.news_feedbackevent USING btree (handled_by_id);
CREATE INDEX news_feedbackevent_pgh_context_id_3d37e5aa ON public.news_feedbackevent USING btree (pgh_context_id);
CREATE INDEX news_feedbackevent_pgh_obj_id_7b84b8fd ON public.news_feedbackevent USING btree (pgh_obj_id);
CREATE INDEX news_imprintevent_pgh_context_id_78623da7 ON public.news_imprintevent USING btree (pgh_context_id);
CREATE INDEX news_imprintevent_pgh_obj_id_0a783f41 ON public.news_imprintevent USING btree (pgh_obj_id);
CREATE INDEX news_noticeevent_pgh_context_id_7751f3ec ON public.news_noticeevent USING btree (pgh_context_id);
CREATE INDEX news_noticeevent_pgh_obj_id_4465968b ON public.news_noticeevent USING btree (pgh_obj_id);
CREATE INDEX news_oldaddress_address_c8aeb714_like ON public.news_oldaddress USING btree (address varchar_pattern_ops);
CREATE INDEX news_oldaddressevent_pgh_context_id_d1c7ab2c ON public.news_oldaddressevent USING btree (pgh_context_id);
CREATE INDEX news_oldaddressevent_pgh_obj_id_9add75f5 ON public.news_oldaddressevent USING btree (pgh_obj_id);
CREATE INDEX news_pollanswer_poll_id_154ae744 ON public.news_pollanswer USING btree (poll_id);
CREATE INDEX news_pollanswerevent_pgh_context_id_33584659 ON public.news_pollanswerevent USING btree (pgh_context_id);
CREATE INDEX news_pollanswerevent_pgh_obj_id_ac4a5bb2 ON public.news_pollanswerevent USING btree (pgh_obj_id);
CREATE INDEX news_pollanswerevent_poll_id_ce5f3809 ON public.news_pollanswerevent USING btree (poll_id);
CREATE INDEX news_pollevent_pgh_context_id_815c56db ON public.news_pollevent USING btree (pgh_context_id);
CREATE INDEX news_pollevent_pgh_obj_id_de456278 ON public.news_pollevent USING btree (pgh_obj_id);
CREATE INDEX news_presence_process_b81678fc_like ON public.news_presence USING btree (process varchar_pattern_ops);
CREATE INDEX news_recording_association_id_accbb5ad ON public.news_recording USING btree (association_id);
CREATE INDEX news_recordingevent_article_id_a9e953e6 ON public.news_recordingevent USING btree (article_id);
CREATE INDEX news_recordingevent_association_id_414c1378 ON public.news_recordingevent USING btree (association_id);
CREATE INDEX news_recordingevent_pgh_context_id_7cf00972 ON public.news_recordingevent USING btree (pgh_context_id);
CREATE INDEX news_recordingevent_pgh_obj_id_b9f74bba ON public.news_recordingevent USING btree (pgh_obj_id);
CREATE INDEX news_term_term_a1f92e26_like ON public.news_term USING btree (term varchar_pattern_ops);
CREATE INDEX news_topic_name_8d7c0c61_like ON public.news_topic USING btree (name varchar_pattern_ops);
CREATE INDEX news_topic_slug_3fcdf66e_like ON public.news_topic USING btree (slug varchar_pattern_ops);
CREATE INDEX news_topicevent_pgh_context_id_48bc514b ON public.news_topicevent USING btree (pgh_context_id);
CREATE INDEX news_topicevent_pgh_obj_id_30f51af9 ON public.news_topicevent USING btree (pgh_obj_id);
CREATE INDEX news_weblink_url_ffeb8712_like ON public.news_weblink USING btree (url varchar_pattern_ops);
CREATE INDEX news_weblinkevent_pgh_context_id_49d3cd94 ON public.news_weblinkevent USING btree (pgh_context_id);
CREATE INDEX news_weblinkevent_pgh_obj_id_da9540b6 ON public.news_weblinkevent USING btree (pgh_obj_id);
CREATE INDEX nomination_of_unit ON public.funds_nomination USING btree (round_id, association_id);
CREATE INDEX periodunit_children ON public.figures_periodunit USING btree (period_id, parent_id, lft);
CREATE INDEX periodunit_tree ON public.figures_periodunit USING btree (period_id, lft, rght);
CREATE UNIQUE INDEX proposal_one_open ON public.learning_models_proposal USING btree (association_id, model_id, year) WHERE (NOT ((state)::text = 'decided'::text));
CREATE INDEX recording_public ON public.news_recording USING btree (aired_on DESC, id DESC) WHERE is_public;
CREATE INDEX records_certificate_association_id_1f7b4cde ON public.records_certificate USING btree (association_id);
CREATE INDEX records_certificate_code_d2f62160_like ON public.records_certificate USING btree (code varchar_pattern_ops);
CREATE INDEX records_certificate_decision_id_a5d0663f ON public.records_certificate USING btree (decision_id);
CREATE INDEX records_certificate_design_id_ea7d1ec1 ON public.records_certificate USING btree (design_id);
CREATE INDEX records_certificate_ended_by_id_3138246c ON public.records_certificate USING btree (ended_by_id);
CREATE INDEX records_certificate_key_id_2082e76e ON public.records_certificate USING btree (key_id);
CREATE INDEX records_certificate_kind_7137e4e2 ON public.records_certificate USING btree (kind);
CREATE INDEX records_certificate_kind_7137e4e2_like ON public.records_certificate USING btree (kind varchar_pattern_ops);
CREATE INDEX records_certificate_made_by_id_4dd8aae3 ON public.records_certificate USING btree (made_by_id);
CREATE INDEX records_certificate_subject_kind_3c4b15eb ON public.records_certificate USING btree (subject_kind);
CREATE INDEX records_certificate_subject_kind_3c4b15eb_like ON public.records_certificate USING btree (subject_kind varchar_pattern_ops);
CREATE INDEX records_certificatedesign_association_id_700b143b ON public.records_certificatedesign USING btree (association_id);
CREATE INDEX records_certificatedesign_made_by_id_01db0612 ON public.records_certificatedesign USING btree (made_by_id);
CREATE INDEX records_certificatedesign_previous_id_e7762eba ON public.records_certificatedesign USING btree (previous_id);
CREATE INDEX records_certificatedesignevent_association_id_166dcf0e ON public.records_certificatedesignevent USING btree (association_id);
CREATE INDEX records_certificatedesignevent_made_by_id_f6d43457 ON public.records_certificatedesignevent USING btree (made_by_id);
CREATE INDEX records_certificatedesignevent_pgh_context_id_bc8db85c ON public.records_certificatedesignevent USING btree (pgh_context_id);
CREATE INDEX records_certificatedesignevent_pgh_obj_id_018fe63f ON public.records_certificatedesignevent USING btree (pgh_obj_id);
CREATE INDEX records_certificatedesignevent_previous_id_56f1c8c6 ON public.records_certificatedesignevent USING btree (previous_id);
CREATE INDEX records_certificateevent_association_id_26243d74 ON public.records_certificateevent USING btree (association_id);
CREATE INDEX records_certificateevent_decision_id_65f5080f ON public.records_certificateevent USING btree (decision_id);
CREATE INDEX records_certificateevent_design_id_70ff6c34 ON public.records_certificateevent USING btree (design_id);
CREATE INDEX records_certificateevent_ended_by_id_12cdb923 ON public.records_certificateevent USING btree (ended_by_id);
CREATE INDEX records_certificateevent_key_id_3123b91c ON public.records_certificateevent USING btree (key_id);
CREATE INDEX records_certificateevent_made_by_id_359fb11a ON public.records_certificateevent USING btree (made_by_id);
CREATE INDEX records_certificateevent_pgh_context_id_84ae85c2 ON public.records_certificateevent USING btree (pgh_context_id);
CREATE INDEX records_certificateevent_pgh_obj_id_322613f3 ON public.records_certificateevent USING btree (pgh_obj_id);
CREATE INDEX records_certificateevent_replaces_id_76b50b2c ON public.records_certificateevent USING btree (replaces_id);
CREATE INDEX records_certificateread_certificate_id_f03f9216 ON public.records_certificateread USING btree (certificate_id);
CREATE INDEX records_certificateread_reader_id_f19291c1 ON public.records_certificateread USING btree (reader_id);
CREATE INDEX records_consentpaper_added_by_id_2b3c7311 ON public.records_consentpaper USING btree (added_by_id);
CREATE INDEX records_consentpaper_consents_consent_id_290028d9 ON public.records_consentpaper_consents USING btree (consent_id);
CREATE INDEX records_consentpaper_consents_consentpaper_id_82ec34b1 ON public.records_consentpaper_consents USING btree (consentpaper_id);
CREATE INDEX records_consentpaper_person_id_fe995f16 ON public.records_consentpaper USING btree (person_id);
CREATE INDEX records_consentpaperevent_added_by_id_9859e66b ON public.records_consentpaperevent USING btree (added_by_id);
CREATE INDEX records_consentpaperevent_person_id_1b76ca50 ON public.records_consentpaperevent USING btree (person_id);
CREATE INDEX records_consentpaperevent_pgh_context_id_d896eb68 ON public.records_consentpaperevent USING btree (pgh_context_id);
CREATE INDEX records_consentpaperevent_pgh_obj_id_3fb204f0 ON public.records_consentpaperevent USING btree (pgh_obj_id);
CREATE INDEX records_decision_association_id_7621b9c6 ON public.records_decision USING btree (association_id);
CREATE INDEX records_decision_drafted_by_id_b61486cd ON public.records_decision USING btree (drafted_by_id);
CREATE INDEX records_decision_issued_by_id_7b2ac626 ON public.records_decision USING btree (issued_by_id);
CREATE INDEX records_decision_kind_3c8318e0 ON public.records_decision USING btree (kind);
CREATE INDEX records_decision_kind_3c8318e0_like ON public.records_decision USING btree (kind varchar_pattern_ops);
CREATE INDEX records_decision_revoked_by_id_ac5b9c35 ON public.records_decision USING btree (revoked_by_id);
CREATE INDEX records_decision_revoked_through_id_6298cf35 ON public.records_decision USING btree (revoked_through_id);
CREATE INDEX records_decisionevent_association_id_63e4a80b ON public.records_decisionevent USING btree (association_id);
CREATE INDEX records_decisionevent_drafted_by_id_6fda1512 ON public.records_decisionevent USING btree (drafted_by_id);
CREATE INDEX records_decisionevent_issued_by_id_ddb5aa17 ON public.records_decisionevent USING btree (issued_by_id);
CREATE INDEX records_decisionevent_pgh_context_id_cfed4e49 ON public.records_decisionevent USING btree (pgh_context_id);
CREATE INDEX records_decisionevent_pgh_obj_id_0daa30a9 ON public.records_decisionevent USING btree (pgh_obj_id);
CREATE INDEX records_decisionevent_revoked_by_id_d40b2f8e ON public.records_decisionevent USING btree (revoked_by_id);
CREATE INDEX records_decisionevent_revoked_through_id_007358d8 ON public.records_decisionevent USING btree (revoked_through_id);
CREATE INDEX records_erasure_rule_id_0d06b2cd ON public.records_erasure USING btree (rule_id);
CREATE INDEX records_erasure_rule_id_0d06b2cd_like ON public.records_erasure USING btree (rule_id varchar_pattern_ops);
CREATE INDEX records_job_asked_by_id_df5bc2bd ON public.records_job USING btree (asked_by_id);
CREATE INDEX records_numberregister_association_id_94fa039c ON public.records_numberregister USING btree (association_id);
CREATE INDEX records_numberregister_kind_2cc5f998 ON public.records_numberregister USING btree (kind);
CREATE INDEX records_numberregister_kind_2cc5f998_like ON public.records_numberregister USING btree (kind varchar_pattern_ops);
CREATE INDEX records_personinphoto_person_id_82c6aa0d ON public.records_personinphoto USING btree (person_id);
CREATE INDEX records_personinphoto_photo_id_f6ab7afb ON public.records_personinphoto USING btree (photo_id);
CREATE INDEX records_personinphotoevent_person_id_8f2a6713 ON public.records_personinphotoevent USING btree (person_id);
CREATE INDEX records_personinphotoevent_pgh_context_id_dab48f8a ON public.records_personinphotoevent USING btree (pgh_context_id);
CREATE INDEX records_personinphotoevent_pgh_obj_id_71794a38 ON public.records_personinphotoevent USING btree (pgh_obj_id);
CREATE INDEX records_personinphotoevent_photo_id_3505122b ON public.records_personinphotoevent USING btree (photo_id);
CREATE INDEX records_photo_association_id_3c365fd6 ON public.records_photo USING btree (association_id);
CREATE INDEX records_photo_uploaded_by_id_bb9febbb ON public.records_photo USING btree (uploaded_by_id);
CREATE INDEX records_photoevent_association_id_2b6fbda6 ON public.records_photoevent USING btree (association_id);
CREATE INDEX records_photoevent_pgh_context_id_d08181d8 ON public.records_photoevent USING btree (pgh_context_id);
CREATE INDEX records_photoevent_pgh_obj_id_71c3f6b4 ON public.records_photoevent USING btree (pgh_obj_id);
CREATE INDEX records_photoevent_uploaded_by_id_03b6f96f ON public.records_photoevent USING btree (uploaded_by_id);
CREATE INDEX records_printrun_asked_by_id_cf043542 ON public.records_printrun USING btree (asked_by_id);
CREATE INDEX records_printrun_association_id_1c0e81af ON public.records_printrun USING btree (association_id);
CREATE INDEX records_rememberedanswer_answered_by_id_1a6d5417 ON public.records_rememberedanswer USING btree (answered_by_id);
CREATE INDEX records_rememberedanswer_association_id_4746d741 ON public.records_rememberedanswer USING btree (association_id);
CREATE INDEX records_rememberedanswer_form_ac2aad23 ON public.records_rememberedanswer USING btree (form);
CREATE INDEX records_rememberedanswer_form_ac2aad23_like ON public.records_rememberedanswer USING btree (form varchar_pattern_ops);
CREATE INDEX records_rememberedanswerevent_answered_by_id_a3a46ccc ON public.records_rememberedanswerevent USING btree (answered_by_id);
CREATE INDEX records_rememberedanswerevent_association_id_abe1bc21 ON public.records_rememberedanswerevent USING btree (association_id);
CREATE INDEX records_rememberedanswerevent_pgh_context_id_06492ee3 ON public.records_rememberedanswerevent USING btree (pgh_context_id);
CREATE INDEX records_rememberedanswerevent_pgh_obj_id_5a947068 ON public.records_rememberedanswerevent USING btree (pgh_obj_id);
CREATE INDEX records_retentionrule_code_c947765d_like ON public.records_retentionrule USING btree (code varchar_pattern_ops);
CREATE INDEX records_retentionruleevent_pgh_context_id_b02f0dfa ON public.records_retentionruleevent USING btree (pgh_context_id);
CREATE INDEX records_retentionruleevent_pgh_obj_id_e6fe2c44 ON public.records_retentionruleevent USING btree (pgh_obj_id);
CREATE INDEX records_retentionruleevent_pgh_obj_id_e6fe2c44_like ON public.records_retentionruleevent USING btree (pgh_obj_id varchar_pattern_ops);
CREATE INDEX records_upload_association_id_a34171a4 ON public.records_upload USING btree (association_id);
CREATE INDEX records_upload_uploaded_by_id_7abd8a92 ON public.records_upload USING btree (uploaded_by_id);
CREATE INDEX records_uploadevent_association_id_51834a34 ON public.records_uploadevent USING btree (association_id);
CREATE INDEX records_uploadevent_pgh_context_id_78b132e7 ON public.records_uploadevent USING btree (pgh_context_id);
CREATE INDEX records_uploadevent_pgh_obj_id_8a1a864f ON public.records_uploadevent USING btree (pgh_obj_id);
CREATE INDEX records_uploadevent_uploaded_by_id_83d66110 ON public.records_uploadevent USING btree (uploaded_by_id);
CREATE INDEX registration_counted ON public.learning_models_registration USING btree (association_id, model_id, year, state);
CREATE INDEX returns_explanation_indicator_id_a68d9bbc ON public.returns_explanation USING btree (indicator_id);
CREATE INDEX returns_explanation_submission_id_4e458b11 ON public.returns_explanation USING btree (submission_id);
CREATE INDEX returns_reading_form_version_id_ac309e32 ON public.returns_reading USING btree (form_version_id);
CREATE INDEX returns_reading_period_id_e9b6f193 ON public.returns_reading USING btree (period_id);
CREATE INDEX returns_reading_sender_id_abc897ef ON public.returns_reading USING btree (sender_id);
CREATE INDEX returns_return_approved_submission_id_a8ca6008 ON public.returns_return USING btree (approved_submission_id);
CREATE INDEX returns_return_association_id_fb464ced ON public.returns_return USING btree (association_id);
CREATE INDEX returns_return_form_id_e46b04dd ON public.returns_return USING btree (form_id);
CREATE INDEX returns_return_period_id_712ed01b ON public.returns_return USING btree (period_id);
CREATE INDEX returns_return_submission_id_e415004e ON public.returns_return USING btree (submission_id);
CREATE INDEX returns_returnevent_approved_submission_id_6896c742 ON public.returns_returnevent USING btree (approved_submission_id);
CREATE INDEX returns_returnevent_association_id_fd179b27 ON public.returns_returnevent USING btree (association_id);
CREATE INDEX returns_returnevent_due_id_190029ad ON public.returns_returnevent USING btree (due_id);
CREATE INDEX returns_returnevent_form_id_f861bddd ON public.returns_returnevent USING btree (form_id);
CREATE INDEX returns_returnevent_period_id_feb073df ON public.returns_returnevent USING btree (period_id);
CREATE INDEX returns_returnevent_pgh_context_id_34794e3b ON public.returns_returnevent USING btree (pgh_context_id);
CREATE INDEX returns_returnevent_pgh_obj_id_8c748b64 ON public.returns_returnevent USING btree (pgh_obj_id);
CREATE INDEX returns_returnevent_submission_id_0ed1efd4 ON public.returns_returnevent USING btree (submission_id);
CREATE INDEX returns_rule_code_361f8d7c_like ON public.returns_rule USING btree (code varchar_pattern_ops);
CREATE INDEX returns_ruleevent_pgh_context_id_1175c7f0 ON public.returns_ruleevent USING btree (pgh_context_id);
CREATE INDEX returns_ruleevent_pgh_obj_id_2c990662 ON public.returns_ruleevent USING btree (pgh_obj_id);
CREATE INDEX returns_step_by_id_920ef0a9 ON public.returns_step USING btree (by_id);
CREATE INDEX returns_step_indicator_id_6b7bbe6e ON public.returns_step USING btree (indicator_id);
CREATE INDEX returns_step_return_of_id_c7c69a14 ON public.returns_step USING btree (return_of_id);
CREATE INDEX returns_step_submission_id_bde4563e ON public.returns_step USING btree (submission_id);
CREATE UNIQUE INDEX signingkey_one_in_use ON public.records_signingkey USING btree (((valid_to IS NULL))) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX sponsorship_once ON public.funds_sponsorship USING btree (donor_id, learner_id) WHERE (ends_on IS NULL);
CREATE INDEX state_code ON public.associations_state USING btree (code);
CREATE INDEX state_search_key ON public.associations_state USING btree (search_key);
CREATE INDEX state_search_trigrams ON public.associations_state USING gin (full_search_key public.gin_trgm_ops);
CREATE UNIQUE INDEX task_number_once ON public.meetings_task USING btree (meeting_id, number) WHERE (meeting_id IS NOT NULL);
CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);
CREATE INDEX upload_sha256 ON public.records_upload USING btree (sha256);
CREATE UNIQUE INDEX value_one_approved ON public.figures_value USING btree (period_id, association_id, indicator_id) WHERE (status = 1);
CREATE UNIQUE INDEX value_one_provisional ON public.figures_value USING btree (period_id, association_id, indicator_id) WHERE (status = 0);
CREATE TRIGGER balance_not_below_zero AFTER UPDATE ON public.funds_balance FOR EACH ROW WHEN ((new.amount < 0)) EXECUTE FUNCTION public.balance_not_below_zero();
CREATE TRIGGER certificate_stays BEFORE DELETE OR UPDATE ON public.records_certificate FOR EACH ROW EXECUTE FUNCTION public.certificate_stays();
CREATE TRIGGER closure_agrees_with_the_books AFTER INSERT ON public.funds_closure FOR EACH ROW EXECUTE FUNCTION public.closure_agrees_with_the_books();
CREATE TRIGGER criteria_set_stays BEFORE DELETE OR UPDATE ON public.learning_models_criteriaset FOR EACH ROW EXECUTE FUNCTION public.criteria_set_stays();
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR DELETE OR UPDATE ON public.learning_models_criterion FOR EACH ROW EXECUTE FUNCTION public.criteria_set_parts_stay();
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR DELETE OR UPDATE ON public.learning_models_deadline FOR EACH ROW EXECUTE FUNCTION public.criteria_set_parts_stay();
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR DELETE OR UPDATE ON public.learning_models_grade FOR EACH ROW EXECUTE FUNCTION public.criteria_set_parts_stay();
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR DELETE OR UPDATE ON public.learning_models_target FOR EACH ROW EXECUTE FUNCTION public.criteria_set_parts_stay();
CREATE TRIGGER decision_stays BEFORE DELETE OR UPDATE ON public.records_decision FOR EACH ROW EXECUTE FUNCTION public.decision_stays();
CREATE TRIGGER design_stays BEFORE DELETE OR UPDATE ON public.records_certificatedesign FOR EACH ROW EXECUTE FUNCTION public.design_stays();
CREATE TRIGGER entry_keeps_the_books AFTER INSERT ON public.funds_entry FOR EACH ROW EXECUTE FUNCTION public.entry_keeps_the_books();
CREATE CONSTRAINT TRIGGER entry_moved_on_both_sides AFTER INSERT ON public.funds_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.kind)::text = ANY ((ARRAY['transfer_out'::character varying, 'exchange_out'::character varying])::text[]))) EXECUTE FUNCTION public.entry_moved_on_both_sides();
CREATE TRIGGER fund_closes_empty AFTER UPDATE OF closed_on, may_go_below ON public.funds_fund FOR EACH ROW EXECUTE FUNCTION public.fund_closes_empty();
CREATE TRIGGER fund_gets_balances AFTER INSERT ON public.funds_fund FOR EACH ROW EXECUTE FUNCTION public.fund_gets_balances();
CREATE CONSTRAINT TRIGGER groupmembership_one_group_of_a_host AFTER INSERT OR UPDATE ON public.associations_groupmembership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.groupmembership_one_group();
CREATE CONSTRAINT TRIGGER handover_shares_add_up AFTER INSERT OR UPDATE ON public.funds_handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.handover_shares_add_up();
CREATE CONSTRAINT TRIGGER handover_shares_add_up AFTER INSERT OR UPDATE ON public.funds_handovershare DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.handover_shares_add_up();
CREATE TRIGGER keep_terms_insert AFTER INSERT ON public.news_article REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_articles_terms();
CREATE TRIGGER keep_terms_insert AFTER INSERT ON public.news_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_documents_terms();
CREATE TRIGGER keep_terms_update AFTER UPDATE ON public.news_article REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_articles_terms();
CREATE TRIGGER keep_terms_update AFTER UPDATE ON public.news_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_documents_terms();
CREATE CONSTRAINT TRIGGER nomination_within_quota AFTER INSERT OR UPDATE OF state, association_id, round_id ON public.funds_nomination DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.nomination_within_quota();
CREATE CONSTRAINT TRIGGER nomination_within_quota AFTER UPDATE OF places, association_id, round_id ON public.funds_quota DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.nomination_within_quota();
CREATE CONSTRAINT TRIGGER payrun_lines_add_up AFTER INSERT OR UPDATE OF run_id, amount ON public.funds_payline DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payrun_lines_add_up();
CREATE CONSTRAINT TRIGGER payrun_lines_add_up AFTER INSERT OR UPDATE ON public.funds_payrun DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payrun_lines_add_up();
CREATE TRIGGER pgtrigger_append_only_017c2 BEFORE DELETE OR UPDATE ON public.funds_paylineevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_017c2();
COMMENT ON TRIGGER pgtrigger_append_only_017c2 ON public.funds_paylineevent IS '256f00c1c6626f13f9fcd379422646477bb3b9dc';
CREATE TRIGGER pgtrigger_append_only_05003 BEFORE DELETE OR UPDATE ON public.records_consentpaperevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_05003();
COMMENT ON TRIGGER pgtrigger_append_only_05003 ON public.records_consentpaperevent IS 'b5b59037a3c143b1522df25161f680ca7d9d9616';
CREATE TRIGGER pgtrigger_append_only_067d6 BEFORE DELETE OR UPDATE ON public.learning_models_evidenceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_067d6();
COMMENT ON TRIGGER pgtrigger_append_only_067d6 ON public.learning_models_evidenceevent IS 'e3b10aa72fe2d08d6d41376ad16b9ce48c38a681';
CREATE TRIGGER pgtrigger_append_only_06c9d BEFORE DELETE OR UPDATE ON public.learning_models_reviewevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_06c9d();
COMMENT ON TRIGGER pgtrigger_append_only_06c9d ON public.learning_models_reviewevent IS 'ae97447907716068b0c38f1e2f38d704b27f05af';
CREATE TRIGGER pgtrigger_append_only_0780f BEFORE DELETE OR UPDATE ON public.figures_indicatorsuccessionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_0780f();
COMMENT ON TRIGGER pgtrigger_append_only_0780f ON public.figures_indicatorsuccessionevent IS '1ffb9832597184f85e98ed6e27e57f4a878f416a';
CREATE TRIGGER pgtrigger_append_only_08491 BEFORE DELETE OR UPDATE ON public.associations_groupmembershipevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_08491();
COMMENT ON TRIGGER pgtrigger_append_only_08491 ON public.associations_groupmembershipevent IS 'e67c134868edad316abe1d3a18bed92ec62f9a8d';
CREATE TRIGGER pgtrigger_append_only_0edb9 BEFORE DELETE OR UPDATE ON public.news_documentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_0edb9();
COMMENT ON TRIGGER pgtrigger_append_only_0edb9 ON public.news_documentevent IS '4d7f08059151e4f40e278189d76a06d019415486';
CREATE TRIGGER pgtrigger_append_only_0ef50 BEFORE DELETE OR UPDATE ON public.funds_dossierreview FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_0ef50();
COMMENT ON TRIGGER pgtrigger_append_only_0ef50 ON public.funds_dossierreview IS '93e2116c3bddc91a3aa62d3bd2d6331c039bf9d6';
CREATE TRIGGER pgtrigger_append_only_1552d BEFORE DELETE OR UPDATE ON public.learning_models_centreratingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_1552d();
COMMENT ON TRIGGER pgtrigger_append_only_1552d ON public.learning_models_centreratingevent IS '9de644d49fac8f48f0102e4d8fa29d2dffaf77e5';
CREATE TRIGGER pgtrigger_append_only_189dc BEFORE DELETE OR UPDATE ON public.meetings_meetingphotoevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_189dc();
COMMENT ON TRIGGER pgtrigger_append_only_189dc ON public.meetings_meetingphotoevent IS '33af7d7780503d782752fb7942241546e38295a7';
CREATE TRIGGER pgtrigger_append_only_191a4 BEFORE DELETE OR UPDATE ON public.accounts_personread FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_191a4();
COMMENT ON TRIGGER pgtrigger_append_only_191a4 ON public.accounts_personread IS 'e0a21c5e04da8f7684e8ad5746d47a59892be60c';
CREATE TRIGGER pgtrigger_append_only_1bcad BEFORE DELETE OR UPDATE ON public.records_certificateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_1bcad();
COMMENT ON TRIGGER pgtrigger_append_only_1bcad ON public.records_certificateevent IS 'e0ead33e67e1fbf33e1f9eda174c57c9c9da26b3';
CREATE TRIGGER pgtrigger_append_only_1ce56 BEFORE DELETE OR UPDATE ON public.figures_formevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_1ce56();
COMMENT ON TRIGGER pgtrigger_append_only_1ce56 ON public.figures_formevent IS '1443d88078f6b6bfd04153e396d381591c2b613a';
CREATE TRIGGER pgtrigger_append_only_1ddaf BEFORE DELETE OR UPDATE ON public.news_articleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_1ddaf();
COMMENT ON TRIGGER pgtrigger_append_only_1ddaf ON public.news_articleevent IS 'ad9acbb384e21c3169bc2f1b9b3598ce39695d45';
CREATE TRIGGER pgtrigger_append_only_2332e BEFORE DELETE OR UPDATE ON public.learning_models_literacyclassevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2332e();
COMMENT ON TRIGGER pgtrigger_append_only_2332e ON public.learning_models_literacyclassevent IS 'a5b18605357f8cd8c13966917dcd1d09c32ee713';
CREATE TRIGGER pgtrigger_append_only_23e05 BEFORE DELETE OR UPDATE ON public.figures_releaseevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_23e05();
COMMENT ON TRIGGER pgtrigger_append_only_23e05 ON public.figures_releaseevent IS '55f9d16ef1f2e5c79ccc172f3619ec8475ae5009';
CREATE TRIGGER pgtrigger_append_only_247d0 BEFORE DELETE OR UPDATE ON public.funds_nominationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_247d0();
COMMENT ON TRIGGER pgtrigger_append_only_247d0 ON public.funds_nominationevent IS '1955870b8921cceecfa5373ac36eed44b7b0ac18';
CREATE TRIGGER pgtrigger_append_only_272a3 BEFORE DELETE OR UPDATE ON public.learning_models_deadlineevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_272a3();
COMMENT ON TRIGGER pgtrigger_append_only_272a3 ON public.learning_models_deadlineevent IS 'a554b72a8786260d5597eeeec71d92c71a4f348d';
CREATE TRIGGER pgtrigger_append_only_28002 BEFORE DELETE OR UPDATE ON public.news_articlephotoevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_28002();
COMMENT ON TRIGGER pgtrigger_append_only_28002 ON public.news_articlephotoevent IS 'b1256bdab18ba4a0541bfc81d6fcebb2fc2ddad1';
CREATE TRIGGER pgtrigger_append_only_2a0f3 BEFORE DELETE OR UPDATE ON public.learning_models_assessmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2a0f3();
COMMENT ON TRIGGER pgtrigger_append_only_2a0f3 ON public.learning_models_assessmentevent IS 'b2b4c5f8b75d7fa267c9d9133fc5b42f5687b89a';
CREATE TRIGGER pgtrigger_append_only_2b4ce BEFORE DELETE OR UPDATE ON public.meetings_meetingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2b4ce();
COMMENT ON TRIGGER pgtrigger_append_only_2b4ce ON public.meetings_meetingevent IS '161adc4dee7601797a02097cded16f6fce0bad5d';
CREATE TRIGGER pgtrigger_append_only_2bc36 BEFORE DELETE OR UPDATE ON public.records_uploadevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2bc36();
COMMENT ON TRIGGER pgtrigger_append_only_2bc36 ON public.records_uploadevent IS '8a6e64bf06b70ace68d695792a5ea888344f1860';
CREATE TRIGGER pgtrigger_append_only_2e48b BEFORE DELETE OR UPDATE ON public.figures_targetevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2e48b();
COMMENT ON TRIGGER pgtrigger_append_only_2e48b ON public.figures_targetevent IS '983dd9e663fca58304de89c2b1126361e92d9655';
CREATE TRIGGER pgtrigger_append_only_2fc6c BEFORE DELETE OR UPDATE ON public.funds_tierevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2fc6c();
COMMENT ON TRIGGER pgtrigger_append_only_2fc6c ON public.funds_tierevent IS '78f8d2476d19c0ba8481d9bf11f71f797ebd52e6';
CREATE TRIGGER pgtrigger_append_only_34ef2 BEFORE DELETE OR UPDATE ON public.funds_attachmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_34ef2();
COMMENT ON TRIGGER pgtrigger_append_only_34ef2 ON public.funds_attachmentevent IS 'b889b4b58ff9e2a116246e15c593a2489fd5ef75';
CREATE TRIGGER pgtrigger_append_only_3673c BEFORE DELETE OR UPDATE ON public.learning_models_gradeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3673c();
COMMENT ON TRIGGER pgtrigger_append_only_3673c ON public.learning_models_gradeevent IS '52dc1aa8f639dd1bfd90190b3e3d95203ed4ba45';
CREATE TRIGGER pgtrigger_append_only_3a11b BEFORE DELETE OR UPDATE ON public.records_certificatedesignevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3a11b();
COMMENT ON TRIGGER pgtrigger_append_only_3a11b ON public.records_certificatedesignevent IS '2a7a27a514e3f2ea09619c32d2b9ade87f32a3e8';
CREATE TRIGGER pgtrigger_append_only_3a70b BEFORE DELETE OR UPDATE ON public.funds_closureevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3a70b();
COMMENT ON TRIGGER pgtrigger_append_only_3a70b ON public.funds_closureevent IS 'f01d3b6c75f324f51f49cd89714bd718dd4068b6';
CREATE TRIGGER pgtrigger_append_only_3b5f8 BEFORE DELETE OR UPDATE ON public.funds_sponsorshipevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3b5f8();
COMMENT ON TRIGGER pgtrigger_append_only_3b5f8 ON public.funds_sponsorshipevent IS '19b263cdc9d679a9172d5c8364048e2d3e11d583';
CREATE TRIGGER pgtrigger_append_only_4555a BEFORE DELETE OR UPDATE ON public.figures_indicatorevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_4555a();
COMMENT ON TRIGGER pgtrigger_append_only_4555a ON public.figures_indicatorevent IS '0951a60368c7560835837e00decae584e9e2e5b1';
CREATE TRIGGER pgtrigger_append_only_45b21 BEFORE DELETE OR UPDATE ON public.accounts_userevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_45b21();
COMMENT ON TRIGGER pgtrigger_append_only_45b21 ON public.accounts_userevent IS '9e9498e73f6fbdf2642fb33fa14189f1ad2382c8';
CREATE TRIGGER pgtrigger_append_only_48546 BEFORE DELETE OR UPDATE ON public.records_retentionruleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_48546();
COMMENT ON TRIGGER pgtrigger_append_only_48546 ON public.records_retentionruleevent IS '1f75f4ed4bbf8aa3e855266cde6e2435a738acef';
CREATE TRIGGER pgtrigger_append_only_48b6c BEFORE DELETE OR UPDATE ON public.funds_proofevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_48b6c();
COMMENT ON TRIGGER pgtrigger_append_only_48b6c ON public.funds_proofevent IS '9c90ad11bf1c075204b6d56db7f302fa520b274a';
CREATE TRIGGER pgtrigger_append_only_4b073 BEFORE DELETE OR UPDATE ON public.funds_categoryevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_4b073();
COMMENT ON TRIGGER pgtrigger_append_only_4b073 ON public.funds_categoryevent IS '9995cb94ce76eebf87e75a4e730b524765301d80';
CREATE TRIGGER pgtrigger_append_only_5096e BEFORE DELETE OR UPDATE ON public.meetings_workingsessionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5096e();
COMMENT ON TRIGGER pgtrigger_append_only_5096e ON public.meetings_workingsessionevent IS '1c5beb79ad84870758a087fd50ae66ba55f9f32e';
CREATE TRIGGER pgtrigger_append_only_51b6b BEFORE DELETE OR UPDATE ON public.news_pollanswerevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_51b6b();
COMMENT ON TRIGGER pgtrigger_append_only_51b6b ON public.news_pollanswerevent IS '79908124b094318b84c13b8e9f89953d928fde8a';
CREATE TRIGGER pgtrigger_append_only_55489 BEFORE DELETE OR UPDATE ON public.meetings_taskshareevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_55489();
COMMENT ON TRIGGER pgtrigger_append_only_55489 ON public.meetings_taskshareevent IS '99daba8ba73d15b01d8d09f35da04a93d8a3105c';
CREATE TRIGGER pgtrigger_append_only_55bb2 BEFORE DELETE OR UPDATE ON public.funds_nominationread FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_55bb2();
COMMENT ON TRIGGER pgtrigger_append_only_55bb2 ON public.funds_nominationread IS '238ca2dbcec3137852152d3b0e9e00634142523d';
CREATE TRIGGER pgtrigger_append_only_58553 BEFORE DELETE OR UPDATE ON public.associations_weightevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_58553();
COMMENT ON TRIGGER pgtrigger_append_only_58553 ON public.associations_weightevent IS '54cbf08959f981852192e3e0fb60f3fede945b42';
CREATE TRIGGER pgtrigger_append_only_5b1c2 BEFORE DELETE OR UPDATE ON public.records_rememberedanswerevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5b1c2();
COMMENT ON TRIGGER pgtrigger_append_only_5b1c2 ON public.records_rememberedanswerevent IS '76f95ef5e55ce68a6f42e905edac196f4f44e8b3';
CREATE TRIGGER pgtrigger_append_only_5bedd BEFORE DELETE OR UPDATE ON public.news_imprintevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5bedd();
COMMENT ON TRIGGER pgtrigger_append_only_5bedd ON public.news_imprintevent IS '3fd3cf09f1761c18df33841e5fd2f89d1d9c0094';
CREATE TRIGGER pgtrigger_append_only_5f5d8 BEFORE DELETE OR UPDATE ON public.meetings_taskevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5f5d8();
COMMENT ON TRIGGER pgtrigger_append_only_5f5d8 ON public.meetings_taskevent IS '4b34c17feaf360fa9ba0677b3491f981d98da3a3';
CREATE TRIGGER pgtrigger_append_only_5f6cb BEFORE DELETE OR UPDATE ON public.funds_handovershareevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5f6cb();
COMMENT ON TRIGGER pgtrigger_append_only_5f6cb ON public.funds_handovershareevent IS 'b780f970ab5b5c37b41ffa50fd1cbd36e822bd23';
CREATE TRIGGER pgtrigger_append_only_62666 BEFORE DELETE OR UPDATE ON public.news_commentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_62666();
COMMENT ON TRIGGER pgtrigger_append_only_62666 ON public.news_commentevent IS '70a55f0fc857fbccb651dbf08ced933184f6d9ac';
CREATE TRIGGER pgtrigger_append_only_63f4a BEFORE DELETE OR UPDATE ON public.figures_seriesbreakevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_63f4a();
COMMENT ON TRIGGER pgtrigger_append_only_63f4a ON public.figures_seriesbreakevent IS '3f2a1ed13ef3923d58a9fae98653a2dbdeaa82ac';
CREATE TRIGGER pgtrigger_append_only_64639 BEFORE DELETE OR UPDATE ON public.meetings_meetingkindevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_64639();
COMMENT ON TRIGGER pgtrigger_append_only_64639 ON public.meetings_meetingkindevent IS '73aec10621afb870d0f5e6340dbc86f1b3c52a6f';
CREATE TRIGGER pgtrigger_append_only_64e69 BEFORE DELETE OR UPDATE ON public.funds_donorevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_64e69();
COMMENT ON TRIGGER pgtrigger_append_only_64e69 ON public.funds_donorevent IS 'e7f259999f9ca96844f319d054fb843f5766d470';
CREATE TRIGGER pgtrigger_append_only_6a945 BEFORE DELETE OR UPDATE ON public.news_noticeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6a945();
COMMENT ON TRIGGER pgtrigger_append_only_6a945 ON public.news_noticeevent IS 'e6e02968af42aaae21c6c61ad6fab891fab67e6e';
CREATE TRIGGER pgtrigger_append_only_6aaa8 BEFORE DELETE OR UPDATE ON public.funds_reviewcriterionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6aaa8();
COMMENT ON TRIGGER pgtrigger_append_only_6aaa8 ON public.funds_reviewcriterionevent IS '4f82814ea3d8e725e6e4c631a8899d3eead92963';
CREATE TRIGGER pgtrigger_append_only_6cdf9 BEFORE DELETE OR UPDATE ON public.learning_models_communitylearningcentreevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6cdf9();
COMMENT ON TRIGGER pgtrigger_append_only_6cdf9 ON public.learning_models_communitylearningcentreevent IS '4a63162f57716ecb735b70d027c3e244cce9a12f';
CREATE TRIGGER pgtrigger_append_only_6ea58 BEFORE DELETE OR UPDATE ON public.meetings_agendaitemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6ea58();
COMMENT ON TRIGGER pgtrigger_append_only_6ea58 ON public.meetings_agendaitemevent IS '1b8de708c8bd890b145ba1a7c1536a2aac70cd27';
CREATE TRIGGER pgtrigger_append_only_6ebfd BEFORE DELETE OR UPDATE ON public.news_recordingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_6ebfd();
COMMENT ON TRIGGER pgtrigger_append_only_6ebfd ON public.news_recordingevent IS '47fd997d921ec2e709e36bf6647aa14a050e85a2';
CREATE TRIGGER pgtrigger_append_only_71d8d BEFORE DELETE OR UPDATE ON public.funds_handoverevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_71d8d();
COMMENT ON TRIGGER pgtrigger_append_only_71d8d ON public.funds_handoverevent IS 'b9f6715d1850b049f30ba9ba19f8ca4da6acbabe';
CREATE TRIGGER pgtrigger_append_only_75c16 BEFORE DELETE OR UPDATE ON public.meetings_paperevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_75c16();
COMMENT ON TRIGGER pgtrigger_append_only_75c16 ON public.meetings_paperevent IS 'c2448fab95932cff06fde5f69505d41be8837b0a';
CREATE TRIGGER pgtrigger_append_only_764e2 BEFORE DELETE OR UPDATE ON public.learning_models_criteriasetevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_764e2();
COMMENT ON TRIGGER pgtrigger_append_only_764e2 ON public.learning_models_criteriasetevent IS '096fbb1a81acb7bf844c632d0027a2976ec56939';
CREATE TRIGGER pgtrigger_append_only_7732d BEFORE DELETE OR UPDATE ON public.funds_programmeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7732d();
COMMENT ON TRIGGER pgtrigger_append_only_7732d ON public.funds_programmeevent IS '6f0fc3725d6dfd784ce43acf62d3c1b53de5d7a8';
CREATE TRIGGER pgtrigger_append_only_77f80 BEFORE DELETE OR UPDATE ON public.accounts_consentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_77f80();
COMMENT ON TRIGGER pgtrigger_append_only_77f80 ON public.accounts_consentevent IS '10438884ba7500a77dcaa01a127cd102970f34a6';
CREATE TRIGGER pgtrigger_append_only_78df5 BEFORE DELETE OR UPDATE ON public.figures_submissionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_78df5();
COMMENT ON TRIGGER pgtrigger_append_only_78df5 ON public.figures_submissionevent IS 'c13570862a80c0ceeeb6659334accff1d14124de';
CREATE TRIGGER pgtrigger_append_only_7af1f BEFORE DELETE OR UPDATE ON public.learning_models_modelgroupevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7af1f();
COMMENT ON TRIGGER pgtrigger_append_only_7af1f ON public.learning_models_modelgroupevent IS '311c2a144e3576b13abf5b5ccef83f3c70b10cfa';
CREATE TRIGGER pgtrigger_append_only_7c7a7 BEFORE DELETE OR UPDATE ON public.learning_models_bearerevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7c7a7();
COMMENT ON TRIGGER pgtrigger_append_only_7c7a7 ON public.learning_models_bearerevent IS '9ad5c69c9b0008423eb20ee9f383be6f1484892f';
CREATE TRIGGER pgtrigger_append_only_7fc53 BEFORE DELETE OR UPDATE ON public.figures_periodevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_7fc53();
COMMENT ON TRIGGER pgtrigger_append_only_7fc53 ON public.figures_periodevent IS '51dfdd11f2d934ad8a46a415991b084d5c23405a';
CREATE TRIGGER pgtrigger_append_only_80e4f BEFORE DELETE OR UPDATE ON public.figures_formlineevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_80e4f();
COMMENT ON TRIGGER pgtrigger_append_only_80e4f ON public.figures_formlineevent IS 'baba68dd086188853119fb80374f024fb8367426';
CREATE TRIGGER pgtrigger_append_only_8b2ce BEFORE DELETE OR UPDATE ON public.accounts_clusterdutyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_8b2ce();
COMMENT ON TRIGGER pgtrigger_append_only_8b2ce ON public.accounts_clusterdutyevent IS 'b91401185608654a589c767ee5f07229e9e8f1f0';
CREATE TRIGGER pgtrigger_append_only_8d3ca BEFORE DELETE OR UPDATE ON public.associations_stateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_8d3ca();
COMMENT ON TRIGGER pgtrigger_append_only_8d3ca ON public.associations_stateevent IS '4c01f5b284848dd340235862c6fce883c0913d12';
CREATE TRIGGER pgtrigger_append_only_8eaca BEFORE DELETE OR UPDATE ON public.funds_reviewerevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_8eaca();
COMMENT ON TRIGGER pgtrigger_append_only_8eaca ON public.funds_reviewerevent IS '138ee0e83f26ed0b6849ad63d3c8b4b7e5e6d807';
CREATE TRIGGER pgtrigger_append_only_8fbf8 BEFORE DELETE OR UPDATE ON public.learning_models_registrationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_8fbf8();
COMMENT ON TRIGGER pgtrigger_append_only_8fbf8 ON public.learning_models_registrationevent IS 'bfd064d1a8417498cf7bc2c0973d966758416cd3';
CREATE TRIGGER pgtrigger_append_only_9098b BEFORE DELETE OR UPDATE ON public.learning_models_centreyearevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9098b();
COMMENT ON TRIGGER pgtrigger_append_only_9098b ON public.learning_models_centreyearevent IS '36ede06d60125a62c9ecf821dd601036c2707c17';
CREATE TRIGGER pgtrigger_append_only_91861 BEFORE DELETE OR UPDATE ON public.news_earlierviewsevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_91861();
COMMENT ON TRIGGER pgtrigger_append_only_91861 ON public.news_earlierviewsevent IS '4c2bbdf7af8becbf106860d1fdab1effad2c8923';
CREATE TRIGGER pgtrigger_append_only_9254d BEFORE DELETE OR UPDATE ON public.accounts_mandateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_9254d();
COMMENT ON TRIGGER pgtrigger_append_only_9254d ON public.accounts_mandateevent IS 'd2f873f4019419f227ee6a1e8ae058d18163c237';
CREATE TRIGGER pgtrigger_append_only_93b63 BEFORE DELETE OR UPDATE ON public.funds_quotaevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_93b63();
COMMENT ON TRIGGER pgtrigger_append_only_93b63 ON public.funds_quotaevent IS 'ceae624aad7f6c7e44ab0e9a1b807818c81fc9cf';
CREATE TRIGGER pgtrigger_append_only_94cd2 BEFORE DELETE OR UPDATE ON public.associations_loadevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_94cd2();
COMMENT ON TRIGGER pgtrigger_append_only_94cd2 ON public.associations_loadevent IS '5d3184021f531cad988967f4fe09e22348c5cbf5';
CREATE TRIGGER pgtrigger_append_only_95fbe BEFORE DELETE OR UPDATE ON public.returns_ruleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_95fbe();
COMMENT ON TRIGGER pgtrigger_append_only_95fbe ON public.returns_ruleevent IS 'b7b139d086e349b2a6c9b3b65ed34dc6796c7ab2';
CREATE TRIGGER pgtrigger_append_only_a1a81 BEFORE DELETE OR UPDATE ON public.associations_reorganisationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a1a81();
COMMENT ON TRIGGER pgtrigger_append_only_a1a81 ON public.associations_reorganisationevent IS '52144642f25e3e738e479d373634296f1e263852';
CREATE TRIGGER pgtrigger_append_only_a5a05 BEFORE DELETE OR UPDATE ON public.news_oldaddressevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a5a05();
COMMENT ON TRIGGER pgtrigger_append_only_a5a05 ON public.news_oldaddressevent IS 'a8c98260113d771f691b2c16ea33db97ef929e64';
CREATE TRIGGER pgtrigger_append_only_a97c1 BEFORE DELETE OR UPDATE ON public.funds_pledgeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_a97c1();
COMMENT ON TRIGGER pgtrigger_append_only_a97c1 ON public.funds_pledgeevent IS '3ba84d2e291f262fc3fb59af1455c0370bf1c443';
CREATE TRIGGER pgtrigger_append_only_aa52e BEFORE DELETE OR UPDATE ON public.records_photoevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_aa52e();
COMMENT ON TRIGGER pgtrigger_append_only_aa52e ON public.records_photoevent IS '75f29506e9d60a396aca576c1947bad6722e7fd7';
CREATE TRIGGER pgtrigger_append_only_afece BEFORE DELETE OR UPDATE ON public.funds_payrunevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_afece();
COMMENT ON TRIGGER pgtrigger_append_only_afece ON public.funds_payrunevent IS 'e37a125105d1ca3a83805db3ad05e538c75af3bb';
CREATE TRIGGER pgtrigger_append_only_b01ef BEFORE DELETE OR UPDATE ON public.news_topicevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_b01ef();
COMMENT ON TRIGGER pgtrigger_append_only_b01ef ON public.news_topicevent IS '26891aef3f1a4265334c7e2affabc16aab8b628a';
CREATE TRIGGER pgtrigger_append_only_b2973 BEFORE DELETE OR UPDATE ON public.accounts_postevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_b2973();
COMMENT ON TRIGGER pgtrigger_append_only_b2973 ON public.accounts_postevent IS '174e84b426ce7c4fa883057335404be47d0d997a';
CREATE TRIGGER pgtrigger_append_only_ba890 BEFORE DELETE OR UPDATE ON public.accounts_personevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ba890();
COMMENT ON TRIGGER pgtrigger_append_only_ba890 ON public.accounts_personevent IS 'ab12179ca78ae034abb9ebf88853b5337e7aa9ef';
CREATE TRIGGER pgtrigger_append_only_bed74 BEFORE DELETE OR UPDATE ON public.funds_instalmentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_bed74();
COMMENT ON TRIGGER pgtrigger_append_only_bed74 ON public.funds_instalmentevent IS 'ca5f6ff06401379554eb18fdf97f26007a4e4782';
CREATE TRIGGER pgtrigger_append_only_c149f BEFORE DELETE OR UPDATE ON public.funds_roundevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c149f();
COMMENT ON TRIGGER pgtrigger_append_only_c149f ON public.funds_roundevent IS '6ea5bef2415d8631c67fac2d644ce6c08fd76264';
CREATE TRIGGER pgtrigger_append_only_c4861 BEFORE DELETE OR UPDATE ON public.meetings_invitationevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c4861();
COMMENT ON TRIGGER pgtrigger_append_only_c4861 ON public.meetings_invitationevent IS '9083673787aa39dac064e6ccea48bf3623275a4e';
CREATE TRIGGER pgtrigger_append_only_c5d39 BEFORE DELETE OR UPDATE ON public.figures_formversionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c5d39();
COMMENT ON TRIGGER pgtrigger_append_only_c5d39 ON public.figures_formversionevent IS 'eac3e6329216c80a44d446465f6fa52ea04e7b0c';
CREATE TRIGGER pgtrigger_append_only_c75a2 BEFORE DELETE OR UPDATE ON public.records_decisionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c75a2();
COMMENT ON TRIGGER pgtrigger_append_only_c75a2 ON public.records_decisionevent IS '72cd226084ae740ee707bd7e45f0952f8cd5cbff';
CREATE TRIGGER pgtrigger_append_only_c8db8 BEFORE DELETE OR UPDATE ON public.news_weblinkevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c8db8();
COMMENT ON TRIGGER pgtrigger_append_only_c8db8 ON public.news_weblinkevent IS '47640551e1c4c8724523bdd2bcb2e04dce2eadf2';
CREATE TRIGGER pgtrigger_append_only_cb582 BEFORE DELETE OR UPDATE ON public.figures_dueevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cb582();
COMMENT ON TRIGGER pgtrigger_append_only_cb582 ON public.figures_dueevent IS 'bf626a2e1c28056cd5d278d63a8f59b7a01c5bb9';
CREATE TRIGGER pgtrigger_append_only_ceac0 BEFORE DELETE OR UPDATE ON public.returns_returnevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ceac0();
COMMENT ON TRIGGER pgtrigger_append_only_ceac0 ON public.returns_returnevent IS '3ecf5566130afecc5d05a6605ebc2ff5764e1754';
CREATE TRIGGER pgtrigger_append_only_d402d BEFORE DELETE OR UPDATE ON public.funds_fundevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d402d();
COMMENT ON TRIGGER pgtrigger_append_only_d402d ON public.funds_fundevent IS '757314813a0fda86655df2a8335a74bb3763ae60';
CREATE TRIGGER pgtrigger_append_only_d6d0c BEFORE DELETE OR UPDATE ON public.learning_models_learningmodelevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d6d0c();
COMMENT ON TRIGGER pgtrigger_append_only_d6d0c ON public.learning_models_learningmodelevent IS '361d5d37a31a2de4c4760f30b6575327f6a4f212';
CREATE TRIGGER pgtrigger_append_only_d8e50 BEFORE DELETE OR UPDATE ON public.records_personinphotoevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d8e50();
COMMENT ON TRIGGER pgtrigger_append_only_d8e50 ON public.records_personinphotoevent IS '672169c837192063b0b7b7cb4fc78470685faab0';
CREATE TRIGGER pgtrigger_append_only_d9e7d BEFORE DELETE OR UPDATE ON public.learning_models_countsourceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d9e7d();
COMMENT ON TRIGGER pgtrigger_append_only_d9e7d ON public.learning_models_countsourceevent IS '14f4764bd928c890ad863b9cfb495cbe4fb0e0f9';
CREATE TRIGGER pgtrigger_append_only_da80b BEFORE DELETE OR UPDATE ON public.learning_models_hardareaevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_da80b();
COMMENT ON TRIGGER pgtrigger_append_only_da80b ON public.learning_models_hardareaevent IS '52d391f4f4b4c5862ef2a61e63c8eb8b4b5aad54';
CREATE TRIGGER pgtrigger_append_only_dac76 BEFORE DELETE OR UPDATE ON public.records_certificateread FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_dac76();
COMMENT ON TRIGGER pgtrigger_append_only_dac76 ON public.records_certificateread IS 'b2522309733da796ff00a356e3f40de72819b70d';
CREATE TRIGGER pgtrigger_append_only_db188 BEFORE DELETE OR UPDATE ON public.meetings_candidateevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_db188();
COMMENT ON TRIGGER pgtrigger_append_only_db188 ON public.meetings_candidateevent IS 'ad584803e56a5ebf949da69628967e8654c8987f';
CREATE TRIGGER pgtrigger_append_only_dbcfb BEFORE DELETE OR UPDATE ON public.figures_shortaddressevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_dbcfb();
COMMENT ON TRIGGER pgtrigger_append_only_dbcfb ON public.figures_shortaddressevent IS '6ba5e3ccdb899d10ca97756ec5afc5a00032516b';
CREATE TRIGGER pgtrigger_append_only_df42e BEFORE DELETE OR UPDATE ON public.associations_groupevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_df42e();
COMMENT ON TRIGGER pgtrigger_append_only_df42e ON public.associations_groupevent IS '4967f013594d72498c009d05189c6905578cb002';
CREATE TRIGGER pgtrigger_append_only_e06c4 BEFORE DELETE OR UPDATE ON public.learning_models_modelyearevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e06c4();
COMMENT ON TRIGGER pgtrigger_append_only_e06c4 ON public.learning_models_modelyearevent IS '2561c6bcf924938eeec41eaaca9d26769759cd1b';
CREATE TRIGGER pgtrigger_append_only_e1c2f BEFORE DELETE OR UPDATE ON public.funds_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e1c2f();
COMMENT ON TRIGGER pgtrigger_append_only_e1c2f ON public.funds_entry IS '57db41ba656899bd6f4ff8bb7aa8eb66b61f9ff7';
CREATE TRIGGER pgtrigger_append_only_ea1c5 BEFORE DELETE OR UPDATE ON public.learning_models_targetevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ea1c5();
COMMENT ON TRIGGER pgtrigger_append_only_ea1c5 ON public.learning_models_targetevent IS 'd885fe5653aa76c026ec96280e473af7023cba11';
CREATE TRIGGER pgtrigger_append_only_ea240 BEFORE DELETE OR UPDATE ON public.learning_models_proposalevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ea240();
COMMENT ON TRIGGER pgtrigger_append_only_ea240 ON public.learning_models_proposalevent IS '0dcf5482721ebdb3970565f60ce9331e6bb7a125';
CREATE TRIGGER pgtrigger_append_only_ec700 BEFORE DELETE OR UPDATE ON public.news_pollevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ec700();
COMMENT ON TRIGGER pgtrigger_append_only_ec700 ON public.news_pollevent IS '1e93781da6a887cab43afd33388ab0214b3a776d';
CREATE TRIGGER pgtrigger_append_only_f4ef4 BEFORE DELETE OR UPDATE ON public.learning_models_bearerread FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_f4ef4();
COMMENT ON TRIGGER pgtrigger_append_only_f4ef4 ON public.learning_models_bearerread IS 'f31ba78f4a7553f68e8d896edcc55326839cf25d';
CREATE TRIGGER pgtrigger_append_only_f6978 BEFORE DELETE OR UPDATE ON public.news_feedbackevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_f6978();
COMMENT ON TRIGGER pgtrigger_append_only_f6978 ON public.news_feedbackevent IS 'bf930559df11ba30c0461971e8a21adeba8bfd61';
CREATE TRIGGER pgtrigger_append_only_fa7d6 BEFORE DELETE OR UPDATE ON public.funds_sponsorshipyearevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_fa7d6();
COMMENT ON TRIGGER pgtrigger_append_only_fa7d6 ON public.funds_sponsorshipyearevent IS '55f17ccc756218218283252e735b89f08c2331d7';
CREATE TRIGGER pgtrigger_append_only_fac0a BEFORE DELETE OR UPDATE ON public.funds_driveevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_fac0a();
COMMENT ON TRIGGER pgtrigger_append_only_fac0a ON public.funds_driveevent IS '4c81a2acc01311f54f0d635c7c046a78fdcd6061';
CREATE TRIGGER pgtrigger_append_only_fb497 BEFORE DELETE OR UPDATE ON public.learning_models_criterionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_fb497();
COMMENT ON TRIGGER pgtrigger_append_only_fb497 ON public.learning_models_criterionevent IS '41280770c1a5dd8fe5862d594d75270350a979da';
CREATE TRIGGER pgtrigger_closures_stay_5335d BEFORE DELETE ON public.funds_closure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_closures_stay_5335d();
COMMENT ON TRIGGER pgtrigger_closures_stay_5335d ON public.funds_closure IS 'ab0b6f8207ac09e08755136c141cc69df18d005e';
CREATE TRIGGER pgtrigger_delete_delete_032a3 AFTER DELETE ON public.funds_handover FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_032a3();
COMMENT ON TRIGGER pgtrigger_delete_delete_032a3 ON public.funds_handover IS 'bb0c4a4c948044a58a6abcd126e8e6f8ae3f9705';
CREATE TRIGGER pgtrigger_delete_delete_04b38 AFTER DELETE ON public.meetings_task FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_04b38();
COMMENT ON TRIGGER pgtrigger_delete_delete_04b38 ON public.meetings_task IS 'db6a016665e5a6cf5b43f8545503d8bf34543750';
CREATE TRIGGER pgtrigger_delete_delete_0a02f AFTER DELETE ON public.funds_payrun FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0a02f();
COMMENT ON TRIGGER pgtrigger_delete_delete_0a02f ON public.funds_payrun IS 'ee51979acdd7f56b009f539f760fbd4f7c08b299';
CREATE TRIGGER pgtrigger_delete_delete_0b43f AFTER DELETE ON public.records_retentionrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0b43f();
COMMENT ON TRIGGER pgtrigger_delete_delete_0b43f ON public.records_retentionrule IS '4810adc5c34ef86623aa0c3c6f7c73d4f39b50f8';
CREATE TRIGGER pgtrigger_delete_delete_0d6f3 AFTER DELETE ON public.associations_group FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0d6f3();
COMMENT ON TRIGGER pgtrigger_delete_delete_0d6f3 ON public.associations_group IS '82877efa67ce7aa6ae7be45fdf4f17771c874027';
CREATE TRIGGER pgtrigger_delete_delete_119b9 AFTER DELETE ON public.records_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_119b9();
COMMENT ON TRIGGER pgtrigger_delete_delete_119b9 ON public.records_decision IS 'c0bd6461f1967497d7921994b57621e3c364e070';
CREATE TRIGGER pgtrigger_delete_delete_11bb0 AFTER DELETE ON public.figures_indicatorsuccession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_11bb0();
COMMENT ON TRIGGER pgtrigger_delete_delete_11bb0 ON public.figures_indicatorsuccession IS 'dc0b18e75437a6c17276e42e2acfb29568c01ebe';
CREATE TRIGGER pgtrigger_delete_delete_1242c AFTER DELETE ON public.figures_shortaddress FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1242c();
COMMENT ON TRIGGER pgtrigger_delete_delete_1242c ON public.figures_shortaddress IS '7cec70092b33ae89f8c4c0e00db87b14ce384be9';
CREATE TRIGGER pgtrigger_delete_delete_1639b AFTER DELETE ON public.news_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1639b();
COMMENT ON TRIGGER pgtrigger_delete_delete_1639b ON public.news_notice IS '85209ad518e371b77e080d760a50c60deb6a9472';
CREATE TRIGGER pgtrigger_delete_delete_18acd AFTER DELETE ON public.accounts_person FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_18acd();
COMMENT ON TRIGGER pgtrigger_delete_delete_18acd ON public.accounts_person IS '3b35683ab42f286fcfef829c859b8c3fb606ead2';
CREATE TRIGGER pgtrigger_delete_delete_196e9 AFTER DELETE ON public.funds_quota FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_196e9();
COMMENT ON TRIGGER pgtrigger_delete_delete_196e9 ON public.funds_quota IS '4aea4b11198e6d07be9bd3d13a0edfb4ab5756f5';
CREATE TRIGGER pgtrigger_delete_delete_19f14 AFTER DELETE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_19f14();
COMMENT ON TRIGGER pgtrigger_delete_delete_19f14 ON public.accounts_user IS '1b65125696a254ae82702dbc080876cf68945962';
CREATE TRIGGER pgtrigger_delete_delete_1baa1 AFTER DELETE ON public.meetings_invitation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1baa1();
COMMENT ON TRIGGER pgtrigger_delete_delete_1baa1 ON public.meetings_invitation IS 'fb854a19c3eb9e5c7f5faa21f843a032b0bed0b1';
CREATE TRIGGER pgtrigger_delete_delete_1be46 AFTER DELETE ON public.accounts_mandate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1be46();
COMMENT ON TRIGGER pgtrigger_delete_delete_1be46 ON public.accounts_mandate IS '0bfa171d688214c60e62312ebcd095db111ffb74';
CREATE TRIGGER pgtrigger_delete_delete_1c5a3 AFTER DELETE ON public.figures_seriesbreak FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1c5a3();
COMMENT ON TRIGGER pgtrigger_delete_delete_1c5a3 ON public.figures_seriesbreak IS '90c8ac6d77cf30242ff3692d0e11248842fad1dd';
CREATE TRIGGER pgtrigger_delete_delete_1e828 AFTER DELETE ON public.funds_instalment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_1e828();
COMMENT ON TRIGGER pgtrigger_delete_delete_1e828 ON public.funds_instalment IS '6f200d4054b374482ce4c330598c0fd12703358b';
CREATE TRIGGER pgtrigger_delete_delete_20a67 AFTER DELETE ON public.figures_submission FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_20a67();
COMMENT ON TRIGGER pgtrigger_delete_delete_20a67 ON public.figures_submission IS '89e88e13b5aef33dd9fab0acf27a0a499fd38dc0';
CREATE TRIGGER pgtrigger_delete_delete_225bf AFTER DELETE ON public.associations_weight FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_225bf();
COMMENT ON TRIGGER pgtrigger_delete_delete_225bf ON public.associations_weight IS '97262211c217b186ab0c6adc4bd0a9123fe318f3';
CREATE TRIGGER pgtrigger_delete_delete_27957 AFTER DELETE ON public.news_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_27957();
COMMENT ON TRIGGER pgtrigger_delete_delete_27957 ON public.news_document IS '99bea6db02441835c14e776179cc2a000e270b52';
CREATE TRIGGER pgtrigger_delete_delete_29448 AFTER DELETE ON public.learning_models_target FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_29448();
COMMENT ON TRIGGER pgtrigger_delete_delete_29448 ON public.learning_models_target IS '2d7b5829112dfb4f8a3592ac86a3a0bea6db3b43';
CREATE TRIGGER pgtrigger_delete_delete_2b88d AFTER DELETE ON public.returns_rule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2b88d();
COMMENT ON TRIGGER pgtrigger_delete_delete_2b88d ON public.returns_rule IS '51ab694b7742a4796bd77859b910bdda0bb9f31b';
CREATE TRIGGER pgtrigger_delete_delete_2c12a AFTER DELETE ON public.meetings_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2c12a();
COMMENT ON TRIGGER pgtrigger_delete_delete_2c12a ON public.meetings_agendaitem IS '29d7006911803edc63b171cf270ffd9dd786330b';
CREATE TRIGGER pgtrigger_delete_delete_2f705 AFTER DELETE ON public.learning_models_centreyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2f705();
COMMENT ON TRIGGER pgtrigger_delete_delete_2f705 ON public.learning_models_centreyear IS '3b2419ce062c0cb70d04df206240e5c9c89d4ae6';
CREATE TRIGGER pgtrigger_delete_delete_31a73 AFTER DELETE ON public.news_earlierviews FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_31a73();
COMMENT ON TRIGGER pgtrigger_delete_delete_31a73 ON public.news_earlierviews IS '9e760b1bab91b8f081e37c3db7692d346fd28502';
CREATE TRIGGER pgtrigger_delete_delete_34db4 AFTER DELETE ON public.figures_formversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_34db4();
COMMENT ON TRIGGER pgtrigger_delete_delete_34db4 ON public.figures_formversion IS '0aa621ad9d2a6bb2d9e62527483a9fe8a1b2bb2d';
CREATE TRIGGER pgtrigger_delete_delete_38667 AFTER DELETE ON public.figures_target FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_38667();
COMMENT ON TRIGGER pgtrigger_delete_delete_38667 ON public.figures_target IS '480dd6f1bdb28e3ed4a3f8448b067290906e0fa4';
CREATE TRIGGER pgtrigger_delete_delete_3e1df AFTER DELETE ON public.funds_round FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3e1df();
COMMENT ON TRIGGER pgtrigger_delete_delete_3e1df ON public.funds_round IS 'd34f29a411323d686077dbd9e780d657e60bfc1e';
CREATE TRIGGER pgtrigger_delete_delete_3e551 AFTER DELETE ON public.learning_models_proposal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3e551();
COMMENT ON TRIGGER pgtrigger_delete_delete_3e551 ON public.learning_models_proposal IS 'aeeccae6a4f6ee96badf76a6eecfd84219831f15';
CREATE TRIGGER pgtrigger_delete_delete_3fdd7 AFTER DELETE ON public.records_photo FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_3fdd7();
COMMENT ON TRIGGER pgtrigger_delete_delete_3fdd7 ON public.records_photo IS '45fedba981ed6e8327db69c192bc62f43f06e8ba';
CREATE TRIGGER pgtrigger_delete_delete_44d30 AFTER DELETE ON public.news_feedback FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_44d30();
COMMENT ON TRIGGER pgtrigger_delete_delete_44d30 ON public.news_feedback IS 'cc0d264d1a9ef975104660e8b40208363c8c99d1';
CREATE TRIGGER pgtrigger_delete_delete_49419 AFTER DELETE ON public.funds_sponsorship FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_49419();
COMMENT ON TRIGGER pgtrigger_delete_delete_49419 ON public.funds_sponsorship IS '7e3015d6df52a2e5780ab37c1ba8f6c4605c7d76';
CREATE TRIGGER pgtrigger_delete_delete_4bf26 AFTER DELETE ON public.meetings_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4bf26();
COMMENT ON TRIGGER pgtrigger_delete_delete_4bf26 ON public.meetings_meeting IS '1d261b9b285a8bbc7202f032d94fd288bbd7e749';
CREATE TRIGGER pgtrigger_delete_delete_4d7a0 AFTER DELETE ON public.funds_nomination FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4d7a0();
COMMENT ON TRIGGER pgtrigger_delete_delete_4d7a0 ON public.funds_nomination IS '4e35c6e705afa847b44fb5a5760fc4b4e6904b96';
CREATE TRIGGER pgtrigger_delete_delete_50288 AFTER DELETE ON public.news_weblink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_50288();
COMMENT ON TRIGGER pgtrigger_delete_delete_50288 ON public.news_weblink IS '4a37216b07831bb0772e03ccf582830c0c4a66b4';
CREATE TRIGGER pgtrigger_delete_delete_5376a AFTER DELETE ON public.funds_payline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5376a();
COMMENT ON TRIGGER pgtrigger_delete_delete_5376a ON public.funds_payline IS '29f82ea7b4f18ac7580c22c3929faed8c9f02da6';
CREATE TRIGGER pgtrigger_delete_delete_5b24f AFTER DELETE ON public.learning_models_bearer REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_5b24f();
COMMENT ON TRIGGER pgtrigger_delete_delete_5b24f ON public.learning_models_bearer IS '5626d6e98338cb61777215ecdd296a472616ecde';
CREATE TRIGGER pgtrigger_delete_delete_5c7e9 AFTER DELETE ON public.funds_donor FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5c7e9();
COMMENT ON TRIGGER pgtrigger_delete_delete_5c7e9 ON public.funds_donor IS 'c82c548cb0792b72f4440fb7772eb5ace7716261';
CREATE TRIGGER pgtrigger_delete_delete_5ca02 AFTER DELETE ON public.funds_category FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5ca02();
COMMENT ON TRIGGER pgtrigger_delete_delete_5ca02 ON public.funds_category IS '364a86b792f16fe9d196ebb6b189d590203078bd';
CREATE TRIGGER pgtrigger_delete_delete_5df30 AFTER DELETE ON public.associations_groupmembership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5df30();
COMMENT ON TRIGGER pgtrigger_delete_delete_5df30 ON public.associations_groupmembership IS '1848509226a6b25e58c0e0720879f395196278a2';
CREATE TRIGGER pgtrigger_delete_delete_6100d AFTER DELETE ON public.accounts_post REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_6100d();
COMMENT ON TRIGGER pgtrigger_delete_delete_6100d ON public.accounts_post IS '4a65b840d7e7fa7fbbf258ea2c599c18ac49df44';
CREATE TRIGGER pgtrigger_delete_delete_64a7a AFTER DELETE ON public.associations_load FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_64a7a();
COMMENT ON TRIGGER pgtrigger_delete_delete_64a7a ON public.associations_load IS '919e33ec6f710b55aa98119fe2b426a1e0a59e0e';
CREATE TRIGGER pgtrigger_delete_delete_6881d AFTER DELETE ON public.records_certificate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_6881d();
COMMENT ON TRIGGER pgtrigger_delete_delete_6881d ON public.records_certificate IS 'ad1f2db5a5a51d09a3f8b9449dfc29fd2ffefc01';
CREATE TRIGGER pgtrigger_delete_delete_69cc6 AFTER DELETE ON public.associations_state FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_69cc6();
COMMENT ON TRIGGER pgtrigger_delete_delete_69cc6 ON public.associations_state IS '3ee687082e1a1cfecab6961ea827e0f1e3e0bf25';
CREATE TRIGGER pgtrigger_delete_delete_6b3a4 AFTER DELETE ON public.learning_models_criteriaset FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_6b3a4();
COMMENT ON TRIGGER pgtrigger_delete_delete_6b3a4 ON public.learning_models_criteriaset IS '874e557c9297ae9f13c333eb4e4926c82409af16';
CREATE TRIGGER pgtrigger_delete_delete_72566 AFTER DELETE ON public.learning_models_deadline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_72566();
COMMENT ON TRIGGER pgtrigger_delete_delete_72566 ON public.learning_models_deadline IS 'c353e9ea1280d3f19f1aaae1f088b7bb75d538ac';
CREATE TRIGGER pgtrigger_delete_delete_727d1 AFTER DELETE ON public.associations_reorganisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_727d1();
COMMENT ON TRIGGER pgtrigger_delete_delete_727d1 ON public.associations_reorganisation IS '15ba9cc79d1567b4b9c946375d3bf96205c748cd';
CREATE TRIGGER pgtrigger_delete_delete_76890 AFTER DELETE ON public.news_articlephoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_76890();
COMMENT ON TRIGGER pgtrigger_delete_delete_76890 ON public.news_articlephoto IS '629ef8d96fd5ccd3a0332468f1ccdef66aab7699';
CREATE TRIGGER pgtrigger_delete_delete_76b8e AFTER DELETE ON public.records_upload FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_76b8e();
COMMENT ON TRIGGER pgtrigger_delete_delete_76b8e ON public.records_upload IS '2f8140b78482651306732bcbde98778be39d43b0';
CREATE TRIGGER pgtrigger_delete_delete_772ae AFTER DELETE ON public.news_recording FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_772ae();
COMMENT ON TRIGGER pgtrigger_delete_delete_772ae ON public.news_recording IS '9f1deb6da88e8649c5557a6a182a3208f9fbd4d7';
CREATE TRIGGER pgtrigger_delete_delete_7a8b3 AFTER DELETE ON public.records_certificatedesign FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7a8b3();
COMMENT ON TRIGGER pgtrigger_delete_delete_7a8b3 ON public.records_certificatedesign IS '6cd8de21d9c0e86b14b5bcd30cd6808b3df57bc9';
CREATE TRIGGER pgtrigger_delete_delete_82147 AFTER DELETE ON public.records_rememberedanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_82147();
COMMENT ON TRIGGER pgtrigger_delete_delete_82147 ON public.records_rememberedanswer IS 'c5f5f7329d77fddc98ad55dffd4f10c8604e72a9';
CREATE TRIGGER pgtrigger_delete_delete_88021 AFTER DELETE ON public.figures_period FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_88021();
COMMENT ON TRIGGER pgtrigger_delete_delete_88021 ON public.figures_period IS '786453d95b56b2e78aa967c6a41fb640d8f61a83';
CREATE TRIGGER pgtrigger_delete_delete_8a6b4 AFTER DELETE ON public.news_topic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_8a6b4();
COMMENT ON TRIGGER pgtrigger_delete_delete_8a6b4 ON public.news_topic IS '2884b9b20e4242b1f2c53546a16758b97c783bc3';
CREATE TRIGGER pgtrigger_delete_delete_8ae5e AFTER DELETE ON public.returns_return REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_8ae5e();
COMMENT ON TRIGGER pgtrigger_delete_delete_8ae5e ON public.returns_return IS '3a676f4b841327409dd7fb71cd9af55c49074ce1';
CREATE TRIGGER pgtrigger_delete_delete_8fb65 AFTER DELETE ON public.learning_models_literacyclass FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_8fb65();
COMMENT ON TRIGGER pgtrigger_delete_delete_8fb65 ON public.learning_models_literacyclass IS 'bf8b1fa0830e6ad9b98d524e88ecbafad58de3c6';
CREATE TRIGGER pgtrigger_delete_delete_9089d AFTER DELETE ON public.learning_models_communitylearningcentre FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9089d();
COMMENT ON TRIGGER pgtrigger_delete_delete_9089d ON public.learning_models_communitylearningcentre IS '3d847584ec2896ebb22bf2a169fb0b94667ef1b9';
CREATE TRIGGER pgtrigger_delete_delete_90f62 AFTER DELETE ON public.records_consentpaper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_90f62();
COMMENT ON TRIGGER pgtrigger_delete_delete_90f62 ON public.records_consentpaper IS '8715e075ba8a3b3d76b43f82b930e532595380f3';
CREATE TRIGGER pgtrigger_delete_delete_91167 AFTER DELETE ON public.funds_reviewcriterion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_91167();
COMMENT ON TRIGGER pgtrigger_delete_delete_91167 ON public.funds_reviewcriterion IS '37c4e945b28153fea5bafe0babcc6b59069db33c';
CREATE TRIGGER pgtrigger_delete_delete_960c1 AFTER DELETE ON public.figures_formline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_960c1();
COMMENT ON TRIGGER pgtrigger_delete_delete_960c1 ON public.figures_formline IS 'ff536d94b37e0b839d43b8841a04e86932a7738b';
CREATE TRIGGER pgtrigger_delete_delete_98fbd AFTER DELETE ON public.figures_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_98fbd();
COMMENT ON TRIGGER pgtrigger_delete_delete_98fbd ON public.figures_form IS '91d7c3081abf3b237fda2a512eb77195b251535c';
CREATE TRIGGER pgtrigger_delete_delete_9b2d3 AFTER DELETE ON public.meetings_paper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9b2d3();
COMMENT ON TRIGGER pgtrigger_delete_delete_9b2d3 ON public.meetings_paper IS 'd29f7e2ab2e07c6469ce978bd83d2f80878711c5';
CREATE TRIGGER pgtrigger_delete_delete_9cc76 AFTER DELETE ON public.news_pollanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9cc76();
COMMENT ON TRIGGER pgtrigger_delete_delete_9cc76 ON public.news_pollanswer IS '5a006fcf8c5dcbf3fbc2dc9cc247f9894e894197';
CREATE TRIGGER pgtrigger_delete_delete_9d872 AFTER DELETE ON public.learning_models_grade FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9d872();
COMMENT ON TRIGGER pgtrigger_delete_delete_9d872 ON public.learning_models_grade IS '21066ba47ec1fb67626d35d537bff6c493d64b53';
CREATE TRIGGER pgtrigger_delete_delete_9f3f3 AFTER DELETE ON public.meetings_meetingphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_9f3f3();
COMMENT ON TRIGGER pgtrigger_delete_delete_9f3f3 ON public.meetings_meetingphoto IS '6465cff61a65f79d520abf80c147e91dbc40f043';
CREATE TRIGGER pgtrigger_delete_delete_a11a5 AFTER DELETE ON public.meetings_candidate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a11a5();
COMMENT ON TRIGGER pgtrigger_delete_delete_a11a5 ON public.meetings_candidate IS 'b0548fb2d490058db1152dfa9f8033bf85391f5e';
CREATE TRIGGER pgtrigger_delete_delete_a2e3e AFTER DELETE ON public.learning_models_hardarea FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a2e3e();
COMMENT ON TRIGGER pgtrigger_delete_delete_a2e3e ON public.learning_models_hardarea IS '84aef9e0da58ccc83628bdee5125e3c0ee0a4b08';
CREATE TRIGGER pgtrigger_delete_delete_a937e AFTER DELETE ON public.meetings_workingsession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_a937e();
COMMENT ON TRIGGER pgtrigger_delete_delete_a937e ON public.meetings_workingsession IS '3a43a575ef438699f50e226b2b203ab028904ef9';
CREATE TRIGGER pgtrigger_delete_delete_accad AFTER DELETE ON public.figures_indicator FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_accad();
COMMENT ON TRIGGER pgtrigger_delete_delete_accad ON public.figures_indicator IS '1afd0fe2bb604b807ef43469055f31051bb0d2fa';
CREATE TRIGGER pgtrigger_delete_delete_aeddb AFTER DELETE ON public.meetings_meetingkind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_aeddb();
COMMENT ON TRIGGER pgtrigger_delete_delete_aeddb ON public.meetings_meetingkind IS '3ae5a784e31a81e602c81b71e8951f966ec6061a';
CREATE TRIGGER pgtrigger_delete_delete_b05db AFTER DELETE ON public.learning_models_registration REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_b05db();
COMMENT ON TRIGGER pgtrigger_delete_delete_b05db ON public.learning_models_registration IS '328b9d28d294fd75fba00371b63d0211125baf06';
CREATE TRIGGER pgtrigger_delete_delete_b079a AFTER DELETE ON public.funds_pledge FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b079a();
COMMENT ON TRIGGER pgtrigger_delete_delete_b079a ON public.funds_pledge IS '0cbbd68d7e34c14ba4762abd3a82fe051fd963ae';
CREATE TRIGGER pgtrigger_delete_delete_b5ec9 AFTER DELETE ON public.funds_drive FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b5ec9();
COMMENT ON TRIGGER pgtrigger_delete_delete_b5ec9 ON public.funds_drive IS 'e3cc8ebcb7fcecd441118287b700908b13d995ea';
CREATE TRIGGER pgtrigger_delete_delete_b99a5 AFTER DELETE ON public.learning_models_centrerating FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_b99a5();
COMMENT ON TRIGGER pgtrigger_delete_delete_b99a5 ON public.learning_models_centrerating IS '4b186ca84799cf75bf0913e2c55d5c38300c0d95';
CREATE TRIGGER pgtrigger_delete_delete_bcd3d AFTER DELETE ON public.news_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bcd3d();
COMMENT ON TRIGGER pgtrigger_delete_delete_bcd3d ON public.news_article IS 'b6fee3b297b65bc489e52b0e165b3afb65880ac0';
CREATE TRIGGER pgtrigger_delete_delete_bea3a AFTER DELETE ON public.funds_tier FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bea3a();
COMMENT ON TRIGGER pgtrigger_delete_delete_bea3a ON public.funds_tier IS '2a3f44bfcc42b53793fecd0ebea32c78bc87ecee';
CREATE TRIGGER pgtrigger_delete_delete_bebc4 AFTER DELETE ON public.figures_release FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_bebc4();
COMMENT ON TRIGGER pgtrigger_delete_delete_bebc4 ON public.figures_release IS 'a66fa6ccda37efad1d823be43999d68b041909e1';
CREATE TRIGGER pgtrigger_delete_delete_c08e9 AFTER DELETE ON public.figures_due REFERENCING OLD TABLE AS old_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_delete_delete_c08e9();
COMMENT ON TRIGGER pgtrigger_delete_delete_c08e9 ON public.figures_due IS '2a63fb6b929da470dfc0d620850b3dc9f3482602';
CREATE TRIGGER pgtrigger_delete_delete_c11a0 AFTER DELETE ON public.learning_models_modelyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c11a0();
COMMENT ON TRIGGER pgtrigger_delete_delete_c11a0 ON public.learning_models_modelyear IS 'ed826e0e6f16e009f75c293ac9e980bd16b9807a';
CREATE TRIGGER pgtrigger_delete_delete_c27a5 AFTER DELETE ON public.meetings_taskshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c27a5();
COMMENT ON TRIGGER pgtrigger_delete_delete_c27a5 ON public.meetings_taskshare IS 'bf2ae09e26c24c289c63d978901902227bf18baa';
CREATE TRIGGER pgtrigger_delete_delete_c38f2 AFTER DELETE ON public.news_oldaddress FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c38f2();
COMMENT ON TRIGGER pgtrigger_delete_delete_c38f2 ON public.news_oldaddress IS 'ae93c767b06144a64b7748cca656345813241f85';
CREATE TRIGGER pgtrigger_delete_delete_c42dd AFTER DELETE ON public.learning_models_review FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c42dd();
COMMENT ON TRIGGER pgtrigger_delete_delete_c42dd ON public.learning_models_review IS 'a9fc6c02fdc6250917a5ca0be3ed0cd0515d36b1';
CREATE TRIGGER pgtrigger_delete_delete_c4840 AFTER DELETE ON public.accounts_clusterduty FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_c4840();
COMMENT ON TRIGGER pgtrigger_delete_delete_c4840 ON public.accounts_clusterduty IS 'e66138991d87cfff8340266b877c6f0ef4114966';
CREATE TRIGGER pgtrigger_delete_delete_d323f AFTER DELETE ON public.funds_fund FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d323f();
COMMENT ON TRIGGER pgtrigger_delete_delete_d323f ON public.funds_fund IS '39229762b5c0dcbdbcd4fa177cfa377c6b53dce6';
CREATE TRIGGER pgtrigger_delete_delete_d42ca AFTER DELETE ON public.learning_models_criterion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d42ca();
COMMENT ON TRIGGER pgtrigger_delete_delete_d42ca ON public.learning_models_criterion IS '50d530fcf9ff6eba5233c0e7863c9da3cc31e449';
CREATE TRIGGER pgtrigger_delete_delete_d67fb AFTER DELETE ON public.learning_models_assessment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d67fb();
COMMENT ON TRIGGER pgtrigger_delete_delete_d67fb ON public.learning_models_assessment IS 'a751be8beecd059db544ea1ecab5112c76e8dc23';
CREATE TRIGGER pgtrigger_delete_delete_d75a9 AFTER DELETE ON public.records_personinphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_d75a9();
COMMENT ON TRIGGER pgtrigger_delete_delete_d75a9 ON public.records_personinphoto IS 'd5effb082ea9142764a8ee21807873039e1d1866';
CREATE TRIGGER pgtrigger_delete_delete_dae8c AFTER DELETE ON public.learning_models_modelgroup FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_dae8c();
COMMENT ON TRIGGER pgtrigger_delete_delete_dae8c ON public.learning_models_modelgroup IS 'ce8326e4d19b5d8fab17e575b5e1f33a0fdebd4e';
CREATE TRIGGER pgtrigger_delete_delete_daff6 AFTER DELETE ON public.learning_models_learningmodel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_daff6();
COMMENT ON TRIGGER pgtrigger_delete_delete_daff6 ON public.learning_models_learningmodel IS '6e9815b020a5d737158c50b25f2186c254fcb3b0';
CREATE TRIGGER pgtrigger_delete_delete_e0810 AFTER DELETE ON public.news_poll FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e0810();
COMMENT ON TRIGGER pgtrigger_delete_delete_e0810 ON public.news_poll IS '00d0b9467668ecbb3294d0d0781422c19e5394c6';
CREATE TRIGGER pgtrigger_delete_delete_e5346 AFTER DELETE ON public.funds_handovershare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e5346();
COMMENT ON TRIGGER pgtrigger_delete_delete_e5346 ON public.funds_handovershare IS 'c57474c65df022dc8c99e09445aa9191345644f4';
CREATE TRIGGER pgtrigger_delete_delete_e571a AFTER DELETE ON public.learning_models_countsource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e571a();
COMMENT ON TRIGGER pgtrigger_delete_delete_e571a ON public.learning_models_countsource IS '6a798814b9b1b72f854e47087bc86f117aefe8cd';
CREATE TRIGGER pgtrigger_delete_delete_e7094 AFTER DELETE ON public.funds_reviewer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e7094();
COMMENT ON TRIGGER pgtrigger_delete_delete_e7094 ON public.funds_reviewer IS '33356b5622d19f849b88c2c4cca359f3f3c652d2';
CREATE TRIGGER pgtrigger_delete_delete_e873d AFTER DELETE ON public.funds_sponsorshipyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e873d();
COMMENT ON TRIGGER pgtrigger_delete_delete_e873d ON public.funds_sponsorshipyear IS 'ee69bd65b6f378ff1acb4b1d5c800725debba590';
CREATE TRIGGER pgtrigger_delete_delete_edf6e AFTER DELETE ON public.funds_attachment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_edf6e();
COMMENT ON TRIGGER pgtrigger_delete_delete_edf6e ON public.funds_attachment IS '78fb4ccbfdc32eb5a26bebad6fa23b356c7b0e88';
CREATE TRIGGER pgtrigger_delete_delete_ee5d9 AFTER DELETE ON public.news_imprint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ee5d9();
COMMENT ON TRIGGER pgtrigger_delete_delete_ee5d9 ON public.news_imprint IS '74af219eede34de4b38621b84dadb4dd7aff1ba7';
CREATE TRIGGER pgtrigger_delete_delete_f0b48 AFTER DELETE ON public.accounts_consent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f0b48();
COMMENT ON TRIGGER pgtrigger_delete_delete_f0b48 ON public.accounts_consent IS '33b07ea75f84343c274a9be552f1baadd1639453';
CREATE TRIGGER pgtrigger_delete_delete_f1887 AFTER DELETE ON public.funds_closure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f1887();
COMMENT ON TRIGGER pgtrigger_delete_delete_f1887 ON public.funds_closure IS 'b98b1a384f2246ba4ade21d579cd84ac59763e61';
CREATE TRIGGER pgtrigger_delete_delete_f6f1a AFTER DELETE ON public.learning_models_evidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f6f1a();
COMMENT ON TRIGGER pgtrigger_delete_delete_f6f1a ON public.learning_models_evidence IS '311ea5c87471707d4b51a59d0f71358e6a79b64f';
CREATE TRIGGER pgtrigger_delete_delete_f8b66 AFTER DELETE ON public.news_comment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_f8b66();
COMMENT ON TRIGGER pgtrigger_delete_delete_f8b66 ON public.news_comment IS '3d7efefc317fab1ef98a804d124bec94d72fa15e';
CREATE TRIGGER pgtrigger_delete_delete_fa908 AFTER DELETE ON public.funds_proof FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_fa908();
COMMENT ON TRIGGER pgtrigger_delete_delete_fa908 ON public.funds_proof IS '7826a4c92892575ff0ab1a98f365027c91445911';
CREATE TRIGGER pgtrigger_delete_delete_fc4dd AFTER DELETE ON public.funds_programme FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_fc4dd();
COMMENT ON TRIGGER pgtrigger_delete_delete_fc4dd ON public.funds_programme IS '7a3054cfbd22ce0cc84f0d5f6bf25fbbbc22cb4c';
CREATE TRIGGER pgtrigger_insert_insert_01ba0 AFTER INSERT ON public.learning_models_assessment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_01ba0();
COMMENT ON TRIGGER pgtrigger_insert_insert_01ba0 ON public.learning_models_assessment IS '63e1fa0044c4d21e7641f69002394092055c194a';
CREATE TRIGGER pgtrigger_insert_insert_01bba AFTER INSERT ON public.funds_closure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_01bba();
COMMENT ON TRIGGER pgtrigger_insert_insert_01bba ON public.funds_closure IS '23d975d1686f22fcfe66508ea28206a1442edaf9';
CREATE TRIGGER pgtrigger_insert_insert_02b95 AFTER INSERT ON public.meetings_candidate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_02b95();
COMMENT ON TRIGGER pgtrigger_insert_insert_02b95 ON public.meetings_candidate IS 'b0219a4faa7dc1bc2b545ea05c30619e809a1da2';
CREATE TRIGGER pgtrigger_insert_insert_06417 AFTER INSERT ON public.learning_models_evidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_06417();
COMMENT ON TRIGGER pgtrigger_insert_insert_06417 ON public.learning_models_evidence IS 'e34b7d01797dd6070b290735be926dea3c8a79e3';
CREATE TRIGGER pgtrigger_insert_insert_09f7b AFTER INSERT ON public.accounts_mandate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_09f7b();
COMMENT ON TRIGGER pgtrigger_insert_insert_09f7b ON public.accounts_mandate IS '9206b74ef2d9fa12449588a9d54d7719024cd807';
CREATE TRIGGER pgtrigger_insert_insert_1252b AFTER INSERT ON public.records_upload FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1252b();
COMMENT ON TRIGGER pgtrigger_insert_insert_1252b ON public.records_upload IS '558dbe3e254d4181cfcdd51b3fe663c76b93e6c4';
CREATE TRIGGER pgtrigger_insert_insert_13fe9 AFTER INSERT ON public.figures_indicator FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_13fe9();
COMMENT ON TRIGGER pgtrigger_insert_insert_13fe9 ON public.figures_indicator IS '9cd347526f2329ee334c341bd27afbdef0075946';
CREATE TRIGGER pgtrigger_insert_insert_15464 AFTER INSERT ON public.learning_models_target FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_15464();
COMMENT ON TRIGGER pgtrigger_insert_insert_15464 ON public.learning_models_target IS 'd8427c32e0f628119ddb42ca1991385488d97f3b';
CREATE TRIGGER pgtrigger_insert_insert_167b0 AFTER INSERT ON public.returns_rule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_167b0();
COMMENT ON TRIGGER pgtrigger_insert_insert_167b0 ON public.returns_rule IS '0be6291cbbed87c66d867e933a4d5bb71158545a';
CREATE TRIGGER pgtrigger_insert_insert_17080 AFTER INSERT ON public.learning_models_hardarea FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_17080();
COMMENT ON TRIGGER pgtrigger_insert_insert_17080 ON public.learning_models_hardarea IS '00c4776a7d49e03bf9afc96f9c20b04a709f5cfc';
CREATE TRIGGER pgtrigger_insert_insert_174df AFTER INSERT ON public.records_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_174df();
COMMENT ON TRIGGER pgtrigger_insert_insert_174df ON public.records_decision IS '404c8a86fd25f3fcaadd657cf1556260aa182bbb';
CREATE TRIGGER pgtrigger_insert_insert_18553 AFTER INSERT ON public.news_weblink FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_18553();
COMMENT ON TRIGGER pgtrigger_insert_insert_18553 ON public.news_weblink IS 'c18c7e8df6ad4027b3e2833164161d51c223510d';
CREATE TRIGGER pgtrigger_insert_insert_1a8a7 AFTER INSERT ON public.figures_target FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1a8a7();
COMMENT ON TRIGGER pgtrigger_insert_insert_1a8a7 ON public.figures_target IS '6e9f05ee7d318a6acd11cdaa0dde68173345d42d';
CREATE TRIGGER pgtrigger_insert_insert_1f593 AFTER INSERT ON public.meetings_invitation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1f593();
COMMENT ON TRIGGER pgtrigger_insert_insert_1f593 ON public.meetings_invitation IS '3a2698ff2992a7a0e7d717cbb8672972d53431f6';
CREATE TRIGGER pgtrigger_insert_insert_229b0 AFTER INSERT ON public.funds_round FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_229b0();
COMMENT ON TRIGGER pgtrigger_insert_insert_229b0 ON public.funds_round IS '432f9305aaa5ad71ae5816e2f7411f8bfc31c398';
CREATE TRIGGER pgtrigger_insert_insert_24c55 AFTER INSERT ON public.funds_reviewer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_24c55();
COMMENT ON TRIGGER pgtrigger_insert_insert_24c55 ON public.funds_reviewer IS 'fbbe492e5488159225dcc97acb136a32fbbde888';
CREATE TRIGGER pgtrigger_insert_insert_27366 AFTER INSERT ON public.funds_attachment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_27366();
COMMENT ON TRIGGER pgtrigger_insert_insert_27366 ON public.funds_attachment IS '5f12632ffd0e75682b20e3c4304c1e3d1d959138';
CREATE TRIGGER pgtrigger_insert_insert_2e9e3 AFTER INSERT ON public.funds_quota FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2e9e3();
COMMENT ON TRIGGER pgtrigger_insert_insert_2e9e3 ON public.funds_quota IS '8cd5533e1b75efbe622500ee37cbf67e8c795ddd';
CREATE TRIGGER pgtrigger_insert_insert_32cac AFTER INSERT ON public.funds_nomination FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_32cac();
COMMENT ON TRIGGER pgtrigger_insert_insert_32cac ON public.funds_nomination IS 'f2901811c6f2fa61d500f5e22bdb1098580e5603';
CREATE TRIGGER pgtrigger_insert_insert_34243 AFTER INSERT ON public.learning_models_bearer REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_34243();
COMMENT ON TRIGGER pgtrigger_insert_insert_34243 ON public.learning_models_bearer IS 'c8553afc9ea8c734914b7af517b8c23a40830bd2';
CREATE TRIGGER pgtrigger_insert_insert_356e1 AFTER INSERT ON public.funds_proof FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_356e1();
COMMENT ON TRIGGER pgtrigger_insert_insert_356e1 ON public.funds_proof IS '0f951052591105da8046bce4e4ab931fc7a0b1ee';
CREATE TRIGGER pgtrigger_insert_insert_38504 AFTER INSERT ON public.news_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_38504();
COMMENT ON TRIGGER pgtrigger_insert_insert_38504 ON public.news_document IS '37d12a89b7f431f6a403c1914853a84dfe1fcf4c';
CREATE TRIGGER pgtrigger_insert_insert_3867c AFTER INSERT ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3867c();
COMMENT ON TRIGGER pgtrigger_insert_insert_3867c ON public.accounts_user IS '18c44d1d5d93349c2714e6dc80be331ea07a1da6';
CREATE TRIGGER pgtrigger_insert_insert_39eaa AFTER INSERT ON public.funds_handovershare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_39eaa();
COMMENT ON TRIGGER pgtrigger_insert_insert_39eaa ON public.funds_handovershare IS 'd9a763d35329b7abd2e2ae5e0a9978ac4eea609f';
CREATE TRIGGER pgtrigger_insert_insert_3e8ff AFTER INSERT ON public.figures_indicatorsuccession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3e8ff();
COMMENT ON TRIGGER pgtrigger_insert_insert_3e8ff ON public.figures_indicatorsuccession IS '742925ecf59e4adbc20d903633767d297c0d6788';
CREATE TRIGGER pgtrigger_insert_insert_3f65d AFTER INSERT ON public.funds_sponsorshipyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3f65d();
COMMENT ON TRIGGER pgtrigger_insert_insert_3f65d ON public.funds_sponsorshipyear IS 'a8dfd7bf575bde5618d41cb72a1ad92af635f722';
CREATE TRIGGER pgtrigger_insert_insert_42aa4 AFTER INSERT ON public.learning_models_modelgroup FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_42aa4();
COMMENT ON TRIGGER pgtrigger_insert_insert_42aa4 ON public.learning_models_modelgroup IS 'f93978b0e25fb804bb8769616a919dc25c190bf7';
CREATE TRIGGER pgtrigger_insert_insert_4d29f AFTER INSERT ON public.funds_donor FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_4d29f();
COMMENT ON TRIGGER pgtrigger_insert_insert_4d29f ON public.funds_donor IS '5f143a20b38cfe1ea0bbc5a285e6bd290f8f1baf';
CREATE TRIGGER pgtrigger_insert_insert_512b0 AFTER INSERT ON public.news_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_512b0();
COMMENT ON TRIGGER pgtrigger_insert_insert_512b0 ON public.news_article IS '9726f95de103f81005fecf5b8eb258c6a4a8ff60';
CREATE TRIGGER pgtrigger_insert_insert_556f1 AFTER INSERT ON public.funds_payrun FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_556f1();
COMMENT ON TRIGGER pgtrigger_insert_insert_556f1 ON public.funds_payrun IS '9bee94dc8bb21af814eeca823d0ca9b56320e1aa';
CREATE TRIGGER pgtrigger_insert_insert_56b7f AFTER INSERT ON public.learning_models_review FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_56b7f();
COMMENT ON TRIGGER pgtrigger_insert_insert_56b7f ON public.learning_models_review IS 'ebbebf512031a99e93e3073a720e7a824320d9ef';
CREATE TRIGGER pgtrigger_insert_insert_56d2c AFTER INSERT ON public.learning_models_grade FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_56d2c();
COMMENT ON TRIGGER pgtrigger_insert_insert_56d2c ON public.learning_models_grade IS 'cc631f87b5ac0839a631f81a28037c82331ecc79';
CREATE TRIGGER pgtrigger_insert_insert_5806b AFTER INSERT ON public.news_feedback FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5806b();
COMMENT ON TRIGGER pgtrigger_insert_insert_5806b ON public.news_feedback IS 'e46656cae9925634266f7d58710551207c56a1dc';
CREATE TRIGGER pgtrigger_insert_insert_5a368 AFTER INSERT ON public.funds_tier FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5a368();
COMMENT ON TRIGGER pgtrigger_insert_insert_5a368 ON public.funds_tier IS '9e187c89167824af36e5d821f72c3b15a7fe2ce9';
CREATE TRIGGER pgtrigger_insert_insert_5d467 AFTER INSERT ON public.records_certificate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5d467();
COMMENT ON TRIGGER pgtrigger_insert_insert_5d467 ON public.records_certificate IS '8a879f6f71ec10c33d61dccb82b133a5cca9e104';
CREATE TRIGGER pgtrigger_insert_insert_5ea0f AFTER INSERT ON public.learning_models_literacyclass FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5ea0f();
COMMENT ON TRIGGER pgtrigger_insert_insert_5ea0f ON public.learning_models_literacyclass IS '660baa06f7817da52211e5ce6f14ae5c14a49ecb';
CREATE TRIGGER pgtrigger_insert_insert_5ec24 AFTER INSERT ON public.meetings_taskshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5ec24();
COMMENT ON TRIGGER pgtrigger_insert_insert_5ec24 ON public.meetings_taskshare IS '776104e977a74635cc638c0f68e57080fbe88001';
CREATE TRIGGER pgtrigger_insert_insert_5f5cf AFTER INSERT ON public.learning_models_registration REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_5f5cf();
COMMENT ON TRIGGER pgtrigger_insert_insert_5f5cf ON public.learning_models_registration IS '231e91ca8602b596b6316feb6b28f67077f22c80';
CREATE TRIGGER pgtrigger_insert_insert_5fc84 AFTER INSERT ON public.accounts_consent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5fc84();
COMMENT ON TRIGGER pgtrigger_insert_insert_5fc84 ON public.accounts_consent IS '8cdbf5a2a11bd4f685d8500250ae28cbe213a7b0';
CREATE TRIGGER pgtrigger_insert_insert_61d9e AFTER INSERT ON public.meetings_meeting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_61d9e();
COMMENT ON TRIGGER pgtrigger_insert_insert_61d9e ON public.meetings_meeting IS 'b93a5e168552a84875d549f3966cdee77219651c';
CREATE TRIGGER pgtrigger_insert_insert_63cf2 AFTER INSERT ON public.news_pollanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_63cf2();
COMMENT ON TRIGGER pgtrigger_insert_insert_63cf2 ON public.news_pollanswer IS 'd968271f5e5232e046bfa0b8b69c190d5243af6f';
CREATE TRIGGER pgtrigger_insert_insert_6b541 AFTER INSERT ON public.accounts_person FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6b541();
COMMENT ON TRIGGER pgtrigger_insert_insert_6b541 ON public.accounts_person IS '61b8a1d273e4abfad96c5e3f7376264d27fd23cf';
CREATE TRIGGER pgtrigger_insert_insert_6d886 AFTER INSERT ON public.news_comment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6d886();
COMMENT ON TRIGGER pgtrigger_insert_insert_6d886 ON public.news_comment IS '4978e8e18ddd185644d850ba473ea5ca9749c51f';
CREATE TRIGGER pgtrigger_insert_insert_6deb0 AFTER INSERT ON public.learning_models_deadline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6deb0();
COMMENT ON TRIGGER pgtrigger_insert_insert_6deb0 ON public.learning_models_deadline IS '4e8a8f20e1a1c2433af2fc015977d3b4628f9bde';
CREATE TRIGGER pgtrigger_insert_insert_6f0dc AFTER INSERT ON public.figures_release FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6f0dc();
COMMENT ON TRIGGER pgtrigger_insert_insert_6f0dc ON public.figures_release IS '4d5536071e7c900f4bb5c5ed7ea683496c5d9b7d';
CREATE TRIGGER pgtrigger_insert_insert_770f9 AFTER INSERT ON public.news_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_770f9();
COMMENT ON TRIGGER pgtrigger_insert_insert_770f9 ON public.news_notice IS '27ade1d73c0b6a8750c2a19e36152670be617b27';
CREATE TRIGGER pgtrigger_insert_insert_77452 AFTER INSERT ON public.funds_fund FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_77452();
COMMENT ON TRIGGER pgtrigger_insert_insert_77452 ON public.funds_fund IS '8d8d7c4d8cd62eaca67b81f8e01d6bcd4b709ec9';
CREATE TRIGGER pgtrigger_insert_insert_779d6 AFTER INSERT ON public.meetings_paper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_779d6();
COMMENT ON TRIGGER pgtrigger_insert_insert_779d6 ON public.meetings_paper IS 'bcd85b3613aad64040fa59d47fafbbdbb647e829';
CREATE TRIGGER pgtrigger_insert_insert_78a48 AFTER INSERT ON public.news_articlephoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_78a48();
COMMENT ON TRIGGER pgtrigger_insert_insert_78a48 ON public.news_articlephoto IS '90ff597659455c4e819d40f2783401e26764b25e';
CREATE TRIGGER pgtrigger_insert_insert_7fdb1 AFTER INSERT ON public.funds_sponsorship FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7fdb1();
COMMENT ON TRIGGER pgtrigger_insert_insert_7fdb1 ON public.funds_sponsorship IS '5cf68b31d1c72c8e4c292b9f6f174bab178171db';
CREATE TRIGGER pgtrigger_insert_insert_82378 AFTER INSERT ON public.associations_groupmembership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_82378();
COMMENT ON TRIGGER pgtrigger_insert_insert_82378 ON public.associations_groupmembership IS 'b47523f5ddb92214b93d928811cd8f482bb72fef';
CREATE TRIGGER pgtrigger_insert_insert_84be3 AFTER INSERT ON public.accounts_clusterduty FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_84be3();
COMMENT ON TRIGGER pgtrigger_insert_insert_84be3 ON public.accounts_clusterduty IS 'f085120cd1ffece4881b7838481cdbe2099a2786';
CREATE TRIGGER pgtrigger_insert_insert_8577e AFTER INSERT ON public.meetings_workingsession FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8577e();
COMMENT ON TRIGGER pgtrigger_insert_insert_8577e ON public.meetings_workingsession IS 'fa094e4e966afc1f3d20ad2a473319ca523a5b9b';
CREATE TRIGGER pgtrigger_insert_insert_8caa7 AFTER INSERT ON public.learning_models_proposal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_8caa7();
COMMENT ON TRIGGER pgtrigger_insert_insert_8caa7 ON public.learning_models_proposal IS '95af9cddb91c129792d160a80a2b0c06567eb8b5';
CREATE TRIGGER pgtrigger_insert_insert_979fc AFTER INSERT ON public.news_imprint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_979fc();
COMMENT ON TRIGGER pgtrigger_insert_insert_979fc ON public.news_imprint IS '4c6bd17dc383267b39d49952843f4066f6f7a7f3';
CREATE TRIGGER pgtrigger_insert_insert_98d26 AFTER INSERT ON public.news_topic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_98d26();
COMMENT ON TRIGGER pgtrigger_insert_insert_98d26 ON public.news_topic IS '048bb7114344173561320c3eede8d7973950f3f9';
CREATE TRIGGER pgtrigger_insert_insert_99a77 AFTER INSERT ON public.returns_return REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_99a77();
COMMENT ON TRIGGER pgtrigger_insert_insert_99a77 ON public.returns_return IS '484487304383d86afd6f344d516d19a811f2b696';
CREATE TRIGGER pgtrigger_insert_insert_9a996 AFTER INSERT ON public.funds_handover FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9a996();
COMMENT ON TRIGGER pgtrigger_insert_insert_9a996 ON public.funds_handover IS '0ebffbbef57fd4d70ecbcd1575d95d727998dfcd';
CREATE TRIGGER pgtrigger_insert_insert_9d28a AFTER INSERT ON public.news_recording FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9d28a();
COMMENT ON TRIGGER pgtrigger_insert_insert_9d28a ON public.news_recording IS '3c10a9260caa7967cdc70e57555b8058f7e12772';
CREATE TRIGGER pgtrigger_insert_insert_a0156 AFTER INSERT ON public.funds_payline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a0156();
COMMENT ON TRIGGER pgtrigger_insert_insert_a0156 ON public.funds_payline IS '4b3d253661281c6f7c3ad5a4cb66ed20317afccf';
CREATE TRIGGER pgtrigger_insert_insert_a4cb0 AFTER INSERT ON public.learning_models_countsource FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a4cb0();
COMMENT ON TRIGGER pgtrigger_insert_insert_a4cb0 ON public.learning_models_countsource IS '9ea6b76a25f855678f6c4aae467e6f7105599384';
CREATE TRIGGER pgtrigger_insert_insert_a4f4d AFTER INSERT ON public.learning_models_learningmodel FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_a4f4d();
COMMENT ON TRIGGER pgtrigger_insert_insert_a4f4d ON public.learning_models_learningmodel IS '166a65055e49abe7684f2ea429a262213cfa5499';
CREATE TRIGGER pgtrigger_insert_insert_ad296 AFTER INSERT ON public.associations_load FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ad296();
COMMENT ON TRIGGER pgtrigger_insert_insert_ad296 ON public.associations_load IS '4d4ed8a32cc4cf0d4984eb4ca6099c3daeabe608';
CREATE TRIGGER pgtrigger_insert_insert_b0ec1 AFTER INSERT ON public.learning_models_centreyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b0ec1();
COMMENT ON TRIGGER pgtrigger_insert_insert_b0ec1 ON public.learning_models_centreyear IS 'e031c849144214de7e51d3c918ee35ca50975857';
CREATE TRIGGER pgtrigger_insert_insert_b3d3a AFTER INSERT ON public.records_consentpaper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b3d3a();
COMMENT ON TRIGGER pgtrigger_insert_insert_b3d3a ON public.records_consentpaper IS '62e11499dc7cf3f3387a7516ecd424e5af51daf6';
CREATE TRIGGER pgtrigger_insert_insert_b85d4 AFTER INSERT ON public.records_rememberedanswer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b85d4();
COMMENT ON TRIGGER pgtrigger_insert_insert_b85d4 ON public.records_rememberedanswer IS '155b0168a545e47c4cdfaf6d7a65ad13476c8927';
CREATE TRIGGER pgtrigger_insert_insert_ba955 AFTER INSERT ON public.news_oldaddress FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ba955();
COMMENT ON TRIGGER pgtrigger_insert_insert_ba955 ON public.news_oldaddress IS '1b044a137d1ec72a60c91a1a3abd991a33ec307e';
CREATE TRIGGER pgtrigger_insert_insert_bd2f7 AFTER INSERT ON public.accounts_post REFERENCING NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_insert_insert_bd2f7();
COMMENT ON TRIGGER pgtrigger_insert_insert_bd2f7 ON public.accounts_post IS '8f631531bd3bcd1a08bb262c71b8e5a3aedea411';
CREATE TRIGGER pgtrigger_insert_insert_c204b AFTER INSERT ON public.learning_models_criterion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c204b();
COMMENT ON TRIGGER pgtrigger_insert_insert_c204b ON public.learning_models_criterion IS 'fbca434201434025d2f1be7e6d0d5010e2455c97';
CREATE TRIGGER pgtrigger_insert_insert_c52a5 AFTER INSERT ON public.associations_reorganisation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c52a5();
COMMENT ON TRIGGER pgtrigger_insert_insert_c52a5 ON public.associations_reorganisation IS 'c197d91a486177765069985069e223bb50be1dd6';
CREATE TRIGGER pgtrigger_insert_insert_c5486 AFTER INSERT ON public.news_poll FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c5486();
COMMENT ON TRIGGER pgtrigger_insert_insert_c5486 ON public.news_poll IS '0d96f6212e399b5fdf78245a72cafc3b12d0558c';
CREATE TRIGGER pgtrigger_insert_insert_c782a AFTER INSERT ON public.figures_period FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c782a();
COMMENT ON TRIGGER pgtrigger_insert_insert_c782a ON public.figures_period IS '6132b8450d768b1f604391b0cdda656860589740';
CREATE TRIGGER pgtrigger_insert_insert_c79d8 AFTER INSERT ON public.records_retentionrule FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c79d8();
COMMENT ON TRIGGER pgtrigger_insert_insert_c79d8 ON public.records_retentionrule IS '37527ba9ddfca84fe9dc9e85ab88a1fd7e641f04';
CREATE TRIGGER pgtrigger_insert_insert_c7f08 AFTER INSERT ON public.news_earlierviews FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c7f08();
COMMENT ON TRIGGER pgtrigger_insert_insert_c7f08 ON public.news_earlierviews IS 'a65fc3a7c0d8af32b477581152280f94cc1d7fb4';
CREATE TRIGGER pgtrigger_insert_insert_c8d09 AFTER INSERT ON public.funds_programme FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_c8d09();
COMMENT ON TRIGGER pgtrigger_insert_insert_c8d09 ON public.funds_programme IS 'a98dd703e74db56fe92549cf6b1202b24a756cbb';
CREATE TRIGGER pgtrigger_insert_insert_cbd74 AFTER INSERT ON public.learning_models_centrerating FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cbd74();
COMMENT ON TRIGGER pgtrigger_insert_insert_cbd74 ON public.learning_models_centrerating IS 'd9c98bb60bc9dbb7685b57606b0667b8ee68dd46';
CREATE TRIGGER pgtrigger_insert_insert_cda4d AFTER INSERT ON public.funds_category FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_cda4d();
COMMENT ON TRIGGER pgtrigger_insert_insert_cda4d ON public.funds_category IS '7a77fe49a33532deffd7f9819242178e1e5f2962';
CREATE TRIGGER pgtrigger_insert_insert_ce829 AFTER INSERT ON public.meetings_meetingphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ce829();
COMMENT ON TRIGGER pgtrigger_insert_insert_ce829 ON public.meetings_meetingphoto IS 'e8c28b1eeb464e86c24561d97aaf35fe824bf515';
CREATE TRIGGER pgtrigger_insert_insert_ce851 AFTER INSERT ON public.learning_models_criteriaset FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ce851();
COMMENT ON TRIGGER pgtrigger_insert_insert_ce851 ON public.learning_models_criteriaset IS '5a7fd132a8609823c0797c2847d5f58472d5a14a';
CREATE TRIGGER pgtrigger_insert_insert_d0661 AFTER INSERT ON public.records_personinphoto FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d0661();
COMMENT ON TRIGGER pgtrigger_insert_insert_d0661 ON public.records_personinphoto IS 'c7c5eeb2644b19eaa26b1f27bc1747dd15da7299';
CREATE TRIGGER pgtrigger_insert_insert_d0857 AFTER INSERT ON public.funds_pledge FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d0857();
COMMENT ON TRIGGER pgtrigger_insert_insert_d0857 ON public.funds_pledge IS 'f81ddde59ff3c8a23f06b6a5b99075c8a95a148e';
CREATE TRIGGER pgtrigger_insert_insert_d0873 AFTER INSERT ON public.funds_drive FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d0873();
COMMENT ON TRIGGER pgtrigger_insert_insert_d0873 ON public.funds_drive IS 'e16e2befe11ea66a2d6d82129371fe947b34115e';
CREATE TRIGGER pgtrigger_insert_insert_d4410 AFTER INSERT ON public.associations_weight FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d4410();
COMMENT ON TRIGGER pgtrigger_insert_insert_d4410 ON public.associations_weight IS '3389b7a619211a3cede6eb01b356b40231285857';
CREATE TRIGGER pgtrigger_insert_insert_d444b AFTER INSERT ON public.figures_seriesbreak FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d444b();
COMMENT ON TRIGGER pgtrigger_insert_insert_d444b ON public.figures_seriesbreak IS '1d0803b596a38dfe763010144f871f02d63d4256';
CREATE TRIGGER pgtrigger_insert_insert_d4b2b AFTER INSERT ON public.associations_group FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d4b2b();
COMMENT ON TRIGGER pgtrigger_insert_insert_d4b2b ON public.associations_group IS 'dc5fcec874ecf3b382e520c1fb47af3493bd8a2d';
CREATE TRIGGER pgtrigger_insert_insert_d5ae0 AFTER INSERT ON public.funds_reviewcriterion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d5ae0();
COMMENT ON TRIGGER pgtrigger_insert_insert_d5ae0 ON public.funds_reviewcriterion IS '0dc8c7ea9f0b5743b81a11f375715e21a175fff7';
CREATE TRIGGER pgtrigger_insert_insert_d5beb AFTER INSERT ON public.meetings_meetingkind FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d5beb();
COMMENT ON TRIGGER pgtrigger_insert_insert_d5beb ON public.meetings_meetingkind IS 'c71ca863ddbdd84805b6cce0cbd1426d3b8093cc';
CREATE TRIGGER pgtrigger_insert_insert_d63ed AFTER INSERT ON public.learning_models_communitylearningcentre FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d63ed();
COMMENT ON TRIGGER pgtrigger_insert_insert_d63ed ON public.learning_models_communitylearningcentre IS '42a0885ce2560667be1add7e36d671313d660f7a';
CREATE TRIGGER pgtrigger_insert_insert_d87a5 AFTER INSERT ON public.figures_formversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d87a5();
COMMENT ON TRIGGER pgtrigger_insert_insert_d87a5 ON public.figures_formversion IS 'accef64aa934272f332d23536e7198449fd6935c';
CREATE TRIGGER pgtrigger_insert_insert_dd7ac AFTER INSERT ON public.learning_models_modelyear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_dd7ac();
COMMENT ON TRIGGER pgtrigger_insert_insert_dd7ac ON public.learning_models_modelyear IS 'ca801e500ae5fa2a13d61b95f2493a92056c2ad1';
CREATE TRIGGER pgtrigger_insert_insert_e8013 AFTER INSERT ON public.meetings_task FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e8013();
COMMENT ON TRIGGER pgtrigger_insert_insert_e8013 ON public.meetings_task IS '1f845ea579c74baa4b5be18c64d7a2d25406c141';
CREATE TRIGGER pgtrigger_insert_insert_f0f19 AFTER INSERT ON public.figures_shortaddress FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f0f19();
COMMENT ON TRIGGER pgtrigger_insert_insert_f0f19 ON public.figures_shortaddress IS '1f9c3e781d38f6854e0b4010dbfe6a9de0060bdb';
CREATE TRIGGER pgtrigger_insert_insert_f48be AFTER INSERT ON public.funds_instalment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f48be();
COMMENT ON TRIGGER pgtrigger_insert_insert_f48be ON public.funds_instalment IS 'cc421358dbeb5eaf8fff2ec3a4ec564d5e5940bc';
CREATE TRIGGER pgtrigger_insert_insert_f576a AFTER INSERT ON public.records_photo FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f576a();
COMMENT ON TRIGGER pgtrigger_insert_insert_f576a ON public.records_photo IS '5cf192eaef0319dad6d5a59bc4e512199d860764';
CREATE TRIGGER pgtrigger_insert_insert_f7251 AFTER INSERT ON public.records_certificatedesign FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f7251();
COMMENT ON TRIGGER pgtrigger_insert_insert_f7251 ON public.records_certificatedesign IS '96747cfb966125f42bf888a9b742a2efe94964b1';
CREATE TRIGGER pgtrigger_insert_insert_f7f96 AFTER INSERT ON public.figures_form FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f7f96();
COMMENT ON TRIGGER pgtrigger_insert_insert_f7f96 ON public.figures_form IS '52f913e42869881ab9161b7eaddced22182dc289';
CREATE TRIGGER pgtrigger_insert_insert_f98e2 AFTER INSERT ON public.meetings_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f98e2();
COMMENT ON TRIGGER pgtrigger_insert_insert_f98e2 ON public.meetings_agendaitem IS 'f3c58599d743551e06fc7dca22267ebbf29bd290';
CREATE TRIGGER pgtrigger_insert_insert_ff4b3 AFTER INSERT ON public.figures_formline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ff4b3();
COMMENT ON TRIGGER pgtrigger_insert_insert_ff4b3 ON public.figures_formline IS '80e5d29db339a13c7715984376438c1b03d58d27';
CREATE TRIGGER pgtrigger_keys_stay_51721 BEFORE DELETE ON public.records_signingkey FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_keys_stay_51721();
COMMENT ON TRIGGER pgtrigger_keys_stay_51721 ON public.records_signingkey IS '5c48b41ac89501f8875bef088355383f4ce149e5';
CREATE TRIGGER pgtrigger_stays_as_it_is_4a418 BEFORE UPDATE ON public.meetings_paper FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_stays_as_it_is_4a418();
COMMENT ON TRIGGER pgtrigger_stays_as_it_is_4a418 ON public.meetings_paper IS '6e563aeddd44310201fee4c61ee982e833c84030';
CREATE TRIGGER pgtrigger_stays_as_written_1793a BEFORE UPDATE ON public.meetings_revision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_stays_as_written_1793a();
COMMENT ON TRIGGER pgtrigger_stays_as_written_1793a ON public.meetings_revision IS '2e20da1f1b680e788809c600b823f575bd617356';
CREATE TRIGGER pgtrigger_stays_with_its_association_3f942 BEFORE UPDATE ON public.funds_fund FOR EACH ROW WHEN (((old.association_id IS DISTINCT FROM new.association_id) OR (old.opened_on IS DISTINCT FROM new.opened_on))) EXECUTE FUNCTION public.pgtrigger_stays_with_its_association_3f942();
COMMENT ON TRIGGER pgtrigger_stays_with_its_association_3f942 ON public.funds_fund IS '03a977652f4f4867e2e1ab5bead20e0ea5396d9e';
CREATE TRIGGER pgtrigger_sums_stay_efffc BEFORE UPDATE ON public.funds_closure FOR EACH ROW WHEN (((old.fund_id IS DISTINCT FROM new.fund_id) OR (old.span IS DISTINCT FROM new.span) OR (old.opening IS DISTINCT FROM new.opening) OR (old.raised IS DISTINCT FROM new.raised) OR (old.spent IS DISTINCT FROM new.spent) OR (old.moved IS DISTINCT FROM new.moved) OR (old.closing IS DISTINCT FROM new.closing))) EXECUTE FUNCTION public.pgtrigger_sums_stay_efffc();
COMMENT ON TRIGGER pgtrigger_sums_stay_efffc ON public.funds_closure IS '0360d4fd25d9e3213f383b6e3d11aa50ef36c78d';
CREATE TRIGGER pgtrigger_update_update_089d7 AFTER UPDATE ON public.funds_category FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_089d7();
COMMENT ON TRIGGER pgtrigger_update_update_089d7 ON public.funds_category IS '1d1f0a2aa237526c6e06c4d58b3a05e3252fe83a';
CREATE TRIGGER pgtrigger_update_update_0e890 AFTER UPDATE ON public.accounts_user FOR EACH ROW WHEN (((old.is_active IS DISTINCT FROM new.is_active) OR (old.is_superuser IS DISTINCT FROM new.is_superuser) OR ((old.password)::text IS DISTINCT FROM (new.password)::text) OR (old.person_id IS DISTINCT FROM new.person_id) OR ((old.username)::text IS DISTINCT FROM (new.username)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_0e890();
COMMENT ON TRIGGER pgtrigger_update_update_0e890 ON public.accounts_user IS '470ebcbdc1abfe78a30ef653bd9950af7851e27a';
CREATE TRIGGER pgtrigger_update_update_0f685 AFTER UPDATE ON public.figures_form FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_0f685();
COMMENT ON TRIGGER pgtrigger_update_update_0f685 ON public.figures_form IS 'a352fa4b1cf5ad9102e12dafc0383ae11220a1a9';
CREATE TRIGGER pgtrigger_update_update_12d52 AFTER UPDATE ON public.news_article FOR EACH ROW WHEN ((((old.abstract)::text IS DISTINCT FROM (new.abstract)::text) OR (old.association_id IS DISTINCT FROM new.association_id) OR (old.author_id IS DISTINCT FROM new.author_id) OR (old.body IS DISTINCT FROM new.body) OR ((old.byline)::text IS DISTINCT FROM (new.byline)::text) OR (old.changed_at IS DISTINCT FROM new.changed_at) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.edited_by_id IS DISTINCT FROM new.edited_by_id) OR (old.id IS DISTINCT FROM new.id) OR (old.publish_at IS DISTINCT FROM new.publish_at) OR (old.published_by_id IS DISTINCT FROM new.published_by_id) OR (old.sent_by_id IS DISTINCT FROM new.sent_by_id) OR ((old.slug)::text IS DISTINCT FROM (new.slug)::text) OR ((old.source)::text IS DISTINCT FROM (new.source)::text) OR ((old.source_url)::text IS DISTINCT FROM (new.source_url)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR (old.topic_id IS DISTINCT FROM new.topic_id) OR (old.written_by_id IS DISTINCT FROM new.written_by_id))) EXECUTE FUNCTION public.pgtrigger_update_update_12d52();
COMMENT ON TRIGGER pgtrigger_update_update_12d52 ON public.news_article IS '97601971a53092023e9e80f171ef0c07d97f3024';
CREATE TRIGGER pgtrigger_update_update_14084 AFTER UPDATE ON public.funds_handover FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_14084();
COMMENT ON TRIGGER pgtrigger_update_update_14084 ON public.funds_handover IS '21a7925c490575c19b83dbacaa7d917ee4b519ff';
CREATE TRIGGER pgtrigger_update_update_142a6 AFTER UPDATE ON public.learning_models_communitylearningcentre FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_142a6();
COMMENT ON TRIGGER pgtrigger_update_update_142a6 ON public.learning_models_communitylearningcentre IS '7e2fde0bc7974defabd55cfc504fdeb92dfd1990';
CREATE TRIGGER pgtrigger_update_update_18460 AFTER UPDATE ON public.meetings_taskshare FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_18460();
COMMENT ON TRIGGER pgtrigger_update_update_18460 ON public.meetings_taskshare IS '55cfecf3ac6813ef7475b41e50c8b2a602a34e3d';
CREATE TRIGGER pgtrigger_update_update_1cb66 AFTER UPDATE ON public.learning_models_bearer REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_1cb66();
COMMENT ON TRIGGER pgtrigger_update_update_1cb66 ON public.learning_models_bearer IS '6f34ce72428cf18103d1e80bbf614269d8e5c03c';
CREATE TRIGGER pgtrigger_update_update_1cd40 AFTER UPDATE ON public.news_recording FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_1cd40();
COMMENT ON TRIGGER pgtrigger_update_update_1cd40 ON public.news_recording IS '543001bf4c7e370c9a0f2fd17f23538fcbc5c9ba';
CREATE TRIGGER pgtrigger_update_update_1e164 AFTER UPDATE ON public.associations_state FOR EACH ROW WHEN (((old.association_id IS DISTINCT FROM new.association_id) OR (old.closed_by_id IS DISTINCT FROM new.closed_by_id) OR ((old.code)::text IS DISTINCT FROM (new.code)::text) OR ((old.established)::text IS DISTINCT FROM (new.established)::text) OR ((old.full_name)::text IS DISTINCT FROM (new.full_name)::text) OR (old.id IS DISTINCT FROM new.id) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.level_id)::text IS DISTINCT FROM (new.level_id)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR (old.opened_by_id IS DISTINCT FROM new.opened_by_id) OR (old.parent_id IS DISTINCT FROM new.parent_id) OR ((old.register)::text IS DISTINCT FROM (new.register)::text) OR (old.valid IS DISTINCT FROM new.valid))) EXECUTE FUNCTION public.pgtrigger_update_update_1e164();
COMMENT ON TRIGGER pgtrigger_update_update_1e164 ON public.associations_state IS '9c336755ec105cbb575a15189fca497a0eac9931';
CREATE TRIGGER pgtrigger_update_update_2076c AFTER UPDATE ON public.learning_models_proposal FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2076c();
COMMENT ON TRIGGER pgtrigger_update_update_2076c ON public.learning_models_proposal IS '1104c2a011ff1d984cc25703a63101fb477608b8';
CREATE TRIGGER pgtrigger_update_update_25986 AFTER UPDATE ON public.funds_quota FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_25986();
COMMENT ON TRIGGER pgtrigger_update_update_25986 ON public.funds_quota IS '97986cac61879927a2ac7c0b0d93077b3347ced2';
CREATE TRIGGER pgtrigger_update_update_29794 AFTER UPDATE ON public.news_earlierviews FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_29794();
COMMENT ON TRIGGER pgtrigger_update_update_29794 ON public.news_earlierviews IS '53c249eb7f10d40a7f7b628b09d98f48034f02b1';
CREATE TRIGGER pgtrigger_update_update_29cb6 AFTER UPDATE ON public.funds_fund FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_29cb6();
COMMENT ON TRIGGER pgtrigger_update_update_29cb6 ON public.funds_fund IS '0330b60ae974ca7aa5c2b8b74a7845bf0327bfad';
CREATE TRIGGER pgtrigger_update_update_2c46d AFTER UPDATE ON public.funds_payline FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2c46d();
COMMENT ON TRIGGER pgtrigger_update_update_2c46d ON public.funds_payline IS '75418a3a0f7e466e899da99c4d09961a79f8d8b2';
CREATE TRIGGER pgtrigger_update_update_2cb96 AFTER UPDATE ON public.meetings_workingsession FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2cb96();
COMMENT ON TRIGGER pgtrigger_update_update_2cb96 ON public.meetings_workingsession IS '9e07e3cb18650e79a3654e6b4856e2599f05f467';
CREATE TRIGGER pgtrigger_update_update_2fbc8 AFTER UPDATE ON public.figures_release FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2fbc8();
COMMENT ON TRIGGER pgtrigger_update_update_2fbc8 ON public.figures_release IS '6a491f4989fc994e3f96996ff38e96088894ea28';
CREATE TRIGGER pgtrigger_update_update_3484d AFTER UPDATE ON public.accounts_consent FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_3484d();
COMMENT ON TRIGGER pgtrigger_update_update_3484d ON public.accounts_consent IS '9b7b531e8c959e1713e0571c3d2d3000dc5b1c2f';
CREATE TRIGGER pgtrigger_update_update_35cde AFTER UPDATE ON public.learning_models_literacyclass FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_35cde();
COMMENT ON TRIGGER pgtrigger_update_update_35cde ON public.learning_models_literacyclass IS '88ab904c4ee5b85ed2163737deb95aeee02ee3a1';
CREATE TRIGGER pgtrigger_update_update_35dc2 AFTER UPDATE ON public.news_document FOR EACH ROW WHEN ((((old.abstract)::text IS DISTINCT FROM (new.abstract)::text) OR (old.association_id IS DISTINCT FROM new.association_id) OR ((old.file)::text IS DISTINCT FROM (new.file)::text) OR ((old.file_kind)::text IS DISTINCT FROM (new.file_kind)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.in_force_from IS DISTINCT FROM new.in_force_from) OR (old.in_force_to IS DISTINCT FROM new.in_force_to) OR (old.is_public IS DISTINCT FROM new.is_public) OR ((old.issuer)::text IS DISTINCT FROM (new.issuer)::text) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR ((old.number)::text IS DISTINCT FROM (new.number)::text) OR (old.replaced_by_id IS DISTINCT FROM new.replaced_by_id) OR ((old.sha256)::text IS DISTINCT FROM (new.sha256)::text) OR (old.signed_on IS DISTINCT FROM new.signed_on) OR (old.signed_year IS DISTINCT FROM new.signed_year) OR (old.size IS DISTINCT FROM new.size) OR ((old.source_url)::text IS DISTINCT FROM (new.source_url)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_35dc2();
COMMENT ON TRIGGER pgtrigger_update_update_35dc2 ON public.news_document IS '4bec9cf05468523be5883c70261a61d4fa80bf8f';
CREATE TRIGGER pgtrigger_update_update_3b4b5 AFTER UPDATE ON public.news_comment FOR EACH ROW WHEN (((old.article_id IS DISTINCT FROM new.article_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.decided_at IS DISTINCT FROM new.decided_at) OR (old.decided_by_id IS DISTINCT FROM new.decided_by_id) OR (old.id IS DISTINCT FROM new.id) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_3b4b5();
COMMENT ON TRIGGER pgtrigger_update_update_3b4b5 ON public.news_comment IS 'e251522f77e609fa404e5bfda48cedbb9873e310';
CREATE TRIGGER pgtrigger_update_update_42198 AFTER UPDATE ON public.learning_models_hardarea FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_42198();
COMMENT ON TRIGGER pgtrigger_update_update_42198 ON public.learning_models_hardarea IS '18b26b63d5333fb2fc76f3f1fe6f5cc7b9405d58';
CREATE TRIGGER pgtrigger_update_update_434e1 AFTER UPDATE ON public.records_decision FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_434e1();
COMMENT ON TRIGGER pgtrigger_update_update_434e1 ON public.records_decision IS '7e3b702459a2a992f3cc413c107ad138a884370a';
CREATE TRIGGER pgtrigger_update_update_45bd3 AFTER UPDATE ON public.figures_formline FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_45bd3();
COMMENT ON TRIGGER pgtrigger_update_update_45bd3 ON public.figures_formline IS 'ab7155676b03ae2f0049e9ce0fb690128b8faba9';
CREATE TRIGGER pgtrigger_update_update_46285 AFTER UPDATE ON public.news_weblink FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_46285();
COMMENT ON TRIGGER pgtrigger_update_update_46285 ON public.news_weblink IS 'db92458ff5a25a8b90d7398d9d34ea8248057ada';
CREATE TRIGGER pgtrigger_update_update_47bdc AFTER UPDATE ON public.funds_nomination FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_47bdc();
COMMENT ON TRIGGER pgtrigger_update_update_47bdc ON public.funds_nomination IS 'd557d2f8107c3a43558b3981064fc75d4f4243f2';
CREATE TRIGGER pgtrigger_update_update_495b8 AFTER UPDATE ON public.meetings_meeting FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_495b8();
COMMENT ON TRIGGER pgtrigger_update_update_495b8 ON public.meetings_meeting IS '0a6b7be2c21492a7100234f5dfddc0d257ccf8cb';
CREATE TRIGGER pgtrigger_update_update_4a320 AFTER UPDATE ON public.accounts_post REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_4a320();
COMMENT ON TRIGGER pgtrigger_update_update_4a320 ON public.accounts_post IS '613de2205089345ce4234d540cb7044b13411712';
CREATE TRIGGER pgtrigger_update_update_4c44a AFTER UPDATE ON public.accounts_mandate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4c44a();
COMMENT ON TRIGGER pgtrigger_update_update_4c44a ON public.accounts_mandate IS 'c43861e4aac72b245d98ff32a65fbcde896e8721';
CREATE TRIGGER pgtrigger_update_update_4c78b AFTER UPDATE ON public.figures_submission FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4c78b();
COMMENT ON TRIGGER pgtrigger_update_update_4c78b ON public.figures_submission IS '9b96195e337f771f58a3b69146e01b3c67dcf0bf';
CREATE TRIGGER pgtrigger_update_update_4e83b AFTER UPDATE ON public.figures_period FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4e83b();
COMMENT ON TRIGGER pgtrigger_update_update_4e83b ON public.figures_period IS 'd104724adc7dddb8c7a5e6c7a0adc1c4e6d281f1';
CREATE TRIGGER pgtrigger_update_update_5014b AFTER UPDATE ON public.funds_donor FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5014b();
COMMENT ON TRIGGER pgtrigger_update_update_5014b ON public.funds_donor IS '0d4f7e23522baec325acf88274f53190e034f16c';
CREATE TRIGGER pgtrigger_update_update_53e74 AFTER UPDATE ON public.funds_reviewcriterion FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_53e74();
COMMENT ON TRIGGER pgtrigger_update_update_53e74 ON public.funds_reviewcriterion IS '68639d7796238c9986208f636d03d1be2ce9308f';
CREATE TRIGGER pgtrigger_update_update_56a82 AFTER UPDATE ON public.records_certificate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_56a82();
COMMENT ON TRIGGER pgtrigger_update_update_56a82 ON public.records_certificate IS 'ed43835ddd686aea2a5992b51afe709401635130';
CREATE TRIGGER pgtrigger_update_update_58275 AFTER UPDATE ON public.records_retentionrule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_58275();
COMMENT ON TRIGGER pgtrigger_update_update_58275 ON public.records_retentionrule IS 'f7e81447ab8d855d65ef91f842b1955a7300ee4e';
CREATE TRIGGER pgtrigger_update_update_59e64 AFTER UPDATE ON public.learning_models_countsource FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_59e64();
COMMENT ON TRIGGER pgtrigger_update_update_59e64 ON public.learning_models_countsource IS '202e2270f8db127a61176fba3e352c6eaee1f7c8';
CREATE TRIGGER pgtrigger_update_update_5aae7 AFTER UPDATE ON public.learning_models_grade FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5aae7();
COMMENT ON TRIGGER pgtrigger_update_update_5aae7 ON public.learning_models_grade IS 'c5af846df5531913e98a797854435286b5ffb762';
CREATE TRIGGER pgtrigger_update_update_5b494 AFTER UPDATE ON public.funds_payrun FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5b494();
COMMENT ON TRIGGER pgtrigger_update_update_5b494 ON public.funds_payrun IS 'c0db4278b63e9e203bd5992ecf9f68aeb4296126';
CREATE TRIGGER pgtrigger_update_update_5eb31 AFTER UPDATE ON public.funds_pledge FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5eb31();
COMMENT ON TRIGGER pgtrigger_update_update_5eb31 ON public.funds_pledge IS '25d8d78cba0884c24d8c53033bd76d5a977645db';
CREATE TRIGGER pgtrigger_update_update_5ff60 AFTER UPDATE ON public.figures_target FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_5ff60();
COMMENT ON TRIGGER pgtrigger_update_update_5ff60 ON public.figures_target IS '1f0195560a9a28f6987bebd80374b81a6690fadd';
CREATE TRIGGER pgtrigger_update_update_62529 AFTER UPDATE ON public.returns_rule FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_62529();
COMMENT ON TRIGGER pgtrigger_update_update_62529 ON public.returns_rule IS '1bdd1c1a275902430a94f9f2511fbae01df79530';
CREATE TRIGGER pgtrigger_update_update_654ef AFTER UPDATE ON public.returns_return REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_654ef();
COMMENT ON TRIGGER pgtrigger_update_update_654ef ON public.returns_return IS '67bed29ff5ca77552d9cecdee569ae9366485689';
CREATE TRIGGER pgtrigger_update_update_68067 AFTER UPDATE ON public.funds_instalment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_68067();
COMMENT ON TRIGGER pgtrigger_update_update_68067 ON public.funds_instalment IS '54b918dbe5522115a8ce3424f2391538ab71c18d';
CREATE TRIGGER pgtrigger_update_update_68963 AFTER UPDATE ON public.associations_reorganisation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_68963();
COMMENT ON TRIGGER pgtrigger_update_update_68963 ON public.associations_reorganisation IS '61381d3987af2b519d82553fe5b8c40eabbee79d';
CREATE TRIGGER pgtrigger_update_update_70819 AFTER UPDATE ON public.accounts_person FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_70819();
COMMENT ON TRIGGER pgtrigger_update_update_70819 ON public.accounts_person IS 'c4ee26f8446e01b169b4a093627b296f9363a478';
CREATE TRIGGER pgtrigger_update_update_7152e AFTER UPDATE ON public.learning_models_assessment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_7152e();
COMMENT ON TRIGGER pgtrigger_update_update_7152e ON public.learning_models_assessment IS '529db7478fa1ffccb514c4e4ecb6510b78fd1ce9';
CREATE TRIGGER pgtrigger_update_update_81f70 AFTER UPDATE ON public.funds_sponsorship FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_81f70();
COMMENT ON TRIGGER pgtrigger_update_update_81f70 ON public.funds_sponsorship IS 'f97a4dad6144a2eaea0d17e9720724fa91215ca0';
CREATE TRIGGER pgtrigger_update_update_8a3a2 AFTER UPDATE ON public.news_feedback FOR EACH ROW WHEN (((old.association_id IS DISTINCT FROM new.association_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.handled_by_id IS DISTINCT FROM new.handled_by_id) OR (old.id IS DISTINCT FROM new.id) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_8a3a2();
COMMENT ON TRIGGER pgtrigger_update_update_8a3a2 ON public.news_feedback IS 'a7aff00c3031e098ecaf09ae6dd60dffd545bf21';
CREATE TRIGGER pgtrigger_update_update_8b9d4 AFTER UPDATE ON public.learning_models_learningmodel FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8b9d4();
COMMENT ON TRIGGER pgtrigger_update_update_8b9d4 ON public.learning_models_learningmodel IS 'b76f20d23c5c52f0f857f842a8e8051f328dce67';
CREATE TRIGGER pgtrigger_update_update_8dfde AFTER UPDATE ON public.associations_groupmembership FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8dfde();
COMMENT ON TRIGGER pgtrigger_update_update_8dfde ON public.associations_groupmembership IS 'ff54e38a8b64b66cc86b32a99bafa5f1fd4522fd';
CREATE TRIGGER pgtrigger_update_update_8e0ed AFTER UPDATE ON public.figures_indicatorsuccession FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8e0ed();
COMMENT ON TRIGGER pgtrigger_update_update_8e0ed ON public.figures_indicatorsuccession IS '960abfc82f4408f5fab9cb6d2f4a266928ee03c9';
CREATE TRIGGER pgtrigger_update_update_8ee7b AFTER UPDATE ON public.associations_group FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8ee7b();
COMMENT ON TRIGGER pgtrigger_update_update_8ee7b ON public.associations_group IS 'fa32ad04d69dbb129f89aa572ca61e65c140f85f';
CREATE TRIGGER pgtrigger_update_update_8fdfe AFTER UPDATE ON public.funds_closure FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8fdfe();
COMMENT ON TRIGGER pgtrigger_update_update_8fdfe ON public.funds_closure IS 'cc13dca3b6722fd47f5be3ad3874d6ada9854ede';
CREATE TRIGGER pgtrigger_update_update_90725 AFTER UPDATE ON public.figures_formversion FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_90725();
COMMENT ON TRIGGER pgtrigger_update_update_90725 ON public.figures_formversion IS 'aba24896724bd927e5fc3d3dc06c135d43a15647';
CREATE TRIGGER pgtrigger_update_update_91796 AFTER UPDATE ON public.figures_seriesbreak FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_91796();
COMMENT ON TRIGGER pgtrigger_update_update_91796 ON public.figures_seriesbreak IS '90dfdfa8530c097a0b377985844bb6821d5519e2';
CREATE TRIGGER pgtrigger_update_update_95f02 AFTER UPDATE ON public.funds_programme FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_95f02();
COMMENT ON TRIGGER pgtrigger_update_update_95f02 ON public.funds_programme IS 'e77ea417da7ba3cd76617342642939725e9190d7';
CREATE TRIGGER pgtrigger_update_update_98ec5 AFTER UPDATE ON public.news_topic FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_98ec5();
COMMENT ON TRIGGER pgtrigger_update_update_98ec5 ON public.news_topic IS 'a32ab2a0745d10a62d871ac248690c976afc88fb';
CREATE TRIGGER pgtrigger_update_update_9a48a AFTER UPDATE ON public.news_pollanswer FOR EACH ROW WHEN (((old.id IS DISTINCT FROM new.id) OR (old."order" IS DISTINCT FROM new."order") OR (old.poll_id IS DISTINCT FROM new.poll_id) OR ((old.text)::text IS DISTINCT FROM (new.text)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_9a48a();
COMMENT ON TRIGGER pgtrigger_update_update_9a48a ON public.news_pollanswer IS 'bc8864190a2fd925ac121249afd1cffc2387a9cb';
CREATE TRIGGER pgtrigger_update_update_9f787 AFTER UPDATE ON public.associations_weight FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_9f787();
COMMENT ON TRIGGER pgtrigger_update_update_9f787 ON public.associations_weight IS '257fe08d608fd7aea140432ac585bcef7298e50a';
CREATE TRIGGER pgtrigger_update_update_a2f23 AFTER UPDATE ON public.learning_models_modelyear FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a2f23();
COMMENT ON TRIGGER pgtrigger_update_update_a2f23 ON public.learning_models_modelyear IS 'd248cacc432149a38875063340a4a6ac5f9e1376';
CREATE TRIGGER pgtrigger_update_update_a7499 AFTER UPDATE ON public.funds_handovershare FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a7499();
COMMENT ON TRIGGER pgtrigger_update_update_a7499 ON public.funds_handovershare IS '893cde0d1c6dae90b960ea9454a3a68b3e24bc51';
CREATE TRIGGER pgtrigger_update_update_a8b0c AFTER UPDATE ON public.learning_models_deadline FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a8b0c();
COMMENT ON TRIGGER pgtrigger_update_update_a8b0c ON public.learning_models_deadline IS '65f6d32b2a5b29fce7556f032e5da71b270dfb8e';
CREATE TRIGGER pgtrigger_update_update_a9581 AFTER UPDATE ON public.learning_models_target FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a9581();
COMMENT ON TRIGGER pgtrigger_update_update_a9581 ON public.learning_models_target IS '1c336c467d7c9a1af66ea66c7bd37581bea42a2e';
CREATE TRIGGER pgtrigger_update_update_ab2be AFTER UPDATE ON public.learning_models_registration REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_ab2be();
COMMENT ON TRIGGER pgtrigger_update_update_ab2be ON public.learning_models_registration IS '0f1780008f3d8df9cca26eb97e10bcee8dda1868';
CREATE TRIGGER pgtrigger_update_update_af01b AFTER UPDATE ON public.meetings_invitation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_af01b();
COMMENT ON TRIGGER pgtrigger_update_update_af01b ON public.meetings_invitation IS '1d6794423a92cf92141bdc68258d1a52188bc835';
CREATE TRIGGER pgtrigger_update_update_afe45 AFTER UPDATE ON public.meetings_task FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_afe45();
COMMENT ON TRIGGER pgtrigger_update_update_afe45 ON public.meetings_task IS '3083a6b5c823e6ad6bdc0123ea61fc7f3c7b300f';
CREATE TRIGGER pgtrigger_update_update_b39f5 AFTER UPDATE ON public.news_articlephoto FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b39f5();
COMMENT ON TRIGGER pgtrigger_update_update_b39f5 ON public.news_articlephoto IS '5b8e2a4af0d4eb1de271d402062bdfeefaaf6693';
CREATE TRIGGER pgtrigger_update_update_b8a5f AFTER UPDATE ON public.records_certificatedesign FOR EACH ROW WHEN (((old.association_id IS DISTINCT FROM new.association_id) OR ((old.background_sha256)::text IS DISTINCT FROM (new.background_sha256)::text) OR (old.body_lines IS DISTINCT FROM new.body_lines) OR (old.has_motto IS DISTINCT FROM new.has_motto) OR (old.has_seal_area IS DISTINCT FROM new.has_seal_area) OR ((old.heading)::text IS DISTINCT FROM (new.heading)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.made_at IS DISTINCT FROM new.made_at) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.paper)::text IS DISTINCT FROM (new.paper)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.previous_id IS DISTINCT FROM new.previous_id) OR ((old.qr_corner)::text IS DISTINCT FROM (new.qr_corner)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.text IS DISTINCT FROM new.text) OR (old.version IS DISTINCT FROM new.version))) EXECUTE FUNCTION public.pgtrigger_update_update_b8a5f();
COMMENT ON TRIGGER pgtrigger_update_update_b8a5f ON public.records_certificatedesign IS '4ba3287d8b0ff6402011b0524e2dae1404490908';
CREATE TRIGGER pgtrigger_update_update_b9c66 AFTER UPDATE ON public.funds_sponsorshipyear FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b9c66();
COMMENT ON TRIGGER pgtrigger_update_update_b9c66 ON public.funds_sponsorshipyear IS 'fb3f9a10f6fe8d4d085cee868496e216292dfa22';
CREATE TRIGGER pgtrigger_update_update_bf5af AFTER UPDATE ON public.news_oldaddress FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_bf5af();
COMMENT ON TRIGGER pgtrigger_update_update_bf5af ON public.news_oldaddress IS 'cf885cc45c7946d62662167b65f273e71d00b3b2';
CREATE TRIGGER pgtrigger_update_update_c2cba AFTER UPDATE ON public.learning_models_modelgroup FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_c2cba();
COMMENT ON TRIGGER pgtrigger_update_update_c2cba ON public.learning_models_modelgroup IS 'eff59a0c81ad2ffbdc017db3d9d57a2a1533e012';
CREATE TRIGGER pgtrigger_update_update_c6244 AFTER UPDATE ON public.learning_models_centreyear FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_c6244();
COMMENT ON TRIGGER pgtrigger_update_update_c6244 ON public.learning_models_centreyear IS '0334d6524508ed133ce5832915bdbf55ce7d4b52';
CREATE TRIGGER pgtrigger_update_update_c91ba AFTER UPDATE ON public.learning_models_criteriaset FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_c91ba();
COMMENT ON TRIGGER pgtrigger_update_update_c91ba ON public.learning_models_criteriaset IS 'b1533710f6c86b30e042af8c5de91167128bdd38';
CREATE TRIGGER pgtrigger_update_update_ca6ee AFTER UPDATE ON public.meetings_agendaitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ca6ee();
COMMENT ON TRIGGER pgtrigger_update_update_ca6ee ON public.meetings_agendaitem IS '16c1db446f0671b61eba76ea85e22542c933fecc';
CREATE TRIGGER pgtrigger_update_update_cae48 AFTER UPDATE ON public.meetings_candidate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_cae48();
COMMENT ON TRIGGER pgtrigger_update_update_cae48 ON public.meetings_candidate IS '6642d4279de5a000f73985e0dcd45d7c565b91f8';
CREATE TRIGGER pgtrigger_update_update_d18bc AFTER UPDATE ON public.figures_indicator FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d18bc();
COMMENT ON TRIGGER pgtrigger_update_update_d18bc ON public.figures_indicator IS '7db53f7cace2709515bb505b1a8904ee72603f3a';
CREATE TRIGGER pgtrigger_update_update_d27dc AFTER UPDATE ON public.accounts_clusterduty FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d27dc();
COMMENT ON TRIGGER pgtrigger_update_update_d27dc ON public.accounts_clusterduty IS '8b796566aadeab8b92b5b020ce5d7fa094686fdb';
CREATE TRIGGER pgtrigger_update_update_d4e85 AFTER UPDATE ON public.meetings_meetingkind FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d4e85();
COMMENT ON TRIGGER pgtrigger_update_update_d4e85 ON public.meetings_meetingkind IS 'af578f18fd62c382e121379a5dec977010fd6349';
CREATE TRIGGER pgtrigger_update_update_d6aa5 AFTER UPDATE ON public.funds_reviewer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d6aa5();
COMMENT ON TRIGGER pgtrigger_update_update_d6aa5 ON public.funds_reviewer IS '61cfe56097fffb710f768e95be19ea3bb187eb5d';
CREATE TRIGGER pgtrigger_update_update_d7315 AFTER UPDATE ON public.figures_due REFERENCING OLD TABLE AS old_values NEW TABLE AS new_values FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_update_update_d7315();
COMMENT ON TRIGGER pgtrigger_update_update_d7315 ON public.figures_due IS '25fdabd3d09b61d874fa0f773d4434b4d64448a4';
CREATE TRIGGER pgtrigger_update_update_d8d6d AFTER UPDATE ON public.learning_models_review FOR EACH ROW WHEN (((old.association_id IS DISTINCT FROM new.association_id) OR (old.called IS DISTINCT FROM new.called) OR (old.entered_at IS DISTINCT FROM new.entered_at) OR (old.entered_by_id IS DISTINCT FROM new.entered_by_id) OR ((old.hamlet)::text IS DISTINCT FROM (new.hamlet)::text) OR (old.held_on IS DISTINCT FROM new.held_on) OR (old.id IS DISTINCT FROM new.id) OR ((old.model_id)::text IS DISTINCT FROM (new.model_id)::text) OR ((old.place)::text IS DISTINCT FROM (new.place)::text) OR (old.present IS DISTINCT FROM new.present) OR ((old.scan)::text IS DISTINCT FROM (new.scan)::text) OR (old.year IS DISTINCT FROM new.year))) EXECUTE FUNCTION public.pgtrigger_update_update_d8d6d();
COMMENT ON TRIGGER pgtrigger_update_update_d8d6d ON public.learning_models_review IS '05c39cd2b5ba5b6c7b3979dd5b91a2bff4d8e36d';
CREATE TRIGGER pgtrigger_update_update_d9665 AFTER UPDATE ON public.records_rememberedanswer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d9665();
COMMENT ON TRIGGER pgtrigger_update_update_d9665 ON public.records_rememberedanswer IS '7e1a99159d5df2219f23b9774700dfe7b59ca262';
CREATE TRIGGER pgtrigger_update_update_dea69 AFTER UPDATE ON public.funds_drive FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_dea69();
COMMENT ON TRIGGER pgtrigger_update_update_dea69 ON public.funds_drive IS '243a78fe8739492edf9b138d75ae59770ab29e45';
CREATE TRIGGER pgtrigger_update_update_e0040 AFTER UPDATE ON public.news_imprint FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e0040();
COMMENT ON TRIGGER pgtrigger_update_update_e0040 ON public.news_imprint IS 'f39e0ff596406b24084a14e8373d8e5e0802b6e2';
CREATE TRIGGER pgtrigger_update_update_e031c AFTER UPDATE ON public.records_consentpaper FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e031c();
COMMENT ON TRIGGER pgtrigger_update_update_e031c ON public.records_consentpaper IS '8ec079f9d537103f5a154eec4abb7c1deb272f5b';
CREATE TRIGGER pgtrigger_update_update_e8d13 AFTER UPDATE ON public.news_notice FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_e8d13();
COMMENT ON TRIGGER pgtrigger_update_update_e8d13 ON public.news_notice IS '88eb082f7dbbf4dabf6a006794c16f55e9fbacd6';
CREATE TRIGGER pgtrigger_update_update_ea88f AFTER UPDATE ON public.figures_shortaddress FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ea88f();
COMMENT ON TRIGGER pgtrigger_update_update_ea88f ON public.figures_shortaddress IS 'f7adce7a5663ca47b978962b1a32bf92d8cf03d6';
CREATE TRIGGER pgtrigger_update_update_ef6e5 AFTER UPDATE ON public.funds_tier FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ef6e5();
COMMENT ON TRIGGER pgtrigger_update_update_ef6e5 ON public.funds_tier IS '5b6855f090831f5002fa521bb1317e812b7ac69d';
CREATE TRIGGER pgtrigger_update_update_ef732 AFTER UPDATE ON public.learning_models_criterion FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ef732();
COMMENT ON TRIGGER pgtrigger_update_update_ef732 ON public.learning_models_criterion IS '6cbd186b5561d1b4948604793485ff3aa5d239ad';
CREATE TRIGGER pgtrigger_update_update_f7162 AFTER UPDATE ON public.learning_models_centrerating FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_f7162();
COMMENT ON TRIGGER pgtrigger_update_update_f7162 ON public.learning_models_centrerating IS 'caaf09c44e7362a6e3d3d3cf6182ab5480f58046';
CREATE TRIGGER pgtrigger_update_update_f8ae4 AFTER UPDATE ON public.records_photo FOR EACH ROW WHEN ((((old.alt)::text IS DISTINCT FROM (new.alt)::text) OR (old.association_id IS DISTINCT FROM new.association_id) OR ((old.caption)::text IS DISTINCT FROM (new.caption)::text) OR (old.height IS DISTINCT FROM new.height) OR (old.id IS DISTINCT FROM new.id) OR (old.pictures IS DISTINCT FROM new.pictures) OR ((old.sha256)::text IS DISTINCT FROM (new.sha256)::text) OR ((old.state)::text IS DISTINCT FROM (new.state)::text) OR (old.uploaded_at IS DISTINCT FROM new.uploaded_at) OR (old.uploaded_by_id IS DISTINCT FROM new.uploaded_by_id) OR (old.width IS DISTINCT FROM new.width))) EXECUTE FUNCTION public.pgtrigger_update_update_f8ae4();
COMMENT ON TRIGGER pgtrigger_update_update_f8ae4 ON public.records_photo IS '5dcb113640b7b9a9328cd57222a229ea89da7ce6';
CREATE TRIGGER pgtrigger_update_update_fa7ec AFTER UPDATE ON public.funds_round FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_fa7ec();
COMMENT ON TRIGGER pgtrigger_update_update_fa7ec ON public.funds_round IS 'b958d8dd29962c4dba6a17f26d6d5297875bbbce';
CREATE TRIGGER pgtrigger_update_update_feea5 AFTER UPDATE ON public.news_poll FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_feea5();
COMMENT ON TRIGGER pgtrigger_update_update_feea5 ON public.news_poll IS '71740846dfddb8c9e86cb56609fb9d18fa9ba3e7';
CREATE TRIGGER pgtrigger_weight_stays_e66cf BEFORE UPDATE ON public.funds_handovershare FOR EACH ROW WHEN (((old.hand_over_id IS DISTINCT FROM new.hand_over_id) OR (old.association_id IS DISTINCT FROM new.association_id) OR (old.weight IS DISTINCT FROM new.weight))) EXECUTE FUNCTION public.pgtrigger_weight_stays_e66cf();
COMMENT ON TRIGGER pgtrigger_weight_stays_e66cf ON public.funds_handovershare IS '97317145fe0a21dfe9a8c1c3c819d3befb44af1d';
CREATE CONSTRAINT TRIGGER quota_adds_up AFTER INSERT OR DELETE OR UPDATE ON public.funds_quota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.quota_adds_up();
CREATE CONSTRAINT TRIGGER quota_adds_up AFTER INSERT OR UPDATE ON public.funds_round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.quota_adds_up();
CREATE TRIGGER release_stays BEFORE DELETE OR UPDATE OF period_id, number, manifest ON public.figures_release FOR EACH ROW EXECUTE FUNCTION public.release_stays();
CREATE TRIGGER release_stays BEFORE DELETE OR UPDATE ON public.figures_releasefile FOR EACH ROW EXECUTE FUNCTION public.release_stays();
CREATE TRIGGER roll_stays_frozen_delete AFTER DELETE ON public.figures_periodunit REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.roll_stays_frozen();
CREATE TRIGGER roll_stays_frozen_insert AFTER INSERT ON public.figures_periodunit REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.roll_stays_frozen();
CREATE TRIGGER roll_stays_frozen_update AFTER UPDATE ON public.figures_periodunit REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION public.roll_stays_frozen();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.accounts_consent FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.accounts_person FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.accounts_post FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_association FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_change FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_change_subjects FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_group FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_groupmembership FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_holding FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_level FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_levelrule FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_parcel FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_parcelpart FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_reorganisation FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_state FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_succession FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_trace FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.associations_weight FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.axes_accessattempt FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_form FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_form_asked_of FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_formversion FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_indicator FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_indicatorsuccession FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_period FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_periodunit FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_release FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_releasefile FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_seriesbreak FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_shortaddress FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_submission FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_target FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_total FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.figures_value FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_category FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_closure FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_donor FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_fund FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_nomination FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_payline FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_payrun FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_programme FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_round FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.funds_tier FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_bearer FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_centrerating FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_centreyear FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_communitylearningcentre FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_countsource FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_criteriaset FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_criterion FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_deadline FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_grade FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_hardarea FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_learningmodel FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_literacyclass FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_modelgroup FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_modelyear FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_modelyear_pilots FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_registration FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.learning_models_target FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.meetings_agendaitem FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.meetings_meeting FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.meetings_meetingkind FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.meetings_meetingphoto FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.meetings_paper FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_article FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_article_documents FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_article_units FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_articlephoto FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_comment FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_document FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_earlierviews FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_imprint FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_notice FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_oldaddress FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_poll FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_pollanswer FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_recording FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_topic FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.news_weblink FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.records_personinphoto FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.records_photo FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER tell_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.records_signingkey FOR EACH STATEMENT EXECUTE FUNCTION public.tell_pages();
CREATE TRIGGER value_stays BEFORE UPDATE ON public.figures_value FOR EACH ROW WHEN ((((((((((((((new.submission_id IS DISTINCT FROM old.submission_id) OR (new.association_id IS DISTINCT FROM old.association_id)) OR (new.period_id IS DISTINCT FROM old.period_id)) OR (new.indicator_id IS DISTINCT FROM old.indicator_id)) OR (new.number IS DISTINCT FROM old.number)) OR (new.mark IS DISTINCT FROM old.mark)) OR (new."precision" IS DISTINCT FROM old."precision")) OR (new.sheet IS DISTINCT FROM old.sheet)) OR (new."row" IS DISTINCT FROM old."row")) OR (new."column" IS DISTINCT FROM old."column")) OR ((new.raw)::text IS DISTINCT FROM (old.raw)::text)) OR (new.is_derived IS DISTINCT FROM old.is_derived)) OR (new.is_illustrative IS DISTINCT FROM old.is_illustrative))) EXECUTE FUNCTION public.value_stays();
CREATE CONSTRAINT TRIGGER weight_adds_up_to_1 AFTER INSERT OR DELETE OR UPDATE ON public.associations_weight DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.weights_add_up();
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT accounts_clusterduty_association_id_38d2a49f_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT accounts_clusterduty_cluster_id_eac8aca0_fk_associati FOREIGN KEY (cluster_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT accounts_clusterduty_group_id_3071a9b9_fk_associations_group_id FOREIGN KEY (group_id) REFERENCES public.associations_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_clusterduty
    ADD CONSTRAINT accounts_clusterduty_person_id_163dbe9b_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_person_id_dc6f3178_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_recorded_by_id_8c271a02_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_consent
    ADD CONSTRAINT accounts_consent_withdrawn_by_id_6d768b25_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_mandate
    ADD CONSTRAINT accounts_mandate_post_id_c1dc1dbd_fk_accounts_post_id FOREIGN KEY (post_id) REFERENCES public.accounts_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_mandate_units
    ADD CONSTRAINT accounts_mandate_uni_association_id_cbbc3829_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_mandate_units
    ADD CONSTRAINT accounts_mandate_uni_mandate_id_64f80a07_fk_accounts_ FOREIGN KEY (mandate_id) REFERENCES public.accounts_mandate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_association_id_88f816ee_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_personread
    ADD CONSTRAINT accounts_personread_person_id_ed947307_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_personread
    ADD CONSTRAINT accounts_personread_reader_id_769e257b_fk_accounts_user_id FOREIGN KEY (reader_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_association_id_6eba6053_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_post
    ADD CONSTRAINT accounts_post_person_id_7f9e56f6_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_person_id_6f9b1782_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_association
    ADD CONSTRAINT associations_associa_level_id_45c653ec_fk_associati FOREIGN KEY (level_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_association
    ADD CONSTRAINT associations_associa_parent_id_c8aa071a_fk_associati FOREIGN KEY (parent_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_change_subjects
    ADD CONSTRAINT associations_change__association_id_86af1f6b_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_change_subjects
    ADD CONSTRAINT associations_change__change_id_4acbe54e_fk_associati FOREIGN KEY (change_id) REFERENCES public.associations_change(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_change
    ADD CONSTRAINT associations_change_reorganisation_id_15e3cf0c_fk_associati FOREIGN KEY (reorganisation_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_group
    ADD CONSTRAINT associations_group_host_id_a8d57d67_fk_associati FOREIGN KEY (host_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_groupmembership
    ADD CONSTRAINT associations_groupme_association_id_3e8e134b_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_groupmembership
    ADD CONSTRAINT associations_groupme_group_id_9ba0a6f2_fk_associati FOREIGN KEY (group_id) REFERENCES public.associations_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT associations_holding_closed_by_id_e7abecad_fk_associati FOREIGN KEY (closed_by_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT associations_holding_holder_id_306cabf5_fk_associati FOREIGN KEY (holder_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT associations_holding_opened_by_id_3a41f7b1_fk_associati FOREIGN KEY (opened_by_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_holding
    ADD CONSTRAINT associations_holding_parcel_id_714f463f_fk_associati FOREIGN KEY (parcel_id) REFERENCES public.associations_parcel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_levelrule
    ADD CONSTRAINT associations_levelru_level_id_6466981b_fk_associati FOREIGN KEY (level_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_levelrule
    ADD CONSTRAINT associations_levelru_parent_level_id_e81be56e_fk_associati FOREIGN KEY (parent_level_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_parcel
    ADD CONSTRAINT associations_parcel_origin_id_c3073a92_fk_associati FOREIGN KEY (origin_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_parcelpart
    ADD CONSTRAINT associations_parcelp_parcel_id_d98b245d_fk_associati FOREIGN KEY (parcel_id) REFERENCES public.associations_parcel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_parcelpart
    ADD CONSTRAINT associations_parcelp_part_id_2e2b4397_fk_associati FOREIGN KEY (part_id) REFERENCES public.associations_parcel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_parcelpart
    ADD CONSTRAINT associations_parcelp_reorganisation_id_9e70b811_fk_associati FOREIGN KEY (reorganisation_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_association_id_a6e9cc9d_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_closed_by_id_c09176a3_fk_associati FOREIGN KEY (closed_by_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_level_id_cb8810fe_fk_associations_level_code FOREIGN KEY (level_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_opened_by_id_13860419_fk_associati FOREIGN KEY (opened_by_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_state
    ADD CONSTRAINT associations_state_parent_id_4ec7deeb_fk_associati FOREIGN KEY (parent_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_succession
    ADD CONSTRAINT associations_success_new_id_8912b5a3_fk_associati FOREIGN KEY (new_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_succession
    ADD CONSTRAINT associations_success_old_id_9a69f44c_fk_associati FOREIGN KEY (old_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_succession
    ADD CONSTRAINT associations_success_reorganisation_id_531230fe_fk_associati FOREIGN KEY (reorganisation_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_trace
    ADD CONSTRAINT associations_trace_reorganisation_id_341656a0_fk_associati FOREIGN KEY (reorganisation_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.associations_weight
    ADD CONSTRAINT associations_weight_part_id_ac9307cc_fk_associati FOREIGN KEY (part_id) REFERENCES public.associations_parcelpart(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_due
    ADD CONSTRAINT figures_due_form_id_6b4f92f0_fk_figures_form_id FOREIGN KEY (form_id) REFERENCES public.figures_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_due
    ADD CONSTRAINT figures_due_unit_id_81c03faf_fk_figures_periodunit_id FOREIGN KEY (unit_id) REFERENCES public.figures_periodunit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_form_asked_of
    ADD CONSTRAINT figures_form_asked_o_association_id_bced7cd1_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_form_asked_of
    ADD CONSTRAINT figures_form_asked_of_form_id_0d9ccf8d_fk_figures_form_id FOREIGN KEY (form_id) REFERENCES public.figures_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_form
    ADD CONSTRAINT figures_form_level_id_1b7213ea_fk_associations_level_code FOREIGN KEY (level_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_formline
    ADD CONSTRAINT figures_formline_indicator_id_0960f091_fk_figures_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_formline
    ADD CONSTRAINT figures_formline_version_id_7fb60ddf_fk_figures_formversion_id FOREIGN KEY (version_id) REFERENCES public.figures_formversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_formversion
    ADD CONSTRAINT figures_formversion_form_id_bc3c0f74_fk_figures_form_id FOREIGN KEY (form_id) REFERENCES public.figures_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_indicatorsuccession
    ADD CONSTRAINT figures_indicatorsuc_new_id_33a2a35e_fk_figures_i FOREIGN KEY (new_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_indicatorsuccession
    ADD CONSTRAINT figures_indicatorsuc_old_id_0e092467_fk_figures_i FOREIGN KEY (old_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_periodunit
    ADD CONSTRAINT figures_periodunit_association_id_498977c1_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_periodunit
    ADD CONSTRAINT figures_periodunit_period_id_87e2aa0e_fk_figures_period_id FOREIGN KEY (period_id) REFERENCES public.figures_period(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_release
    ADD CONSTRAINT figures_release_period_id_96f6c22a_fk_figures_period_id FOREIGN KEY (period_id) REFERENCES public.figures_period(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_release
    ADD CONSTRAINT figures_release_released_by_id_81534730_fk_accounts_user_id FOREIGN KEY (released_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_releasefile
    ADD CONSTRAINT figures_releasefile_release_id_e3ca6c0c_fk_figures_release_id FOREIGN KEY (release_id) REFERENCES public.figures_release(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_seriesbreak
    ADD CONSTRAINT figures_seriesbreak_indicator_id_536fc36e_fk_figures_i FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_approved_by_id_0b4510b8_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_association_id_8872c1a0_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_form_version_id_a28852e2_fk_figures_f FOREIGN KEY (form_version_id) REFERENCES public.figures_formversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_period_id_36060602_fk_figures_period_id FOREIGN KEY (period_id) REFERENCES public.figures_period(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_submitted_by_id_0749fa6a_fk_accounts_user_id FOREIGN KEY (submitted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_submission
    ADD CONSTRAINT figures_submission_upload_id_297d7fa5_fk_records_upload_id FOREIGN KEY (upload_id) REFERENCES public.records_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_target
    ADD CONSTRAINT figures_target_association_id_cc9cc77d_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_target
    ADD CONSTRAINT figures_target_indicator_id_154ada49_fk_figures_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_value
    ADD CONSTRAINT figures_value_indicator_id_070c8282_fk_figures_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_attachment
    ADD CONSTRAINT funds_attachment_added_by_id_f72990be_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_attachment
    ADD CONSTRAINT funds_attachment_nomination_id_d8872fdf_fk_funds_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.funds_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_balance
    ADD CONSTRAINT funds_balance_fund_id_206647fe_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT funds_closure_closed_by_id_f1d5610b_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT funds_closure_fund_id_68b280f4_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT funds_closure_reopened_by_id_ee997680_fk_accounts_user_id FOREIGN KEY (reopened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_closure
    ADD CONSTRAINT funds_closure_signed_by_id_28bdbe81_fk_accounts_user_id FOREIGN KEY (signed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_daytotal
    ADD CONSTRAINT funds_daytotal_category_id_22221375_fk_funds_category_code FOREIGN KEY (category_id) REFERENCES public.funds_category(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_daytotal
    ADD CONSTRAINT funds_daytotal_fund_id_39394a3c_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_daytotal
    ADD CONSTRAINT funds_daytotal_programme_id_28a13923_fk_funds_programme_id FOREIGN KEY (programme_id) REFERENCES public.funds_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_donor
    ADD CONSTRAINT funds_donor_association_id_a71fa11d_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_donor
    ADD CONSTRAINT funds_donor_person_id_63602343_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_donorname
    ADD CONSTRAINT funds_donorname_donor_id_a072e427_fk_funds_donor_id FOREIGN KEY (donor_id) REFERENCES public.funds_donor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_dossierreview
    ADD CONSTRAINT funds_dossierreview_nomination_id_bc2f597c_fk_funds_nom FOREIGN KEY (nomination_id) REFERENCES public.funds_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_dossierreview
    ADD CONSTRAINT funds_dossierreview_reviewer_id_667f10b5_fk_accounts_user_id FOREIGN KEY (reviewer_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_drive
    ADD CONSTRAINT funds_drive_association_id_3d6a273c_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_booked_by_id_fd32a167_fk_accounts_user_id FOREIGN KEY (booked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_category_id_67ffe5d4_fk_funds_category_code FOREIGN KEY (category_id) REFERENCES public.funds_category(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_counterpart_id_55294c28_fk_funds_entry_id FOREIGN KEY (counterpart_id) REFERENCES public.funds_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_donor_id_94a7fc10_fk_funds_donor_id FOREIGN KEY (donor_id) REFERENCES public.funds_donor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_fund_id_1bd39593_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_pledge_id_9443ccf9_fk_funds_pledge_id FOREIGN KEY (pledge_id) REFERENCES public.funds_pledge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_programme_id_6d0d1000_fk_funds_programme_id FOREIGN KEY (programme_id) REFERENCES public.funds_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_entry
    ADD CONSTRAINT funds_entry_reverses_id_788a6a11_fk_funds_entry_id FOREIGN KEY (reverses_id) REFERENCES public.funds_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_fund
    ADD CONSTRAINT funds_fund_association_id_4a7b6319_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handover
    ADD CONSTRAINT funds_handover_fund_id_c1586a62_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handover
    ADD CONSTRAINT funds_handover_given_by_id_52f3776d_fk_accounts_user_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handover
    ADD CONSTRAINT funds_handover_reorganisation_id_f028edf6_fk_associati FOREIGN KEY (reorganisation_id) REFERENCES public.associations_reorganisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_association_id_09eef09e_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_giver_id_645e762f_fk_accounts_user_id FOREIGN KEY (giver_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_hand_over_id_1d0cb008_fk_funds_handover_id FOREIGN KEY (hand_over_id) REFERENCES public.funds_handover(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_taken_by_id_cea1d420_fk_accounts_user_id FOREIGN KEY (taken_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_handovershare
    ADD CONSTRAINT funds_handovershare_target_id_c5bd5be6_fk_funds_fund_id FOREIGN KEY (target_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_instalment
    ADD CONSTRAINT funds_instalment_pledge_id_05f0f782_fk_funds_pledge_id FOREIGN KEY (pledge_id) REFERENCES public.funds_pledge(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_association_id_b6b38a34_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_decision_id_f09d3929_fk_records_decision_id FOREIGN KEY (decision_id) REFERENCES public.records_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_nominated_by_id_a9c42d35_fk_accounts_user_id FOREIGN KEY (nominated_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_person_id_493d6ae8_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_replaces_id_ca934aa4_fk_funds_nomination_id FOREIGN KEY (replaces_id) REFERENCES public.funds_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_round_id_197202ee_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nomination
    ADD CONSTRAINT funds_nomination_tier_id_75e50990_fk_funds_tier_id FOREIGN KEY (tier_id) REFERENCES public.funds_tier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nominationread
    ADD CONSTRAINT funds_nominationread_nomination_id_555db35f_fk_funds_nom FOREIGN KEY (nomination_id) REFERENCES public.funds_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_nominationread
    ADD CONSTRAINT funds_nominationread_reader_id_6f64dbc7_fk_accounts_user_id FOREIGN KEY (reader_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_payline
    ADD CONSTRAINT funds_payline_nomination_id_68b29868_fk_funds_nomination_id FOREIGN KEY (nomination_id) REFERENCES public.funds_nomination(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_payline
    ADD CONSTRAINT funds_payline_run_id_7d9b4eac_fk_funds_payrun_id FOREIGN KEY (run_id) REFERENCES public.funds_payrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_payrun
    ADD CONSTRAINT funds_payrun_entry_id_a33667aa_fk_funds_entry_id FOREIGN KEY (entry_id) REFERENCES public.funds_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_payrun
    ADD CONSTRAINT funds_payrun_round_id_e583d761_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_pledge
    ADD CONSTRAINT funds_pledge_donor_id_a4e82b52_fk_funds_donor_id FOREIGN KEY (donor_id) REFERENCES public.funds_donor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_pledge
    ADD CONSTRAINT funds_pledge_fund_id_00798cf7_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_pledge
    ADD CONSTRAINT funds_pledge_programme_id_6ef5c3b8_fk_funds_programme_id FOREIGN KEY (programme_id) REFERENCES public.funds_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_programme
    ADD CONSTRAINT funds_programme_fund_id_ea72753f_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_programme
    ADD CONSTRAINT funds_programme_sponsor_id_a87c0803_fk_funds_donor_id FOREIGN KEY (sponsor_id) REFERENCES public.funds_donor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_proof
    ADD CONSTRAINT funds_proof_added_by_id_62f22ee3_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_proof
    ADD CONSTRAINT funds_proof_run_id_903388cc_fk_funds_payrun_id FOREIGN KEY (run_id) REFERENCES public.funds_payrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_quota
    ADD CONSTRAINT funds_quota_association_id_11940c25_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_quota
    ADD CONSTRAINT funds_quota_round_id_79267d29_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_reviewcriterion
    ADD CONSTRAINT funds_reviewcriterion_round_id_72c477c9_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_reviewer
    ADD CONSTRAINT funds_reviewer_round_id_deb3cf7b_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_reviewer
    ADD CONSTRAINT funds_reviewer_user_id_998b8b15_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_decided_by_id_0357348f_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_decision_id_177f0260_fk_records_decision_id FOREIGN KEY (decision_id) REFERENCES public.records_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_fund_id_1f2d97b8_fk_funds_fund_id FOREIGN KEY (fund_id) REFERENCES public.funds_fund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_made_by_id_9f668406_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_programme_id_26cedc0f_fk_funds_programme_id FOREIGN KEY (programme_id) REFERENCES public.funds_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_round
    ADD CONSTRAINT funds_round_proposed_by_id_c8865c89_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_sponsorship
    ADD CONSTRAINT funds_sponsorship_association_id_17655173_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_sponsorship
    ADD CONSTRAINT funds_sponsorship_donor_id_7a8f7474_fk_funds_donor_id FOREIGN KEY (donor_id) REFERENCES public.funds_donor(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_sponsorship
    ADD CONSTRAINT funds_sponsorship_learner_id_f46608f9_fk_accounts_person_id FOREIGN KEY (learner_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_sponsorshipyear
    ADD CONSTRAINT funds_sponsorshipyea_renewed_by_id_739a8823_fk_accounts_ FOREIGN KEY (renewed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_sponsorshipyear
    ADD CONSTRAINT funds_sponsorshipyea_sponsorship_id_b9442d18_fk_funds_spo FOREIGN KEY (sponsorship_id) REFERENCES public.funds_sponsorship(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.funds_tier
    ADD CONSTRAINT funds_tier_round_id_d391d807_fk_funds_round_id FOREIGN KEY (round_id) REFERENCES public.funds_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_assessment
    ADD CONSTRAINT learning_models_asse_criteria_set_id_9aa91f49_fk_learning_ FOREIGN KEY (criteria_set_id) REFERENCES public.learning_models_criteriaset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_assessment
    ADD CONSTRAINT learning_models_asse_registration_id_9266c63a_fk_learning_ FOREIGN KEY (registration_id) REFERENCES public.learning_models_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_assessment
    ADD CONSTRAINT learning_models_assessment_by_id_79cac28c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_bearer
    ADD CONSTRAINT learning_models_bear_association_id_74ffc8a5_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_bearerread
    ADD CONSTRAINT learning_models_bear_bearer_id_0067363c_fk_learning_ FOREIGN KEY (bearer_id) REFERENCES public.learning_models_bearer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_bearerread
    ADD CONSTRAINT learning_models_bear_reader_id_b18113b1_fk_accounts_ FOREIGN KEY (reader_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_cent_approved_by_id_a34e4307_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_cent_association_id_cdfefcb5_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_cent_centre_id_f80a7d04_fk_learning_ FOREIGN KEY (centre_id) REFERENCES public.learning_models_communitylearningcentre(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_cent_rating_id_28429a0b_fk_learning_ FOREIGN KEY (rating_id) REFERENCES public.learning_models_centrerating(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_centreyear
    ADD CONSTRAINT learning_models_cent_typed_by_id_04f85e22_fk_accounts_ FOREIGN KEY (typed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_communitylearningcentre
    ADD CONSTRAINT learning_models_comm_association_id_9088b998_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_communitylearningcentre
    ADD CONSTRAINT learning_models_comm_director_id_faec8e74_fk_accounts_ FOREIGN KEY (director_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_countsource
    ADD CONSTRAINT learning_models_coun_group_id_f0a5d577_fk_learning_ FOREIGN KEY (group_id) REFERENCES public.learning_models_modelgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_countsource
    ADD CONSTRAINT learning_models_coun_indicator_id_58b74ec2_fk_figures_i FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_countsource
    ADD CONSTRAINT learning_models_coun_model_id_da4ac1aa_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_criterion
    ADD CONSTRAINT learning_models_crit_criteria_set_id_f2bb9781_fk_learning_ FOREIGN KEY (criteria_set_id) REFERENCES public.learning_models_criteriaset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_criteriaset
    ADD CONSTRAINT learning_models_crit_issuer_id_d01848c4_fk_associati FOREIGN KEY (issuer_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_criteriaset
    ADD CONSTRAINT learning_models_crit_model_id_7c2c1bc8_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_criteriaset
    ADD CONSTRAINT learning_models_crit_run_by_id_6a57da95_fk_associati FOREIGN KEY (run_by_id) REFERENCES public.associations_level(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_deadline
    ADD CONSTRAINT learning_models_dead_criteria_set_id_6623699a_fk_learning_ FOREIGN KEY (criteria_set_id) REFERENCES public.learning_models_criteriaset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_evidence
    ADD CONSTRAINT learning_models_evid_registration_id_38e58cba_fk_learning_ FOREIGN KEY (registration_id) REFERENCES public.learning_models_registration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_grade
    ADD CONSTRAINT learning_models_grad_criteria_set_id_f22fd41d_fk_learning_ FOREIGN KEY (criteria_set_id) REFERENCES public.learning_models_criteriaset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_hardarea
    ADD CONSTRAINT learning_models_hard_association_id_04ec5a90_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_listline
    ADD CONSTRAINT learning_models_list_name_list_id_12d32d9f_fk_learning_ FOREIGN KEY (name_list_id) REFERENCES public.learning_models_namelist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_literacyclass
    ADD CONSTRAINT learning_models_lite_approved_by_id_1763e7e1_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_literacyclass
    ADD CONSTRAINT learning_models_lite_association_id_7aa1da07_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_literacyclass
    ADD CONSTRAINT learning_models_lite_centre_id_3d6c033b_fk_learning_ FOREIGN KEY (centre_id) REFERENCES public.learning_models_communitylearningcentre(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_literacyclass
    ADD CONSTRAINT learning_models_lite_typed_by_id_ac0789a1_fk_accounts_ FOREIGN KEY (typed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_modelyear
    ADD CONSTRAINT learning_models_mode_association_id_73ae04ba_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_modelyear_pilots
    ADD CONSTRAINT learning_models_mode_association_id_7d7b81f2_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_modelyear
    ADD CONSTRAINT learning_models_mode_model_id_542af1b5_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_modelgroup
    ADD CONSTRAINT learning_models_mode_model_id_d3331d11_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_modelyear_pilots
    ADD CONSTRAINT learning_models_mode_modelyear_id_692cd042_fk_learning_ FOREIGN KEY (modelyear_id) REFERENCES public.learning_models_modelyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_name_association_id_5a1975c7_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_name_model_id_46367128_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_name_stored_by_id_c01e16ff_fk_accounts_ FOREIGN KEY (stored_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_namelist
    ADD CONSTRAINT learning_models_name_upload_id_b049939b_fk_records_u FOREIGN KEY (upload_id) REFERENCES public.records_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_proposal
    ADD CONSTRAINT learning_models_prop_association_id_fca8e8ab_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_proposal
    ADD CONSTRAINT learning_models_prop_decided_by_id_68e9e061_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_proposal
    ADD CONSTRAINT learning_models_prop_model_id_2745ee33_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_proposal
    ADD CONSTRAINT learning_models_prop_sent_by_id_9fcbcd0a_fk_accounts_ FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_association_id_bc8c704c_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_bearer_id_b1e8fac0_fk_learning_ FOREIGN KEY (bearer_id) REFERENCES public.learning_models_bearer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_criteria_set_id_feea894b_fk_learning_ FOREIGN KEY (criteria_set_id) REFERENCES public.learning_models_criteriaset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_decision_id_3c564826_fk_records_d FOREIGN KEY (decision_id) REFERENCES public.records_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_group_id_1040909d_fk_learning_ FOREIGN KEY (group_id) REFERENCES public.learning_models_modelgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_listed_in_id_503b2db4_fk_learning_ FOREIGN KEY (listed_in_id) REFERENCES public.learning_models_namelist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_model_id_1ada9cee_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_proposal_id_1ad39af7_fk_learning_ FOREIGN KEY (proposal_id) REFERENCES public.learning_models_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_registered_by_id_c51406c4_fk_accounts_ FOREIGN KEY (registered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_registration
    ADD CONSTRAINT learning_models_regi_review_id_8cf17e6a_fk_learning_ FOREIGN KEY (review_id) REFERENCES public.learning_models_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_review
    ADD CONSTRAINT learning_models_revi_association_id_599ec94c_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_review
    ADD CONSTRAINT learning_models_revi_entered_by_id_db85f558_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_review
    ADD CONSTRAINT learning_models_revi_model_id_bbcce068_fk_learning_ FOREIGN KEY (model_id) REFERENCES public.learning_models_learningmodel(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_target
    ADD CONSTRAINT learning_models_targ_criterion_id_12b1f4de_fk_learning_ FOREIGN KEY (criterion_id) REFERENCES public.learning_models_criterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.learning_models_target
    ADD CONSTRAINT learning_models_targ_grade_id_1a0dbab3_fk_learning_ FOREIGN KEY (grade_id) REFERENCES public.learning_models_grade(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_agendaitem
    ADD CONSTRAINT meetings_agendaitem_meeting_id_07815bb0_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_candidate
    ADD CONSTRAINT meetings_candidate_meeting_id_585c51ed_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_candidate
    ADD CONSTRAINT meetings_candidate_person_id_184677de_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_meeting_id_2a4c9253_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_replied_by_id_c14619cc_fk_accounts_user_id FOREIGN KEY (replied_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invitation
    ADD CONSTRAINT meetings_invitation_unit_id_4dd73c7f_fk_associati FOREIGN KEY (unit_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_association_id_81f17d1e_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_host_id_0470f08c_fk_associati FOREIGN KEY (host_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_kind_id_6d42481a_fk_meetings_meetingkind_code FOREIGN KEY (kind_id) REFERENCES public.meetings_meetingkind(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_previous_id_1622bc84_fk_meetings_meeting_id FOREIGN KEY (previous_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meetingphoto
    ADD CONSTRAINT meetings_meetingphot_meeting_id_24b1fbfe_fk_meetings_ FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meetingphoto
    ADD CONSTRAINT meetings_meetingphoto_photo_id_abfb7319_fk_records_photo_id FOREIGN KEY (photo_id) REFERENCES public.records_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_added_by_id_fc85b538_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_paper
    ADD CONSTRAINT meetings_paper_meeting_id_c7ba0fb4_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_revision
    ADD CONSTRAINT meetings_revision_meeting_id_e79d72df_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_revision
    ADD CONSTRAINT meetings_revision_written_by_id_2fa7af8d_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_task
    ADD CONSTRAINT meetings_task_association_id_88ae690a_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_task
    ADD CONSTRAINT meetings_task_meeting_id_7b8ac8ab_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_taskshare
    ADD CONSTRAINT meetings_taskshare_association_id_fa0dafcd_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_taskshare
    ADD CONSTRAINT meetings_taskshare_task_id_26b863cf_fk_meetings_task_id FOREIGN KEY (task_id) REFERENCES public.meetings_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_taskshare
    ADD CONSTRAINT meetings_taskshare_told_by_id_7bc0c438_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_workingsession
    ADD CONSTRAINT meetings_workingsess_asked_by_id_13648383_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_workingsession
    ADD CONSTRAINT meetings_workingsess_asking_id_5b75798f_fk_associati FOREIGN KEY (asking_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_workingsession
    ADD CONSTRAINT meetings_workingsess_association_id_275de61c_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_association_id_2a364261_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_author_id_11c60ced_fk_accounts_person_id FOREIGN KEY (author_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article_documents
    ADD CONSTRAINT news_article_documents_article_id_401a77c4_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article_documents
    ADD CONSTRAINT news_article_documents_document_id_f4c91532_fk_news_document_id FOREIGN KEY (document_id) REFERENCES public.news_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_edited_by_id_76427ba3_fk_accounts_user_id FOREIGN KEY (edited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_published_by_id_77895d6b_fk_accounts_user_id FOREIGN KEY (published_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_sent_by_id_11d24ea4_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_topic_id_09c39558_fk_news_topic_id FOREIGN KEY (topic_id) REFERENCES public.news_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article_units
    ADD CONSTRAINT news_article_units_article_id_622cb4e1_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article_units
    ADD CONSTRAINT news_article_units_association_id_598e2a6a_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_article
    ADD CONSTRAINT news_article_written_by_id_79c3c56e_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_articlephoto
    ADD CONSTRAINT news_articlephoto_article_id_210021cf_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_articlephoto
    ADD CONSTRAINT news_articlephoto_photo_id_9c60e2b7_fk_records_photo_id FOREIGN KEY (photo_id) REFERENCES public.records_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_comment
    ADD CONSTRAINT news_comment_article_id_95b25a18_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_comment
    ADD CONSTRAINT news_comment_decided_by_id_81f7d95a_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_document
    ADD CONSTRAINT news_document_association_id_6cd3c586_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_document
    ADD CONSTRAINT news_document_replaced_by_id_dbf57df5_fk_news_document_id FOREIGN KEY (replaced_by_id) REFERENCES public.news_document(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_feedback
    ADD CONSTRAINT news_feedback_association_id_f036fdfc_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_feedback
    ADD CONSTRAINT news_feedback_handled_by_id_a8aed974_fk_accounts_user_id FOREIGN KEY (handled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_pollanswer
    ADD CONSTRAINT news_pollanswer_poll_id_154ae744_fk_news_poll_id FOREIGN KEY (poll_id) REFERENCES public.news_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_readership
    ADD CONSTRAINT news_readership_article_id_de792d25_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_recording
    ADD CONSTRAINT news_recording_article_id_07b87ad2_fk_news_article_id FOREIGN KEY (article_id) REFERENCES public.news_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.news_recording
    ADD CONSTRAINT news_recording_association_id_accbb5ad_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_association_id_1f7b4cde_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_decision_id_a5d0663f_fk_records_decision_id FOREIGN KEY (decision_id) REFERENCES public.records_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_design_id_ea7d1ec1_fk_records_c FOREIGN KEY (design_id) REFERENCES public.records_certificatedesign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_ended_by_id_3138246c_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_key_id_2082e76e_fk_records_signingkey_id FOREIGN KEY (key_id) REFERENCES public.records_signingkey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_made_by_id_4dd8aae3_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_replaces_id_fd1e4315_fk_records_c FOREIGN KEY (replaces_id) REFERENCES public.records_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificatedesign
    ADD CONSTRAINT records_certificated_association_id_700b143b_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificatedesign
    ADD CONSTRAINT records_certificated_made_by_id_01db0612_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificatedesign
    ADD CONSTRAINT records_certificated_previous_id_e7762eba_fk_records_c FOREIGN KEY (previous_id) REFERENCES public.records_certificatedesign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificateread
    ADD CONSTRAINT records_certificater_certificate_id_f03f9216_fk_records_c FOREIGN KEY (certificate_id) REFERENCES public.records_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificateread
    ADD CONSTRAINT records_certificateread_reader_id_f19291c1_fk_accounts_user_id FOREIGN KEY (reader_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_consentpaper
    ADD CONSTRAINT records_consentpaper_added_by_id_2b3c7311_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_consentpaper_consents
    ADD CONSTRAINT records_consentpaper_consent_id_290028d9_fk_accounts_ FOREIGN KEY (consent_id) REFERENCES public.accounts_consent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_consentpaper_consents
    ADD CONSTRAINT records_consentpaper_consentpaper_id_82ec34b1_fk_records_c FOREIGN KEY (consentpaper_id) REFERENCES public.records_consentpaper(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_consentpaper
    ADD CONSTRAINT records_consentpaper_person_id_fe995f16_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_association_id_7621b9c6_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_drafted_by_id_b61486cd_fk_accounts_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_issued_by_id_7b2ac626_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_revoked_by_id_ac5b9c35_fk_accounts_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_decision
    ADD CONSTRAINT records_decision_revoked_through_id_6298cf35_fk_records_d FOREIGN KEY (revoked_through_id) REFERENCES public.records_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_erasure
    ADD CONSTRAINT records_erasure_rule_id_0d06b2cd_fk_records_retentionrule_code FOREIGN KEY (rule_id) REFERENCES public.records_retentionrule(code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_job
    ADD CONSTRAINT records_job_asked_by_id_df5bc2bd_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_numberregister
    ADD CONSTRAINT records_numberregist_association_id_94fa039c_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_personinphoto
    ADD CONSTRAINT records_personinphoto_person_id_82c6aa0d_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_personinphoto
    ADD CONSTRAINT records_personinphoto_photo_id_f6ab7afb_fk_records_photo_id FOREIGN KEY (photo_id) REFERENCES public.records_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_photo
    ADD CONSTRAINT records_photo_association_id_3c365fd6_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_photo
    ADD CONSTRAINT records_photo_uploaded_by_id_bb9febbb_fk_accounts_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_printrun
    ADD CONSTRAINT records_printrun_asked_by_id_cf043542_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_printrun
    ADD CONSTRAINT records_printrun_association_id_1c0e81af_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_rememberedanswer
    ADD CONSTRAINT records_rememberedan_answered_by_id_1a6d5417_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_rememberedanswer
    ADD CONSTRAINT records_rememberedan_association_id_4746d741_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_upload
    ADD CONSTRAINT records_upload_association_id_a34171a4_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_upload
    ADD CONSTRAINT records_upload_uploaded_by_id_7abd8a92_fk_accounts_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_explanation
    ADD CONSTRAINT returns_explanation_indicator_id_a68d9bbc_fk_figures_i FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_explanation
    ADD CONSTRAINT returns_explanation_submission_id_4e458b11_fk_figures_s FOREIGN KEY (submission_id) REFERENCES public.figures_submission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_form_version_id_ac309e32_fk_figures_f FOREIGN KEY (form_version_id) REFERENCES public.figures_formversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_period_id_e9b6f193_fk_figures_period_id FOREIGN KEY (period_id) REFERENCES public.figures_period(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_sender_id_abc897ef_fk_associati FOREIGN KEY (sender_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_reading
    ADD CONSTRAINT returns_reading_upload_id_cf15ae72_fk_records_upload_id FOREIGN KEY (upload_id) REFERENCES public.records_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_approved_submission__a8ca6008_fk_figures_s FOREIGN KEY (approved_submission_id) REFERENCES public.figures_submission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_association_id_fb464ced_fk_associati FOREIGN KEY (association_id) REFERENCES public.associations_association(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_due_id_0fe3946c_fk_figures_due_id FOREIGN KEY (due_id) REFERENCES public.figures_due(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_form_id_e46b04dd_fk_figures_form_id FOREIGN KEY (form_id) REFERENCES public.figures_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_period_id_712ed01b_fk_figures_period_id FOREIGN KEY (period_id) REFERENCES public.figures_period(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_return
    ADD CONSTRAINT returns_return_submission_id_e415004e_fk_figures_submission_id FOREIGN KEY (submission_id) REFERENCES public.figures_submission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_step
    ADD CONSTRAINT returns_step_by_id_920ef0a9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_step
    ADD CONSTRAINT returns_step_indicator_id_6b7bbe6e_fk_figures_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.figures_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_step
    ADD CONSTRAINT returns_step_return_of_id_c7c69a14_fk_returns_return_id FOREIGN KEY (return_of_id) REFERENCES public.returns_return(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.returns_step
    ADD CONSTRAINT returns_step_submission_id_bde4563e_fk_figures_submission_id FOREIGN KEY (submission_id) REFERENCES public.figures_submission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.figures_value
    ADD CONSTRAINT value_of_its_submission FOREIGN KEY (submission_id, association_id, period_id) REFERENCES public.figures_submission(id, association_id, period_id) DEFERRABLE INITIALLY DEFERRED;

insert into public.django_migrations (app, name, applied) values
('pghistory', '0001_initial', now()),
('pghistory', '0002_aggregateevent', now()),
('pghistory', '0003_auto_20201023_1636', now()),
('pghistory', '0004_auto_20220906_1625', now()),
('pghistory', '0005_events_middlewareevents', now()),
('pghistory', '0006_delete_aggregateevent', now()),
('pghistory', '0007_auto_20250421_0444', now()),
('associations', '0001_text_functions', now()),
('associations', '0002_tree', now()),
('associations', '0003_weights_add_up', now()),
('associations', '0004_drafts_without_a_day', now()),
('associations', '0005_sort_by_code_points', now()),
('associations', '0006_reorganisations', now()),
('associations', '0007_scans_apart', now()),
('associations', '0008_groups_are_logged', now()),
('associations', '0009_one_group_of_a_host', now()),
('axes', '0001_initial', now()),
('axes', '0002_auto_20151217_2044', now()),
('axes', '0003_auto_20160322_0929', now()),
('axes', '0004_auto_20181024_1538', now()),
('axes', '0005_remove_accessattempt_trusted', now()),
('axes', '0006_remove_accesslog_trusted', now()),
('axes', '0007_alter_accessattempt_unique_together', now()),
('axes', '0008_accessfailurelog', now()),
('axes', '0009_add_session_hash', now()),
('axes', '0010_accessattemptexpiration', now()),
('accounts', '0001_people', now()),
('accounts', '0002_reads_of_persons', now()),
('accounts', '0003_failed_sign_ins', now()),
('accounts', '0004_log_changes_of_personal_fields', now()),
('accounts', '0005_sort_by_given_name', now()),
('accounts', '0006_duties_in_clusters', now()),
('accounts', '0007_log_once_a_statement', now()),
('accounts', '0008_consents_say_who_recorded_them', now()),
('contenttypes', '0001_initial', now()),
('admin', '0001_initial', now()),
('admin', '0002_logentry_remove_auto_add', now()),
('admin', '0003_logentry_add_action_flag_choices', now()),
('associations', '0010_subtree_from_the_index', now()),
('contenttypes', '0002_remove_content_type_name', now()),
('auth', '0001_initial', now()),
('auth', '0002_alter_permission_name_max_length', now()),
('auth', '0003_alter_user_email_max_length', now()),
('auth', '0004_alter_user_username_opts', now()),
('auth', '0005_alter_user_last_login_null', now()),
('auth', '0006_require_contenttypes_0002', now()),
('auth', '0007_alter_validators_add_error_messages', now()),
('auth', '0008_alter_user_username_max_length', now()),
('auth', '0009_alter_user_last_name_max_length', now()),
('auth', '0010_alter_group_name_max_length', now()),
('auth', '0011_update_proxy_permissions', now()),
('auth', '0012_alter_user_first_name_max_length', now()),
('django_tasks_database', '0001_initial', now()),
('django_tasks_database', '0002_alter_dbtaskresult_options', now()),
('django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', now()),
('django_tasks_database', '0004_dbtaskresult_started_at', now()),
('django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', now()),
('django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', now()),
('django_tasks_database', '0007_add_separate_results_fields', now()),
('django_tasks_database', '0008_separate_results_field', now()),
('django_tasks_database', '0009_remove_results_field', now()),
('django_tasks_database', '0010_alter_dbtaskresult_status', now()),
('django_tasks_database', '0011_rename_complete_status', now()),
('django_tasks_database', '0012_add_separate_exception_fields', now()),
('django_tasks_database', '0013_separate_exception_fields', now()),
('django_tasks_database', '0014_remove_dbtaskresult_exception_data', now()),
('django_tasks_database', '0015_correctly_order_run_after', now()),
('django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', now()),
('django_tasks_database', '0017_dbtaskresult_metadata', now()),
('django_tasks_database', '0018_rename_succeeded_status', now()),
('django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', now()),
('django_tasks_database', '0020_update_db_task_result_ordering', now()),
('django_tasks_database', '0021_conditional_partial_index_ordering', now()),
('records', '0001_records', now()),
('figures', '0001_figures', now()),
('figures', '0002_values', now()),
('figures', '0003_values_of_their_submission', now()),
('figures', '0004_forms_asked_of', now()),
('figures', '0005_submissions_withdrawn', now()),
('figures', '0006_totals_given', now()),
('figures', '0007_rolls_stay_frozen', now()),
('figures', '0008_rolls_repeat_the_tree', now()),
('figures', '0009_releases_stay', now()),
('figures', '0010_series_breaks', now()),
('figures', '0011_log_once_a_statement', now()),
('figures', '0012_words_of_form_rules', now()),
('figures', '0013_targets', now()),
('figures', '0014_short_addresses', now()),
('records', '0002_photos', now()),
('records', '0003_sealed_uploads', now()),
('records', '0004_decisions_and_certificates', now()),
('records', '0005_issued_papers_stay', now()),
('funds', '0001_ledger', now()),
('funds', '0002_the_books', now()),
('funds', '0003_handing_over', now()),
('funds', '0004_shares_add_up', now()),
('funds', '0005_rounds', now()),
('funds', '0006_places_add_up', now()),
('learning_models', '0001_criteria_sets', now()),
('learning_models', '0002_published_sets_stay', now()),
('learning_models', '0003_registrations', now()),
('learning_models', '0004_list_lines_know_their_bearer', now()),
('learning_models', '0005_log_bearers_once_a_statement', now()),
('learning_models', '0006_decisions_and_reads', now()),
('learning_models', '0007_community_learning_centres', now()),
('learning_models', '0008_what_returns_count', now()),
('learning_models', '0009_answers_to_lists', now()),
('learning_models', '0010_names_of_list_columns', now()),
('meetings', '0001_meetings', now()),
('news', '0001_search_functions', now()),
('news', '0002_articles', now()),
('news', '0003_views', now()),
('news', '0004_comments', now()),
('news', '0005_recordings', now()),
('news', '0006_portal', now()),
('news', '0007_polls', now()),
('news', '0008_title_words', now()),
('news', '0009_terms', now()),
('records', '0006_consent_papers', now()),
('returns', '0001_returns', now()),
('returns', '0002_rules_and_receipts', now()),
('returns', '0003_readings_for_a_form', now()),
('returns', '0004_returns_that_left', now()),
('returns', '0005_log_once_a_statement', now()),
('sessions', '0001_initial', now());
set local search_path = public;
