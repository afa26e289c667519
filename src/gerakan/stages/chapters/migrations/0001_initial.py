import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('masterplans', '0003_accepted_findings'),
    ]

    operations = [
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(max_length=20, verbose_name='buku')),
                ('code', models.SlugField(max_length=60, verbose_name='bagian')),
                ('language', models.CharField(choices=[('id', 'Bahasa Indonesia'), ('en', 'Bahasa Inggris')], default='id', max_length=2, verbose_name='bahasa')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='judul')),
                ('is_local', models.BooleanField(default=False, verbose_name='bab tambahan daerah')),
                ('is_dropped', models.BooleanField(default=False, verbose_name='dilepas')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', models.TextField(blank=True, verbose_name='naskah')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('made_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='diterjemahkan dari perubahan ke-')),
                ('figures', models.JSONField(default=dict, verbose_name='angka yang sudah diperiksa')),
                ('changed_at', models.DateTimeField(blank=True, null=True, verbose_name='diubah')),
                ('held_until', models.DateTimeField(blank=True, null=True, verbose_name='dipegang sampai')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diminta oleh')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
                ('held_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sedang ditulis')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='masterplans.masterplan', verbose_name='rencana')),
            ],
            options={
                'verbose_name': 'bagian naskah',
                'verbose_name_plural': 'bagian naskah',
                'ordering': ('position', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'code', 'language'), name='one_text_a_section_and_language'), models.CheckConstraint(condition=models.Q(('is_local', True), ('is_dropped', False), _connector='OR'), name='only_local_chapters_drop'), models.CheckConstraint(condition=models.Q(models.Q(('held_by__isnull', True), ('held_until__isnull', True)), models.Q(('held_by__isnull', False), ('held_until__isnull', False)), _connector='OR'), name='a_section_is_held_until_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen', models.TextField(blank=True)),
                ('text', models.TextField(blank=True)),
                ('key', models.CharField(blank=True, default='', max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='chapters.section')),
            ],
            options={
                'verbose_name': 'naskah yang belum tersimpan',
                'verbose_name_plural': 'naskah yang belum tersimpan',
                'ordering': ('-at',),
                'constraints': [models.UniqueConstraint(fields=('section', 'by', 'key'), name='one_draft_a_save')],
            },
        ),
        migrations.CreateModel(
            name='SectionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('key', models.CharField(blank=True, default='', max_length=40)),
                ('begun_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='chapters.section')),
            ],
            options={
                'verbose_name': 'perubahan naskah',
                'verbose_name_plural': 'perubahan naskah',
                'ordering': ('-revision',),
                'constraints': [models.UniqueConstraint(fields=('section', 'revision'), name='one_text_a_revision')],
            },
        ),
    ]
