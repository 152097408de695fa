CREATE VIEW mart.cohorts AS
WITH firsts AS (
  SELECT c.customer_id, date_trunc('month', min(o.ordered_at)) AS cohort
  FROM core.fact_orders o JOIN core.dim_customer c ON c.customer_key = o.customer_key GROUP BY c.customer_id
), activity AS (
  SELECT DISTINCT c.customer_id, date_trunc('month', o.ordered_at) AS month
  FROM core.fact_orders o JOIN core.dim_customer c ON c.customer_key = o.customer_key
)
SELECT f.cohort, datediff(month, f.cohort, a.month) AS age, count(DISTINCT a.customer_id) AS customers
FROM firsts f JOIN activity a USING (customer_id) GROUP BY f.cohort, datediff(month, f.cohort, a.month);
CREATE VIEW mart.retention AS
SELECT c.cohort, c.age, c.customers, c.customers::float / first_value(c.customers) OVER (PARTITION BY c.cohort ORDER BY c.age ROWS UNBOUNDED PRECEDING) AS retained
FROM mart.cohorts c;
CREATE VIEW mart.retention_matrix AS
SELECT * FROM (SELECT cohort, age, customers FROM mart.cohorts) PIVOT (sum(customers) FOR age IN (0, 1, 2, 3, 6, 12));
CREATE VIEW mart.first_and_repeat AS
SELECT order_id, customer_key, CASE row_number() OVER (PARTITION BY customer_key ORDER BY ordered_at) WHEN 1 THEN 'first' ELSE 'repeat' END AS kind
FROM core.fact_orders WHERE status <> 'cancelled';
CREATE VIEW mart.lifetime_value AS
SELECT c.customer_id, c.segment, sum(o.order_total_eur) AS lifetime_eur, count(*) AS orders, ntile(10) OVER (ORDER BY sum(o.order_total_eur) DESC) AS decile
FROM core.fact_orders o JOIN core.dim_customer c ON c.customer_key = o.customer_key GROUP BY 1, 2;
CREATE VIEW mart.churn AS
SELECT customer_id, max(ended_on) AS last_day, CASE WHEN bool_or(ended_on IS NULL) THEN 'active' WHEN max(ended_on) < dateadd(day, -30, current_date) THEN 'churned' ELSE 'at risk' END AS state
FROM core.fact_subscriptions GROUP BY customer_id;
CREATE VIEW mart.mrr AS
SELECT d.full_date AS month_start, s.plan, sum(s.monthly_price) AS mrr, count(DISTINCT s.customer_id) AS subscribers
FROM core.dim_date d JOIN core.fact_subscriptions s ON s.started_on <= d.full_date AND (s.ended_on IS NULL OR s.ended_on > d.full_date)
WHERE extract(day FROM d.full_date) = 1 GROUP BY d.full_date, s.plan;
CREATE VIEW mart.rfm AS
WITH base AS (
  SELECT customer_key, datediff(day, max(ordered_at), getdate()) AS recency, count(*) AS frequency, sum(order_total_eur) AS monetary
  FROM core.fact_orders GROUP BY customer_key
)
SELECT customer_key, ntile(5) OVER (ORDER BY recency DESC) AS r, ntile(5) OVER (ORDER BY frequency) AS f, ntile(5) OVER (ORDER BY monetary) AS m FROM base;
CREATE VIEW mart.rolling_actives AS
SELECT d.full_date, (SELECT count(DISTINCT v.user_id) FROM core.fact_page_views v WHERE v.viewed_at BETWEEN dateadd(day, -27, d.full_date) AND d.full_date) AS monthly_actives
FROM core.dim_date d WHERE d.full_date <= current_date;
CREATE VIEW mart.new_returning AS
SELECT trunc(v.viewed_at) AS day, count(DISTINCT CASE WHEN f.first_day = trunc(v.viewed_at) THEN v.user_id END) AS new_users, count(DISTINCT v.user_id) AS users
FROM core.fact_page_views v JOIN (SELECT user_id, min(trunc(viewed_at)) AS first_day FROM core.fact_page_views GROUP BY user_id) f ON f.user_id = v.user_id
GROUP BY 1;
