CREATE TABLE events (
  id int,
  kind varchar(10)
)
