"""The job that asks VK how it declines the names on the cards, one bearer for each name."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.texts.cases import Case
from domain.texts.declined import Declined, keep_declined, names_of, people_to_ask
from domain.texts.tables import NamePart
from domain.vk.profile import MOST_AT_ONCE, read_profile
from jobs.vk.asking import PATIENCE, Asking, Callers, Sleep
from jobs.work.run import JobHandler, JobRun

#: The `fields` of `users.get` with a person's names in all cases (VK's schema, `users_fields`).
_FIELDS = ",".join(f"{part}_name_{case.value}" for part in NamePart for case in Case)


def names_job(
    gateways: Callers,
    *,
    at_once: int = MOST_AT_ONCE,
    sleep: Sleep = asyncio.sleep,
    patience: timedelta = PATIENCE,
) -> JobHandler:
    """Handler of `names`. Result: `learnt`, how many names.

    A name that VK knows nothing of is remembered as such, so each is asked about once: it comes to an end, and goes on
    after a kill where it was. An outage of VK is waited out.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        learnt = int(run.job.cursor.get("learnt", 0))
        asking = Asking(run, gateways, sleep=sleep, patience=patience)
        while True:
            async with reading(run.database, run.actor, run.clock) as look:
                people = await people_to_ask(look, at_once)
                asked = await names_of(look, people)
            if not people:
                return {"learnt": learnt}
            told = await asking.call("users.get", {"user_ids": list(people), "fields": f"sex,{_FIELDS}"})
            declined = declined_in(told)
            known = {(each.part, each.name, each.sex) for each in declined}
            unknown = [Declined(*name, {}) for name in asked if name not in known]
            async with run.chunk(ChangeKind.WORK) as ctx:
                await keep_declined(ctx, [*unknown, *declined])
                learnt += len(declined)
                run.progress(learnt, cursor={"learnt": learnt})

    return handle


def declined_in(response: object) -> list[Declined]:
    """The names of an answer in their cases; of people who are gone VK tells none."""
    found = []
    for item in response if isinstance(response, list) else []:
        person = read_profile(item)
        if person is None or person.deactivated is not None:
            continue
        for part, name in ((NamePart.FIRST, person.first_name), (NamePart.LAST, person.last_name)):
            forms = {case: _form(item, part, case) for case in Case}
            if name and any(forms.values()):
                found.append(Declined(part, name, person.sex, forms))
    return found


def _form(item: Mapping[str, Any], part: NamePart, case: Case) -> str | None:
    value = item.get(f"{part.value}_name_{case.value}")
    return value.strip() or None if isinstance(value, str) else None
