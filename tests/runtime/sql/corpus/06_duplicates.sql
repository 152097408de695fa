CREATE VIEW core.orders_latest AS
SELECT order_id, customer_id, status, total FROM (
  SELECT *, row_number() OVER (PARTITION BY order_id ORDER BY loaded_at DESC, order_ts DESC) AS rn FROM staging.orders
) ranked WHERE rn = 1;
CREATE VIEW core.customers_latest AS
SELECT c.customer_id, c.email, c.country FROM staging.customers c
QUALIFY row_number() OVER (PARTITION BY c.customer_id ORDER BY c.updated_at DESC) = 1;
CREATE TABLE staging.orders_clean AS SELECT DISTINCT order_id, customer_id, order_ts, status, total FROM staging.orders;
DELETE FROM staging.orders WHERE order_id IN (SELECT order_id FROM staging.orders GROUP BY order_id HAVING count(*) > 1);
CREATE VIEW core.duplicate_emails AS
SELECT lower(trim(email)) AS email, count(DISTINCT customer_id) AS customers, listagg(DISTINCT customer_id::varchar, ',') WITHIN GROUP (ORDER BY customer_id::varchar) AS ids
FROM core.dim_customer WHERE is_current GROUP BY lower(trim(email)) HAVING count(DISTINCT customer_id) > 1;
CREATE VIEW core.events_once AS
SELECT e.event_id, e.user_id, e.event_name, e.event_ts FROM core.events e
WHERE NOT EXISTS (SELECT 1 FROM core.events earlier WHERE earlier.event_id = e.event_id AND earlier.event_ts < e.event_ts);
CREATE VIEW core.only_in_staging AS
SELECT order_id, total FROM staging.orders EXCEPT SELECT order_id, order_total FROM core.fact_orders;
CREATE VIEW core.in_both AS
SELECT order_id FROM staging.orders INTERSECT SELECT order_id FROM core.fact_orders;
CREATE TEMP TABLE keep AS SELECT max(event_id) AS event_id, user_id, event_ts FROM core.events GROUP BY user_id, event_ts;
DELETE FROM core.events USING keep WHERE core.events.user_id = keep.user_id AND core.events.event_ts = keep.event_ts AND core.events.event_id <> keep.event_id;
