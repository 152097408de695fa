CREATE VIEW mart.sessions AS
WITH gaps AS (
  SELECT user_id, event_id, viewed_at, url, device,
         datediff(minute, lag(viewed_at) OVER (PARTITION BY user_id ORDER BY viewed_at), viewed_at) AS idle
  FROM core.fact_page_views
), marked AS (
  SELECT *, CASE WHEN idle IS NULL OR idle > 30 THEN 1 ELSE 0 END AS is_start FROM gaps
), numbered AS (
  SELECT user_id, event_id, viewed_at, url, device,
         sum(is_start) OVER (PARTITION BY user_id ORDER BY viewed_at ROWS UNBOUNDED PRECEDING) AS session_no
  FROM marked
)
SELECT user_id, session_no, min(viewed_at) AS started_at, max(viewed_at) AS ended_at, count(*) AS views,
       datediff(second, min(viewed_at), max(viewed_at)) AS seconds
FROM numbered GROUP BY user_id, session_no;
CREATE MATERIALIZED VIEW mart.views_by_day SORTKEY (day) AUTO REFRESH YES AS
SELECT trunc(viewed_at) AS day, device, count(*) AS views, count(event_id) AS events FROM core.fact_page_views GROUP BY trunc(viewed_at), device;
CREATE VIEW mart.entry_and_exit AS
SELECT DISTINCT user_id, session_hint,
       first_value(url) OVER (PARTITION BY user_id, session_hint ORDER BY viewed_at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS entry_url,
       last_value(url IGNORE NULLS) OVER (PARTITION BY user_id, session_hint ORDER BY viewed_at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS exit_url
FROM core.fact_page_views;
CREATE VIEW mart.paths AS
SELECT user_id, session_hint, listagg(split_part(url, '/', 4), ' > ') WITHIN GROUP (ORDER BY viewed_at) AS path
FROM core.fact_page_views GROUP BY 1, 2;
CREATE VIEW mart.bounces AS
SELECT s.user_id, count(*) AS sessions, sum(CASE WHEN s.views = 1 THEN 1 ELSE 0 END) AS bounces,
       1.0 * sum(CASE WHEN s.views = 1 THEN 1 ELSE 0 END) / nullif(count(*), 0) AS bounce_rate
FROM mart.sessions s GROUP BY s.user_id HAVING count(*) > 3;
CREATE VIEW mart.time_on_page AS
SELECT url, approximate percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds) AS median_seconds
FROM (SELECT url, datediff(second, viewed_at, lead(viewed_at) OVER (PARTITION BY user_id ORDER BY viewed_at)) AS seconds FROM core.fact_page_views) v
WHERE seconds BETWEEN 1 AND 1800 GROUP BY url;
CREATE VIEW mart.funnel AS
WITH steps AS (
  SELECT user_id,
         min(CASE WHEN event_name = 'view_product' THEN event_ts END) AS viewed,
         min(CASE WHEN event_name = 'add_to_cart' THEN event_ts END) AS added,
         min(CASE WHEN event_name = 'checkout' THEN event_ts END) AS checked_out,
         min(CASE WHEN event_name = 'purchase' THEN event_ts END) AS bought
  FROM core.events WHERE event_ts >= dateadd(day, -28, sysdate) GROUP BY user_id
)
SELECT count(viewed) AS viewers, count(CASE WHEN added > viewed THEN 1 END) AS adders,
       count(CASE WHEN checked_out > added THEN 1 END) AS checkouts, count(CASE WHEN bought > checked_out THEN 1 END) AS buyers
FROM steps;
CREATE VIEW mart.attribution AS
SELECT o.order_id, v.referrer, v.viewed_at,
       row_number() OVER (PARTITION BY o.order_id ORDER BY v.viewed_at) AS touch,
       row_number() OVER (PARTITION BY o.order_id ORDER BY v.viewed_at DESC) = 1 AS is_last_touch
FROM core.fact_orders o
JOIN core.dim_customer c ON c.customer_key = o.customer_key
JOIN core.fact_page_views v ON v.user_id = c.customer_id AND v.viewed_at BETWEEN dateadd(day, -7, o.ordered_at) AND o.ordered_at
WHERE v.referrer IS NOT NULL AND v.referrer NOT LIKE '%shop.example%';
