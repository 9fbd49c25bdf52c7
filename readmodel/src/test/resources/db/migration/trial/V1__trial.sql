create table person (
    id       text primary key,
    status   text not null check (status <> 'LEFT'),
    projects text[] not null,
    seen     timestamptz not null,
    snapshot jsonb
);
create table project (
    person text not null,
    name   text not null,
    primary key (person, name)
);
