-- Deliveries at /hr, and what became of each. Columns of the two topics stand side by side, so either may come first.
create table hr_inbox (
    delivery_id       text primary key,
    source            text        not null default '',
    connector         text        not null default '',
    received_at       timestamptz not null default 'epoch',
    method            text        not null default '',
    path              text        not null default '',
    query             jsonb       not null default '[]',
    headers           jsonb       not null default '[]',
    body_base64       text        not null default '',
    verification      text        not null default '',
    secret_index      integer     not null default 0,
    status            text        not null default 'received',
    connector_version text,
    reason            text,
    detail            text,
    facts             jsonb       not null default '[]',
    settled_at        timestamptz
);
create index hr_inbox_newest on hr_inbox (received_at desc, delivery_id desc);
create index hr_inbox_source on hr_inbox (source, received_at desc, delivery_id desc);
create index hr_inbox_status on hr_inbox (status, received_at desc, delivery_id desc);

-- Attempts that were refused: nothing of the body but its hash.
create table hr_attempt (
    attempt_id  text primary key,
    source      text        not null,
    received_at timestamptz not null,
    http_status integer     not null,
    reason      text        not null,
    body_sha256 text        not null,
    left_out    integer     not null
);
create index hr_attempt_newest on hr_attempt (received_at desc, attempt_id desc);

-- Deliveries at /it, and what became of each. Columns of the two topics stand side by side, so either may come first.
create table it_inbox (
    delivery_id       text primary key,
    source            text        not null default '',
    connector         text        not null default '',
    received_at       timestamptz not null default 'epoch',
    method            text        not null default '',
    path              text        not null default '',
    query             jsonb       not null default '[]',
    headers           jsonb       not null default '[]',
    body_base64       text        not null default '',
    verification      text        not null default '',
    secret_index      integer     not null default 0,
    status            text        not null default 'received',
    connector_version text,
    reason            text,
    detail            text,
    facts             jsonb       not null default '[]',
    settled_at        timestamptz
);
create index it_inbox_newest on it_inbox (received_at desc, delivery_id desc);
create index it_inbox_source on it_inbox (source, received_at desc, delivery_id desc);
create index it_inbox_status on it_inbox (status, received_at desc, delivery_id desc);

-- Attempts that were refused: nothing of the body but its hash.
create table it_attempt (
    attempt_id  text primary key,
    source      text        not null,
    received_at timestamptz not null,
    http_status integer     not null,
    reason      text        not null,
    body_sha256 text        not null,
    left_out    integer     not null
);
create index it_attempt_newest on it_attempt (received_at desc, attempt_id desc);
