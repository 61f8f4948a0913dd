-- The list of all calls is read newest first by the moment a call began.
create index call_began on calls.call (polres_id, (coalesce(ringing_at, answered_at)) desc, id desc);
