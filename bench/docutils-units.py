"""Prints what docutils reads in pages: for each file its titles with their ids, its paragraphs and its code, in order, as JSON.

Names of files come on standard input, one a line. What only Sphinx knows is stood in for: its roles say their text, and references whose
text is elsewhere say U+2985.
"""
import json
import re
import sys

import docutils.core
from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles, states

ROLES = "ref doc term kbd menuselection guilabel envvar file command numref download option samp program abbr any".split()
SETTINGS = {"report_level": 5, "halt_level": 6, "auto_id_prefix": "id", "doctitle_xform": False, "sectsubtitle_xform": False, "smart_quotes": False,
            "file_insertion_enabled": True, "raw_enabled": True, "docinfo_xform": False, "syntax_highlight": "none"}


def say(name, rawtext, text, lineno, inliner, options=None, content=None):
    match = re.match(r"(.+?)\s*<[^<>]*>$", text, re.S)
    title = match.group(1) if match else "\u2985" if name in ("ref", "numref", "doc", "any") else text.split(".")[-1] if text.startswith("~") else text.lstrip("!")
    return [nodes.inline(rawtext, title)], []


class Nothing(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {name: directives.unchanged for name in ("maxdepth", "caption", "hidden", "glob", "titlesonly", "numbered", "name")}

    def run(self):
        return []


class Holder(Directive):
    """Stands in for a directive that docutils does not know: its content is parsed, its argument is not shown."""
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = type("Any", (dict,), {"__getitem__": lambda self, name: directives.unchanged, "__bool__": lambda self: True})()

    def run(self):
        holder = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, holder)
        return [holder]


class Code(Holder):
    def run(self):
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text)] if text else []


known_role, known_directive = roles.role, directives.directive
roles.role = lambda name, *rest: (say, []) if known_role(name, *rest)[0] is None else known_role(name, *rest)
states.roles.role = roles.role


def directive_or_holder(name, *rest):
    found, messages = known_directive(name, *rest)
    return (found, messages) if found else (Code if name in ("doctest", "testcode", "testoutput", "productionlist") else Holder, [])


directives.directive = directive_or_holder
for role in ROLES:
    roles.register_local_role(role, say)
for name in ("code-block", "sourcecode", "code"):
    directives.register_directive(name, Code)
class Formula(Nothing):
    def run(self):
        text = "\n\n".join([*self.arguments, *(["\n".join(self.content)] if self.content else [])])
        return [nodes.literal_block(text, text)]


directives.register_directive("math", Formula)
for directive in ("toctree", "index", "highlight", "sectnum", "target-notes", "meta"):
    directives.register_directive(directive, Nothing)


NOT_TEXT = (nodes.comment, nodes.substitution_definition, nodes.system_message, nodes.target)


def text_of(node):
    return " ".join(node.astext().split())


def units_of(document):
    units = []
    merged = set()
    for node in document.findall():
        parent = node.parent
        if any(isinstance(one, NOT_TEXT) or "contents" in one.get("classes", []) for one in [node, *ancestors(node)] if isinstance(one, nodes.Element)):
            continue
        if isinstance(node, (nodes.field, nodes.citation)):
            # The name and the first paragraph are one paragraph here.
            name = text_of(node[0]) + ":" if isinstance(node, nodes.field) else "[" + text_of(node[0]) + "]"
            own = node[1].children if isinstance(node, nodes.field) else node.children[1:]
            first = own[0] if own and isinstance(own[0], nodes.paragraph) else None
            units.append(["text", name + (" " + text_of(first) if first is not None else "")])
            merged.update([id(node[0]), id(first)])
        elif isinstance(node, nodes.option_group):
            units.append(["text", ", ".join(text_of(option) if len(option) == 1 else text_of(option[0]) + option[1].astext() for option in node)])
        elif not isinstance(node, nodes.TextElement) or id(node) in merged or isinstance(node, (nodes.label, nodes.option_string, nodes.option_argument, nodes.classifier)):
            continue
        elif isinstance(node, nodes.title) and isinstance(parent, nodes.section):
            units.append(["title", text_of(node), parent["ids"][0]])
        elif isinstance(node, (nodes.literal_block, nodes.doctest_block, nodes.math_block)):
            units.append(["code", "\n".join(line.rstrip() for line in node.astext().split("\n"))])
        elif isinstance(node, (nodes.Inline,)) or isinstance(parent, nodes.TextElement):
            continue
        elif isinstance(node, nodes.term):
            units.append(["text", " : ".join([text_of(node), *[text_of(one) for one in parent if isinstance(one, nodes.classifier)]])])
        else:
            units.append(["text", text_of(node)])
    return [unit for unit in units if unit[1] != ""]


def ancestors(node):
    while node.parent is not None:
        node = node.parent
        yield node


result = {}
for name in sys.stdin.read().split("\n"):
    if name:
        with open(name, encoding="utf-8-sig") as source:
            text = source.read()
        result[name] = units_of(docutils.core.publish_doctree(text, source_path=name, settings_overrides=SETTINGS))
json.dump(result, sys.stdout)
