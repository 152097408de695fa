CREATE TABLE web.sessions (
  session_id bigint NOT NULL,
  visitor varchar(64) NOT NULL,
  page varchar(2000),
  started_at timestamp,
  seconds int)
DISTKEY (visitor) COMPOUND SORTKEY (started_at)
