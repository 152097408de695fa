CREATE VIEW staging.order_events AS
SELECT e.event_id, e.payload.order_id::bigint AS order_id, e.payload."orderTotal"::numeric(12, 2) AS total, e.received_at
FROM staging.raw_events e WHERE e.payload.type = 'order';
CREATE VIEW staging.event_items AS
SELECT e.event_id, i.sku::varchar(40) AS sku, i.quantity::int AS quantity, n AS position
FROM staging.raw_events e, e.payload.items AS i AT n;
CREATE VIEW staging.event_item_tags AS
SELECT e.event_id, i.sku::varchar AS sku, t::varchar AS label FROM staging.raw_events e, e.payload.items i, i.tags t;
CREATE VIEW staging.event_attributes AS
SELECT e.event_id, k AS name, v::varchar AS value FROM staging.raw_events AS e, UNPIVOT e.payload.attributes AS v AT k;
CREATE VIEW staging.first_item AS
SELECT event_id, payload.items[0].sku::varchar AS sku, payload.items[0].price::decimal(10, 2) AS price, json_typeof(payload.items) AS kind FROM staging.raw_events;
CREATE VIEW staging.events_without_items AS
SELECT e.event_id FROM staging.raw_events e WHERE NOT EXISTS (SELECT 1 FROM e.payload.items);
CREATE VIEW staging.events_with_optional_items AS
SELECT e.event_id, i.sku FROM staging.raw_events e LEFT JOIN e.payload.items i ON true;
CREATE VIEW staging.item_totals AS
SELECT e.event_id, sum(i.price::decimal(10, 2) * i.quantity::int) AS total FROM staging.raw_events e, e.payload.items i GROUP BY e.event_id;
INSERT INTO staging.raw_events SELECT 'a1', getdate(), json_parse('{"type":"order","items":[{"sku":"x","quantity":2}]}');
INSERT INTO staging.raw_events VALUES ('a2', sysdate, json_parse('{}')), ('a3', sysdate, array(1, 2, object('k', 'v')));
UPDATE core.documents SET body = json_parse('[]') WHERE body IS NULL OR is_array(body) = false;
CREATE MATERIALIZED VIEW staging.typed_events AS
SELECT event_id, payload.type::varchar(40) AS type, payload.user.id::bigint AS user_id, received_at FROM staging.raw_events;
CREATE VIEW core.document_words AS SELECT d.doc_id, w::varchar AS word FROM core.documents d, d.body.words w WHERE w::varchar <> '';
CREATE VIEW core.visitors AS SELECT hll_cardinality(hll_combine(visitors)) AS unique_visitors FROM core.documents;
SELECT get_array_length(payload.items) AS items, count(*) FROM staging.raw_events GROUP BY 1 ORDER BY 2 DESC LIMIT 10;
