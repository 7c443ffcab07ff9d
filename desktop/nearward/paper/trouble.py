"""What a printer can do in the middle."""

from __future__ import annotations

from nearward.domain.trouble import Trouble
from nearward.i18n import N_


class PrinterStopped(Trouble):
    code = "printer-stopped"
    message = N_("The printer stopped before it had all pages.")
    advice = N_(
        "Some pages may come out all the same. Your diary is as it was. Please look at the printer"
        " and print again, or make a PDF."
    )
