"""The buttons of templates, of series, of what goes along, and of a template on its way to a client or a campaign."""

from bot.clients.presses import OnCard
from bot.kit.presses import Origin
from bot.kit.screen import Press


class NewTemplatePress(Press, prefix="oa"):
    """Write a new template."""


class OnTemplate(Press, prefix="-template"):
    """A button about one template."""

    template_id: int


class TemplatePress(OnTemplate, prefix="oo"):
    """One template with samples."""


class RewritePress(OnTemplate, prefix="ot"):
    """Write another text."""


class RenameTemplatePress(OnTemplate, prefix="on"):
    """Write another name."""


class CategoriesPress(OnTemplate, prefix="ok"):
    """Choose its category."""


class CategoryOfPress(OnTemplate, prefix="oks"):
    """Put it into the category of another template; 0 takes it out of its own."""

    like_id: int


class NewCategoryPress(OnTemplate, prefix="okn"):
    """Write a new category."""


class ShareTemplatePress(OnTemplate, prefix="oh"):
    """Open it to the team, or keep it to its owner."""

    on: bool


class FavouritePress(OnTemplate, prefix="of"):
    """Show it before the others, or no longer."""

    on: bool


class DuplicatePress(OnTemplate, prefix="od"):
    """Make a copy of one's own."""


class RemoveTemplatePress(OnTemplate, prefix="or"):
    """Remove it."""


class EnclosuresPress(OnTemplate, prefix="oe"):
    """What goes along with it."""


class EnclosePress(OnTemplate, prefix="oea"):
    """Send a file that goes along."""


class TakeOutPress(OnTemplate, prefix="oer"):
    """Let a file go along no more."""

    enclosure_id: int


class SeriesListPress(Press, prefix="os"):
    """The series."""

    offset: int = 0


class NewSeriesPress(Press, prefix="osa"):
    """Write a new series."""


class OnSeries(Press, prefix="-series"):
    """A button about one series."""

    series_id: int


class SeriesPress(OnSeries, prefix="oso"):
    """One series with its letters."""


class RenameSeriesPress(OnSeries, prefix="osn"):
    """Write another name."""


class ShareSeriesPress(OnSeries, prefix="osh"):
    """Open it to the team, or keep it to its owner."""

    on: bool


class RemoveSeriesPress(OnSeries, prefix="osr"):
    """Remove it; its letters stay as templates."""


class NewLetterPress(OnSeries, prefix="osw"):
    """Write its next letter."""


class SeriesOfPress(OnTemplate, prefix="op"):
    """Choose a series for this template."""


class PutInPress(OnTemplate, prefix="ops"):
    """Make it the last letter of this series; 0 takes it out of its own."""

    series_id: int


class MoveLetterPress(OnTemplate, prefix="opm"):
    """Let it change places with its neighbour."""

    up: bool


class PickPress(OnCard, prefix="ow"):
    """All templates to choose from for this client: those of the category of `like_id`, 0 for all."""

    like_id: int = 0
    start: int = 0


class LettersPress(OnCard, prefix="ol"):
    """The letters of a series, with what this client has got of them."""

    series_id: int


class SketchPress(OnCard, prefix="ox"):
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


class SendSketchPress(OnSketch, prefix="oxs"):
    """Send it."""


class RedrawPress(OnSketch, prefix="oxr"):
    """Another text of the same template."""


class EditSketchPress(OnSketch, prefix="oxe"):
    """Write it with one's own hand."""


class SketchFromPress(OnSketch, prefix="oxf"):
    """Let another community write."""


class PickForCampaignPress(Press, prefix="om"):
    """All templates to choose from for this campaign."""

    campaign_id: int
    like_id: int = 0
    start: int = 0


class TakeTemplatePress(Press, prefix="omt"):
    """Give the campaign this text."""

    campaign_id: int
    template_id: int


class KeepTemplatePress(Press, prefix="omk"):
    """Keep the campaign's text as a template."""

    campaign_id: int


class DropEnclosuresPress(Press, prefix="omd"):
    """Let nothing go along with the campaign's messages."""

    campaign_id: int
