"""What file a message carries, as the domain takes it."""

from datetime import datetime

from bot.kit.call import Said
from bot.kit.words import Words
from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind


def received_in(said: Said) -> ReceivedFile | None:
    """The photo in its largest size, the document, voice message, video or sound of a message; None without one.

    What has no name of its own is called by what it is and when it came.
    """
    message, words = said.message, said.words
    album = message.media_group_id
    if message.photo:
        photo = message.photo[-1]
        name = _named(words, AttachmentKind.PHOTO, message.date, "jpg")
        return ReceivedFile(AttachmentKind.PHOTO, name, photo.file_size or 0, photo.file_id, album=album)
    # A GIF comes as a document too, which is what it is kept as.
    if (document := message.document) is not None:
        name = document.file_name or _named(words, AttachmentKind.DOCUMENT, message.date, "bin")
        return ReceivedFile(AttachmentKind.DOCUMENT, name, document.file_size or 0, document.file_id, album=album)
    if (voice := message.voice) is not None:
        name = _named(words, AttachmentKind.VOICE, message.date, "ogg")
        return ReceivedFile(AttachmentKind.VOICE, name, voice.file_size or 0, voice.file_id, voice.duration)
    if (video := message.video) is not None:
        name = video.file_name or _named(words, AttachmentKind.VIDEO, message.date, "mp4")
        size = video.file_size or 0
        return ReceivedFile(AttachmentKind.VIDEO, name, size, video.file_id, video.duration, album)
    if (round_video := message.video_note) is not None:
        name = _named(words, AttachmentKind.VIDEO, message.date, "mp4")
        size = round_video.file_size or 0
        return ReceivedFile(AttachmentKind.VIDEO, name, size, round_video.file_id, round_video.duration)
    if (audio := message.audio) is not None:
        name = audio.file_name or _named(words, AttachmentKind.AUDIO, message.date, "mp3")
        size = audio.file_size or 0
        return ReceivedFile(AttachmentKind.AUDIO, name, size, audio.file_id, audio.duration, album)
    return None


def _named(words: Words, kind: AttachmentKind, at: datetime, ending: str) -> str:
    name = words.text("attachments-name", kind=kind.value, date=f"{at:%Y-%m-%d %H-%M}")
    return f"{name}.{ending}"
