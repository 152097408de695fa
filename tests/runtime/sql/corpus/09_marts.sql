CREATE VIEW mart.orders_wide AS
SELECT o.order_id, d.full_date AS order_date, c.customer_id, c.country, ch.channel, s.store_name, o.order_total_eur
FROM core.fact_orders o
JOIN core.dim_date d ON d.date_key = o.order_date_key
JOIN core.dim_customer c ON c.customer_key = o.customer_key
LEFT JOIN core.dim_channel ch ON ch.channel_key = o.channel_key
LEFT JOIN core.dim_store s ON s.store_key = o.store_key;
CREATE OR REPLACE VIEW mart.orders_public AS SELECT order_id, order_date, country, order_total_eur FROM mart.orders_wide;
CREATE MATERIALIZED VIEW mart.revenue_by_day DISTSTYLE ALL SORTKEY (order_date) AS
SELECT d.full_date AS order_date, sum(o.order_total_eur) AS revenue, count(o.order_id) AS orders
FROM core.fact_orders o JOIN core.dim_date d ON d.date_key = o.order_date_key GROUP BY d.full_date;
CREATE MATERIALIZED VIEW mart.product_analysis BACKUP NO DISTKEY (product_key) AUTO REFRESH NO AS
SELECT i.product_key, p.category, count(*) AS lines, sum(i.net_amount) AS revenue FROM core.fact_order_items i, core.dim_product p
WHERE p.product_key = i.product_key GROUP BY 1, 2;
REFRESH MATERIALIZED VIEW mart.revenue_by_day;
CREATE VIEW mart.revenue_growth AS
SELECT order_date, revenue, revenue - lag(revenue, 7) OVER (ORDER BY order_date) AS against_last_week,
       100.0 * revenue / nullif(lag(revenue, 364) OVER (ORDER BY order_date), 0) - 100 AS percent_on_year
FROM mart.revenue_by_day;
CREATE VIEW mart.top_products AS
SELECT category, product_key, revenue, rank() OVER (PARTITION BY category ORDER BY revenue DESC NULLS LAST) AS position FROM mart.product_analysis x
QUALIFY rank() OVER (PARTITION BY category ORDER BY revenue DESC NULLS LAST) <= 10;
CREATE VIEW mart.sales_cube AS
SELECT country, channel, sum(order_total_eur) AS revenue, grouping(country) AS all_countries FROM mart.orders_wide GROUP BY CUBE (country, channel);
CREATE VIEW mart.sales_rollup AS
SELECT date_part(year, order_date) AS year, date_part(month, order_date) AS month, sum(order_total_eur) AS revenue
FROM mart.orders_wide GROUP BY ROLLUP (1, 2);
CREATE VIEW mart.sales_sets AS
SELECT country, channel, count(*) AS orders FROM mart.orders_wide GROUP BY GROUPING SETS ((country, channel), (country), ());
CREATE VIEW mart.pareto AS
SELECT product_key, revenue, sum(revenue) OVER (ORDER BY revenue DESC ROWS UNBOUNDED PRECEDING) / sum(revenue) OVER () AS cumulative FROM mart.product_analysis;
CREATE VIEW mart.basket_pairs AS
SELECT a.product_key AS product, b.product_key AS bought_with, count(*) AS orders
FROM core.fact_order_items a JOIN core.fact_order_items b ON a.order_id = b.order_id AND a.product_key < b.product_key GROUP BY 1, 2 HAVING count(*) >= 10;
CREATE VIEW mart.order_sizes AS
SELECT width_bucket, count(*) AS orders FROM (SELECT floor(order_total_eur / 50)::int AS width_bucket FROM core.fact_orders) b GROUP BY width_bucket;
CREATE VIEW mart.percentiles AS
SELECT status, percentile_cont(0.9) WITHIN GROUP (ORDER BY order_total_eur) AS p90, median(order_total_eur) AS p50, stddev_samp(order_total_eur) AS deviation
FROM core.fact_orders GROUP BY status;
CREATE VIEW mart.org_chart AS
WITH RECURSIVE chain (employee_id, name, manager_id, depth, path) AS (
  SELECT employee_id, name, manager_id, 1, name::varchar(1000) FROM core.employees WHERE manager_id IS NULL
  UNION ALL
  SELECT e.employee_id, e.name, e.manager_id, c.depth + 1, c.path || ' / ' || e.name FROM core.employees e JOIN chain c ON c.employee_id = e.manager_id
)
SELECT employee_id, name, depth, path FROM chain;
SELECT employee_id, name, manager_id, level FROM core.employees START WITH manager_id IS NULL CONNECT BY PRIOR employee_id = manager_id ORDER BY level;
CREATE VIEW mart.salary_bands AS
SELECT e.name, CASE WHEN salary >= 100000 THEN 'high' WHEN salary BETWEEN 50000 AND 99999.99 THEN 'middle' ELSE 'low' END AS band, decode(hired_on > '2020-01-01', true, 'new', 'old') AS tenure
FROM core.employees e;
CREATE VIEW mart.stock_by_state AS
SELECT product_key, kind, pieces FROM core.fact_inventory UNPIVOT (pieces FOR kind IN (on_hand, reserved)) u;
CREATE VIEW mart.late_binding AS SELECT sales_date, revenue_eur FROM mart.daily_sales WITH NO SCHEMA BINDING;
CREATE VIEW mart.everything AS SELECT * FROM mart.daily_sales;
CREATE VIEW mart.without_money AS SELECT * EXCLUDE (revenue_eur) FROM mart.daily_sales;
CREATE VIEW mart.all_amounts (day, amount) AS
SELECT sales_date, revenue_eur FROM mart.daily_sales UNION ALL SELECT sales_date, revenue_eur FROM mart.daily_sales_archive;
CREATE VIEW mart.reused_alias AS
SELECT order_id, order_total_eur * 0.19 AS tax, order_total_eur - tax AS net FROM core.fact_orders;
CREATE VIEW mart.country_share AS
SELECT country, ratio_to_report(sum(order_total_eur)) OVER () AS share FROM mart.orders_wide GROUP BY country;
CREATE VIEW mart.matching AS
SELECT title, sku FROM core.dim_product WHERE title ILIKE '%shoe%' OR title SIMILAR TO '(boot|sandal)%' OR sku ~ '^[A-Z]{2}[0-9]+$' AND sku !~* 'test';
CREATE VIEW mart.clocks AS
SELECT event_id, event_ts AT TIME ZONE 'Europe/Berlin' AS berlin, convert_timezone('UTC', 'US/Pacific', event_ts::timestamp) AS pacific,
       extract(epoch FROM event_ts) AS epoch, event_ts + INTERVAL '1 day' AS tomorrow, event_ts::date - 7 AS last_week
FROM core.events;
CREATE VIEW mart.lookup AS SELECT v.code, v.label FROM (SELECT 1 AS code, 'one' AS label UNION ALL SELECT 2, 'two') v;
SELECT TOP 10 country, sum(revenue_eur) AS revenue FROM mart.daily_sales GROUP BY country ORDER BY revenue DESC;
SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2;
SELECT q.query_id, q.elapsed_time / 1000000.0 AS seconds FROM sys_query_history q WHERE q.status = 'success' ORDER BY 2 DESC LIMIT 20 OFFSET 20;
