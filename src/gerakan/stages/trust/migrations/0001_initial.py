import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('assessment', '0001_initial'),
        ('assessors', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TrustRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('computed_at', models.DateTimeField(auto_now_add=True, verbose_name='dihitung')),
                ('engine_version', models.CharField(max_length=40, verbose_name='versi mesin')),
                ('seed', models.PositiveBigIntegerField(verbose_name='benih')),
                ('is_linked', models.BooleanField(verbose_name='rancangan tersambung')),
                ('inputs', models.JSONField(help_text='rows of [region code, assessor code, item code, mark, order in the day, tied]')),
                ('parameters', models.JSONField(help_text='scale, places, model, draws, thresholds of the zones')),
                ('results', models.JSONField(help_text='groups, components, agreement, items, home bonus, order, generalisability')),
                ('content_hash', models.CharField(max_length=64, unique=True, verbose_name='sidik isi')),
                ('computed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('ruling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trust_runs', to='assessment.ruling')),
            ],
            options={
                'verbose_name': 'perhitungan kepercayaan',
                'verbose_name_plural': 'perhitungan kepercayaan',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(fields=('ruling', 'number'), name='one_trust_run_number')],
            },
        ),
        migrations.CreateModel(
            name='TrustAssessor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region_count', models.PositiveSmallIntegerField(verbose_name='jumlah daerah')),
                ('severity', models.FloatField(help_text='positive for the strict, on the mark scale', null=True, verbose_name='keketatan')),
                ('standard_error', models.FloatField(null=True, verbose_name='galat baku')),
                ('infit', models.FloatField(null=True)),
                ('outfit', models.FloatField(null=True)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessors.engagement', verbose_name='asesor')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessors', to='trust.trustrun')),
            ],
            options={
                'verbose_name': 'asesor dalam perhitungan',
                'verbose_name_plural': 'asesor dalam perhitungan',
                'ordering': ('-severity', 'engagement__code'),
                'constraints': [models.UniqueConstraint(fields=('run', 'engagement'), name='one_trust_assessor_each')],
            },
        ),
        migrations.CreateModel(
            name='ThirdMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', 'Diusulkan'), ('accepted', 'Diterima'), ('refused', 'Ditolak')], default='proposed', max_length=10, verbose_name='keadaan')),
                ('order', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('gain', models.FloatField(help_text='expected wrong decisions that this mark avoids', verbose_name='guna')),
                ('chance_before', models.FloatField(null=True, verbose_name='peluang sebelum')),
                ('note', models.TextField(blank=True, verbose_name='alasan')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='third_marks', to='assessment.case', verbose_name='daerah')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessors.engagement', verbose_name='asesor')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='third_marks', to='trust.trustrun')),
            ],
            options={
                'verbose_name': 'penilaian tambahan',
                'verbose_name_plural': 'penilaian tambahan',
                'ordering': ('order', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('run', 'case', 'engagement'), name='one_third_mark_each')],
            },
        ),
        migrations.CreateModel(
            name='TrustStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark_count', models.PositiveSmallIntegerField(verbose_name='jumlah asesor')),
                ('raw', models.FloatField(verbose_name='nilai mentah')),
                ('corrected', models.FloatField(null=True, verbose_name='nilai terkoreksi')),
                ('lower', models.FloatField(null=True, verbose_name='batas bawah 90 %')),
                ('upper', models.FloatField(null=True, verbose_name='batas atas 90 %')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='peringkat')),
                ('chance', models.FloatField(null=True, verbose_name='peluang')),
                ('zone', models.CharField(blank=True, choices=[('certain', 'Pasti'), ('grey', 'Abu-abu'), ('out', 'Di luar')], max_length=10, verbose_name='zona')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.case', verbose_name='daerah')),
                ('hangs_on', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessors.engagement', verbose_name='bergantung pada satu asesor')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='trust.trustrun')),
            ],
            options={
                'verbose_name': 'kedudukan dalam perhitungan',
                'verbose_name_plural': 'kedudukan dalam perhitungan',
                'ordering': ('rank', 'case__region__code'),
                'constraints': [models.UniqueConstraint(fields=('run', 'case'), name='one_trust_standing_each')],
            },
        ),
    ]
