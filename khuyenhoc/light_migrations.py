"""Migrations that add a trigger, a constraint or an index draw no models anew.

Django keeps, while it migrates, a drawing of every model as it then was, and draws a model and all
its neighbours again after each change. What a model's ``Meta`` says of triggers, constraints and
indexes draws nothing: only the operation itself reads it. There are hundreds of these, and most of
a first start went into them.
"""

from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


def spare_drawing() -> None:
    """Let these operations change the state of their model and nothing else."""
    for kind, name, light in (
        (ProjectState, "_append_option", _append_option),
        (AddTrigger, "state_forwards", _add_trigger),
        (RemoveTrigger, "state_forwards", _remove_trigger),
    ):
        if not hasattr(kind, name):
            raise AttributeError(f"{kind.__name__}.{name} is gone: look how it is called now")
        setattr(kind, name, light)


def _append_option(
    state: ProjectState, app_label: str, model_name: str, option_name: str, added: object
) -> None:
    options = state.models[app_label, model_name].options
    options[option_name] = [*options[option_name], added]


def _add_trigger(operation: AddTrigger, app_label: str, state: ProjectState) -> None:
    options = state.models[app_label, operation.model_name].options
    options["triggers"] = [*options.get("triggers", []), operation.trigger]


def _remove_trigger(operation: RemoveTrigger, app_label: str, state: ProjectState) -> None:
    options = state.models[app_label, operation.model_name].options
    kept = options.get("triggers", [])
    options["triggers"] = [trigger for trigger in kept if trigger.name != operation.name]
