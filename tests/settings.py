"""The settings, with a data folder of their own that nobody will miss."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="gongkai-test-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["GONGKAI_DATA"] = FOLDER

from gongkai.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
