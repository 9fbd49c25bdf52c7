-- The trace that led to this state of a task, so that the call to the desk goes on with it. Nothing depends on it.
alter table wanted add column traceparent text;
