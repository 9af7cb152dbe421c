"""What the CRM knows and decides. No Telegram, no VK, no files' formats: SQLAlchemy and pure rules only."""
