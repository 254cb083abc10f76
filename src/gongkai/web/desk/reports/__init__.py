"""The annual report at the desk: its tables, the lists behind them, its text, its way out."""
