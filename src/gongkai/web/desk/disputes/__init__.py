"""The pages of disputes: the list, a dispute, what may be done, registering one."""
