"""Names of organisations that are offered while a nominator types."""

from tests import make
from tests.nominations import offices


def test_a_province_is_offered_only_its_own_organisations(client, app):
    make.organisation("มูลนิธิร่วมใจลำพูน", province="TH-51")
    make.organisation("มูลนิธิร่วมใจเชียงใหม่", province="TH-50")
    link = offices.link(offices.cohort(), province="TH-51")

    offered = client.get(f"{offices.address(link)}/organisation-names?organisation=ร่วมใจ").text

    assert "ลำพูน" in offered and "เชียงใหม่" not in offered


def test_an_organisations_link_offers_no_names_of_the_register(client, app):
    link = offices.link(offices.cohort())

    assert "<option" not in client.get(f"{offices.address(link)}/organisation-names?organisation=มูลนิธิ").text
