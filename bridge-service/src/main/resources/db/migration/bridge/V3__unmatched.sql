-- Up to which decision of people all is planned and shown, by topic: whoever decided may wait for what came of it.
create table planned (
    topic     text    not null,
    partition integer not null,
    decision  bigint  not null,            -- an offset on bridge.decisions.v1
    primary key (topic, partition)
);

-- IT events about nobody known: exactly what waits (R6).
create table unmatched (
    id          text primary key,          -- event id
    type        text   not null,
    system      text   not null,           -- empty when it is about none
    since       timestamptz not null,
    identifiers text[] not null,           -- tokens
    search      text   not null,           -- the identifiers as they are written, lower case
    changed     timestamptz not null,
    snapshot    json   not null
);
create index unmatched_by_since on unmatched (since, id);
create index unmatched_by_system on unmatched (system, id);
create index unmatched_by_change on unmatched (changed);

-- What people said of whose an identifier is, and what of it was wrong.
create table match (
    id         text primary key,           -- event id of the match
    event      text,                       -- what they looked at
    identifier text   not null,            -- token
    person     text   not null,
    at         timestamptz not null,
    type       text   not null,
    system     text   not null,
    since      timestamptz not null,
    search     text   not null,
    changed    timestamptz not null,
    snapshot   json   not null
);
create index match_by_event on match (event);
create index match_by_identifier on match (identifier);

create table match_withdrawn (
    id text primary key,
    at timestamptz not null
);

create view match_standing as
    select m.* from match m where not exists (select 1 from match_withdrawn w where w.id = m.id);

-- What waits, and what does not any more because somebody matched it.
create view unmatched_entry as
    select u.id, 'waiting' as status, u.type, u.system, u.since, u.search, u.changed, u.snapshot,
           '{}'::text[] as former_ids
    from unmatched u
    union all
    (select distinct on (m.event) m.event, 'matched', m.type, m.system, m.since, m.search, m.changed, m.snapshot,
            '{}'::text[]
     from match_standing m
     where m.event is not null and not exists (select 1 from unmatched u where u.id = m.event)
     order by m.event, m.at desc, m.id);

-- What could name a person, by the rule that would say so: candidates are found by it when somebody asks.
create table alias (
    person text not null,
    rule   text not null,
    value  text not null,
    primary key (person, rule, value)
);
create index alias_by_value on alias (value, rule);
