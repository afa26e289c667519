import django.db.models.deletion
import django.utils.timezone
import gerakan.stages.sessions.models.sessions
import gerakan.stages.sessions.models.tasks
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_roles_of_agreements'),
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('editions', '0002_phases'),
        ('mentoring', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('name_key', models.CharField(max_length=200)),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='jabatan')),
                ('rank', models.CharField(choices=[('head', 'Kepala daerah'), ('deputy', 'Wakil kepala daerah'), ('secretary', 'Sekretaris daerah'), ('echelon_2', 'Kepala perangkat daerah (eselon II)'), ('echelon_3', 'Administrator (eselon III)'), ('echelon_4', 'Pengawas (eselon IV)'), ('staff', 'Staf atau fungsional'), ('council', 'DPRD'), ('outside', 'Di luar pemerintah')], default='staff', max_length=10, verbose_name='tingkat')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telepon')),
                ('is_expected', models.BooleanField(default=False, verbose_name='utusan tetap')),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='mentoring.guidance')),
            ],
            options={
                'verbose_name': 'peserta bimbingan',
                'verbose_name_plural': 'peserta bimbingan',
                'ordering': ('guidance', 'name'),
                'constraints': [models.UniqueConstraint(fields=('guidance', 'name_key'), name='one_participant_a_name_and_region'), models.CheckConstraint(condition=models.Q(('name_key', ''), _negated=True), name='a_participant_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attended_count', models.PositiveSmallIntegerField(verbose_name='hadir')),
                ('held_count', models.PositiveSmallIntegerField(verbose_name='pertemuan')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diterbitkan')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.letter')),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='meetings.participant')),
            ],
            options={
                'verbose_name': 'sertifikat',
                'verbose_name_plural': 'sertifikat',
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('attended_count__gte', 1), ('attended_count__lte', models.F('held_count'))), name='a_certificate_was_earned')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='judul')),
                ('state', models.CharField(choices=[('planned', 'Direncanakan'), ('running', 'Berlangsung'), ('held', 'Selesai'), ('cancelled', 'Dibatalkan')], default='planned', max_length=10, verbose_name='keadaan')),
                ('starts_at', models.DateTimeField(verbose_name='mulai')),
                ('ends_at', models.DateTimeField(verbose_name='selesai')),
                ('time_zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jakarta', max_length=20, verbose_name='zona waktu')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('video_link', models.URLField(blank=True, max_length=500, verbose_name='tautan pertemuan')),
                ('recording_link', models.URLField(blank=True, max_length=500, verbose_name='tautan rekaman')),
                ('agenda', models.TextField(blank=True, max_length=8000, verbose_name='susunan acara')),
                ('token', models.CharField(default=gerakan.stages.sessions.models.sessions.new_token, max_length=40, unique=True, verbose_name='kode presensi')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='revisi notulen')),
                ('sequence', models.PositiveIntegerField(default=0, verbose_name='perubahan jadwal')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diubah')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='editions.edition', verbose_name='edisi')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stages', models.ManyToManyField(related_name='sessions', to='mentoring.guidancestage', verbose_name='tahap dan daerah')),
            ],
            options={
                'verbose_name': 'pertemuan',
                'verbose_name_plural': 'pertemuan',
                'ordering': ('starts_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), models.Q(('video_link', ''), _negated=True), _connector='OR'), name='session_has_a_place_or_a_link')],
            },
        ),
        migrations.CreateModel(
            name='MinuteLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='urutan')),
                ('kind', models.CharField(choices=[('note', 'Catatan'), ('decision', 'Keputusan')], default='note', max_length=10, verbose_name='jenis')),
                ('text', models.TextField(max_length=4000, verbose_name='isi')),
                ('key', models.CharField(blank=True, max_length=60)),
                ('device', models.CharField(blank=True, max_length=40)),
                ('revision', models.PositiveIntegerField(verbose_name='revisi')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diubah')),
                ('is_removed', models.BooleanField(default=False, verbose_name='dihapus')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='meetings.session')),
            ],
            options={
                'verbose_name': 'baris notulen',
                'verbose_name_plural': 'baris notulen',
                'ordering': ('session', 'position', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('session', 'key'), name='one_minute_line_a_key'), models.UniqueConstraint(fields=('session', 'position'), name='one_minute_line_a_position'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_minute_line_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='jabatan')),
                ('rank', models.CharField(choices=[('head', 'Kepala daerah'), ('deputy', 'Wakil kepala daerah'), ('secretary', 'Sekretaris daerah'), ('echelon_2', 'Kepala perangkat daerah (eselon II)'), ('echelon_3', 'Administrator (eselon III)'), ('echelon_4', 'Pengawas (eselon IV)'), ('staff', 'Staf atau fungsional'), ('council', 'DPRD'), ('outside', 'Di luar pemerintah')], default='staff', max_length=10, verbose_name='tingkat')),
                ('state', models.CharField(choices=[('waiting', 'Menunggu konfirmasi'), ('confirmed', 'Hadir'), ('refused', 'Ditolak')], default='waiting', max_length=10, verbose_name='keadaan')),
                ('source', models.CharField(choices=[('typed', 'Diisi petugas'), ('qr', 'Presensi QR')], default='typed', max_length=5, verbose_name='asal')),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='tercatat')),
                ('rating_token', models.CharField(default=gerakan.stages.sessions.models.sessions.new_token, max_length=40, unique=True)),
                ('has_rated', models.BooleanField(default=False)),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='meetings.participant')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='meetings.session')),
            ],
            options={
                'verbose_name': 'kehadiran',
                'verbose_name_plural': 'kehadiran',
                'ordering': ('session', 'participant__name'),
                'constraints': [models.UniqueConstraint(fields=('session', 'participant'), name='one_attendance_a_person_and_session'), models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('judged_by__isnull', False), _connector='OR'), name='somebody_confirmed_an_attendance')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tugas')),
                ('detail', models.TextField(blank=True, max_length=4000, verbose_name='penjelasan')),
                ('due_on', models.DateField(verbose_name='paling lambat')),
                ('state', models.CharField(choices=[('open', 'Dikerjakan'), ('done', 'Selesai'), ('cancelled', 'Dibatalkan')], default='open', max_length=10, verbose_name='keadaan')),
                ('answer', models.TextField(blank=True, max_length=4000, verbose_name='hasil kerja')),
                ('evidence_link', models.URLField(blank=True, max_length=500, verbose_name='tautan bukti')),
                ('evidence', models.FileField(blank=True, max_length=300, upload_to=gerakan.stages.sessions.models.tasks.evidence_path, verbose_name='berkas bukti')),
                ('evidence_name', models.CharField(blank=True, max_length=200, verbose_name='nama berkas')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diberikan')),
                ('done_at', models.DateTimeField(null=True, verbose_name='selesai pada')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='perangkat daerah')),
                ('deliverable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='mentoring.deliverable', verbose_name='untuk hasil')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='mentoring.guidance', verbose_name='daerah')),
                ('line', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.minuteline')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='session_tasks', to=settings.AUTH_USER_MODEL, verbose_name='penanggung jawab')),
                ('session', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.session')),
            ],
            options={
                'verbose_name': 'tugas',
                'verbose_name_plural': 'tugas',
                'ordering': ('due_on', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('line__isnull', False)), fields=('line', 'guidance'), name='one_task_a_decision_and_region'), models.CheckConstraint(condition=models.Q(('owner__isnull', False), ('agency__isnull', False), _connector='OR'), name='a_task_is_somebodys'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', False), _connector='OR'), name='a_done_task_has_its_day')],
            },
        ),
        migrations.CreateModel(
            name='CertificatePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minimum_percent', models.PositiveSmallIntegerField(default=75, verbose_name='kehadiran paling sedikit (%)')),
                ('sender', models.JSONField(default=dict, verbose_name='pengirim')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_plan', to='editions.edition', verbose_name='edisi')),
            ],
            options={
                'verbose_name': 'ketentuan sertifikat',
                'verbose_name_plural': 'ketentuan sertifikat',
                'constraints': [models.CheckConstraint(condition=models.Q(('minimum_percent__range', (1, 100))), name='certificate_share_plausible')],
            },
        ),
    ]
