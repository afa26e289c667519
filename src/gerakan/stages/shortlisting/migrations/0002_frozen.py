"""A database that refuses to change a run, its standings, or the content of a scheme that was used."""

from django.db import migrations

USED = "IN ('used', 'retired')"
CHILDREN = ("shortlisting_schemegroup", "shortlisting_schemeindicator")
FROZEN = ("shortlisting_run", "shortlisting_standing")
CONTENT = (
    "edition_id", "number", "title", "note", "ranked_together", "bridge", "only_autonomous", "treatment", "max_winsorised", "normalisation",
    "aggregation", "missing", "max_filled_share", "certain_from", "out_until", "weight_spread", "leaves_one_out", "tie_rule",
)


def sqlite_statements():
    """Changes only: emptying tables between tests is a delete, and whoever can write the file can delete it anyway."""
    for table in FROZEN:
        yield f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'a run is frozen'); END"
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in CONTENT)
    yield (
        f"CREATE TRIGGER shortlisting_scheme_used BEFORE UPDATE ON shortlisting_scheme "
        f"WHEN OLD.state {USED} AND (({changed}) OR NEW.state NOT {USED}) "
        "BEGIN SELECT RAISE(ABORT, 'a used scheme does not change'); END"
    )
    for table in CHILDREN:
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD")):
            yield (
                f"CREATE TRIGGER {table}_{act.lower()}_used BEFORE {act} ON {table} "
                f"WHEN (SELECT state FROM shortlisting_scheme WHERE id = {row}.scheme_id) {USED} "
                "BEGIN SELECT RAISE(ABORT, 'a used scheme does not change'); END"
            )


def postgres_statements():
    """Changes and deletions; TRUNCATE, which tests use, is not stopped."""
    yield (
        "CREATE FUNCTION shortlisting_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a run is frozen'; END $$"
    )
    for table in FROZEN:
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION shortlisting_frozen()"
        )
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in CONTENT)
    yield (
        "CREATE FUNCTION shortlisting_scheme_used() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF OLD.state {USED} AND (({changed}) OR NEW.state NOT {USED}) THEN "
        "RAISE EXCEPTION 'a used scheme does not change'; END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER shortlisting_scheme_used BEFORE UPDATE ON shortlisting_scheme "
        "FOR EACH ROW EXECUTE FUNCTION shortlisting_scheme_used()"
    )
    yield (
        "CREATE FUNCTION shortlisting_scheme_child() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE owner bigint; BEGIN "
        "IF TG_OP = 'INSERT' THEN owner := NEW.scheme_id; ELSE owner := OLD.scheme_id; END IF; "
        f"IF (SELECT state FROM shortlisting_scheme WHERE id = owner) {USED} THEN "
        "RAISE EXCEPTION 'a used scheme does not change'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    for table in CHILDREN:
        yield (
            f"CREATE TRIGGER {table}_used BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION shortlisting_scheme_child()"
        )


def protect(apps, schema_editor):
    """The same promise in both dialects."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in postgres_statements() if postgres else sqlite_statements():
        schema_editor.execute(statement, params=None)


def release(apps, schema_editor):
    """Undo `protect`."""
    if schema_editor.connection.vendor == "postgresql":
        for name in ("frozen", "scheme_used", "scheme_child"):
            schema_editor.execute(f"DROP FUNCTION shortlisting_{name}() CASCADE")
        return
    names = [statement.split()[2] for statement in sqlite_statements()]
    for name in names:
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("shortlisting", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
