"""What signing in says to people: what is wrong, and what to do."""

from django.conf import settings

LOCKED = (
    f"失败次数过多，为防他人猜测，暂时不能再试。请 {settings.LOGIN_MINUTES} 分钟后再登录；"
    "如果不是您在登录，请告诉本系统的管理员。"
)
WRONG = (
    "用户名或者密码不对。请看大写锁定和输入法，再试一次；"
    f"连续错 {settings.LOGIN_FAILURES} 次，要等 {settings.LOGIN_MINUTES} 分钟。"
)
WRONG_CODE = "验证码不对，或者已经过期。请用最新的六位数字；也可以用一个没有用过的恢复码。"
INACTIVE = "这个账号已经停用。要恢复使用，请告诉本系统的管理员。"
UNKNOWN = "在{service}的登录没有问题，但本系统没有用户名相同的账号，或者账号已经停用。"

ACCOUNT = {
    "too_many_login_attempts": LOCKED,
    "rate_limited": LOCKED,
    "username_password_mismatch": WRONG,
    "incorrect_password": "密码不对。请看大写锁定和输入法，再试一次。",
    "enter_current_password": "现在的密码不对。请看大写锁定和输入法，再试一次。",
    "account_inactive": INACTIVE,
}
PASSWORD = {
    "password_too_short": "太短，至少要 8 个字符。",
    "password_too_similar": "与用户名太像。",
    "password_too_common": "太常见，容易被猜到。",
    "password_entirely_numeric": "不能全是数字。",
}
PASSWORD_RULES = "至少 8 个字符；不能全是数字，不能是常见的密码，不能与用户名相像。"
SECOND_STEP = {
    "incorrect_code": WRONG_CODE,
    "cannot_generate_recovery_codes": "还没有动态口令和通行密钥，用不着恢复码。请先添加一种。",
}
REAUTHENTICATION = {
    "reauthenticate": "用密码",
    "mfa_reauthenticate": "用验证码",
    "mfa_reauthenticate:webauthn": "用通行密钥",
}
# By the template of which allauth would make the message. What is not here is not said.
DONE = {
    "account/messages/logged_out.txt": "已退出登录。",
    "account/messages/password_changed.txt": "密码已经改好。在别处的登录已经失效。",
    "mfa/messages/totp_activated.txt": "动态口令已经启用，下次登录时要填。",
    "mfa/messages/totp_deactivated.txt": "动态口令已经停用。",
    "mfa/messages/recovery_codes_generated.txt": "恢复码已经生成，请抄下来或者下载，妥善保管。",
    "mfa/messages/webauthn_added.txt": "通行密钥已经添加。",
    "mfa/messages/webauthn_removed.txt": "通行密钥已经删除。",
}
