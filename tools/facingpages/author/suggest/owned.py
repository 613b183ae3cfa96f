"""Whether a judging word is the writer's own: not denied, not what others call a thing, not a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CALL: Final = r"(?:call|label|labell|dub|dubb|brand|describ|denounc|dismiss|portray|paint)(?:e|es|ed|ing|s)?"
# "It is not a disaster" denies the word; "they must not cave in" does not.
_NOT: Final = (
    r"(?:(?:is|are|was|were|be|been|am|has|have|had|did|[^ ]+ do(?:es)?) not"
    r"|(?:is|are|was|were|did|does|do|has|have|had)n't|never|hardly|neither)"
)
_DENIED: Final = re.compile(
    rf"(?:^| )(?:{_NOT}(?: [^ ]+ (?:into|in|to))?"
    r"(?: (?:a|an|the|any|in|so|as|very|even|be|been|being|really))*"
    r"|no"
    rf"|(?:nobody|no one|none|few|{_NOT})(?: [^ ]+)* "
    rf"(?:{_CALL}|say|says|said|claim|claims|claimed|pretend|pretends)(?: [^ ]+){{0,4}})$"
)
# "I won't tell anyone that fear is silly" refuses the word; "I don't accept this silly plan" does not.
_REFUSED: Final = re.compile(
    r"(?:^| )(?:(?:do|does|did|wo|would|could|ca|should|must|need)n't|cannot|never|nobody|no one"
    r"|(?:do|does|did|will|would|could|can|should|must|need|need) not|refuse to|far from) (?:[^ ]+ ){0,2}?"
    r"(?:say|saying|tell|thinks?|believes?|suggests?|means?|pretend|argue|claim|agree|accept|insist)"
    r"(?: [^ ]+){0,12}? (?:is|are|was|were|be|it's|that's|they're|that (?:they|he|she|it|we|you|i))"
    r"(?: (?:a|an|the|any|just|only|merely|simply|all|so|as|very|too|really))*$"
)
# "They believe that fees are absurd", "deemed absurd": others judge.
_HANDED_ON: Final = re.compile(
    r"(?:^| )(?:(?:deemed|considered|thought|judged|branded)(?: (?:so|too|very|quite|rather|as))?"
    r"|(?:(?<!my )(?:belief|idea|notion|argument|assertion|concern|complaint|accusation)"
    r"|(?:they|he|she|who|critics|opponents|supporters|campaigners|ministers|some|many|others|people)"
    r"(?: [^ ]+)? (?:say|says|said|argue|argues|argued|claim|claims|claimed|believe|believes|believed"
    r"|complain|complains|complained|insist|insists|insisted)|hear|heard)"
    r" that(?: [^ ]+){1,8})$"
)
_SELF: Final = re.compile(
    r"(?:^| )(?:i|we|us|let's|to|can|could|must|should|only|be|is|are|was|were)(?: [^ ]+)? ?$"
)
_REPORTED: Final = re.compile(rf"(?P<who>(?:^|.* ))(?:{_CALL}) (?:[^ ]+ ){{0,3}}?(?:as )?(?:an?|the)?$")


def is_own(before: Sequence[str]) -> bool:
    """Return whether words judge in the writer's own name, by the words before them in their clause."""
    words = " ".join(before)
    if _DENIED.search(words) or _REFUSED.search(words) or _HANDED_ON.search(words):
        return False
    reported = _REPORTED.fullmatch(f"{words} " if words else "") or _REPORTED.fullmatch(words)
    return not reported or bool(_SELF.search(reported["who"]))
