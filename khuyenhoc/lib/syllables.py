"""The syllables of Vietnamese without diacritics, and those that a slip of the finger makes.

The inventory is onset × rime as the orthography allows them (spelling only: ``ghe`` but not
``ge``). It is wider than the language: what nobody says does no harm, it is found nowhere.
"""

from functools import cache

LETTERS = "abcdeghiklmnopqrstuvxy"
_ONSETS = "b c d g h k l m n p r s t v x ch gh gi kh ng ngh nh ph qu th tr"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem"
    " ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oc oe oem oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uay uan uay uc ue uech"
    " uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh"
    " uyt uyu y ych yem yen yeng yet yeu ynh yt"
)
_FRONT = frozenset("eiy")
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NOT_BEFORE_FRONT = frozenset({"c", "ng"})
LONGEST = 7  # letters: nghieng


@cache
def list_syllables() -> frozenset[str]:
    """Every syllable that the orthography allows, in small letters without diacritics."""
    return frozenset(
        onset + rime
        for onset in ("", *_ONSETS.split())
        for rime in _RIMES.split()
        if _may_stand(onset, rime)
    )


def _may_stand(onset: str, rime: str) -> bool:
    if rime[0] in _FRONT:
        return onset not in _NOT_BEFORE_FRONT and (onset != "g" or rime[0] == "i")
    return onset not in _BEFORE_FRONT


def list_near(typed: str) -> frozenset[str]:
    """Syllables one slip away from ``typed``, itself left out.

    Empty for what is far from any syllable (numbers, foreign words).
    """
    if len(typed) > LONGEST + 1:
        return frozenset()
    return (list_syllables() & list_slips(typed)) - {typed}


def list_slips(typed: str) -> frozenset[str]:
    """What is one slip away: a letter left out, added, mistaken or two changed about.

    Some 50 for each letter; none for what is not of letters alone.
    """
    if not typed.isalpha():
        return frozenset()
    parts = [(typed[:place], typed[place:]) for place in range(len(typed) + 1)]
    slips = {head + tail[1:] for head, tail in parts if tail}
    slips |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    slips |= {head + letter + tail[1:] for head, tail in parts if tail for letter in LETTERS}
    slips |= {head + letter + tail for head, tail in parts for letter in LETTERS}
    return frozenset(slips)


def split_run_together(typed: str) -> frozenset[tuple[str, str]]:
    """Two syllables written without the space between them: ``hocbong`` as ("hoc", "bong")."""
    known = list_syllables()
    return frozenset(
        (typed[:place], typed[place:])
        for place in range(2, len(typed) - 1)
        if typed[:place] in known and typed[place:] in known
    )
