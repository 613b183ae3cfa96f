"""Labels: what the buttons of each library say, in the language of the course.

Without them H5P falls back on English."""

from __future__ import annotations

from facingpages.export.h5p.libraries import Content
from facingpages.language.messages import catalogue


def of_words(language: str) -> Content:
    """Return the labels of Mark the Words."""
    _ = catalogue(language).gettext
    return {
        "correctAnswer": _("Right."),
        "incorrectAnswer": _("Not right."),
        "missedAnswer": _("Missed."),
        "displaySolutionDescription": _("The answers are shown."),
        "a11yFullTextLabel": _("The text, to read"),
        "a11yClickableTextLabel": _("The text, to mark words in"),
        "a11ySolutionModeHeader": _("With the answers"),
        "a11yCheckingHeader": _("Checked"),
        **_buttons(language),
        **_spoken(language),
    }


def of_choice(language: str) -> Content:
    """Return the labels of Multiple Choice, which are one group there."""
    _ = catalogue(language).gettext
    return {
        "feedbackAvailable": _("There is a reason to read."),
        "correctAnswer": _("Right."),
        "shouldCheck": _("This one is right."),
        "shouldNotCheck": _("This one is not right."),
        "noInput": _("Answer first, then look."),
        **_buttons(language),
        **_spoken(language),
    }


def of_essay(language: str) -> Content:
    """Return the labels of Essay."""
    _ = catalogue(language).gettext
    spoken = _spoken(language)
    return {
        "checkAnswer": _("Check"),
        "submitAnswer": _("Hand in"),
        "tryAgain": _("Try again"),
        "showSolution": _("Show the answers"),
        "feedbackHeader": _("Word check"),
        "solutionTitle": _("For a person to judge:"),
        "messageSave": _("Saved."),
        "ariaNavigatedToSolution": _("The answers are shown."),
        "ariaCheck": spoken["a11yCheck"],
        "ariaShowSolution": spoken["a11yShowSolution"],
        "ariaRetry": spoken["a11yRetry"],
    }


def of_book(language: str) -> Content:
    """Return the labels of Interactive Book; H5P fills in each word that begins with `@`."""
    _ = catalogue(language).gettext
    return {
        "read": _("Read"),
        "displayTOC": _("Show the contents"),
        "hideTOC": _("Hide the contents"),
        "nextPage": _("Next page"),
        "previousPage": _("Previous page"),
        "navigateToTop": _("To the top of the page"),
        "fullscreen": _("Full screen"),
        "exitFullscreen": _("Leave full screen"),
        "chapterCompleted": _("This page is done."),
        "incompleteChapter": _("This page is not done yet."),
        "markAsFinished": _("I have finished this page."),
        "partCompleted": _("%(num)s of %(total)s pages done") % {"num": "@pages", "total": "@total"},
        "bookProgress": _("Your pages"),
        "bookProgressSubtext": _("%(num)s of %(total)s pages") % {"num": "@count", "total": "@total"},
        "interactionsProgress": _("Your tasks"),
        "interactionsProgressSubtext": _("%(num)s of %(total)s tasks") % {"num": "@count", "total": "@total"},
        "leftOutOfTotalCompleted": _("%(num)s of %(total)s tasks done") % {"num": "@left", "total": "@max"},
        "allInteractions": _("All tasks"),
        "unansweredInteractions": _("Tasks without an answer"),
        "noInteractions": _("No tasks"),
        "score": _("Points"),
        "scoreText": "@score / @maxscore",
        "totalScoreLabel": _("All points"),
        "summaryHeader": _("Summary"),
        "summaryAndSubmit": _("Summary and handing in"),
        "submitReport": _("Hand in"),
        "yourAnswersAreSubmittedForReview": _("Your answers are handed in."),
        "restartLabel": _("Start again"),
        "noChapterInteractionBoldText": _("You have not answered anything yet."),
        "noChapterInteractionText": _("Answer something on one page first. Then you see the summary."),
        "a11y": {
            "progress": _("Page %(num)s of %(total)s.") % {"num": "@page", "total": "@total"},
            "menu": _("Show or hide the contents"),
        },
    }


def _buttons(language: str) -> Content:
    """Return the buttons that Mark the Words and Multiple Choice name alike, and the sentence on the score."""
    _ = catalogue(language).gettext
    return {
        "checkAnswerButton": _("Check"),
        "submitAnswerButton": _("Hand in"),
        "tryAgainButton": _("Try again"),
        "showSolutionButton": _("Show the answers"),
        "scoreBarLabel": _score(language),
    }


def _spoken(language: str) -> Content:
    """Return what a screen reader says of the buttons."""
    _ = catalogue(language).gettext
    return {
        "a11yCheck": _("Check your answer."),
        "a11yShowSolution": _("Show the answers."),
        "a11yRetry": _("Try this exercise again."),
    }


def _score(language: str) -> str:
    """Return the sentence on the score, with the two places that H5P fills in."""
    _ = catalogue(language).gettext
    return _("You have %(num)s of %(total)s points.") % {"num": ":num", "total": ":total"}
