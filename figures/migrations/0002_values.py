"""Values and kept totals, apart from the rest because the order of their columns counts.

Wide columns first, then the narrow ones, then what varies: a value takes at most 160 bytes with its
indexes (product.md F1).
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('figures', '0001_figures')]

    operations = [
        migrations.CreateModel(
            name='Value',
            fields=[
                ('pk', models.CompositePrimaryKey('submission', 'indicator', blank=True, editable=False, primary_key=True, serialize=False)),
                ('submission', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='figures.submission', verbose_name='lần nộp')),
                ('association', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='associations.association', verbose_name='đơn vị')),
                ('row', models.IntegerField(null=True, verbose_name='dòng')),
                ('period', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='figures.period', verbose_name='kỳ')),
                ('indicator', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='figures.indicator', verbose_name='chỉ tiêu')),
                ('status', models.SmallIntegerField(choices=[(0, 'tạm tính'), (1, 'đã duyệt'), (2, 'đã thay'), (3, 'bị trả lại')], verbose_name='trạng thái')),
                ('mark', models.SmallIntegerField(choices=[(0, 'số'), (1, 'để trống'), (2, 'không áp dụng'), (3, 'chưa báo cáo')], default=0, verbose_name='loại')),
                ('precision', models.SmallIntegerField(choices=[(0, ''), (1, 'hơn'), (2, 'gần'), (3, 'trên'), (4, 'khoảng')], default=0, verbose_name='độ chính xác')),
                ('sheet', models.SmallIntegerField(null=True, verbose_name='trang')),
                ('column', models.SmallIntegerField(null=True, verbose_name='cột')),
                ('is_derived', models.BooleanField(default=False, verbose_name='cộng từ các phần')),
                ('is_illustrative', models.BooleanField(default=False, verbose_name='số liệu minh họa')),
                ('number', models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name='số')),
                ('raw', models.CharField(blank=True, max_length=200, verbose_name='như đã gõ')),
            ],
            options={
                'verbose_name': 'số liệu',
                'verbose_name_plural': 'số liệu',
            },
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('pk', models.CompositePrimaryKey('period', 'association', 'indicator', blank=True, editable=False, primary_key=True, serialize=False)),
                ('period', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='totals', to='figures.period', verbose_name='kỳ')),
                ('association', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='totals', to='associations.association', verbose_name='đơn vị')),
                ('indicator', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='totals', to='figures.indicator', verbose_name='chỉ tiêu')),
                ('due', models.IntegerField(default=0, verbose_name='phải gửi')),
                ('approved', models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ('approved_base', models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ('approved_in', models.IntegerField(default=0)),
                ('approved_left_out', models.IntegerField(default=0)),
                ('approved_illustrative', models.IntegerField(default=0)),
                ('provisional', models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ('provisional_base', models.DecimalField(decimal_places=4, max_digits=24, null=True)),
                ('provisional_in', models.IntegerField(default=0)),
                ('provisional_left_out', models.IntegerField(default=0)),
                ('provisional_illustrative', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'tổng',
                'verbose_name_plural': 'tổng',
            },
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 1)), fields=('period', 'association', 'indicator'), name='value_one_approved'),
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 0)), fields=('period', 'association', 'indicator'), name='value_one_provisional'),
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mark', 0), ('number__isnull', False)), models.Q(models.Q(('mark', 0), _negated=True), ('number', None)), _connector='OR'), name='value_number_where_marked'),
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', [0, 1, 2, 3])), name='value_status_known'),
        ),
        migrations.AddConstraint(
            model_name='value',
            constraint=models.CheckConstraint(condition=models.Q(('mark__in', [0, 1, 2, 3])), name='value_mark_known'),
        ),
    ]
