-- What the bridge announced, to be listed and looked up. Rebuilt from the log at any time. Columns filter and sort; the
-- snapshot is what is shown (json, not jsonb: its fields stay in order). Names of people stand in person alone, and are joined when read.
create table person (
    id         text primary key,
    revision   bigint not null,
    status     text   not null,
    name       text,
    sort_name  text   not null,
    worker_number text,
    department text   not null,
    location   text   not null,
    start_date date   not null,
    workers    text[] not null,            -- tokens of worker numbers
    managers   text[] not null,            -- tokens of the managers' worker numbers
    projects   text[] not null,
    former_ids text[] not null,
    search     text   not null,            -- name and worker numbers, lower case
    changed    timestamptz not null,
    snapshot   json   not null
);
create index person_by_name on person (sort_name, id);
create index person_by_department on person (department, id);
create index person_by_location on person (location, id);
create index person_by_start on person (start_date, id);
create index person_by_status on person (status, id);
create index person_by_worker on person using gin (workers);
create index person_by_manager on person using gin (managers);
create index person_by_former_id on person using gin (former_ids);
create index person_by_change on person (changed);

create table checklist (
    id         text primary key,
    person     text   not null,
    checklist  text   not null,
    status     text   not null,
    anchor     date   not null,
    due        timestamptz not null,       -- of its next unsettled task; infinity when there is none
    revision   bigint not null,
    former_ids text[] not null,
    changed    timestamptz not null,
    snapshot   json   not null
);
create index checklist_by_person on checklist (person);
create index checklist_by_anchor on checklist (anchor, id);
create index checklist_by_due on checklist (due, id);
create index checklist_by_status on checklist (status, id);
create index checklist_by_template on checklist (checklist, id);
create index checklist_by_former_id on checklist using gin (former_ids);
create index checklist_by_change on checklist (changed);

create table task (
    checklist  text   not null,
    task       text   not null,
    id         text   not null,            -- checklist/task
    person     text   not null,
    template   text   not null,            -- of the checklist
    owner      text   not null,
    status     text   not null,
    settled    boolean not null,
    due        timestamptz not null,       -- infinity when there is none
    changed    timestamptz not null,
    snapshot   json   not null,
    primary key (checklist, task)
);
create unique index task_by_id on task (id);
create index task_by_person on task (person);
create index task_by_due on task (due, id);
create index task_open_by_due on task (due, id) where not settled;
create index task_by_owner on task (owner, id);
create index task_by_status on task (status, id);
create index task_by_template on task (template, id);
create index task_by_change on task (changed);

-- HR sources whose worker numbers were seen: a number as people write it is looked for in all of them.
create table source (
    name text primary key
);

create table policy (
    version      integer primary key,
    published_at timestamptz not null,
    document     text not null
);
