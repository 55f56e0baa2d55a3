"""What officers type of a document that enters the books."""

from typing import Any, ClassVar

from django import forms

from khuyenhoc.day_field import DayField
from meetings.models import BookedDocument, Direction

OF_INCOMING = ("their_number", "due_on", "handled_on", "result")


class DocumentForm(forms.ModelForm):
    """A document of one book; what only incoming ones have is left out of outgoing ones."""

    class Meta:
        model = BookedDocument
        fields: ClassVar = [
            "association", "kind", "their_number", "abstract", "party", "signer", "signed_on",
            "due_on", "handled_on", "result",
        ]  # fmt: skip
        field_classes: ClassVar = dict.fromkeys(["signed_on", "due_on", "handled_on"], DayField)

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_new = self.instance.pk is None
        outgoing = self.instance.direction == Direction.OUTGOING
        self.fields["party"].label = "Nơi nhận" if outgoing else "Nơi gửi"
        self.fields["kind"].empty_label = "chọn loại văn bản"
        if is_new:
            self.fields["association"].queryset = units
        else:
            del self.fields["association"]
        if outgoing:
            for name in OF_INCOMING:
                del self.fields[name]
            if not is_new:  # the number on the paper goes with them
                del self.fields["kind"], self.fields["signed_on"]
        elif is_new:
            del self.fields["handled_on"], self.fields["result"]
