create table list (
    id       text primary key,
    revision bigint not null
);
create table line (
    list text not null,
    name text not null,
    primary key (list, name)
);
