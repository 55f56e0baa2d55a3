"""What has been issued stays as it is: decisions, certificates, and the designs they were made by.

A decision may still be revoked and get its scan; a certificate may be revoked, replaced, hidden,
and lose its name when a person's data are erased; a design may be retired. None is deleted.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON public.records_decision
    FOR EACH ROW EXECUTE FUNCTION public.decision_stays();

CREATE FUNCTION public.design_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.state = 'draft'
        OR to_jsonb(NEW) - 'state' IS DISTINCT FROM to_jsonb(OLD) - 'state') THEN
        RAISE EXCEPTION 'Mẫu giấy đã đưa vào dùng thì không sửa, không xóa: hãy chép thành bản mới.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'design_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER design_stays BEFORE UPDATE OR DELETE ON public.records_certificatedesign
    FOR EACH ROW EXECUTE FUNCTION public.design_stays();

CREATE FUNCTION public.certificate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER certificate_stays BEFORE UPDATE OR DELETE ON public.records_certificate
    FOR EACH ROW EXECUTE FUNCTION public.certificate_stays();
"""
DROP = """
DROP TRIGGER certificate_stays ON public.records_certificate;
DROP FUNCTION public.certificate_stays();
DROP TRIGGER design_stays ON public.records_certificatedesign;
DROP FUNCTION public.design_stays();
DROP TRIGGER decision_stays ON public.records_decision;
DROP FUNCTION public.decision_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0004_decisions_and_certificates")]

    operations = [migrations.RunSQL(CREATE, DROP)]
