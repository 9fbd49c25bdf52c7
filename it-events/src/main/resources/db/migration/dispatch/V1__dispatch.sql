-- What the log wants: written by the projection alone, may be emptied and read again.
create table wanted (
    task        text        primary key,
    former_ids  text[]      not null,
    partition   integer     not null,
    log_offset  bigint      not null,        -- where this state stands on the log
    since       timestamptz not null,        -- since when it is unchanged
    person      text        not null,
    action      text        not null,
    system      text,
    entitlement text,
    asset       text,
    tag         text,
    due         timestamptz,
    priority    text        not null,
    reason_hr   text        not null,
    reason_it   text        not null,
    checklist   text,
    is_wanted   boolean     not null,
    revision    bigint      not null
);
create index on wanted using gin (former_ids);

-- Tasks about which something may be to do, so that what is settled is never looked at again. `seen` tells a change that
-- comes while one is being taken off.
create table todo (
    task text   primary key,
    seen bigint not null
);

create function to_do() returns trigger language plpgsql as $$
begin
    insert into dispatch.todo (task, seen) values (new.task, new.log_offset)
    on conflict (task) do update set seen = excluded.seen;
    return null;
end $$;

create trigger to_do after insert or update on wanted for each row execute function to_do();

-- The newest CaughtUp of each partition.
create table mark (
    partition  integer     primary key,
    log_offset bigint      not null,
    at         timestamptz not null
);

-- The minimum a desk has to know of a person; gone when the person is forgotten.
create table person (
    person        text primary key,
    worker_number text,
    name          text,
    work_email    text
);

create table policy (
    version  integer primary key,
    document jsonb   not null
);

-- What was reported last about a task, by whomever.
create table reported (
    task   text        primary key,
    status text        not null,
    ticket text,
    at     timestamptz not null,
    report text        not null
);

-- What a desk was told, and what it answered: ours alone, and not to be had again from the log.
create table desk_task (
    task             text    primary key,
    reference        text    not null unique, -- the id the desk knows it by: the first it was sent under
    destination      text    not null,
    sent_revision    bigint,
    sent_wanted      boolean,
    intent_kind      text,
    intent_revision  bigint,
    intent_attempt   integer,
    intent_deadline  timestamptz,
    intent_doubtful  boolean,
    attempts         integer not null default 0,   -- rises with every claim and answer: who comes late is known by it
    look_ups         integer not null default 0,
    failures         integer not null default 0,
    not_before       timestamptz,
    ticket           text,
    ticket_told      boolean not null default false,
    fault            text
);
create index on desk_task (destination);
create index on desk_task (task) where ticket is not null and not ticket_told;

-- Everything told until `told_until` is planned once `mark` has passed `below`: what stood unchanged below it may be sent.
create table clearance (
    partition  integer     primary key,
    told_until timestamptz not null,
    below      bigint      not null
);

-- A desk that answered 410 Gone: nothing is sent until somebody resumes it.
create table disabled (
    destination text        primary key,
    since       timestamptz not null,
    why         text        not null
);
