"""Puts our own site, the desk, in the place of Django's admin."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with the association's desk as its default site."""

    default_site = "associations.desk.Desk"
