"""The chain's first link, and a database that refuses to change or remove events."""

import hashlib

from django.db import migrations

PROTECT = """
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_event is append-only';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only();
"""
RELEASE = """
DROP TRIGGER audit_event_append_only ON audit_event;
DROP FUNCTION audit_event_is_append_only();
"""


def plant_head(apps, schema_editor):
    """So that two first writers queue at the row and do not race to make it."""
    genesis = hashlib.sha256(b"gerakan").hexdigest()
    apps.get_model("audit", "ChainHead").objects.get_or_create(pk=1, defaults={"hash": genesis})


def protect(apps, schema_editor):
    """On PostgreSQL; SQLite's file belongs to whoever can write it anyway."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PROTECT)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(RELEASE)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(plant_head, migrations.RunPython.noop),
        migrations.RunPython(protect, release),
    ]
