"""A desktop portal on a private bus that looks at who asks, as the real one does.

    python portal.py ADDRESS     says "ready", then a line for each question: `asked` or `refused`

It says the colours of the desktop: dark. Whose folder in /proc it may not open is refused.
"""

from __future__ import annotations

import os
import sys

from jeepney import HeaderFields, Message, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

DARK = 1
APPEARANCE = "org.freedesktop.appearance"
NOT_ALLOWED = "org.freedesktop.DBus.Error.AccessDenied"
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


def may_be_seen(bus: DBusConnection, call: Message) -> bool:
    """Whether the folder of the asking process can be opened; the portal tells sandboxes by it."""
    name = call.header.fields[HeaderFields.sender]
    answer = bus.send_and_get_reply(message_bus.GetConnectionUnixProcessID(name))
    try:
        os.close(os.open(f"/proc/{answer.body[0]}/root", os.O_RDONLY | os.O_DIRECTORY))
    except OSError:
        return False
    return True


def answer_to(bus: DBusConnection, call: Message) -> None:
    """Say the colours, and of all else that it is not known."""
    fields = call.header.fields
    member = f"{fields.get(HeaderFields.interface)}.{fields[HeaderFields.member]}"
    seen = may_be_seen(bus, call)
    print("asked" if seen else "refused", member, flush=True)
    dark = ("u", DARK)
    if not seen:
        bus.send(new_error(call, NOT_ALLOWED, "s", ("Portal operation not allowed",)))
    elif member.endswith(".Settings.ReadAll"):
        told = {APPEARANCE: {"color-scheme": dark}}
        bus.send(new_method_return(call, "a{sa{sv}}", (told,)))
    elif member.endswith(".Settings.Read") and call.body == (APPEARANCE, "color-scheme"):
        bus.send(new_method_return(call, "v", (("v", dark),)))
    else:
        bus.send(new_error(call, UNKNOWN, "s", (member,)))


def main() -> int:
    bus = open_dbus_connection(sys.argv[1], auth_timeout=60)
    bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
    print("ready", flush=True)
    while True:
        message = bus.receive()
        if message.header.message_type is MessageType.method_call:
            answer_to(bus, message)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ConnectionError:
        sys.exit(0)  # the bus has died
