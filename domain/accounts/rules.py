"""What is decided about accounts without looking at the database."""


def about_token(account_id: int) -> str:
    """Whose a sealed token is: bytes moved to another row do not open there."""
    return f"account:{account_id}:token"
