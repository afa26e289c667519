import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('institutions', '0001_initial'),
        ('masterplans', '0003_accepted_findings'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('revision', models.PositiveIntegerField(verbose_name='perubahan ke-')),
                ('why', models.CharField(choices=[('review', 'Permintaan telaah'), ('correction', 'Perbaikan rencana yang sudah disetujui')], default='review', max_length=10, verbose_name='sebab')),
                ('contents', models.JSONField()),
                ('sha256', models.CharField(max_length=64, verbose_name='sidik isi')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibekukan')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='masterplans.masterplan', verbose_name='rencana induk')),
            ],
            options={
                'verbose_name': 'versi rencana induk',
                'verbose_name_plural': 'versi rencana induk',
                'ordering': ('plan', '-number'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='one_plan_version_a_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='plan_versions_count_from_one')],
            },
        ),
        migrations.CreateModel(
            name='PlanRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('remark', 'Catatan'), ('suggestion', 'Usulan')], default='remark', max_length=10, verbose_name='jenis')),
                ('sheet', models.CharField(blank=True, max_length=30, verbose_name='lembar')),
                ('row', models.PositiveBigIntegerField(null=True)),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='kode')),
                ('field', models.CharField(blank=True, max_length=40, verbose_name='kolom')),
                ('section', models.CharField(blank=True, max_length=60, verbose_name='bagian naskah')),
                ('quote', models.TextField(blank=True, verbose_name='kutipan')),
                ('text', models.TextField(verbose_name='catatan')),
                ('before', models.TextField(blank=True, verbose_name='isi sekarang')),
                ('after', models.TextField(blank=True, verbose_name='isi yang diusulkan')),
                ('is_compulsory', models.BooleanField(default=False, verbose_name='wajib diselesaikan')),
                ('state', models.CharField(choices=[('open', 'Terbuka'), ('answered', 'Dijawab'), ('resolved', 'Selesai'), ('accepted', 'Usulan diterima'), ('declined', 'Usulan ditolak')], default='open', max_length=10, verbose_name='keadaan')),
                ('as_whom', models.CharField(blank=True, max_length=200, verbose_name='sebagai')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ditulis')),
                ('answer', models.TextField(blank=True, verbose_name='jawaban')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='dijawab')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='diselesaikan')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='penulis')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='masterplans.masterplan', verbose_name='rencana induk')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_on', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='reviews.planversion', verbose_name='ditulis pada versi')),
            ],
            options={
                'verbose_name': 'catatan telaah',
                'verbose_name_plural': 'catatan telaah',
                'ordering': ('plan', 'pk'),
                'indexes': [models.Index(fields=['plan', 'state'], name='remarks_of_a_plan')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sheet', ''), ('section', ''), _connector='OR'), name='a_remark_stands_at_one_place'), models.CheckConstraint(condition=models.Q(('field', ''), ('row__isnull', False), _connector='OR'), name='a_remark_on_a_cell_has_its_row'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'suggestion'), _negated=True), models.Q(('row__isnull', False), models.Q(('field', ''), _negated=True)), models.Q(models.Q(('section', ''), _negated=True), models.Q(('quote', ''), _negated=True)), _connector='OR'), name='a_suggestion_has_its_cell_or_words'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'declined']), _negated=True), ('kind', 'suggestion'), _connector='OR'), name='only_suggestions_are_accepted_or_declined'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='an_answered_plan_remark_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_declined_suggestion_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['resolved', 'accepted', 'declined']), _negated=True), ('settled_at__isnull', False), _connector='OR'), name='a_settled_remark_has_its_instant')],
            },
        ),
        migrations.CreateModel(
            name='PartAcceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=60, verbose_name='bagian')),
                ('digest', models.CharField(max_length=64, verbose_name='sidik bagian')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diterima')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='dicabut')),
                ('reason', models.TextField(blank=True, verbose_name='alasan dicabut')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='part_acceptances', to='masterplans.masterplan')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='reviews.planversion')),
            ],
            options={
                'verbose_name': 'penerimaan bagian',
                'verbose_name_plural': 'penerimaan bagian',
                'ordering': ('plan', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('plan', 'part', 'digest'), name='one_acceptance_a_part'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(models.Q(('reason', ''), _negated=True), ('withdrawn_at__gte', models.F('at'))), _connector='OR'), name='a_withdrawn_acceptance_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signer_name', models.CharField(max_length=200, verbose_name='penanda tangan')),
                ('signer_title', models.CharField(max_length=240, verbose_name='jabatan')),
                ('capacity', models.CharField(choices=[('definitif', 'Pejabat definitif'), ('pj', 'Penjabat (Pj.)'), ('plt', 'Pelaksana tugas (Plt.)'), ('plh', 'Pelaksana harian (Plh.)')], max_length=10, verbose_name='kedudukan')),
                ('mandate', models.CharField(blank=True, max_length=120, verbose_name='nomor surat mandat')),
                ('act_words', models.CharField(max_length=600, verbose_name='produk hukum saat ditetapkan')),
                ('act_on', models.DateField(verbose_name='tanggal produk hukum')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.legalact', verbose_name='produk hukum')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.officeholder', verbose_name='pejabat')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='adoption', to='reviews.planversion', verbose_name='versi')),
            ],
            options={
                'verbose_name': 'penetapan rencana induk',
                'verbose_name_plural': 'penetapan rencana induk',
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('capacity', 'definitif'), models.Q(('mandate', ''), _negated=True), _connector='OR'), name='acting_head_adopts_by_mandate'), models.CheckConstraint(condition=models.Q(('signer_name', ''), _negated=True), name='adoption_has_its_signer')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diumumkan')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ditarik')),
                ('reason', models.TextField(blank=True, verbose_name='alasan ditarik')),
                ('adoption', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reviews.adoption', verbose_name='penetapan')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='masterplans.masterplan')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reviews.planversion', verbose_name='versi')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pengumuman rencana induk',
                'verbose_name_plural': 'pengumuman rencana induk',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('version',), name='a_plan_version_is_public_once'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_withdrawn_plan_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'Ditelaah'), ('returned', 'Dikembalikan'), ('recalled', 'Ditarik daerah'), ('approved', 'Disetujui')], default='open', max_length=10, verbose_name='keadaan')),
                ('note', models.TextField(blank=True, verbose_name='alasan')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='diputuskan')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='masterplans.masterplan')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='round', to='reviews.planversion', verbose_name='versi')),
            ],
            options={
                'verbose_name': 'putaran telaah',
                'verbose_name_plural': 'putaran telaah',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('plan',), name='one_open_round_a_plan'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='a_decided_round_has_its_instant'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['returned', 'recalled']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_returned_plan_says_why')],
            },
        ),
        migrations.CreateModel(
            name='PlanningPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.PositiveSmallIntegerField(verbose_name='tahun mulai')),
                ('ends', models.PositiveSmallIntegerField(verbose_name='tahun berakhir')),
                ('act', models.CharField(max_length=200, verbose_name='peraturan daerah')),
                ('codes', models.JSONField(blank=True, default=list, verbose_name='kode program RPJMD')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dicatat')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planning_periods', to='regions.region', verbose_name='daerah')),
            ],
            options={
                'verbose_name': 'masa RPJMD',
                'verbose_name_plural': 'masa RPJMD',
                'ordering': ('region', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='planning_period_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('starts__range', (2000, 2100))), name='planning_period_is_plausible')],
            },
        ),
    ]
