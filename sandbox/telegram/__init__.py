"""A strict double of the Telegram Bot API and of the people behind it."""
