"""The full-text index of the database in use; search/engines.py asks it."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    title_stems, stems, content='search_searchentry', content_rowid='id', prefix='2 3', tokenize='unicode61'
);
CREATE TRIGGER search_words_insert AFTER INSERT ON search_searchentry BEGIN
    INSERT INTO search_words(rowid, title_stems, stems) VALUES (new.id, new.title_stems, new.stems);
END;
CREATE TRIGGER search_words_delete AFTER DELETE ON search_searchentry BEGIN
    INSERT INTO search_words(search_words, rowid, title_stems, stems)
    VALUES ('delete', old.id, old.title_stems, old.stems);
END;
CREATE TRIGGER search_words_update AFTER UPDATE ON search_searchentry BEGIN
    INSERT INTO search_words(search_words, rowid, title_stems, stems)
    VALUES ('delete', old.id, old.title_stems, old.stems);
    INSERT INTO search_words(rowid, title_stems, stems) VALUES (new.id, new.title_stems, new.stems);
END;
"""
POSTGRES = """
CREATE INDEX search_words_title ON search_searchentry USING gin (array_to_tsvector(string_to_array(title_stems, ' ')));
CREATE INDEX search_words_all ON search_searchentry USING gin (array_to_tsvector(string_to_array(stems, ' ')));
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute(POSTGRES)
        return
    statements = SQLITE.replace(";\nCREATE", ";;CREATE").split(";;")
    for statement in statements:
        schema_editor.execute(statement.strip())


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP INDEX search_words_title, search_words_all")
        return
    for name in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER search_words_{name}")
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
