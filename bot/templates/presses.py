"""The buttons of templates, of series, of what goes along, and of a template on its way to a client or a campaign."""

from bot.clients.presses import OnCard
from bot.kit.presses import Origin
from bot.kit.screen import Press


class NewTemplatePress(Press, prefix="ha"):
    """Write a new template."""


class OnTemplate(Press, prefix="-template"):
    """A button about one template."""

    template_id: int


class TemplatePress(OnTemplate, prefix="ho"):
    """One template with samples."""


class RewritePress(OnTemplate, prefix="ht"):
    """Write another text."""


class RenameTemplatePress(OnTemplate, prefix="hn"):
    """Write another name."""


class CategoriesPress(OnTemplate, prefix="hk"):
    """Choose its category."""


class CategoryOfPress(OnTemplate, prefix="hks"):
    """Put it into the category of another template; 0 takes it out of its own."""

    like_id: int


class NewCategoryPress(OnTemplate, prefix="hkn"):
    """Write a new category."""


class ShareTemplatePress(OnTemplate, prefix="hh"):
    """Open it to the team, or keep it to its owner."""

    on: bool


class FavouritePress(OnTemplate, prefix="hf"):
    """Show it before the others, or no longer."""

    on: bool


class DuplicatePress(OnTemplate, prefix="hd"):
    """Make a copy of one's own."""


class RemoveTemplatePress(OnTemplate, prefix="hr"):
    """Remove it."""


class EnclosuresPress(OnTemplate, prefix="he"):
    """What goes along with it."""


class EnclosePress(OnTemplate, prefix="hea"):
    """Send a file that goes along."""


class TakeOutPress(OnTemplate, prefix="her"):
    """Let a file go along no more."""

    enclosure_id: int


class SeriesListPress(Press, prefix="hs"):
    """The series."""

    offset: int = 0


class NewSeriesPress(Press, prefix="hsa"):
    """Write a new series."""


class OnSeries(Press, prefix="-series"):
    """A button about one series."""

    series_id: int


class SeriesPress(OnSeries, prefix="hso"):
    """One series with its letters."""


class RenameSeriesPress(OnSeries, prefix="hsn"):
    """Write another name."""


class ShareSeriesPress(OnSeries, prefix="hsh"):
    """Open it to the team, or keep it to its owner."""

    on: bool


class RemoveSeriesPress(OnSeries, prefix="hsr"):
    """Remove it; its letters stay as templates."""


class NewLetterPress(OnSeries, prefix="hsw"):
    """Write its next letter."""


class SeriesOfPress(OnTemplate, prefix="hp"):
    """Choose a series for this template."""


class PutInPress(OnTemplate, prefix="hps"):
    """Make it the last letter of this series; 0 takes it out of its own."""

    series_id: int


class MoveLetterPress(OnTemplate, prefix="hpm"):
    """Let it change places with its neighbour."""

    up: bool


class PickPress(OnCard, prefix="hw"):
    """All templates to choose from for this client: those of the category of `like_id`, 0 for all."""

    like_id: int = 0
    start: int = 0


class LettersPress(OnCard, prefix="hl"):
    """The letters of a series, with what this client has got of them."""

    series_id: int


class SketchPress(OnCard, prefix="hx"):
    """This template as this client would get it."""

    template_id: int


class OneSketch(Origin):
    """A message that was shown, the card it is for, and the way back from that."""

    sketch_id: int


class OnSketch(OnCard, prefix="-sketch"):
    """A button under a message that can be sent."""

    sketch_id: int

    @property
    def one(self) -> OneSketch:
        """What every further button of this message carries."""
        return OneSketch(sketch_id=self.sketch_id, **self.origin)


class SendSketchPress(OnSketch, prefix="hxs"):
    """Send it."""


class RedrawPress(OnSketch, prefix="hxr"):
    """Another text of the same template."""


class EditSketchPress(OnSketch, prefix="hxe"):
    """Write it with one's own hand."""


class SketchFromPress(OnSketch, prefix="hxf"):
    """Let another community write."""


class PickForCampaignPress(Press, prefix="hm"):
    """All templates to choose from for this campaign."""

    campaign_id: int
    like_id: int = 0
    start: int = 0


class TakeTemplatePress(Press, prefix="hmt"):
    """Give the campaign this text."""

    campaign_id: int
    template_id: int


class KeepTemplatePress(Press, prefix="hmk"):
    """Keep the campaign's text as a template."""

    campaign_id: int


class DropEnclosuresPress(Press, prefix="hmd"):
    """Let nothing go along with the campaign's messages."""

    campaign_id: int
