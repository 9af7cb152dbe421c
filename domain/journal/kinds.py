"""The kinds of change. Their words stand in the locales under `change-<kind>`."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """What somebody did, in one word of the house."""

    CLIENT_ADDED = "client-added"
    CLIENT_EDITED = "client-edited"
    CLIENT_REMOVED = "client-removed"
    CLIENTS_MERGED = "clients-merged"
    TWINS_PARTED = "twins-parted"
    ACCESS_SET = "access-set"
    ACCESS_CLASSES_CHANGED = "access-classes-changed"
    CATEGORY_SET = "category-set"
    RESPONSIBLE_SET = "responsible-set"
    CHANNEL_ADDED = "channel-added"
    CHANNEL_REMOVED = "channel-removed"
    CHANNEL_CHANGED = "channel-changed"
    FIELD_SET = "field-set"
    PRODUCTS_CHOSEN = "products-chosen"
    NOTE_ADDED = "note-added"
    NOTE_EDITED = "note-edited"
    NOTE_REMOVED = "note-removed"
    SOURCE_ADDED = "source-added"
    SOURCE_EDITED = "source-edited"
    SOURCE_REMOVED = "source-removed"
    FILE_ADDED = "file-added"
    FILE_EDITED = "file-edited"
    FILE_REMOVED = "file-removed"
    TAGS_CHANGED = "tags-changed"
    STAGE_SET = "stage-set"
    DEAL_ADDED = "deal-added"
    DEAL_EDITED = "deal-edited"
    DEAL_WON = "deal-won"
    DEAL_LOST = "deal-lost"
    DEAL_REOPENED = "deal-reopened"
    DEAL_REMOVED = "deal-removed"
    TOUCHED = "touched"
    TOUCH_PLANNED = "touch-planned"
    TASK_ADDED = "task-added"
    TASK_EDITED = "task-edited"
    TASK_DONE = "task-done"
    TASK_REOPENED = "task-reopened"
    TASK_HANDED_OVER = "task-handed-over"
    TASK_REMOVED = "task-removed"
    CATEGORIES_CHANGED = "categories-changed"
    STAGES_CHANGED = "stages-changed"
    FUNNELS_CHANGED = "funnels-changed"
    REASONS_CHANGED = "reasons-changed"
    PLANNED_SALES = "planned-sales"
    FIELDS_CHANGED = "fields-changed"
    PRODUCTS_CHANGED = "products-changed"
    TEAM_CHANGED = "team-changed"
    MEMBER_CHANGED = "member-changed"
    MEMBER_JOINED = "member-joined"
    HANDED_OVER = "handed-over"
    CLIENT_STOPPED = "client-stopped"
    STOP_LIFTED = "stop-lifted"
    BULK_EDITED = "bulk-edited"
    BASE_WIPED = "base-wiped"
    IMPORTED = "imported"
    EXPORTED = "exported"
    ENRICHED = "enriched"
    HARVESTED = "harvested"
    ACCOUNT_ADDED = "account-added"
    ACCOUNT_CHANGED = "account-changed"
    ACCOUNT_REMOVED = "account-removed"
    PERSONAL_ACTIONS_SWITCHED = "personal-actions-switched"
    SEGMENT_SAVED = "segment-saved"
    SEGMENT_CHANGED = "segment-changed"
    SEGMENT_REMOVED = "segment-removed"
    TEMPLATES_CHANGED = "templates-changed"
    TAGS_OF_BASE = "tags-of-base"
    GROUPS_CHANGED = "groups-changed"
    GROUP_SET = "group-set"
    GROUP_FILLED = "group-filled"
    WORK = "work"
    UNDONE = "undone"


#: What undo has no hold on: rights are given back by hand, and bookkeeping is nobody's deed.
NOT_UNDONE = frozenset(
    {
        ChangeKind.MEMBER_JOINED,
        ChangeKind.MEMBER_CHANGED,
        ChangeKind.WORK,
        ChangeKind.EXPORTED,
        ChangeKind.ACCOUNT_ADDED,
        ChangeKind.ACCOUNT_REMOVED,
        ChangeKind.PERSONAL_ACTIONS_SWITCHED,
        ChangeKind.CLIENT_STOPPED,
        ChangeKind.STOP_LIFTED,
        ChangeKind.BASE_WIPED,
    }
)
