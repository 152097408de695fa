CREATE MASKING POLICY hide_visitors WITH (visitor varchar(64)) USING ('***'::varchar(64))
