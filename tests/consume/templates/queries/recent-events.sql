-- a ) in a comment; "quotes", [brackets] and ${dollars} stay
CREATE VIEW recent AS
SELECT id FROM events WHERE kind <> '\)sql'
