"""The task behind Remove in the list of imports and `shopassist remove-import`."""

from dataclasses import dataclass

from shopassist.errors import UserError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store, imports, sales

PUBLISH_ATTEMPTS = 5


@dataclass(frozen=True)
class RemovedImport:
    """What was taken back.

    Attributes:
        import_id: of the import that is gone.
        removed: rows that are gone, by kind ("sales", "products", "reviews"); kinds without any
            are left out.
    """

    import_id: int
    removed: dict[str, int]
    changed: frozenset[str]


def remove_import(store: Store, job: Job, import_id: int) -> RemovedImport:
    """Take one import back, whichever it is; what it had changed is again as it was.

    Raises:
        UserError: there is no such import, or other programs kept importing meanwhile.
        CancelledError: nothing was taken back.
    """
    note = Message("Taking back import {id}", id=import_id)
    for attempt in range(PUBLISH_ATTEMPTS):
        if imports.find_import(store, import_id) is None:
            raise UserError(
                "There is no import {id}. Look at the list of imports for the one to remove.",
                id=import_id,
            )
        job.step(attempt, None, note)
        mark = imports.read_history_mark(store)
        counts = imports.stage_removal(store, import_id)
        job.step(attempt, None, note)
        if imports.publish_removal(store, import_id, mark):
            if counts[sales.SUBJECT]:
                sales.refresh_sale_totals(store)
            removed = {kind: count for kind, count in counts.items() if count}
            return RemovedImport(import_id, removed, frozenset({imports.SUBJECT, *removed}))
    raise UserError(
        "Import {id} was not removed, because other imports kept changing the shop meanwhile."
        " Wait for them to end, then try again.",
        id=import_id,
    )
