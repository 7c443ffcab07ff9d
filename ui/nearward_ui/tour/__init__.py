"""The tour: every page, sheet and chart as a picture, made by driving the real window."""

from nearward_ui.tour.run import run

__all__ = ["run"]
