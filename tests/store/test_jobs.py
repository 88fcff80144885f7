from shopassist.store import Store
from shopassist.store.jobs import end_job, insert_running_job, mark_interrupted_jobs


def test_only_jobs_that_were_cut_off_are_offered_again(store: Store) -> None:
    ended = insert_running_job(store, "ended", "a:b", {})
    end_job(store, ended, "done")
    insert_running_job(store, "cut off", "a:c", {"file": "杯.csv", "k": 3})
    [record] = mark_interrupted_jobs(store)
    assert (record.title, record.task, record.state) == ("cut off", "a:c", "interrupted")
    assert record.arguments == {"file": "杯.csv", "k": 3}


def test_an_interrupted_job_is_offered_until_it_is_dismissed(store: Store) -> None:
    job = insert_running_job(store, "cut off", "a:c", {})
    assert [record.id for record in mark_interrupted_jobs(store)] == [job]
    assert [record.id for record in mark_interrupted_jobs(store)] == [job]
    end_job(store, job, "dismissed")
    assert mark_interrupted_jobs(store) == []
