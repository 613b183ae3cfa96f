"""The writer's own words: whether a sentence of a text is what its writer asks for, in earnest and in general.

It may be what others say or want, an exception, a story, irony, or a "should" that only expects; where a sign
of these is there, the sentence is not sure enough to stand for the text."""

from __future__ import annotations

import re
from typing import Final

_OF_OTHERS: Final = (
    r"\b(?:says|(?<!for )said|told|tells|argue[sd]|claim(?:s|ed)|insist(?:s|ed)|suggests?|suggested|warn(?:s|ed)|"
    r"report(?:s|ed)|wrote|writes|admit(?:s|ted)|calls? (?:it|this|that|them)|called|calling|according to|asked|"
    r"reckons?|wants|wanted|believes|thinks|hears?|insisting|so-called|supposedly|apparently|allegedly|"
    r"dicen?|dijo|afirman?|seg[uú]n|disent|selon|pr[ée]tend\w*|expliquer|explicar|nous dit|dit-on|para-[iî]t)\b",
    r"\b(?:they|people|some|many|most|critics|others|you|who|parents|teachers|students|ministers|politicians|"
    r"supporters|opponents|campaigners|to)(?:'ll)? (?:will |would |may |might |can |could |like to )?"
    r"(?:say|claim|argue|insist|believe|think|suggest|tell)\b(?!.*\bnot\b.*\bbut\b)",
    r"^(?:the|our|my|these|those) (?:other side|opponents?|critics|supporters|advocates|lobby|argument)\b",
    r"\b[a-z]+'s (?:plan|proposal|idea|answer|view|argument) is\b",
)
_ASIDE: Final = (
    r"\b(?:except|exceptions?|exempt\w*|unless|medical|disabilit\w+|disabled|excepciones|salvo|sauf)\b",
    r"(?:\b(?:no one|nobody|no-one|not|never)|n't) (?:\w+ )?(?:has|have|needs?) to\b|\bneed not\b|\bneedn't\b",
    r"\bso that\b.*\b(?:should|must)\b",
    r"\b(?:argument|idea|view|claim|hope|reason|notion|thought|belief|fear) (?:that|is that)\b",
    r"\b(?:does not|doesn't|did not|didn't) mean\b",
    r"^\w+ [^,]*,? and (?:they|you|what|he|she|it)\b",
    r"\bi (?:was|am|had|have|used|never|once|think about|\w{3,}ed|thought|saw|went)\b|\bi (?:think|believe) i\b",
    r"^(?:but|and|yet|still),? (?:in my|i (?:would )?(?:think|believe|argue))\b",
    r"\b(?:which|who|lo que) (?:\w+ ){0,2}(?:must|should|needs?|hay que|doit)\b",
    r"\b(?:i|we) (?:\w+ )?(?:should|must|ought to|have to|need to) (?:\w+ )?(?:begin|say|add|admit|confess|own|"
    r"declare|explain|stress|note|mention|concede|accept that|be (?:clear|honest|fair|frank)|remember|recall)\b",
    r"^(?:[\w']+,? ){0,2}i (?:should|must|have to|had to|ought to|need|needed|would like)\b",
    r"\bdo (?:the same|so|likewise)\b|\bfollow suit\b|\b(?:teach|do|help|with|of|for|about) (?:that|this)[.!]?$",
    r"\b(?:law|rule|thing|burden|job|task|duty|one)s? (?:that )?(?:\w+ ){1,2}(?:must|should|ha(?:s|ve) to)\b",
    r"\blet (?:me|'s be (?:clear|honest|fair|frank|real)|us be (?:clear|honest|fair|frank))\b|\blet's "
    r"(?:be|face|say|look|start|begin|suppose|imagine)\b|\blet us (?:suppose|imagine|say|look|begin|start)\b",
    r"^(?:make no mistake|never mind|(?:please )?don't (?:(?:make|take|read|see) (?:this|that|it)|get me wrong|tell me|forget|worry)|keep in mind|put (?:simply|an?other|"
    r"it)|take (?:my word|it from|for example|,)|give or take|tell me|stop me|get real|ask yourself)\b",
)
_EXPECTS: Final = (
    r"\b(?:it|this|that|there|he|she) must (?:be|have|feel|seem|look|sound)\b",
    r"\b(?:should|must|ought to) (?:(?:at least|surely|all|also) )?(?:be (?:obvious|clear|enough|easy|simple|ashamed|"
    r"proud|grateful|able|said|(?:an? )?(?:warning|lesson|wake)|in (?:our|their|my) favou?r)|come as|tell us|worry|"
    r"concern|give (?:us|anyone) pause|know better|surprise|sound|feel|shock|alarm)\b",
    r"\b(?:has|have|had) to (?:do|be said|admit|live|get up|wait|queue|share)\b",
)
_STORY: Final = (
    r"\b(?:had|was|were|went|got|came|did|took|thought|once|last (?:week|month|year|term|spring|autumn))\b"
)
_IRONY: Final = (
    r"\bas (?:if|though)\b|\bcomo si\b|\bcomme si\b",
    r"\b(?:by all means|heaven forbid|god forbid|of course|naturally|congratulations|bravo|why stop|while we(?:'re| are) "
    r"at it|no doubt|presumably|how dare|perhaps (?:we|they|i|the next)|next,? (?:they|we|we'll|they'll)|"
    r"modest proposal|por supuesto|claro que|bien s[uû]r|tant qu'on y est)\b",
    r"^(?:mais )?qu'on \w+[^,]*,? et je\b",
)
_NOT_SURE: Final = re.compile("|".join((*_OF_OTHERS, *_ASIDE, *_EXPECTS, *_IRONY)), re.IGNORECASE)
_TOLD: Final = re.compile(_STORY, re.IGNORECASE)
_LEANS: Final = re.compile(
    r"^(?:but |and |so )?(?:he|she|they|him|her|then|these|those|this|that|it|both|neither|either|such|here|there)\b"
    r"|^(?:that|this) (?:is|'s) why\b|\b(?:that|this|it) too\b",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^(?:please,? |so,? |and |but |then,? |now,? )*(?:hands off|(?:(?:do not|don't|never) )?(?:ban|stop|get|keep|let|"
    r"leave|give|lock|take|teach|make|put|trust|scrap|fund|protect|allow|bring|listen|write|vote|enforce|pass|"
    r"repeal|reject|build|spend|start|hire)) (?!(?:is|are|was|were|has|have|than|or|of)\b)\w",
    re.IGNORECASE,
)


def is_sure(words: str) -> bool:
    """Return whether nothing in a sentence speaks against that its writer asks for this."""
    return not _NOT_SURE.search(words) and not _TOLD.search(words)


def leans(words: str) -> bool:
    """Return whether a sentence begins with a word that only the one before explains."""
    return bool(_LEANS.search(words))


def is_order(words: str) -> bool:
    """Return whether a sentence asks by its verb, as in "Ban them"."""
    return bool(_ORDER.match(words))
