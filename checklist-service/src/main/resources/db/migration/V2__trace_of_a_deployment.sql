-- The W3C trace context of the start: whatever happens to the deployment later is part of its trace.
alter table deployment add column traceparent text;
