CREATE VIEW mart.activity_streaks AS
WITH days AS (SELECT DISTINCT user_id, trunc(viewed_at) AS day FROM core.fact_page_views),
islands AS (SELECT user_id, day, dateadd(day, -1 * row_number() OVER (PARTITION BY user_id ORDER BY day), day) AS island FROM days)
SELECT user_id, min(day) AS first_day, max(day) AS last_day, count(*) AS length FROM islands GROUP BY user_id, island;
CREATE VIEW mart.missing_dates AS
SELECT d.full_date FROM core.dim_date d LEFT JOIN mart.daily_sales s ON s.sales_date = d.full_date
WHERE s.sales_date IS NULL AND d.full_date BETWEEN DATE '2026-01-01' AND current_date - 1;
CREATE VIEW mart.price_periods AS
SELECT product_id, list_price, min(valid_from) AS since, max(nvl(valid_to, getdate())) AS until
FROM (
  SELECT product_id, list_price, valid_from, valid_to,
         row_number() OVER (PARTITION BY product_id ORDER BY valid_from)
           - row_number() OVER (PARTITION BY product_id, list_price ORDER BY valid_from) AS grp
  FROM core.dim_product
) p GROUP BY product_id, list_price, grp;
CREATE VIEW mart.outages AS
SELECT device_id, read_at AS went_silent, next_at AS came_back, datediff(minute, read_at, next_at) AS minutes
FROM (SELECT device_id, read_at, lead(read_at) OVER (PARTITION BY device_id ORDER BY read_at) AS next_at FROM core.sensor_readings) r
WHERE datediff(minute, read_at, next_at) > 15;
CREATE VIEW mart.filled_readings AS
SELECT device_id, read_at, coalesce(temperature, last_value(temperature IGNORE NULLS) OVER (PARTITION BY device_id ORDER BY read_at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS temperature
FROM core.sensor_readings;
CREATE VIEW mart.merged_subscriptions AS
WITH marked AS (
  SELECT customer_id, started_on, ended_on,
         CASE WHEN started_on <= max(ended_on) OVER (PARTITION BY customer_id ORDER BY started_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS starts
  FROM core.fact_subscriptions
), grouped AS (
  SELECT customer_id, started_on, ended_on, sum(starts) OVER (PARTITION BY customer_id ORDER BY started_on ROWS UNBOUNDED PRECEDING) AS period FROM marked
)
SELECT customer_id, period, min(started_on) AS started_on, max(ended_on) AS ended_on FROM grouped GROUP BY customer_id, period;
CREATE VIEW mart.running_stock AS
SELECT product_key, snapshot_date, on_hand, on_hand - lag(on_hand, 1) OVER (PARTITION BY product_key, store_key ORDER BY snapshot_date) AS change,
       avg(on_hand) OVER (PARTITION BY product_key ORDER BY snapshot_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS weekly_average
FROM core.fact_inventory;
CREATE VIEW mart.concurrent_subscriptions AS
SELECT day, sum(delta) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS active
FROM (SELECT day, sum(delta) AS delta FROM (
  SELECT started_on AS day, 1 AS delta FROM core.fact_subscriptions
  UNION ALL
  SELECT ended_on, -1 FROM core.fact_subscriptions WHERE ended_on IS NOT NULL) moves GROUP BY day) daily;
