"""A unit is in one group of a host at a time, also when two people write at once."""

from django.db import migrations

CREATE = """
CREATE FUNCTION public.groupmembership_one_group() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE CONSTRAINT TRIGGER groupmembership_one_group_of_a_host
    AFTER INSERT OR UPDATE ON public.associations_groupmembership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION public.groupmembership_one_group();
"""

DROP = """
DROP TRIGGER groupmembership_one_group_of_a_host ON public.associations_groupmembership;
DROP FUNCTION public.groupmembership_one_group();
"""


class Migration(migrations.Migration):
    dependencies = [("associations", "0008_groups_are_logged")]

    operations = [migrations.RunSQL(CREATE, DROP)]
