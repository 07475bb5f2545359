"""Every command: the module that holds it, and its line in the help.

A module is loaded when its command is called. So `onrecord --help` loads none of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One command. `about` is the first line of its docstring; a test compares them."""

    module: str
    about: str


GROUPS: dict[str, dict[str, Row]] = {
    "The archive": {
        "init": Row("onrecord.cli.init", "Make an empty archive."),
        "add": Row("onrecord.cli.add", "Take sources and earlier fact-checks into the archive."),
        "verify": Row("onrecord.cli.verify", "Derive every hash again and name what disagrees."),
        "reindex": Row("onrecord.cli.reindex", "Build the index again from the ledger."),
        "doctor": Row(
            "onrecord.cli.doctor", "Say what is installed, what is missing and how far the index is."
        ),
    },
    "The statement": {
        "check": Row("onrecord.cli.check", "Check a statement against the archive."),
        "show": Row("onrecord.cli.show", "Show any record, with what was decided about it."),
    },
    "The register": {
        "register": Row("onrecord.cli.register", "Take people, bodies and their roles into the register."),
        "registered": Row("onrecord.cli.registered", "List the entries of the register, with their roles."),
        "who": Row("onrecord.cli.who", "Say who a name is by the register, with the role on a day."),
    },
    "The person": {
        "rate": Row("onrecord.cli.rate", "Give a claim a rating, with a reason."),
        "pass-over": Row("onrecord.cli.pass_over", "Leave a claim without a rating, with a reason."),
        "ask": Row("onrecord.cli.ask", "Record that somebody was asked for comment."),
        "answer": Row("onrecord.cli.answer", "Record what somebody who was asked has answered."),
        "silence": Row("onrecord.cli.silence", "Record that no answer had come until a day."),
        "waive": Row("onrecord.cli.waive", "Record why the claimant was not asked."),
        "draft": Row(
            "onrecord.cli.draft", "Show the page as it would be published now, with the proofreader's notes."
        ),
        "sign": Row("onrecord.cli.sign", "Sign a check as its editor."),
        "publish": Row("onrecord.cli.publish", "Write a signed check to the site."),
    },
    "Any page": {
        "audit": Row("onrecord.cli.audit", "Proofread any fact-check page, ours or another's."),
    },
}

COMMANDS: dict[str, Row] = {name: row for group in GROUPS.values() for name, row in group.items()}
