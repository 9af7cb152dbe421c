"""Letters by SMTP, with the standard library in a thread: a letter now and then needs no client of its own kind."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from domain.base.sealing import Secret
from domain.mail.mailing import NotPostedError

#: How long a mail server may take for each answer, in seconds.
PATIENCE = 20
_PORTS = {"smtp": 587, "smtps": 465}
#: The answers from here on are for ever (RFC 5321, section 4.2.1).
_FOR_GOOD = 500


class SmtpMailer:
    """Sends by the server of an address such as `smtp://user:password@mail.example.com:587`.

    `smtps` speaks TLS from the first byte. With `smtp` TLS is begun where the server offers it, and a password is never
    sent without it, but to this very machine.
    """

    def __init__(self, url: str, sender: str, *, context: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(url)
        self._is_safe = parts.scheme == "smtps"
        self._host, self._port = parts.hostname or "localhost", parts.port or _PORTS[parts.scheme]
        self._user = unquote(parts.username or "")
        self._password = Secret(unquote(parts.password)) if parts.password else None
        self._sender = sender
        self._context = context or ssl.create_default_context()

    async def send(self, address: str, subject: str, text: str) -> None:
        """Send one plain letter. Returns once the server has taken it; raises `NotPostedError`."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self._sender, address, subject
        letter["Date"], letter["Message-ID"] = (
            formatdate(),
            make_msgid(domain=self._sender.rpartition("@")[2].strip(">")),
        )
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(text)
        await asyncio.to_thread(self._send, letter)

    def _send(self, letter: EmailMessage) -> None:
        try:
            with self._connected() as server:
                if self._password is not None:
                    server.login(self._user, self._password.reveal())
                server.send_message(letter)
        except smtplib.SMTPRecipientsRefused as error:
            code = max(answer[0] for answer in error.recipients.values())
            raise NotPostedError("recipient", for_good=code >= _FOR_GOOD) from error
        except smtplib.SMTPAuthenticationError as error:
            raise NotPostedError("login", for_good=False) from error
        except smtplib.SMTPResponseException as error:
            raise NotPostedError(f"smtp-{error.smtp_code}", for_good=error.smtp_code >= _FOR_GOOD) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotPostedError("connection", for_good=False) from error

    def _connected(self) -> smtplib.SMTP:
        if self._is_safe:
            return smtplib.SMTP_SSL(self._host, self._port, timeout=PATIENCE, context=self._context)
        server = smtplib.SMTP(self._host, self._port, timeout=PATIENCE)
        try:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=self._context)
                server.ehlo()
            elif self._password is not None and self._host not in {"localhost", "127.0.0.1", "::1"}:
                raise NotPostedError("no-tls", for_good=False)
        except BaseException:
            server.close()
            raise
        return server
