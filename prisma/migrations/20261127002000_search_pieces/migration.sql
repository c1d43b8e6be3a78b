-- Search at any size. An index of trigrams beside the organization had to find, for each match of a word, the organization's own entry among
-- all of its rows: in a million rows that was nearly all of the time a search took. Instead each table has the pieces of its words indexed,
-- salted with the organization, so that an entry belongs to one organization. Pieces of five letters are rare enough for the words that
-- people mostly search for; pieces of three are for the shorter ones.

-- The pieces of so many letters of every word in a text, as numbers: another piece may have the same one, so what is found is compared again.
CREATE FUNCTION app.pieces_of(organization uuid, words text, lengths integer[]) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
  RETURN (
    SELECT coalesce(array_agg(DISTINCT hashtextextended(piece, salt)::bit(32)::integer), '{}')
    FROM (SELECT hashtextextended(organization::text, 0) AS salt) AS salted,
      unnest(lengths) AS length,
      generate_series(1, char_length(words) - length + 1) AS place,
      LATERAL (SELECT substr(words, place, length) AS piece) AS cut
    WHERE position(' ' IN piece) = 0
  );

-- What is indexed of a row.
CREATE FUNCTION app.search_pieces(organization uuid, words text) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
  RETURN app.pieces_of(organization, words, '{3,5}');

REVOKE ALL ON FUNCTION app.pieces_of(uuid, text, integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION app.search_pieces(uuid, text) FROM PUBLIC;
-- Whoever writes a row makes its entries.
GRANT EXECUTE ON FUNCTION app.pieces_of(uuid, text, integer[]), app.search_pieces(uuid, text) TO handoff_app, handoff_search;

DROP INDEX "offer_organizationId_searchText_idx", "new_hire_organizationId_searchText_idx", "person_organizationId_searchText_idx",
  "open_job_organizationId_searchText_idx";
CREATE INDEX "offer_search_pieces" ON "offer" USING GIN (app.search_pieces("organizationId", "searchText"));
CREATE INDEX "new_hire_search_pieces" ON "new_hire" USING GIN (app.search_pieces("organizationId", "searchText"));
CREATE INDEX "person_search_pieces" ON "person" USING GIN (app.search_pieces("organizationId", "searchText"));
CREATE INDEX "open_job_search_pieces" ON "open_job" USING GIN (app.search_pieces("organizationId", "searchText"));
-- Analyzing a table would make the pieces of thousands of its rows each time, for numbers that no search needs.
ALTER INDEX "offer_search_pieces" ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX "new_hire_search_pieces" ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX "person_search_pieces" ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX "open_job_search_pieces" ALTER COLUMN 1 SET STATISTICS 0;

-- Newest first, at most so many. `source` is a table with its conditions on the organization and the state, `extra` what else must hold,
-- `patterns` are words as LIKE takes them.
-- Nobody knows how many rows a word matches, so the work is bounded here: the newest rows are looked through in their order. A word that many
-- of them have is looked for a while longer in that way, because by the index all of its matches would have to be read and sorted; any other
-- has few, and is found by its pieces wherever it stands. Words of one or two letters have none: for them every row is looked at.
CREATE OR REPLACE FUNCTION app.search_words(source text, extra text, patterns text[], most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  glance CONSTANT integer := 1000;
  reach CONSTANT integer := 20000;
  fits CONSTANT text := coalesce((SELECT string_agg(format('"searchText" LIKE %L', word), ' AND ') FROM unnest(patterns) AS of (word)), 'true') || extra;
  newest CONSTANT text := 'SELECT "id", ' || fits || ' AS "fits" FROM ' || source || ' ORDER BY "id" DESC LIMIT ';
  -- Without the two signs of LIKE around them, and what escapes others.
  words CONSTANT text[] := array(SELECT regexp_replace(substr(word, 2, char_length(word) - 2), '\\(.)', '\1', 'g') FROM unnest(patterns) AS of (word));
  longest CONSTANT integer := coalesce((SELECT max(char_length(word)) FROM unnest(words) AS of (word)), 0);
  pieces CONSTANT integer[] := app.pieces_of(app.organization_id(), array_to_string(words, ' '), CASE WHEN longest < 5 THEN '{3}' ELSE '{5}' END::integer[]);
  looked integer;
  matching integer;
BEGIN
  EXECUTE 'SELECT count(*), count(*) FILTER (WHERE "fits") FROM (' || newest || glance || ') AS seen' INTO looked, matching;
  IF looked < glance OR matching >= most OR matching * 100 >= glance THEN
    RETURN QUERY EXECUTE 'SELECT "id" FROM (' || newest || reach || ') AS seen WHERE "fits" ORDER BY "id" DESC LIMIT ' || most;
  ELSIF pieces = '{}' THEN
    RETURN QUERY EXECUTE 'SELECT "id" FROM ' || source || ' AND ' || fits || ' ORDER BY "id" DESC LIMIT ' || most;
  ELSE
    -- Materialized: with the order beside it the planner would rather walk through all rows in that order.
    RETURN QUERY EXECUTE 'WITH found AS MATERIALIZED (SELECT "id" FROM ' || source
      || ' AND app.search_pieces("organizationId", "searchText") @> $1 AND ' || fits
      || ') SELECT "id" FROM found ORDER BY "id" DESC LIMIT ' || most USING pieces;
  END IF;
END
$$;
