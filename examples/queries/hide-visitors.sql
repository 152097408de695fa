-- Analysts see that there are visitors, not who they are.
CREATE MASKING POLICY hide_visitors WITH (visitor varchar(64)) USING ('***'::varchar(64));
ATTACH MASKING POLICY hide_visitors ON web.sessions(visitor) TO ROLE analyst
