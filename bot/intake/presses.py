"""The buttons of a client to be. Each carries the draft; who else presses one gets nothing."""

from bot.kit.screen import Press


class OnDraft(Press, prefix="-draft"):
    """A button on a client to be."""

    draft_id: int


class DraftPress(OnDraft, prefix="nd"):
    """Back to it."""


class AddDraftPress(OnDraft, prefix="nda"):
    """Add the client."""


class DropDraftPress(OnDraft, prefix="ndx"):
    """Don't."""


class TellMorePress(OnDraft, prefix="ndm"):
    """Write the name or an address."""


class DropAddressPress(OnDraft, prefix="ndk"):
    """Take away the address at this place."""

    place: int


class DraftCategoriesPress(OnDraft, prefix="ndc"):
    """Choose a category."""


class DraftCategoryPress(OnDraft, prefix="ndcs"):
    """Come into this category; 0 for none."""

    category_id: int


class DraftStagesPress(OnDraft, prefix="nds"):
    """Choose a stage."""


class DraftStagePress(OnDraft, prefix="ndss"):
    """Begin on this stage; 0 for none."""

    stage_id: int


class TwinPress(OnDraft, prefix="ndt"):
    """It is this client, who is in the base already."""

    client_id: int
