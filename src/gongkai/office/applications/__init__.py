"""依申请公开: the register, and every step from the letter to the reply."""
