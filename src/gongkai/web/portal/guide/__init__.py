"""The bodies and their disclosure guides."""
