"""A database that refuses to change a version that was published, and everything in it."""

from django.db import migrations

FIXED = "IN ('published', 'retired')"
CONTENT = (
    "instrument_id", "number", "made_from_id", "revision", "introduction", "release_note", "content_hash", "published_by_id", "published_at",
)
VERSION = "instruments_instrumentversion"
REFUSAL = "a published version does not change"

# How a row of each table says which version it belongs to.
OWNERS = {
    "instruments_node": "{row}.version_id",
    "instruments_level": "(SELECT version_id FROM instruments_node WHERE id = {row}.node_id)",
    "instruments_condition": "(SELECT version_id FROM instruments_node WHERE id = {row}.node_id)",
    "instruments_crosswalk": "{row}.newer_id",
    "instruments_crosswalkrow": "(SELECT newer_id FROM instruments_crosswalk WHERE id = {row}.crosswalk_id)",
}


def state_of(table, row):
    """The state of the version that owns the row."""
    return f"(SELECT state FROM {VERSION} WHERE id = {OWNERS[table].format(row=row)})"


def sqlite_statements():
    """Changes only: emptying tables between tests is a delete, and whoever can write the file can delete it anyway."""
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in CONTENT)
    yield (
        f"CREATE TRIGGER {VERSION}_fixed BEFORE UPDATE ON {VERSION} "
        f"WHEN OLD.state {FIXED} AND (({changed}) OR NEW.state NOT {FIXED}) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
    for table in OWNERS:
        for act, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW"))):
            when = " OR ".join(f"{state_of(table, row)} {FIXED}" for row in rows)
            yield (
                f"CREATE TRIGGER {table}_{act.lower()}_fixed BEFORE {act} ON {table} "
                f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def postgres_statements():
    """Changes and deletions; TRUNCATE, which tests use, is not stopped."""
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in CONTENT)
    yield (
        "CREATE FUNCTION instruments_version_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF OLD.state {FIXED} AND (TG_OP = 'DELETE' OR ({changed}) OR NEW.state NOT {FIXED}) THEN "
        f"RAISE EXCEPTION '{REFUSAL}'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    yield (
        f"CREATE TRIGGER {VERSION}_fixed BEFORE UPDATE OR DELETE ON {VERSION} "
        "FOR EACH ROW EXECUTE FUNCTION instruments_version_fixed()"
    )
    for table in OWNERS:
        name = f"{table}_fixed"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP <> 'INSERT' AND {state_of(table, 'OLD')} {FIXED} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; "
            f"IF TG_OP <> 'DELETE' AND {state_of(table, 'NEW')} {FIXED} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def protect(apps, schema_editor):
    """The same promise in both dialects."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in postgres_statements() if postgres else sqlite_statements():
        schema_editor.execute(statement, params=None)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        for name in ("instruments_version_fixed", *(f"{table}_fixed" for table in OWNERS)):
            schema_editor.execute(f"DROP FUNCTION {name}() CASCADE")
        return
    for statement in sqlite_statements():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
