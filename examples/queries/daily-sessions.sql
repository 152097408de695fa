CREATE VIEW web.daily_sessions AS
SELECT TRUNC(started_at) AS day, page, COUNT(*) AS sessions, SUM(seconds) AS seconds
FROM web.sessions
GROUP BY 1, 2
