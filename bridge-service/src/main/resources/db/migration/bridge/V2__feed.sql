-- What the feeds of projects show. An entry that is withdrawn is gone from here; on the log it stays.
create table feed_entry (
    id         text primary key,
    project    text not null,
    kind       text not null,
    at         timestamptz not null,       -- when it happened
    person     text,                       -- whom it is about, if anybody; the name is joined when read
    changed    timestamptz not null,       -- when it was announced, last
    snapshot   json not null
);
create index feed_entry_by_time on feed_entry (project, at, id);
create index feed_entry_by_change on feed_entry (changed, id);

-- Who is on a project.
create index person_by_project on person using gin (projects);
