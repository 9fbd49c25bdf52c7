-- Up to which decision of people all is planned and shown, by topic: whoever decided may wait for what came of it.
create table planned (
    topic     text    not null,
    partition integer not null,
    decision  bigint  not null,            -- an offset on bridge.decisions.v1
    primary key (topic, partition)
);
