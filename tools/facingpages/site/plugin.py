"""The mkdocs plugin: only what needs the host; it holds no rules.

It loads the course once a build, hands it to the Markdown extension, adds the generated files, logs
findings as warnings (`--strict` stops on them), and watches the folders that mkdocs does not know."""

from __future__ import annotations

import gc
import html
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from facingpages.checks.published import PUBLISHED
from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.course.paths import SEEDS_YML
from facingpages.files.findings import Severity
from facingpages.files.yaml_text import Refused
from facingpages.language.messages import catalogue
from facingpages.page import render
from facingpages.responses.second_reading import recorded
from facingpages.site import build_mode, bundle, csp, pages
from facingpages.site.embed import Later, put_back

log = get_plugin_logger("facingpages")


class Options(Config):
    """The plugin's options in `mkdocs.yml`; they count where mkdocs runs by itself (`build_mode`)."""

    mode = config_options.Choice([mode.value for mode in Mode], default=Mode.PRACTICE.value)
    handouts = config_options.Type(bool, default=False)


class FacingPages(BasePlugin[Options]):
    """Feeds a course to mkdocs."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Switch the policy off while serving: live reload adds its own script to each page."""
        self.strict_policy = command != "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reload the course, so that nothing is left of an earlier build. This runs before search, which
        needs the theme's language."""
        root = Path(config.config_file_path).parent
        gc.unfreeze()
        course = Course.load(root)
        gc.freeze()  # the course is there until the build is done: no collection need visit it
        self.findings = run_checks(course)
        gc.freeze()
        for finding in self.findings:
            (log.warning if finding.severity is Severity.ERROR else log.info)(finding.text())
        try:
            recorded(root)
        except Refused as refused:
            for finding in refused.findings:
                log.warning(finding.text())
        if "facingpages" not in config.markdown_extensions:
            config.markdown_extensions.append("facingpages")
        decided = build_mode.decided()
        self.course, self.mode = course, decided or Mode(self.config.mode)
        self.handouts = decided is not None or self.config.handouts
        if added := pages.nav(course, self.mode):
            config.nav = [*(config.nav or []), {catalogue(course.language).gettext("For teachers"): added}]
        for name in ("site_name", "site_description", "site_author", "copyright"):
            if config[name]:
                config[name] = text_only(str(config[name]))
        custom = config.theme.custom_dir  # templates of the course are no part of the theme
        self.scripts = csp.known(Path(folder) for folder in config.theme.dirs if folder != custom)
        if spoken := _theme_language(config, course.language):
            config.theme["language"] = spoken
        self.later: Later = {}
        config.mdx_configs["facingpages"] = {
            "course": course,
            "findings": self.findings,
            "mode": self.mode.value,
            "handouts": self.handouts,
            "later": self.later,
        }
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, and drop files that are neither pages nor pictures."""
        for file in list(files):
            if file.src_dir == config.docs_dir and Path(file.src_uri).suffix not in PUBLISHED:
                log.warning("lessons/%s is not published: only pages and pictures are.", file.src_uri)
                files.remove(file)
        generated = bundle.generated(self.course, self.mode, handouts=self.handouts)
        if self.handouts:
            from facingpages.handout.published import published  # here, since serving a course needs no Typst

            generated |= published(self.course, self.mode)
        for path, content in generated.items():
            if existing := files.get_file_from_path(path):
                files.remove(existing)
            files.append(File.generated(config, path, content=content))
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Escape the titles that the navigation gives: the theme prints them as they are."""
        waiting: list[StructureItem] = [*nav.items]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Section):
                waiting += item.children
            if isinstance(item, Section | Link) or "title" in vars(item):
                item.title = text_only(item.title or "")
        return nav

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let the theme's `striptags` keep an escaped title escaped: it turns `&lt;` back into `<`."""
        env.filters["striptags"] = lambda words: html.escape(Markup(str(words)).striptags())  # noqa: S704  (it is escaped at once)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Escape the front matter that mkdocs inserts unescaped; show the author the page's mistakes at its
        top."""
        for name in ("title", "description", "author"):
            if name in page.meta:
                page.meta[name] = text_only(str(page.meta[name]))
        about = [
            f
            for f in self.findings
            if f.path in (f"lessons/{page.file.src_uri}", SEEDS_YML) and f.severity is Severity.ERROR
        ]
        about = [f for f in about if f.code != "directive-wrong"]  # its box is where the directive is
        return f"{render.mistake(None, about, self.course.language)}\n\n{markdown}" if about else markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Put back each page's exercises, and add its policy."""
        return self._with_policy(put_back(output, self.later), page.file.src_uri)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the page for a wrong address its policy too."""
        return (
            self._with_policy(output_content, template_name)
            if template_name.endswith(".html")
            else output_content
        )

    def _with_policy(self, output: str, name: str) -> str:
        """Return a finished page with its policy; warn of each script that is not the theme's."""
        if not self.strict_policy:
            return output
        for script in csp.unknown(output, self.scripts):
            shown = " ".join(script.split())[:60]
            log.warning("%s holds a script that is not the theme's, and it will not run: `%s`", name, shown)
        return csp.with_policy(output, self.scripts)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the seeds and the exercises too."""
        root = Path(config.config_file_path).parent
        for folder in ("seeds", "exercises"):
            server.watch(str(root / folder), builder)
        return server


def text_only(words: str) -> str:
    """Return an author's words for a template that escapes nothing; an entity, as `&copy;`, stays what it
    is."""
    return html.escape(html.unescape(words), quote=True)


def _theme_language(config: MkDocsConfig, language: str) -> str | None:
    """Return the theme's language for a course: by its whole tag, or else its first part, if the theme knows
    it."""
    for name in (language, language.partition("-")[0]):
        if any(
            (Path(folder) / "partials" / "languages" / f"{name}.html").is_file()
            for folder in config.theme.dirs
        ):
            return name
    return None
