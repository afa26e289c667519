import django.db.models.deletion
import gerakan.stages.books.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('masterplans', '0003_accepted_findings'),
        ('reviews', '0001_initial'),
        ('tasks', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BookSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('colour', models.CharField(default='#14467c', max_length=7, verbose_name='warna judul')),
                ('logo', models.FileField(blank=True, max_length=200, upload_to=gerakan.stages.books.models.logo_path, verbose_name='lambang daerah')),
                ('foreword', models.TextField(blank=True, verbose_name='kata pengantar')),
                ('foreword_en', models.TextField(blank=True, verbose_name='kata pengantar dalam bahasa Inggris')),
                ('signer_name', models.CharField(blank=True, max_length=200, verbose_name='nama penanda tangan')),
                ('signer_office', models.CharField(blank=True, max_length=200, verbose_name='jabatan penanda tangan')),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='book_setting', to='masterplans.masterplan')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rupa buku',
                'verbose_name_plural': 'rupa buku',
                'constraints': [models.CheckConstraint(condition=models.Q(('colour__regex', '^#[0-9a-f]{6}$')), name='book_colour_is_a_colour')],
            },
        ),
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('work', models.CharField(choices=[('buku1', 'Buku 1: Analisis Strategis'), ('buku2', 'Buku 2: Rencana Induk'), ('buku3', 'Buku 3: Ringkasan Eksekutif'), ('quickwin', 'Buku Quick Win'), ('salindia', 'Salindia kepala daerah')], max_length=10, verbose_name='buku')),
                ('format', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('pptx', 'PowerPoint')], max_length=5, verbose_name='bentuk')),
                ('language', models.CharField(choices=[('id', 'Bahasa Indonesia'), ('en', 'Bahasa Inggris')], default='id', max_length=2, verbose_name='bahasa')),
                ('state', models.CharField(choices=[('waiting', 'Menunggu giliran'), ('running', 'Sedang dibuat'), ('ready', 'Siap diunduh'), ('failed', 'Gagal')], default='waiting', max_length=10, verbose_name='keadaan')),
                ('fingerprint', models.CharField(blank=True, max_length=64, verbose_name='sidik isi')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='perubahan ke-')),
                ('token', models.CharField(default=gerakan.stages.books.models.new_token, max_length=40, unique=True)),
                ('file', models.FileField(blank=True, max_length=300, upload_to=gerakan.stages.books.models.rendering_path, verbose_name='berkas')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='sidik SHA-256')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='ukuran')),
                ('is_draft', models.BooleanField(default=True, verbose_name='rancangan')),
                ('reason', models.TextField(blank=True, verbose_name='sebab gagal')),
                ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='diminta')),
                ('made_at', models.DateTimeField(blank=True, null=True, verbose_name='dibuat')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='renderings', to='tasks.job')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renderings', to='masterplans.masterplan', verbose_name='rencana induk')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renderings', to='reviews.planversion', verbose_name='versi')),
            ],
            options={
                'verbose_name': 'berkas buku',
                'verbose_name_plural': 'berkas buku',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running']), ('version__isnull', True)), fields=('plan', 'work', 'format', 'language'), name='one_draft_book_in_the_making'), models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running']), ('version__isnull', False)), fields=('version', 'work', 'format', 'language'), name='one_version_book_in_the_making'), models.UniqueConstraint(condition=models.Q(('state', 'ready')), fields=('plan', 'work', 'format', 'language', 'fingerprint'), name='one_book_of_one_content'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(models.Q(('sha256', ''), _negated=True), models.Q(('fingerprint', ''), _negated=True), ('made_at__isnull', False)), _connector='OR'), name='a_ready_book_has_its_fingerprints')],
            },
        ),
    ]
