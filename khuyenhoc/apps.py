from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class KhuyenhocConfig(AppConfig):
    """The roof: templates' filters, the pages' surroundings, public pages kept in memory."""

    name = "khuyenhoc"
    verbose_name = "Khuyến học"

    def ready(self) -> None:
        """Migrations run lightly; tables that come with one tell of their changes too."""
        from khuyenhoc.kept_pages.changes import install_triggers  # noqa: PLC0415 - needs models
        from khuyenhoc.light_migrations import spare_drawing  # noqa: PLC0415 - needs models

        spare_drawing()
        # one that has models, since others are not told; every table is there by then
        post_migrate.connect(install_triggers, sender=apps.get_app_config("news"))
