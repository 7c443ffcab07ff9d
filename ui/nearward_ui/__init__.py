"""The windows of Nearward: Qt only."""
