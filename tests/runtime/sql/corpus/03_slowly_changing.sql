-- type 1: overwrite
MERGE INTO core.dim_product USING staging.products AS s ON core.dim_product.product_id = s.product_id
WHEN MATCHED THEN UPDATE SET title = s.title, category = s.category, list_price = s.list_price
WHEN NOT MATCHED THEN INSERT (product_id, sku, title, category, list_price, valid_from, is_current)
VALUES (s.product_id, s.sku, s.title, s.category, s.list_price, s.updated_at, true);
UPDATE core.dim_product SET list_price = s.list_price FROM staging.products s WHERE core.dim_product.product_id = s.product_id;
-- type 2: close and open
UPDATE core.dim_customer SET valid_to = s.updated_at, is_current = false
FROM staging.customers s
WHERE core.dim_customer.customer_id = s.customer_id AND core.dim_customer.is_current
  AND (core.dim_customer.email <> s.email OR core.dim_customer.city IS DISTINCT FROM s.city OR nvl(core.dim_customer.segment, '') <> nvl(s.segment, ''));
INSERT INTO core.dim_customer (customer_id, email, full_name, country, city, segment, valid_from, is_current)
SELECT s.customer_id, s.email, s.full_name, s.country, s.city, s.segment, s.updated_at, true
FROM staging.customers s LEFT JOIN core.dim_customer d ON d.customer_id = s.customer_id AND d.is_current
WHERE d.customer_id IS NULL;
UPDATE core.dim_customer d SET valid_to = getdate(), is_current = false FROM staging.customers s
WHERE d.customer_id = s.customer_id AND d.is_current AND s.operation = 'D';
DELETE FROM staging.customers USING core.dim_customer d WHERE staging.customers.customer_id = d.customer_id AND d.valid_from >= staging.customers.updated_at;
-- history from snapshots
CREATE TABLE mart.customer_history DISTKEY (customer_id) SORTKEY (customer_id, valid_from) AS
WITH ordered AS (
  SELECT customer_id, segment, city, updated_at,
         lag(md5(nvl(segment, '') || '|' || nvl(city, ''))) OVER (PARTITION BY customer_id ORDER BY updated_at) AS before,
         md5(nvl(segment, '') || '|' || nvl(city, '')) AS now
  FROM staging.customers
), changes AS (
  SELECT * FROM ordered WHERE before IS NULL OR before <> now
)
SELECT customer_id, segment, city, updated_at AS valid_from,
       lead(updated_at, 1) OVER (PARTITION BY customer_id ORDER BY updated_at) AS valid_to
FROM changes;
CREATE VIEW core.customer_current AS
SELECT customer_key, customer_id, email, full_name, country, city, segment FROM core.dim_customer WHERE is_current;
CREATE VIEW core.customer_as_of AS
SELECT d.full_date, c.customer_id, c.segment FROM core.dim_date d
JOIN core.dim_customer c ON d.full_date >= c.valid_from AND (c.valid_to IS NULL OR d.full_date < c.valid_to);
-- type 6: current value beside the historical one
CREATE VIEW core.customer_both AS
SELECT h.customer_key, h.customer_id, h.segment AS segment_then, c.segment AS segment_now, h.valid_from, h.valid_to
FROM core.dim_customer h JOIN core.customer_current c USING (customer_id);
MERGE INTO core.dim_customer USING (
  SELECT customer_id, max(updated_at) AS updated_at FROM staging.customers WHERE operation = 'D' GROUP BY customer_id
) gone ON core.dim_customer.customer_id = gone.customer_id
WHEN MATCHED THEN UPDATE SET valid_to = gone.updated_at, is_current = false
WHEN NOT MATCHED THEN INSERT (customer_id, valid_from, is_current) VALUES (gone.customer_id, gone.updated_at, false);
MERGE INTO mart.daily_sales USING mart.daily_sales_archive ON mart.daily_sales.sales_date = mart.daily_sales_archive.sales_date REMOVE DUPLICATES;
