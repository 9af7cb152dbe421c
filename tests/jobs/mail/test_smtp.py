"""Letters over a real SMTP server: with TLS and a password, and whatever a server may refuse."""

import datetime
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from domain.mail.mailing import NotPostedError
from jobs.mail.smtp import SmtpMailer

PASSWORD = "p@ss:w/rd"
SENDER = "Touchbase <crm@example.com>"


class Office:
    """Keeps what it was handed; addresses at `full.example` are refused for now, those at `nobody.example` for ever."""

    def __init__(self) -> None:
        self.kept: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 - the server calls it so.
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whether it takes letters for this address."""
        if address.endswith("@nobody.example"):
            return "550 no such user"
        if address.endswith("@full.example"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same.
        """Take the letter."""
        if b"virus" in (envelope.content or b""):  # type: ignore[operator]  # It is bytes unless told otherwise.
            return "554 refused"
        self.kept.append(envelope)
        return "250 OK"


def _login(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    is_ours = isinstance(data, LoginPassword) and (data.login, data.password) == (b"crm", PASSWORD.encode())
    return AuthResult(success=is_ours, handled=False)


@contextmanager
def office(**options: Any) -> Iterator[tuple[Office, int]]:
    """A running server on loopback, and its port."""
    handler = Office()
    # The library wants to know its port beforehand.
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield handler, port
    finally:
        controller.stop()


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cadata=signed.public_bytes(serialization.Encoding.PEM).decode())


async def test_a_letter_arrives_as_it_was_written() -> None:
    with office() as (handler, port):
        text = "Позвонить <Иванову> & Ко\n.\nhttps://t.me/touchbase_bot\n"
        await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send("mark@example.com", "⏰ 15:00 — Иванов", text)
    (envelope,) = handler.kept
    assert envelope.rcpt_tos == ["mark@example.com"]
    assert isinstance(envelope.content, bytes)
    letter = message_from_bytes(envelope.content, policy=policy.default)
    assert (letter["From"], letter["Subject"]) == (SENDER, "⏰ 15:00 — Иванов")
    body = letter.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text


async def test_a_password_travels_by_tls_only(certificate: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    server, client = certificate
    options = {"tls_context": server, "require_starttls": True, "authenticator": _login, "auth_required": True}
    with office(**options) as (handler, port):
        url = f"smtp://crm:p%40ss%3Aw%2Frd@localhost:{port}"
        await SmtpMailer(url, SENDER, context=client).send("mark@example.com", "x", "x")
        assert len(handler.kept) == 1
        wrong = SmtpMailer(f"smtp://crm:wrong@localhost:{port}", SENDER, context=client)
        with pytest.raises(NotPostedError, match="login"):
            await wrong.send("mark@example.com", "x", "x")
        # A server that nobody vouches for gets neither the password nor the letter.
        with pytest.raises(NotPostedError, match="connection") as caught:
            await SmtpMailer(url, SENDER).send("mark@example.com", "x", "x")
        assert not caught.value.for_good
        assert len(handler.kept) == 1


@pytest.mark.parametrize(
    ("address", "text", "problem", "for_good"),
    [
        ("a@nobody.example", "x", "recipient", True),
        ("a@full.example", "x", "recipient", False),
        ("a@example.com", "virus", "smtp-554", True),
    ],
)
async def test_refusals_are_told_apart(address: str, text: str, problem: str, for_good: bool) -> None:
    with office() as (handler, port), pytest.raises(NotPostedError) as caught:
        await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(address, "x", text)
    assert (caught.value.problem, caught.value.for_good, handler.kept) == (problem, for_good, [])


async def test_a_server_that_is_away_is_waited_for() -> None:
    with office() as (_, port):
        pass
    with pytest.raises(NotPostedError, match="connection") as caught:
        await SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send("a@example.com", "x", "x")
    assert not caught.value.for_good
