"""A database that refuses to change a calculation."""

from django.db import migrations

FROZEN = ("trust_trustrun", "trust_truststanding", "trust_trustassessor")


def sqlite_statements():
    """Changes only: emptying tables between tests is a delete, and whoever can write the file can delete it anyway."""
    for table in FROZEN:
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'a calculation is frozen'); END"
        )


def postgres_statements():
    """Changes and deletions; TRUNCATE, which tests use, is not stopped."""
    yield (
        "CREATE FUNCTION trust_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a calculation is frozen'; END $$"
    )
    for table in FROZEN:
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION trust_frozen()"
        )


def protect(apps, schema_editor):
    """The same promise in both dialects."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in postgres_statements() if postgres else sqlite_statements():
        schema_editor.execute(statement, params=None)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION trust_frozen() CASCADE")
        return
    for table in FROZEN:
        schema_editor.execute(f"DROP TRIGGER {table}_frozen")


class Migration(migrations.Migration):

    dependencies = [("trust", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
