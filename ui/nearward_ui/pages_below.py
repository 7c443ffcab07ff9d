"""The pages at the foot of the rail, and what belongs to them: rows of the table in `pages.py`.

Learning, help, settings and the pause: what is there beside the diary itself.
"""

from __future__ import annotations

from nearward.i18n import N_
from nearward_ui.page_row import BELOW, PageRow

AT_FOOT = (
    PageRow(
        "learn",
        "nearward_ui.learn.page:LearnPage",
        N_("Learn"),
        keys="Ctrl+7",
        rail=BELOW,
        icon="reading",
    ),
    PageRow(
        "card",
        "nearward_ui.learn.card:CardPage",
        N_("Card"),
        belongs_to="learn",
        shows_one=True,
        icon="reading",
    ),
    PageRow(
        "steps",
        "nearward_ui.learn.steps:StepsPage",
        N_("Five directions"),
        belongs_to="learn",
        icon="sprout",
    ),
    PageRow(
        "beneath",
        "nearward_ui.learn.beneath.page:BeneathPage",
        N_("Beneath it"),
        belongs_to="learn",
        holds=N_("what may lie beneath"),
        icon="water",
    ),
    PageRow(
        "direction",
        "nearward_ui.direction.page:DirectionPage",
        N_("My direction"),
        belongs_to="learn",
        holds=N_("your direction"),
        icon="sprout",
    ),
    PageRow(
        "help",
        "nearward_ui.help.page:HelpPage",
        N_("Help"),
        keys="F1",
        rail=BELOW,
        before_unlock=True,
        icon="asking",
    ),
    PageRow(
        "shortcuts",
        "nearward_ui.keys.page:ShortcutsPage",
        N_("Keys"),
        belongs_to="help",
        icon="keyboard",
    ),
    PageRow(
        "plan",
        "nearward_ui.help.plan:PlanPage",
        N_("My steadying plan"),
        belongs_to="help",
        icon="heart",
    ),
    PageRow(
        "settings",
        "nearward_ui.settings.page:SettingsPage",
        N_("Settings"),
        keys="Ctrl+,",
        rail=BELOW,
        icon="sliders",
    ),
    PageRow(
        "import",
        "nearward_ui.exchange.incoming:ImportPage",
        N_("Import"),
        belongs_to="settings",
        comes_back=False,
        icon="into",
    ),
    PageRow(
        "export",
        "nearward_ui.exchange.outgoing:ExportPage",
        N_("Export"),
        belongs_to="settings",
        comes_back=False,
        icon="out",
    ),
    PageRow(
        "recovery",
        "nearward_ui.settings.recovery:RecoveryPage",
        N_("Recovery sheet"),
        belongs_to="settings",
        comes_back=False,
        icon="lock",
    ),
    PageRow(
        "passphrase",
        "nearward_ui.settings.passphrase:PassphrasePage",
        N_("Passphrase"),
        belongs_to="settings",
        comes_back=False,
        icon="lock",
    ),
    PageRow(
        "backups",
        "nearward_ui.safety.backups:BackupsPage",
        N_("Backups"),
        belongs_to="settings",
        icon="copy",
    ),
    PageRow(
        "trash",
        "nearward_ui.safety.trash:TrashPage",
        N_("Trash"),
        belongs_to="settings",
        icon="bin",
    ),
    PageRow(
        "vocabulary",
        "nearward_ui.settings.vocabulary.page:VocabularyPage",
        N_("Words to choose from"),
        belongs_to="settings",
        icon="label",
    ),
    PageRow(
        "privacy",
        "nearward_ui.settings.privacy:PrivacyPage",
        N_("Privacy"),
        belongs_to="settings",
        icon="lock",
    ),
    PageRow(
        "about",
        "nearward_ui.settings.about:AboutPage",
        N_("About Nearward"),
        belongs_to="settings",
        icon="leaf",
    ),
    PageRow(
        "pause",
        "nearward_ui.pause.page:PausePage",
        N_("Pause"),
        keys="Ctrl+Shift+P",
        lands=N_("After opening: a pause."),
        from_anywhere=True,
        icon="water",
    ),
)
