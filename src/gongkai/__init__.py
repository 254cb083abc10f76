"""gongkai (公开): statutory government information disclosure for a Chinese public body."""

__version__ = "0.1.0"
