-- Who signed in at a browser. Only a hash of what the cookie holds is kept: who reads this table cannot be anybody.
create table session (
    key_hash bytea       not null primary key,
    account  text        not null,
    roles    text[]      not null,
    person   text,
    origin   text        not null,   -- local: an account that is written down; oidc: an identity provider said so
    proof    bytea,                  -- of a written account: another password, another proof
    begun_at timestamptz not null,
    seen_at  timestamptz not null
);

create index session_by_begin on session (begun_at);
