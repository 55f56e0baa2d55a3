"""Funds, donors, entries, drives (product.md Q1, Q2)."""

from funds.models.donors import (
    Donor,
    DonorKind,
    DonorName,
    Instalment,
    Naming,
    Pledge,
    Programme,
    Sponsorship,
    SponsorshipYear,
)
from funds.models.drives import Drive, DriveKind
from funds.models.entries import Closure, DayTotal, Entry, EntryKind, Series
from funds.models.funds import (
    Balance,
    Category,
    Direction,
    Fund,
    LegalForm,
    Medium,
    OfFundQuerySet,
)
from funds.models.handing_over import HandOver, HandOverShare

__all__ = [
    "Balance",
    "Category",
    "Closure",
    "DayTotal",
    "Direction",
    "Donor",
    "DonorKind",
    "DonorName",
    "Drive",
    "DriveKind",
    "Entry",
    "EntryKind",
    "Fund",
    "HandOver",
    "HandOverShare",
    "Instalment",
    "LegalForm",
    "Medium",
    "Naming",
    "OfFundQuerySet",
    "Pledge",
    "Programme",
    "Series",
    "Sponsorship",
    "SponsorshipYear",
]
