from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('associations', '0009_one_group_of_a_host'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='association',
            name='association_tree',
        ),
        migrations.AddIndex(
            model_name='association',
            index=models.Index(fields=['tree_id', 'lft', 'rght'], include=('id',), name='association_tree'),
        ),
    ]
