"""The methods of the Bot API this double has; anything else is answered like an unknown method.

Left out on purpose: webhooks (the product polls), MarkdownV2, stickers, video, polls, payments, business accounts.
"""
