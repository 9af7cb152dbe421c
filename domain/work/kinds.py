"""The kinds of job. Their words stand in the locales under `job-<kind>`."""

from enum import StrEnum


class JobKind(StrEnum):
    """What background work is about; `parameters` of the job say which one."""

    IMPORT_LOOK = "import-look"
    IMPORT_CHECK = "import-check"
    IMPORT_RUN = "import-run"
    EXPORT = "export"
    UNDO = "undo"
    ENRICH = "enrich"
    TWIN_SCAN = "twin-scan"
    #: VK is asked how it declines names.
    NAMES = "names"
    #: Done by the senders of accounts, not by the runner: it may last for days.
    CAMPAIGN = "campaign"
    CAMPAIGN_REPORT = "campaign-report"
    BULK = "bulk"
    #: A table of those whom a bulk edit would leave out.
    BULK_SKIPPED = "bulk-skipped"
    WIPE = "wipe"
    #: What links to lists of VK are; who is in them, for a campaign; what a run would do; and their people brought in.
    HARVEST_LOOK = "harvest-look"
    HARVEST_READ = "harvest-read"
    HARVEST_CHECK = "harvest-check"
    HARVEST_RUN = "harvest-run"


#: What the whole team should hear of when it is done; a campaign tells its own figures.
CHANGES_THE_BASE = frozenset({JobKind.IMPORT_RUN, JobKind.BULK, JobKind.ENRICH, JobKind.WIPE, JobKind.HARVEST_RUN})
