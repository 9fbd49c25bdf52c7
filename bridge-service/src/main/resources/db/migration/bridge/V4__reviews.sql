-- Access reviews. Its lines stand in the snapshot; what they have among them is here to be looked for.
create table review (
    id         text primary key,
    person     text   not null,
    status     text   not null,
    due        timestamptz not null,       -- infinity once nothing of it is open
    reviewers  text[] not null,            -- as they are announced: worker:token, owner:system, group:name, admin
    reasons    text[] not null,
    systems    text[] not null,
    risks      text[] not null,
    revision   bigint not null,
    former_ids text[] not null,
    changed    timestamptz not null,
    snapshot   json   not null
);
create index review_by_person on review (person);
create index review_by_due on review (due, id);
create index review_by_status on review (status, id);
create index review_by_reviewer on review using gin (reviewers);
create index review_by_system on review using gin (systems);
create index review_by_former_id on review using gin (former_ids);
create index review_by_change on review (changed);
