import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('masterplans', '0003_accepted_findings'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ModelProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, unique=True, verbose_name='nama')),
                ('pillar', models.CharField(choices=[('governance', 'Tata kelola cerdas'), ('branding', 'Citra daerah cerdas'), ('economy', 'Ekonomi cerdas'), ('living', 'Kehidupan cerdas'), ('society', 'Masyarakat cerdas'), ('environment', 'Lingkungan cerdas')], max_length=30, verbose_name='pilar')),
                ('subdimension', models.CharField(choices=[('public_services', 'Pelayanan publik'), ('bureaucracy', 'Tata kelola birokrasi'), ('public_policy', 'Kebijakan publik'), ('tourism', 'Pariwisata'), ('business', 'Bisnis'), ('city_appearance', 'Wajah kota'), ('industry', 'Industri'), ('welfare', 'Kesejahteraan'), ('transactions', 'Transaksi'), ('harmony', 'Harmoni tata ruang'), ('health', 'Kesehatan'), ('mobility', 'Mobilitas'), ('community', 'Komunitas'), ('education', 'Pendidikan'), ('security', 'Keamanan'), ('protection', 'Proteksi lingkungan'), ('waste', 'Sampah dan limbah'), ('energy', 'Energi')], max_length=30, verbose_name='subdimensi')),
                ('problem', models.TextField(verbose_name='masalah yang dijawab')),
                ('description', models.TextField(verbose_name='cara kerjanya')),
                ('conditions', models.TextField(help_text='Apa yang harus ada lebih dahulu: peraturan, orang, data, sambungan.', verbose_name='syarat')),
                ('for_whom', models.CharField(blank=True, choices=[('', 'kabupaten dan kota'), ('kabupaten', 'kabupaten saja'), ('kota', 'kota saja')], default='', max_length=10, verbose_name='untuk')),
                ('beneficiaries', models.CharField(max_length=200, verbose_name='penerima manfaat')),
                ('field', models.CharField(choices=[('policy_institution', 'Kebijakan dan kelembagaan'), ('infrastructure', 'Infrastruktur'), ('application', 'Aplikasi'), ('human_resources', 'Sumber daya manusia'), ('literacy', 'Literasi'), ('cooperation', 'Kerja sama')], max_length=30, verbose_name='bidang tindakan')),
                ('cost_low', models.BigIntegerField(help_text='Seluruhnya sampai berjalan.', verbose_name='biaya paling rendah (rupiah)')),
                ('cost_high', models.BigIntegerField(verbose_name='biaya paling tinggi (rupiah)')),
                ('cost_source', models.CharField(max_length=300, verbose_name='sumber angka biaya')),
                ('indicator', models.CharField(max_length=300, verbose_name='indikator')),
                ('unit', models.CharField(max_length=60, verbose_name='satuan')),
                ('direction', models.CharField(choices=[('up', 'makin tinggi makin baik'), ('down', 'makin rendah makin baik')], max_length=30, verbose_name='arah')),
                ('formula', models.TextField(verbose_name='rumus')),
                ('state', models.CharField(choices=[('draft', 'Rancangan'), ('published', 'Terbit'), ('retired', 'Ditarik')], default='draft', editable=False, max_length=10, verbose_name='keadaan')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('is_sample', models.BooleanField(default=False, editable=False, verbose_name='data contoh')),
                ('origin', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='masterplans.masterplan')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'program model',
                'verbose_name_plural': 'program model',
                'ordering': ('pillar', 'subdimension', 'title'),
                'constraints': [models.CheckConstraint(condition=models.Q(('subdimension', ''), ('pillar', ''), models.Q(('pillar', 'governance'), ('subdimension', 'public_services')), models.Q(('pillar', 'governance'), ('subdimension', 'bureaucracy')), models.Q(('pillar', 'governance'), ('subdimension', 'public_policy')), models.Q(('pillar', 'branding'), ('subdimension', 'tourism')), models.Q(('pillar', 'branding'), ('subdimension', 'business')), models.Q(('pillar', 'branding'), ('subdimension', 'city_appearance')), models.Q(('pillar', 'economy'), ('subdimension', 'industry')), models.Q(('pillar', 'economy'), ('subdimension', 'welfare')), models.Q(('pillar', 'economy'), ('subdimension', 'transactions')), models.Q(('pillar', 'living'), ('subdimension', 'harmony')), models.Q(('pillar', 'living'), ('subdimension', 'health')), models.Q(('pillar', 'living'), ('subdimension', 'mobility')), models.Q(('pillar', 'society'), ('subdimension', 'community')), models.Q(('pillar', 'society'), ('subdimension', 'education')), models.Q(('pillar', 'society'), ('subdimension', 'security')), models.Q(('pillar', 'environment'), ('subdimension', 'protection')), models.Q(('pillar', 'environment'), ('subdimension', 'waste')), models.Q(('pillar', 'environment'), ('subdimension', 'energy')), _connector='OR'), name='model_programme_under_its_pillar'), models.CheckConstraint(condition=models.Q(('cost_low__gte', 0), ('cost_high__gte', models.F('cost_low'))), name='model_cost_from_low_to_high')],
            },
        ),
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(validators=[django.core.validators.MinLengthValidator(10)], verbose_name='alasan')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dismissals', to='masterplans.masterplan')),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dismissals', to='suggestions.modelprogramme')),
            ],
            options={
                'verbose_name': 'saran yang dikesampingkan',
                'verbose_name_plural': 'saran yang dikesampingkan',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('model', 'plan'), name='one_dismissal_of_a_plan')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='kode program')),
                ('revision', models.PositiveIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='masterplans.masterplan')),
                ('programme', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adoption', to='masterplans.programme')),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='suggestions.modelprogramme')),
            ],
            options={
                'verbose_name': 'program model yang dipakai',
                'verbose_name_plural': 'program model yang dipakai',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.PositiveSmallIntegerField(verbose_name='sejak')),
                ('result', models.TextField(help_text='Angka sebelum dan sesudah, dengan tahunnya.', verbose_name='hasil')),
                ('source', models.CharField(max_length=300, verbose_name='sumber')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='tautan')),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practices', to='suggestions.modelprogramme')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='daerah')),
            ],
            options={
                'verbose_name': 'pengalaman daerah',
                'verbose_name_plural': 'pengalaman daerah',
                'ordering': ('since', 'region__code'),
                'constraints': [models.UniqueConstraint(fields=('model', 'region'), name='one_practice_of_a_region'), models.CheckConstraint(condition=models.Q(('since__range', (2000, 2100))), name='practice_in_a_plausible_year')],
            },
        ),
    ]
