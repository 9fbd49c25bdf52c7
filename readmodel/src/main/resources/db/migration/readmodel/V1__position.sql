-- How far each projection has read each partition. It changes in the transaction that writes the rows, so the rows are
-- always exactly those of the log before it.
create table position (
    projection  text    not null,
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (projection, topic, partition)
);
