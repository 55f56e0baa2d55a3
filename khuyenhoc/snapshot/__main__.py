"""``make snapshot``: migrate a new database from zero, and write down its tables."""

from bench.databases import command, set_up, use

NAME = "snapshot"

if __name__ == "__main__":
    set_up()

    from django.core.management import call_command

    from khuyenhoc.snapshot import write

    command(f"drop database if exists {NAME} with (force)")
    command(f"create database {NAME} template template0")
    use(NAME)
    call_command("migrate", verbosity=0, skip_checks=True)
    write()
    command(f"drop database {NAME} with (force)")
