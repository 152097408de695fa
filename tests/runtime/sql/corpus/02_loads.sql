COPY staging.orders FROM 's3://shop-raw/orders/2026/11/24/' IAM_ROLE default FORMAT AS PARQUET;
COPY staging.order_items (order_id, line_no, product_id, quantity, unit_price)
FROM 's3://shop-raw/order_items/manifest.json' IAM_ROLE 'arn:aws:iam::123456789012:role/loader'
MANIFEST CSV QUOTE AS '"' DELIMITER ';' IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto' NULL AS 'NULL' GZIP REGION 'eu-central-1'
ACCEPTINVCHARS AS '?' MAXERROR 10 COMPUPDATE OFF STATUPDATE ON;
COPY staging.customers FROM 's3://shop-raw/customers/' IAM_ROLE default JSON 'auto ignorecase' TIMEFORMAT 'epochmillisecs' TRUNCATECOLUMNS
BLANKSASNULL EMPTYASNULL;
COPY staging.products FROM 's3://shop-raw/products/' IAM_ROLE default FORMAT AVRO 's3://shop-raw/paths.json' ROUNDEC;
COPY staging.raw_events FROM 's3://shop-raw/events/' IAM_ROLE default FORMAT JSON 'noshred' BZIP2;
COPY staging.exchange_rates FROM 's3://shop-raw/rates.txt' CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/loader'
FIXEDWIDTH 'rate_date:10,currency:3,rate:12' ACCEPTANYDATE;
COPY core.sensor_readings FROM 's3://shop-raw/sensors/' IAM_ROLE default FORMAT ORC FILLRECORD;
COPY core.dim_customer FROM 's3://shop-backup/dim_customer/' IAM_ROLE default DELIMITER '|' ESCAPE REMOVEQUOTES EXPLICIT_IDS ENCODING UTF8;
UNLOAD ('SELECT * FROM mart.daily_sales WHERE sales_date >= ''2026-01-01''') TO 's3://shop-export/daily_sales_' IAM_ROLE default
FORMAT PARQUET PARTITION BY (country) ALLOWOVERWRITE MAXFILESIZE 256 MB;
UNLOAD ($$ SELECT c.country, count(*) AS n FROM core.dim_customer c WHERE c.is_current GROUP BY 1 $$)
TO 's3://shop-export/customers' IAM_ROLE default CSV HEADER PARALLEL OFF GZIP;
TRUNCATE staging.orders;
TRUNCATE TABLE staging.order_items;
INSERT INTO core.dim_channel VALUES (1, 'web', true), (2, 'app', true), (3, 'store', false);
INSERT INTO core.dim_channel (channel_key, channel) VALUES (4, 'phone');
INSERT INTO mart.audit (run_id, step, rows_affected, finished_at)
SELECT 'run-1', 'load orders', count(*), getdate() FROM staging.orders;
INSERT INTO core.dim_date (date_key, full_date, year, quarter, month, month_name, week, day_of_week, is_weekend)
WITH RECURSIVE days (d) AS (
  SELECT DATE '2020-01-01'
  UNION ALL
  SELECT dateadd(day, 1, d)::date FROM days WHERE d < DATE '2030-12-31'
)
SELECT to_char(d, 'YYYYMMDD')::int, d, extract(year FROM d), extract(quarter FROM d), extract(month FROM d), to_char(d, 'Month'),
       extract(week FROM d), extract(dow FROM d), extract(dow FROM d) IN (0, 6)
FROM days;
INSERT INTO core.fact_orders (order_id, order_date_key, customer_key, channel_key, status, currency, order_total, order_total_eur, item_count, ordered_at)
SELECT o.order_id, d.date_key, c.customer_key, ch.channel_key, o.status, o.currency, o.total,
       round(o.total / coalesce(x.rate, 1), 2), i.items, o.order_ts
FROM staging.orders o
JOIN core.dim_date d ON d.full_date = trunc(o.order_ts)
LEFT JOIN core.dim_customer c ON c.customer_id = o.customer_id AND o.order_ts >= c.valid_from AND o.order_ts < nvl(c.valid_to, '9999-12-31')
LEFT JOIN core.dim_channel ch USING (channel)
LEFT JOIN staging.exchange_rates x ON x.currency = o.currency AND x.rate_date = trunc(o.order_ts)
LEFT JOIN (SELECT order_id, count(*) AS items FROM staging.order_items GROUP BY order_id) i ON i.order_id = o.order_id;
INSERT INTO core.fact_order_items
SELECT s.order_id, s.line_no, p.product_key, s.quantity, s.unit_price, s.discount, s.quantity * s.unit_price * (1 - s.discount)
FROM staging.order_items s INNER JOIN core.dim_product p ON p.product_id = s.product_id AND p.is_current;
INSERT INTO mart.daily_sales_archive (SELECT * FROM mart.daily_sales WHERE sales_date < dateadd(year, -2, current_date));
DELETE FROM mart.daily_sales WHERE sales_date < dateadd(year, -2, current_date);
ALTER TABLE core.events APPEND FROM core.events_incoming FILLTARGET;
ANALYZE core.fact_orders PREDICATE COLUMNS;
VACUUM FULL core.fact_orders TO 95 PERCENT BOOST;
