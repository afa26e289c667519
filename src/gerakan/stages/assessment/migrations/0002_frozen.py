"""A database that refuses to change a fixed ruling, an entry of a device, or what a mark once said."""

from django.db import migrations

KEPT = ("assessment_markversion", "assessment_entry")


def sqlite_statements():
    """Changes only: emptying tables between tests is a delete, and whoever can write the file can delete it anyway."""
    for table in KEPT:
        yield f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END"
    yield (
        "CREATE TRIGGER assessment_ruling_fixed BEFORE UPDATE ON assessment_ruling "
        "WHEN OLD.fixed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a fixed ruling does not change'); END"
    )


def postgres_statements():
    """Changes and deletions; TRUNCATE, which tests use, is not stopped."""
    yield (
        "CREATE FUNCTION assessment_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'marks are append-only'; END $$"
    )
    for table in KEPT:
        yield (
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION assessment_kept()"
        )
    yield (
        "CREATE FUNCTION assessment_ruling_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF OLD.fixed_at IS NOT NULL THEN RAISE EXCEPTION 'a fixed ruling does not change'; END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER assessment_ruling_fixed BEFORE UPDATE ON assessment_ruling "
        "FOR EACH ROW EXECUTE FUNCTION assessment_ruling_fixed()"
    )


def protect(apps, schema_editor):
    """The same promise in both dialects."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in postgres_statements() if postgres else sqlite_statements():
        schema_editor.execute(statement, params=None)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        for name in ("kept", "ruling_fixed"):
            schema_editor.execute(f"DROP FUNCTION assessment_{name}() CASCADE")
        return
    for statement in sqlite_statements():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
