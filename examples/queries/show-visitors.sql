DETACH MASKING POLICY hide_visitors ON web.sessions(visitor) FROM ROLE analyst;
DROP MASKING POLICY hide_visitors
