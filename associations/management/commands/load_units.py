"""load_units: the national tree from the lists that lie with the program."""

from django.core.management.base import BaseCommand, CommandError

from associations.loading import TreeTaken, load_units


class Command(BaseCommand):
    """Load the national tree, all or nothing; a second run changes nothing.

    Exit 0 when the tree is there, 1 when the database holds another one.
    """

    help = "Nạp cây tổ chức toàn quốc từ danh mục kèm theo; chạy lại không sao."

    def handle(self, *args, **options) -> None:
        try:
            loaded = load_units()
        except TreeTaken as error:
            raise CommandError(str(error)) from error
        count = f"{loaded.rows['association']:,}".replace(",", ".")
        if loaded.is_new:
            self.stdout.write(f"Đã nạp {count} đơn vị.")
        else:
            self.stdout.write(f"Danh mục đơn vị đã có ({count} đơn vị), không nạp lại.")
