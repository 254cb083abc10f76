"""Personal data and secrecy marks in a text (条例第十五条): found, placed, and masked."""

from gongkai.law.privacy.find import Confidence, Find, Kind
from gongkai.law.privacy.mask import mask_name
from gongkai.law.privacy.scan import masked, scan

__all__ = ["Confidence", "Find", "Kind", "mask_name", "masked", "scan"]
