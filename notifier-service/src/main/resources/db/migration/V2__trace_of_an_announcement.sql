-- The W3C trace context of the event that is told, for deliveries that are made later, also after a restart.
alter table announcement add column traceparent text;
