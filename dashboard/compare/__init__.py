"""Areas of one edition side by side, over chosen indicators."""
