import django.db.models.deletion
import django.utils.timezone
import gerakan.stages.institutions.models.acts
import gerakan.stages.institutions.models.bodies
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LegalAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sk_dewan', 'SK Dewan Smart City'), ('sk_tim', 'SK Tim Pelaksana'), ('sk_forum', 'SK Forum Smart City'), ('perkada', 'Peraturan Kepala Daerah'), ('perda', 'Peraturan Daerah'), ('sk_lain', 'Keputusan Kepala Daerah lainnya'), ('edaran', 'Instruksi atau surat edaran')], max_length=10, verbose_name='jenis')),
                ('number', models.CharField(max_length=120, verbose_name='nomor')),
                ('title', models.CharField(max_length=400, verbose_name='tentang')),
                ('dated', models.DateField(verbose_name='ditetapkan')),
                ('in_force_from', models.DateField(verbose_name='berlaku dari')),
                ('in_force_until', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('ended_on', models.DateField(null=True, verbose_name='tidak berlaku sejak')),
                ('end_reason', models.CharField(blank=True, max_length=400, verbose_name='sebab tidak berlaku')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legal_acts', to='regions.region', verbose_name='daerah')),
                ('registered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replacements', to='institutions.legalact', verbose_name='menggantikan')),
            ],
            options={
                'verbose_name': 'produk hukum daerah',
                'verbose_name_plural': 'produk hukum daerah',
                'ordering': ('region__code', 'kind', '-in_force_from', '-pk'),
                'indexes': [models.Index(fields=['region', 'kind'], name='legal_act_of_region')],
                'constraints': [models.UniqueConstraint(fields=('region', 'kind', 'number'), name='one_legal_act_a_number'), models.UniqueConstraint(condition=models.Q(('replaces__isnull', False)), fields=('replaces',), name='a_legal_act_is_replaced_once'), models.CheckConstraint(condition=models.Q(('in_force_until__isnull', True), ('in_force_until__gte', models.F('in_force_from')), _connector='OR'), name='legal_act_ends_after_start'), models.CheckConstraint(condition=models.Q(('in_force_from__gte', models.F('dated'))), name='legal_act_holds_once_dated'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='an_ended_legal_act_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ActFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('file', models.FileField(max_length=300, upload_to=gerakan.stages.institutions.models.acts.file_path, verbose_name='berkas')),
                ('name', models.CharField(max_length=200, verbose_name='nama berkas')),
                ('size', models.PositiveBigIntegerField(verbose_name='besar')),
                ('sha256', models.CharField(max_length=64, verbose_name='sidik SHA-256')),
                ('stored_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='disimpan')),
                ('stored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='institutions.legalact', verbose_name='produk hukum daerah')),
            ],
            options={
                'verbose_name': 'berkas produk hukum',
                'verbose_name_plural': 'berkas produk hukum',
                'ordering': ('act', '-version'),
                'constraints': [models.UniqueConstraint(fields=('act', 'version'), name='one_legal_act_file_a_version')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(choices=[('dewan', 'Dewan Smart City'), ('tim', 'Tim Pelaksana'), ('forum', 'Forum Smart City')], default='dewan', max_length=6, verbose_name='lembaga')),
                ('held_on', models.DateField(verbose_name='tanggal rapat')),
                ('topic', models.CharField(max_length=300, verbose_name='pokok bahasan')),
                ('decisions', models.TextField(blank=True, max_length=8000, verbose_name='keputusan rapat')),
                ('present_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='jumlah hadir')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='tautan notula')),
                ('file', models.FileField(blank=True, max_length=300, upload_to=gerakan.stages.institutions.models.bodies.minutes_path, verbose_name='berkas notula')),
                ('file_name', models.CharField(blank=True, max_length=200, verbose_name='nama berkas')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='sidik SHA-256')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='institution_meetings', to='regions.region', verbose_name='daerah')),
            ],
            options={
                'verbose_name': 'rapat lembaga',
                'verbose_name_plural': 'rapat lembaga',
                'ordering': ('region__code', 'body', '-held_on'),
                'constraints': [models.UniqueConstraint(fields=('region', 'body', 'held_on'), name='one_meeting_a_body_and_day'), models.CheckConstraint(condition=models.Q(models.Q(('link', ''), _negated=True), models.Q(('file', ''), _negated=True), models.Q(('decisions', ''), _negated=True), _connector='OR'), name='a_meeting_leaves_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(choices=[('dewan', 'Dewan Smart City'), ('tim', 'Tim Pelaksana'), ('forum', 'Forum Smart City')], max_length=6, verbose_name='lembaga')),
                ('place', models.CharField(choices=[('pelindung', 'Pelindung'), ('pengarah', 'Pengarah'), ('ketua', 'Ketua'), ('sekretaris', 'Sekretaris'), ('koordinator', 'Koordinator kelompok kerja'), ('wali_data', 'Wali data'), ('anggota', 'Anggota')], default='anggota', max_length=12, verbose_name='kedudukan')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='jabatan')),
                ('agency', models.CharField(blank=True, max_length=200, verbose_name='instansi')),
                ('pillar', models.CharField(blank=True, choices=[('governance', 'Tata kelola cerdas'), ('branding', 'Citra daerah cerdas'), ('economy', 'Ekonomi cerdas'), ('living', 'Kehidupan cerdas'), ('society', 'Masyarakat cerdas'), ('environment', 'Lingkungan cerdas')], max_length=12, verbose_name='kelompok kerja')),
                ('helix', models.CharField(blank=True, choices=[('pemerintah', 'Pemerintah'), ('akademisi', 'Akademisi'), ('usaha', 'Dunia usaha'), ('masyarakat', 'Masyarakat'), ('media', 'Media')], max_length=12, verbose_name='unsur')),
                ('since', models.DateField(verbose_name='mulai')),
                ('until', models.DateField(blank=True, null=True, verbose_name='hari terakhir')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='institutions.legalact', verbose_name='dasar hukum')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='institution_members', to='regions.region', verbose_name='daerah')),
            ],
            options={
                'verbose_name': 'anggota lembaga',
                'verbose_name_plural': 'anggota lembaga',
                'ordering': ('region__code', 'body', 'pk'),
                'indexes': [models.Index(fields=['region', 'body'], name='members_of_region')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='member_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('body', 'forum'), models.Q(('helix', ''), _negated=True)), models.Q(models.Q(('body', 'forum'), _negated=True), ('helix', '')), _connector='OR'), name='a_forum_member_speaks_for_a_helix'), models.CheckConstraint(condition=models.Q(('body', 'tim'), ('pillar', ''), _connector='OR'), name='working_groups_are_the_teams'), models.CheckConstraint(condition=models.Q(models.Q(('place', 'wali_data'), _negated=True), models.Q(('agency', ''), _negated=True), _connector='OR'), name='a_data_person_has_an_agency'), models.CheckConstraint(condition=models.Q(models.Q(('place', 'koordinator'), _negated=True), models.Q(('pillar', ''), _negated=True), _connector='OR'), name='a_group_lead_has_a_group'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('region', 'body', 'name', 'place', 'pillar'), name='nobody_sits_twice_in_one_place'), models.UniqueConstraint(condition=models.Q(('place', 'wali_data'), ('until__isnull', True)), fields=('region', 'agency'), name='one_data_person_an_agency'), models.UniqueConstraint(condition=models.Q(('place', 'ketua'), ('until__isnull', True)), fields=('region', 'body'), name='one_chair_a_body')],
            },
        ),
        migrations.CreateModel(
            name='OfficeHolder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(choices=[('head', 'Kepala daerah'), ('deputy', 'Wakil kepala daerah'), ('sekda', 'Sekretaris daerah'), ('diskominfo', 'Kepala Diskominfo'), ('bappeda', 'Kepala Bappeda'), ('agency', 'Kepala perangkat daerah')], max_length=12, verbose_name='jabatan')),
                ('agency', models.CharField(blank=True, max_length=200, verbose_name='perangkat daerah')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('employee_number', models.CharField(blank=True, max_length=30, verbose_name='NIP')),
                ('capacity', models.CharField(choices=[('definitif', 'Pejabat definitif'), ('pj', 'Penjabat (Pj.)'), ('plt', 'Pelaksana tugas (Plt.)'), ('plh', 'Pelaksana harian (Plh.)')], default='definitif', max_length=10, verbose_name='kedudukan')),
                ('mandate_number', models.CharField(blank=True, max_length=120, verbose_name='nomor surat mandat')),
                ('mandate_on', models.DateField(blank=True, null=True, verbose_name='tanggal surat mandat')),
                ('since', models.DateField(verbose_name='mulai menjabat')),
                ('until', models.DateField(blank=True, null=True, verbose_name='hari terakhir')),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='sebab berakhir')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='office_holders', to='regions.region', verbose_name='daerah')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to=settings.AUTH_USER_MODEL, verbose_name='akun')),
            ],
            options={
                'verbose_name': 'pejabat',
                'verbose_name_plural': 'pejabat',
                'ordering': ('region__code', 'office', 'agency', '-since', 'pk'),
                'indexes': [models.Index(fields=['region', 'office', 'since'], name='office_holder_in_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='office_ends_after_start'), models.CheckConstraint(condition=models.Q(('capacity', 'definitif'), models.Q(models.Q(('mandate_number', ''), _negated=True), ('mandate_on__isnull', False)), _connector='OR'), name='acting_holder_has_a_mandate'), models.CheckConstraint(condition=models.Q(models.Q(('office', 'agency'), models.Q(('agency', ''), _negated=True)), models.Q(models.Q(('office', 'agency'), _negated=True), ('agency', '')), _connector='OR'), name='agency_head_names_the_agency'), models.UniqueConstraint(condition=models.Q(('capacity__in', ['definitif', 'pj']), ('until__isnull', True)), fields=('region', 'office', 'agency'), name='one_open_holder_an_office'), models.UniqueConstraint(condition=models.Q(('capacity__in', ['plt', 'plh']), ('until__isnull', True)), fields=('region', 'office', 'agency'), name='one_open_stand_in_an_office')],
            },
        ),
    ]
