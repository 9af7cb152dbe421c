"""The ledger of actions: one row for each social act for one recipient."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from domain.accounts.tables import ActionKind
from domain.base.tables import Base, Json, Key, Long, Moment, Short, words_of


class ActionState(StrEnum):
    """Where an action stands. `sending` is committed before the call; `unsure` is never repeated by itself."""

    PLANNED = "planned"
    SENDING = "sending"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNSURE = "unsure"


class Reason(StrEnum):
    """Why an action was skipped, or failed."""

    NO_VK = "no-vk"
    NEVER_ALLOWED = "never-allowed"
    OPTED_OUT = "opted-out"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    #: We leave the client out of our mailings ourselves.
    PAUSED = "paused"
    TOUCHED_LATELY = "touched-lately"
    #: Has got as many messages of campaigns lately as the campaign lets anybody get.
    TOO_OFTEN = "too-often"
    VALUE_MISSING = "value-missing"
    ANSWERED = "answered"
    #: The card is removed, hidden from the sender, or has another address by now.
    CARD_GONE = "card-gone"
    #: The card was merged with one that gets, or got, the same.
    SAME_PERSON = "same-person"
    CANCELLED = "cancelled"
    #: VK knows no such person any more.
    PERSON_GONE = "person-gone"
    #: VK says that the person's settings, or a black list, forbid it.
    REFUSED = "refused"
    #: They have put the account on their blacklist, or it has put them on its own.
    BLACKLISTED = "blacklisted"
    #: The profile shows its wall and photos to friends only.
    CLOSED_PROFILE = "closed-profile"
    NO_AVATAR = "no-avatar"
    #: The wall has not as many posts.
    EMPTY_WALL = "empty-wall"
    COMMENTS_CLOSED = "comments-closed"
    #: The post or the photo is gone, or can't be liked.
    OBJECT_GONE = "object-gone"
    FRIENDS_ALREADY = "friends-already"
    #: The account had asked them before, by somebody's own hand.
    ASKED_ALREADY = "asked-already"
    #: VK finds the message itself wrong.
    CALL_WRONG = "call-wrong"
    #: A photo or document that was to go along is not to be had any more, or VK does not take it.
    FILE_REFUSED = "file-refused"
    #: VK could not do it, however often it was tried.
    TROUBLE = "trouble"


class CopyState(StrEnum):
    """What becomes of the account's own copy of a message that the other side keeps."""

    #: It is to be deleted once the message is out.
    UNWANTED = "unwanted"
    DELETED = "deleted"
    #: VK would not delete it.
    KEPT = "kept"


_UNWANTED = text("copy = 'unwanted' AND state = 'done'")


class Action(Base):
    """One act. Without a job it is a message that a member writes to one person; then `text` holds it.

    A like or a comment is about an `object`: "avatar", or "post1" for the newest post of the person's wall. What that
    is at VK stands in `target` before it is acted upon, as "wall1_2" or "photo1_2", so that a repeat meets the same.

    `random_id` is VK's key against doubling and the seed of the rendered text, so that a repeat sends the same. It is
    never 0. With `maybe_since` the act may have been done at that moment already: it is repeated with the same key
    while VK remembers keys, later only if the dialog does not hold it. `fence` is the account's lease that claimed it.
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("job_id", "client_id", "step"),
        Index("ix_action_account_id_state_job_id_id", "account_id", "state", "job_id", "id"),
        Index("ix_action_address", "address"),
        Index("ix_action_unwanted", "account_id", "id", sqlite_where=_UNWANTED, postgresql_where=_UNWANTED),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[ActionKind] = mapped_column(words_of(ActionKind), default=ActionKind.MESSAGE)
    #: The recipient in normal form, `id123` for VK; None for somebody who has none.
    address: Mapped[Short | None]
    step: Mapped[int] = mapped_column(default=0)
    object: Mapped[Short | None]
    target: Mapped[Short | None]
    text: Mapped[Long | None]
    #: The template that the text was made of. No foreign key: the ledger outlives what it names.
    template_id: Mapped[int | None] = mapped_column(BigInteger)
    #: What goes along with a personal message; a campaign has its own for all its messages.
    enclosure_ids: Mapped[list[int] | None] = mapped_column(Json)
    state: Mapped[ActionState] = mapped_column(words_of(ActionState), default=ActionState.PLANNED)
    reason: Mapped[Reason | None] = mapped_column(words_of(Reason))
    #: The number of VK's error, if one decided.
    problem: Mapped[int | None]
    random_id: Mapped[int]
    #: Whoever writes to the account meanwhile is not written to any more.
    stop_on_answer: Mapped[bool] = mapped_column(default=False)
    #: That it tells somebody who has just opted out that nobody writes any more: the one message they still get.
    confirms_stop: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: Not before this moment; None is at once.
    due_at: Mapped[Moment | None]
    maybe_since: Mapped[Moment | None]
    fence: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Moment]
    claimed_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    #: The id that VK gave the message or the comment.
    remote_id: Mapped[int | None] = mapped_column(BigInteger)
    #: None leaves the account's copy where it is.
    copy: Mapped[CopyState | None] = mapped_column(words_of(CopyState))
