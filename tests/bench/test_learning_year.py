"""(n) with 3,000 households: a province's year end to end (product.md L2, L4, L5)."""

import pytest
from django.test import Client
from django.urls import reverse

from bench.learning_year import YEAR, lay_year, run_year, time_passing
from figures.models import Indicator
from learning_models.certifying import certify
from learning_models.models import Bearer, Proposal, Registration
from records.models import Certificate, CertificateDesign, Decision, DesignState
from records.printing import print_certificates

pytestmark = pytest.mark.django_db
COMMUNES, HOUSEHOLDS, RECOGNISED = 6, 3_000, 2_400


def test_a_provinces_year_end_to_end(tmp_path):
    year = lay_year(COMMUNES)

    counts = run_year(year, HOUSEHOLDS, RECOGNISED)

    indicators = dict(Indicator.objects.values_list("pk", "code"))
    told: dict[str, int] = {}
    for (_, indicator), number in counts.items():
        code = indicators[indicator]
        told[code] = told.get(code, 0) + number
    assert told == {
        "family_registered": HOUSEHOLDS, "family_recognised": RECOGNISED, "family_rerecognised": 0,
    }  # fmt: skip
    decisions = Decision.objects.filter(state="issued")
    assert decisions.count() == COMMUNES
    assert set(Proposal.objects.values_list("state", flat=True)) == {"decided"}
    states = Registration.objects.values_list("state", flat=True)
    assert set(states) == {"recognised", "not_recognised"}

    decision = decisions.order_by("pk")[0]
    design = CertificateDesign.objects.create(
        association=decision.association, name="Gia đình", state=DesignState.PUBLISHED,
        text="{họ tên}\n{địa chỉ}\nđạt danh hiệu {danh hiệu} năm {năm}.", place="Xã",
    )  # fmt: skip
    certify(decision, design, year.users["nhap"])
    given = Certificate.objects.filter(decision=decision).order_by("number")
    assert list(given.values_list("number", flat=True)) == list(
        range(1, RECOGNISED // COMMUNES + 1)
    )
    paper = tmp_path / "giay.pdf"
    print_certificates(given.values_list("pk", flat=True)[:3], paper)
    assert paper.read_bytes().startswith(b"%PDF")

    page = Client().get(reverse("titles:unit", args=[year.province.pk, YEAR]))
    [family] = page.context["counts"]
    assert (family.registered, family.recognised) == (HOUSEHOLDS, RECOGNISED)
    assert page.context["names"] == []
    name = Bearer.objects.values_list("name", flat=True).first()
    assert name not in page.text

    assert time_passing(year) > 0
    assert Bearer.objects.filter(association=year.communes[0]).count() == HOUSEHOLDS // COMMUNES
