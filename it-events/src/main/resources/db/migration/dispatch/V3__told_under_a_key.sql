-- Reports that were told under an Idempotency-Key, so that one repeated much later is known: ours alone.
create table told (
    report text        primary key,
    task   text        not null,
    at     timestamptz not null
);
