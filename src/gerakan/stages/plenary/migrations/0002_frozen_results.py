"""A database that refuses to change a frozen result: what was decided, how it was voted, and the version itself."""

from django.db import migrations

PROTECT = """
CREATE FUNCTION plenary_is_frozen(result bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM plenary_plenary WHERE id = result AND state IN ('frozen', 'published'))
$$;
CREATE FUNCTION plenary_refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP <> 'INSERT' AND plenary_is_frozen(OLD.plenary_id)) OR (TG_OP <> 'DELETE' AND plenary_is_frozen(NEW.plenary_id)) THEN
        RAISE EXCEPTION 'this result is frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION plenary_refuse_remark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE mine bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN mine := OLD.decision_id; ELSE mine := NEW.decision_id; END IF;
    IF plenary_is_frozen((SELECT plenary_id FROM plenary_decision WHERE id = mine)) THEN
        RAISE EXCEPTION 'this result is frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION plenary_refuse_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('frozen', 'published') THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (OLD.state = 'published' AND NEW IS DISTINCT FROM OLD)
        OR (OLD.state = 'frozen' AND NEW.state NOT IN ('frozen', 'published'))
        OR (to_jsonb(NEW) - '{state,announce_at,published_at}'::text[])
           IS DISTINCT FROM (to_jsonb(OLD) - '{state,announce_at,published_at}'::text[]) THEN
        RAISE EXCEPTION 'this result is frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plenary_frozen_decision BEFORE INSERT OR UPDATE OR DELETE ON plenary_decision
    FOR EACH ROW EXECUTE FUNCTION plenary_refuse_row();
CREATE TRIGGER plenary_frozen_quota BEFORE INSERT OR UPDATE OR DELETE ON plenary_quotadeparture
    FOR EACH ROW EXECUTE FUNCTION plenary_refuse_row();
CREATE TRIGGER plenary_frozen_note BEFORE INSERT OR UPDATE OR DELETE ON plenary_note
    FOR EACH ROW EXECUTE FUNCTION plenary_refuse_remark();
CREATE TRIGGER plenary_frozen_vote BEFORE INSERT OR UPDATE OR DELETE ON plenary_vote
    FOR EACH ROW EXECUTE FUNCTION plenary_refuse_remark();
CREATE TRIGGER plenary_frozen_result BEFORE UPDATE OR DELETE ON plenary_plenary
    FOR EACH ROW EXECUTE FUNCTION plenary_refuse_result();
"""
RELEASE = """
DROP TRIGGER plenary_frozen_result ON plenary_plenary;
DROP TRIGGER plenary_frozen_vote ON plenary_vote;
DROP TRIGGER plenary_frozen_note ON plenary_note;
DROP TRIGGER plenary_frozen_quota ON plenary_quotadeparture;
DROP TRIGGER plenary_frozen_decision ON plenary_decision;
DROP FUNCTION plenary_refuse_result();
DROP FUNCTION plenary_refuse_remark();
DROP FUNCTION plenary_refuse_row();
DROP FUNCTION plenary_is_frozen(bigint);
"""


def protect(apps, schema_editor):
    """On PostgreSQL; SQLite's file belongs to whoever can write it anyway, and the models refuse there."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PROTECT)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(RELEASE)


class Migration(migrations.Migration):
    dependencies = [("plenary", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
