"""A mail server for tests. It demands STARTTLS and a login, decodes what it takes with Python's own reader, and writes it to a folder.

Usage: server.py FOLDER CERTIFICATE KEY PORT [--no-starttls] [--full]

Prints `listening PORT`, and `taken FILE` after each mail; a file `connections` beside FOLDER grows by a character with each connection. What it does with a mail follows from the recipient:
nobody@ is refused for good (550), later@ for now (451), drop@ is taken and the connection dropped without an answer, and
hang@ is taken and never answered. With `--full` every recipient is refused for now (452).
"""

import asyncio
import hashlib
import json
import pathlib
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = b"crm", "a password with ünusual letters".encode()


def decoded(raw, envelope):
    mail = message_from_bytes(raw, policy=policy.default)
    part = lambda kind: mail.get_body((kind,)).get_content()
    return {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "headers": {name.lower(): str(value) for name, value in mail.items()},
        "text": part("plain"),
        "html": part("html"),
        "attachments": [
            {
                "name": file.get_filename(),
                "mime": file.get_content_type(),
                "sha256": hashlib.sha256(file.get_content()).hexdigest(),
            }
            for file in mail.iter_attachments()
        ],
    }


class Handler:
    def __init__(self, folder, full):
        self.folder = folder
        self.full = full
        self.count = len(list(folder.iterdir()))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.full:
            return "452 4.2.2 mailbox full"
        refusals = {"nobody@": "550 5.1.1 no such user", "later@": "451 4.7.1 greylisted"}
        for name, answer in refusals.items():
            if address.startswith(name):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = f"{self.count:03}.json"
        (self.folder / name).write_text(json.dumps(decoded(envelope.original_content, envelope)))
        print("taken", name, flush=True)
        if any(address.startswith("drop@") for address in envelope.rcpt_tos):
            server.transport.abort()
        if any(address.startswith("hang@") for address in envelope.rcpt_tos):
            await asyncio.Event().wait()
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=good, handled=good)


async def main(folder, certificate, key, port, *options):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    handler = Handler(pathlib.Path(folder), "--full" in options)
    protected = {"tls_context": context, "require_starttls": True, "auth_require_tls": True}
    if "--no-starttls" in options:
        protected = {"auth_require_tls": False}

    def connection():
        with (handler.folder.parent / "connections").open("a") as count:
            count.write(".")
        return SMTP(handler, hostname="localhost", auth_required=True, authenticator=authenticate, **protected)

    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", int(port))
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
