-- CreateTable
CREATE TABLE "process" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tookJobAt" TIMESTAMPTZ(3),
    "metrics" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- Global: a process works for every organization.
GRANT SELECT, INSERT, UPDATE, DELETE ON "process" TO handoff_app;

-- A replay goes with the last of its events.
GRANT DELETE ON "replay" TO handoff_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Lists by state. Under row-level security an index serves only comparisons that are leakproof, which those of enums are not: a page of one
-- state read every row of its organization. The state stands beside itself as text, which is, and the lists filter by that.
-- ---------------------------------------------------------------------------------------------------------------

-- Members of these enums are never renamed, so their text never changes: only that makes it immutable.
CREATE FUNCTION app.key_of(state "OfferState") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN state::text;
CREATE FUNCTION app.key_of(state "EventState") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN state::text;
CREATE FUNCTION app.key_of(state "NewHireState") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN state::text;

ALTER TABLE "offer" ADD COLUMN "stateKey" TEXT NOT NULL GENERATED ALWAYS AS (app.key_of("state")) STORED;
ALTER TABLE "event" ADD COLUMN "stateKey" TEXT NOT NULL GENERATED ALWAYS AS (app.key_of("state")) STORED;
ALTER TABLE "new_hire" ADD COLUMN "stateKey" TEXT NOT NULL GENERATED ALWAYS AS (app.key_of("state")) STORED;

DROP INDEX "offer_organizationId_state_id_idx", "offer_organizationId_state_startDate_id_idx", "offer_organizationId_state_name_id_idx",
  "offer_organizationId_connectionId_state_id_idx", "offer_organizationId_assigneeId_state_id_idx", "event_organizationId_state_id_idx",
  "new_hire_organizationId_state_id_idx", "new_hire_organizationId_state_startDate_id_idx",
  "new_hire_organizationId_connectionId_state_id_idx", "new_hire_organizationId_state_name_id_idx";

CREATE INDEX "offer_organizationId_stateKey_id_idx" ON "offer"("organizationId", "stateKey", "id" DESC);
CREATE INDEX "offer_organizationId_stateKey_startDate_id_idx" ON "offer"("organizationId", "stateKey", "startDate", "id");
CREATE INDEX "offer_organizationId_stateKey_name_id_idx" ON "offer"("organizationId", "stateKey", "name", "id");
CREATE INDEX "offer_organizationId_connectionId_stateKey_id_idx" ON "offer"("organizationId", "connectionId", "stateKey", "id");
CREATE INDEX "offer_organizationId_assigneeId_stateKey_id_idx" ON "offer"("organizationId", "assigneeId", "stateKey", "id");
CREATE INDEX "event_organizationId_stateKey_id_idx" ON "event"("organizationId", "stateKey", "id" DESC);
CREATE INDEX "new_hire_organizationId_stateKey_id_idx" ON "new_hire"("organizationId", "stateKey", "id" DESC);
CREATE INDEX "new_hire_organizationId_stateKey_startDate_id_idx" ON "new_hire"("organizationId", "stateKey", "startDate", "id");
CREATE INDEX "new_hire_organizationId_connectionId_stateKey_id_idx" ON "new_hire"("organizationId", "connectionId", "stateKey", "id");
CREATE INDEX "new_hire_organizationId_stateKey_name_id_idx" ON "new_hire"("organizationId", "stateKey", "name", "id");

-- Few records are archived, or have issues: their lists would walk through all the others.
CREATE INDEX "offer_archived" ON "offer" ("organizationId", "stateKey", "startDate", "id") WHERE "archivedAt" IS NOT NULL;
CREATE INDEX "offer_with_issues" ON "offer" ("organizationId", "stateKey", "startDate", "id") WHERE "issueCount" > 0;
CREATE INDEX "new_hire_with_issues" ON "new_hire" ("organizationId", "stateKey", "startDate", "id") WHERE "issueCount" > 0;

-- ---------------------------------------------------------------------------------------------------------------
-- Search. A policy with a condition holds LIKE off its index for this role too, so the role that owns the functions sees its columns of all
-- rows, and the functions filter by the organization themselves. Nobody can become that role but the database's owner.
-- ---------------------------------------------------------------------------------------------------------------

ALTER POLICY search ON "offer" USING (true);
ALTER POLICY search ON "new_hire" USING (true);
ALTER POLICY search ON "person" USING (true);
GRANT SELECT ("stateKey") ON "offer", "new_hire" TO handoff_search;

-- Newest first, at most so many. `source` is a table with its conditions on the organization and the state, `extra` what else must hold.
-- The planner may not know how many rows a word matches, so the work is bounded here: the newest rows are looked through in their order. A
-- word that many of them have is looked for a while longer in that way, because by the index all of its matches would have to be read and
-- sorted; any other has few, and is found by the index of trigrams wherever it stands.
CREATE FUNCTION app.search_words(source text, extra text, patterns text[], most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  glance CONSTANT integer := 1000;
  reach CONSTANT integer := 20000;
  fits CONSTANT text := coalesce((SELECT string_agg(format('"searchText" LIKE %L', word), ' AND ') FROM unnest(patterns) AS of (word)), 'true') || extra;
  newest CONSTANT text := 'SELECT "id", ' || fits || ' AS "fits" FROM ' || source || ' ORDER BY "id" DESC LIMIT ';
  looked integer;
  matching integer;
BEGIN
  EXECUTE 'SELECT count(*), count(*) FILTER (WHERE "fits") FROM (' || newest || glance || ') AS seen' INTO looked, matching;
  IF looked < glance OR matching >= most OR matching * 100 >= glance THEN
    RETURN QUERY EXECUTE 'SELECT "id" FROM (' || newest || reach || ') AS seen WHERE "fits" ORDER BY "id" DESC LIMIT ' || most;
  ELSE
    RETURN QUERY EXECUTE 'SELECT "id" FROM ' || source || ' AND ' || fits || ' ORDER BY "id" DESC LIMIT ' || most;
  END IF;
END
$$;
REVOKE ALL ON FUNCTION app.search_words(text, text, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_words(text, text, text[], integer) TO handoff_search;

-- Of one state, or of any where none is given.
CREATE OR REPLACE FUNCTION app.search_offers(patterns text[], of_state "OfferState", of_environment "Environment", with_confidential boolean, most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM app.search_words(
    format('public."offer" WHERE "organizationId" = %L', app.organization_id()) || coalesce(' AND "stateKey" = ' || quote_literal(of_state::text), ''),
    concat(' AND "environment" = ' || quote_literal(of_environment::text), CASE WHEN with_confidential THEN '' ELSE ' AND NOT "confidential"' END),
    patterns, most)
$$;

CREATE OR REPLACE FUNCTION app.search_new_hires(patterns text[], of_state "NewHireState", with_confidential boolean, most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM app.search_words(
    format('public."new_hire" WHERE "organizationId" = %L', app.organization_id()) || coalesce(' AND "stateKey" = ' || quote_literal(of_state::text), ''),
    CASE WHEN with_confidential THEN '' ELSE ' AND NOT "confidential"' END,
    patterns, most)
$$;

CREATE OR REPLACE FUNCTION app.search_people(patterns text[], most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM app.search_words(format('public."person" WHERE "organizationId" = %L', app.organization_id()), '', patterns, most)
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Measures of the whole installation: numbers only, of no organization. Counted by a role that sees of every row its state and its time.
-- ---------------------------------------------------------------------------------------------------------------

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handoff_measure') THEN
    CREATE ROLE handoff_measure NOLOGIN NOBYPASSRLS;
  END IF;
  EXECUTE format('GRANT handoff_measure TO %I', current_user);
EXCEPTION
  -- Another migration made it at this very moment, or an administrator made and granted it beforehand.
  WHEN duplicate_object OR insufficient_privilege THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA app, public TO handoff_measure;
CREATE POLICY measure ON "event" FOR SELECT TO handoff_measure USING (true);
GRANT SELECT ("organizationId", "id", "stateKey", "receivedAt", "replayedAt") ON "event" TO handoff_measure;
CREATE POLICY measure ON "connection" FOR SELECT TO handoff_measure USING (true);
GRANT SELECT ("organizationId", "state", "degradedAt") ON "connection" TO handoff_measure;
GRANT SELECT ("id") ON "organization" TO handoff_measure;

-- What waits or needs somebody, counted organization by organization along the index of states, at most ten thousand of each:
-- settled events are far too many to count. The oldest of a state is its lowest id, because ids sort by time.
CREATE FUNCTION app.measure_events() RETURNS TABLE (state text, count bigint, oldest_seconds double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT wanted.state, coalesce(sum(counted.count), 0)::bigint,
    coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(oldest."receivedAt"))), 0)::double precision
  FROM unnest(ARRAY['Received', 'Processing', 'Failed', 'NeedsAttention']) AS wanted (state)
  LEFT JOIN public."organization" o ON true
  LEFT JOIN LATERAL (
    SELECT count(*) FROM (
      SELECT FROM public."event" e
      WHERE e."organizationId" = o."id" AND e."stateKey" = wanted.state AND e."replayedAt" IS NULL LIMIT 10000
    ) AS found
  ) AS counted ON true
  LEFT JOIN LATERAL (
    SELECT e."receivedAt" FROM public."event" e
    WHERE e."organizationId" = o."id" AND e."stateKey" = wanted.state AND e."replayedAt" IS NULL
    ORDER BY e."id" LIMIT 1
  ) AS oldest ON true
  GROUP BY wanted.state
$$;

CREATE FUNCTION app.measure_connections() RETURNS TABLE (state text, count bigint, degraded bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT "state"::text, count(*), count("degradedAt") FROM public."connection" GROUP BY "state"
$$;

REVOKE ALL ON FUNCTION app.measure_events(), app.measure_connections() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.measure_events(), app.measure_connections() TO handoff_app;
-- A new owner needs CREATE on the schema for as long as it takes the functions over.
GRANT CREATE ON SCHEMA app TO handoff_measure;
ALTER FUNCTION app.measure_events() OWNER TO handoff_measure;
ALTER FUNCTION app.measure_connections() OWNER TO handoff_measure;
REVOKE CREATE ON SCHEMA app FROM handoff_measure;

-- The queue's tables belong to the owner, so this function does too. Jobs that wait for a later time, or were given up, are no backlog.
CREATE FUNCTION app.measure_queue() RETURNS TABLE (task text, due bigint, running bigint, oldest_seconds double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT task_identifier,
    count(*) FILTER (WHERE locked_at IS NULL),
    count(*) FILTER (WHERE locked_at IS NOT NULL),
    coalesce(extract(epoch FROM clock_timestamp() - min(run_at) FILTER (WHERE locked_at IS NULL)), 0)::double precision
  FROM graphile_worker.jobs
  WHERE run_at <= now() AND attempts < max_attempts
  GROUP BY task_identifier
$$;
REVOKE ALL ON FUNCTION app.measure_queue() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.measure_queue() TO handoff_app;
