-- Tables as Prisma describes them, then what it cannot describe: roles, row-level security, the queue's door, search.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Roles belong to the cluster and outlive a database, so they may be there already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handoff_app') THEN
    CREATE ROLE handoff_app NOLOGIN NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handoff_search') THEN
    CREATE ROLE handoff_search NOLOGIN NOBYPASSRLS;
  END IF;
  EXECUTE format('GRANT handoff_app, handoff_search TO %I', current_user);
EXCEPTION
  -- Another migration made them at this very moment, or an administrator made and granted them beforehand.
  WHEN duplicate_object OR insufficient_privilege THEN NULL;
END
$$;


-- CreateEnum
CREATE TYPE "Theme" AS ENUM ('System', 'Light', 'Dark');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('Admin', 'Recruiter', 'HR', 'Viewer');

-- CreateEnum
CREATE TYPE "LookupKind" AS ENUM ('WebhookEndpoint', 'ApiKey', 'Invitation', 'PasswordReset', 'OfferLink');

-- CreateEnum
CREATE TYPE "PayInterval" AS ENUM ('Hour', 'Day', 'Week', 'TwoWeeks', 'HalfMonth', 'Month', 'TwoMonths', 'Quarter', 'HalfYear', 'Year');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('User', 'ApiKey', 'System');

-- CreateEnum
CREATE TYPE "Environment" AS ENUM ('Ashby', 'Sandbox');

-- CreateEnum
CREATE TYPE "ConnectionState" AS ENUM ('Configuring', 'Connected', 'Paused', 'Disconnected');

-- CreateEnum
CREATE TYPE "EndpointState" AS ENUM ('Creating', 'Active', 'Abandoned', 'Removed');

-- CreateEnum
CREATE TYPE "SweepTrigger" AS ENUM ('Connected', 'Requested');

-- CreateEnum
CREATE TYPE "SweepState" AS ENUM ('Queued', 'Running', 'Done', 'Failed');

-- CreateEnum
CREATE TYPE "EventState" AS ENUM ('Received', 'Processing', 'Done', 'NeedsAttention', 'Failed', 'Ignored');

-- CreateEnum
CREATE TYPE "SyncObjectKind" AS ENUM ('Offer', 'Hire');

-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('Unpublished', 'Published', 'Accepted', 'Declined', 'Withdrawn');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "theme" "Theme" NOT NULL DEFAULT 'System',
    "shortcuts" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT,
    "ipAddress" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "defaultCurrency" CHAR(3),
    "defaultPayInterval" "PayInterval",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lookup" (
    "hash" BYTEA NOT NULL,
    "kind" "LookupKind" NOT NULL,
    "organizationId" UUID NOT NULL,
    "targetId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lookup_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "membership" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "seal_canary" (
    "keyId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seal_canary_pkey" PRIMARY KEY ("keyId")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "objectKind" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "ipAddress" TEXT,
    "requestId" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "audit_value" (
    "organizationId" UUID NOT NULL,
    "auditEntryId" UUID NOT NULL,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_value_pkey" PRIMARY KEY ("organizationId","auditEntryId")
);

-- CreateTable
CREATE TABLE "connection" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "environment" "Environment" NOT NULL,
    "name" TEXT NOT NULL,
    "state" "ConnectionState" NOT NULL DEFAULT 'Configuring',
    "keySealed" TEXT,
    "keyLastFour" TEXT,
    "keyScopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "keyCheckedAt" TIMESTAMPTZ(3),
    "keyErrorCode" TEXT,
    "chosenEvents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "holdUntil" TIMESTAMPTZ(3),
    "configureError" JSONB,
    "connectedAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "pausedById" UUID,
    "disconnectedAt" TIMESTAMPTZ(3),
    "lastEventAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "webhookType" TEXT NOT NULL,
    "state" "EndpointState" NOT NULL DEFAULT 'Creating',
    "tokenSealed" TEXT NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "nextSecretSealed" TEXT,
    "externalId" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "pingedAt" TIMESTAMPTZ(3),
    "verifiedAt" TIMESTAMPTZ(3),
    "refusedCount" INTEGER NOT NULL DEFAULT 0,
    "lastRefusedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "sweep" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "trigger" "SweepTrigger" NOT NULL,
    "state" "SweepState" NOT NULL DEFAULT 'Queued',
    "requestedById" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "ignored" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "event" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "webhookActionId" TEXT,
    "subjectKind" TEXT NOT NULL DEFAULT '',
    "subjectExternalId" TEXT NOT NULL DEFAULT '',
    "candidateExternalId" TEXT,
    "state" "EventState" NOT NULL DEFAULT 'Received',
    "reason" TEXT,
    "reasonCode" TEXT,
    "requestId" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retriedAt" TIMESTAMPTZ(3),
    "headers" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHash" BYTEA NOT NULL,
    "bodyBytes" INTEGER NOT NULL,
    "repeatCount" INTEGER NOT NULL DEFAULT 0,
    "laggingReads" INTEGER NOT NULL DEFAULT 0,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "offerId" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "event_repeat" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_repeat_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "event_attempt" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "message" TEXT,
    "requestId" TEXT,
    "calls" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "event_attempt_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "sync_object" (
    "organizationId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" "SyncObjectKind" NOT NULL,
    "externalId" TEXT NOT NULL,
    "readStartedAt" TIMESTAMPTZ(3) NOT NULL,
    "versionSeen" TEXT,
    "versionSeenAt" TEXT,
    "statusSeen" TEXT,
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "sync_object_pkey" PRIMARY KEY ("organizationId","connectionId","kind","externalId")
);

-- CreateTable
CREATE TABLE "offer" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "environment" "Environment" NOT NULL,
    "externalId" TEXT NOT NULL,
    "applicationExternalId" TEXT,
    "candidateExternalId" TEXT,
    "candidateUrl" TEXT,
    "state" "OfferState" NOT NULL DEFAULT 'Unpublished',
    "stateChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sourceStatus" TEXT NOT NULL,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT,
    "email" TEXT,
    "role" TEXT,
    "startDate" CHAR(10),
    "baseSalary" DECIMAL(18,4),
    "currency" VARCHAR(3),
    "payInterval" "PayInterval",
    "department" TEXT,
    "location" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "source" JSONB NOT NULL,
    "heldSource" JSONB,
    "overrides" JSONB NOT NULL DEFAULT '{}',
    "issues" JSONB NOT NULL DEFAULT '[]',
    "issueCount" INTEGER NOT NULL DEFAULT 0,
    "raw" JSONB NOT NULL,
    "sourceReadAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_history_entry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "eventId" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "offer_history_entry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "lookup_organizationId_targetId_idx" ON "lookup"("organizationId", "targetId");

-- CreateIndex
CREATE INDEX "membership_userId_idx" ON "membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organizationId_userId_key" ON "membership"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "audit_entry_organizationId_objectKind_objectId_id_idx" ON "audit_entry"("organizationId", "objectKind", "objectId", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_value_organizationId_subjectId_idx" ON "audit_value"("organizationId", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "connection_organizationId_source_environment_key" ON "connection"("organizationId", "source", "environment");

-- CreateIndex
CREATE INDEX "webhook_endpoint_organizationId_connectionId_idx" ON "webhook_endpoint"("organizationId", "connectionId");

-- CreateIndex
CREATE INDEX "sweep_organizationId_connectionId_id_idx" ON "sweep"("organizationId", "connectionId", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_state_id_idx" ON "event"("organizationId", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_action_id_idx" ON "event"("organizationId", "action", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_offerId_id_idx" ON "event"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_candidateExternalId_idx" ON "event"("organizationId", "candidateExternalId");

-- CreateIndex
CREATE INDEX "event_organizationId_webhookActionId_idx" ON "event"("organizationId", "webhookActionId");

-- CreateIndex
CREATE INDEX "event_organizationId_receivedAt_idx" ON "event"("organizationId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "event_organizationId_endpointId_action_webhookActionId_subj_key" ON "event"("organizationId", "endpointId", "action", "webhookActionId", "subjectExternalId");

-- CreateIndex
CREATE INDEX "event_repeat_organizationId_eventId_idx" ON "event_repeat"("organizationId", "eventId");

-- CreateIndex
CREATE INDEX "event_attempt_organizationId_eventId_id_idx" ON "event_attempt"("organizationId", "eventId", "id");

-- CreateIndex
CREATE INDEX "offer_organizationId_state_id_idx" ON "offer"("organizationId", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "offer_organizationId_state_startDate_id_idx" ON "offer"("organizationId", "state", "startDate", "id");

-- CreateIndex
CREATE INDEX "offer_organizationId_state_name_id_idx" ON "offer"("organizationId", "state", "name", "id");

-- CreateIndex
CREATE INDEX "offer_organizationId_applicationExternalId_idx" ON "offer"("organizationId", "applicationExternalId");

-- CreateIndex
CREATE INDEX "offer_organizationId_candidateExternalId_idx" ON "offer"("organizationId", "candidateExternalId");

-- CreateIndex
CREATE INDEX "offer_organizationId_searchText_idx" ON "offer" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "offer_organizationId_sourceKey_environment_externalId_key" ON "offer"("organizationId", "sourceKey", "environment", "externalId");

-- CreateIndex
CREATE INDEX "offer_history_entry_organizationId_offerId_id_idx" ON "offer_history_entry"("organizationId", "offerId", "id" DESC);

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_value" ADD CONSTRAINT "audit_value_organizationId_auditEntryId_fkey" FOREIGN KEY ("organizationId", "auditEntryId") REFERENCES "audit_entry"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sweep" ADD CONSTRAINT "sweep_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organizationId_endpointId_fkey" FOREIGN KEY ("organizationId", "endpointId") REFERENCES "webhook_endpoint"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_repeat" ADD CONSTRAINT "event_repeat_organizationId_eventId_fkey" FOREIGN KEY ("organizationId", "eventId") REFERENCES "event"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_attempt" ADD CONSTRAINT "event_attempt_organizationId_eventId_fkey" FOREIGN KEY ("organizationId", "eventId") REFERENCES "event"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_object" ADD CONSTRAINT "sync_object_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_history_entry" ADD CONSTRAINT "offer_history_entry_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;




-- ---------------------------------------------------------------------------------------------------------------
-- Row-level security
-- ---------------------------------------------------------------------------------------------------------------

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO handoff_app, handoff_search;
GRANT USAGE ON SCHEMA public TO handoff_app, handoff_search;

-- The organization of this transaction. Unset or empty is null: shows nothing and raises nothing.
CREATE FUNCTION app.organization_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.organization_id', true), '')::uuid;

-- Puts a tenant table under forced row-level security and grants the runtime role what it needs.
-- Every migration that adds a table with "organizationId" calls it once.
CREATE FUNCTION app.protect(target regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO handoff_app USING ("organizationId" = (SELECT app.organization_id())) WITH CHECK ("organizationId" = (SELECT app.organization_id()))',
    target
  );
  EXECUTE format('GRANT %s ON %s TO handoff_app', privileges, target);
END
$$;
REVOKE ALL ON FUNCTION app.protect(regclass, text) FROM PUBLIC;

SELECT app.protect('membership');
SELECT app.protect('audit_entry', 'SELECT, INSERT');
SELECT app.protect('audit_value', 'SELECT, INSERT, DELETE');
SELECT app.protect('connection');
SELECT app.protect('webhook_endpoint');
SELECT app.protect('sweep');
SELECT app.protect('event');
SELECT app.protect('event_repeat', 'SELECT, INSERT, DELETE');
SELECT app.protect('event_attempt', 'SELECT, INSERT, DELETE');
SELECT app.protect('sync_object');
SELECT app.protect('offer');
SELECT app.protect('offer_history_entry', 'SELECT, INSERT, DELETE');

-- A start date is a calendar date in text, so that no driver carries it through an instant.
ALTER TABLE "offer" ADD CONSTRAINT "offer_startDate_check" CHECK ("startDate" ~ '^\d{4}-\d{2}-\d{2}$');

-- The signed-in user sees their own memberships before an organization is chosen.
CREATE POLICY own ON "membership" FOR SELECT TO handoff_app
  USING ("userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid));

-- Global tables: nothing in them belongs to one organization.
GRANT SELECT, INSERT, UPDATE ON "user", "organization" TO handoff_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "session" TO handoff_app;
GRANT SELECT, INSERT, DELETE ON "lookup", "seal_canary" TO handoff_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limit" TO handoff_app;

-- ---------------------------------------------------------------------------------------------------------------
-- The queue's door: the runtime role adds jobs only through this function, and only known ones.
-- ---------------------------------------------------------------------------------------------------------------

CREATE TABLE app.task (name text PRIMARY KEY);
INSERT INTO app.task VALUES ('process_event'), ('configure_connection'), ('run_sweep'), ('refill_offers'), ('reseal_organization');

CREATE FUNCTION app.enqueue(
  task text,
  payload jsonb,
  queue text DEFAULT NULL,
  run_at timestamptz DEFAULT NULL,
  job_key text DEFAULT NULL,
  priority integer DEFAULT 0,
  max_attempts integer DEFAULT 25
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM app.task t WHERE t.name = enqueue.task) THEN
    RAISE EXCEPTION 'unknown task %', task USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- preserve_run_at: a job that waits out a Retry-After must not be pulled forward by the next event.
  PERFORM graphile_worker.add_job(
    task, payload::json, queue, run_at, max_attempts, job_key, priority, NULL,
    CASE WHEN job_key IS NULL THEN NULL ELSE 'preserve_run_at' END
  );
END
$$;
REVOKE ALL ON FUNCTION app.enqueue(text, jsonb, text, timestamptz, text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enqueue(text, jsonb, text, timestamptz, text, integer, integer) TO handoff_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Search. LIKE is not leakproof, so under row-level security the planner may not use its index: one function owned
-- by a role with its own policy does, filters by the tenant itself and returns ids, which are read again under the policies.
-- ---------------------------------------------------------------------------------------------------------------

CREATE POLICY search ON "offer" FOR SELECT TO handoff_search USING ("organizationId" = (SELECT app.organization_id()));
GRANT SELECT ("organizationId", "id", "state", "environment", "confidential", "searchText") ON "offer" TO handoff_search;

-- Newest first, at most so many of one state; what the caller may not see must not use up the places.
CREATE FUNCTION app.search_offers(patterns text[], of_state "OfferState", of_environment "Environment", with_confidential boolean, most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT "id" FROM public."offer"
  WHERE "organizationId" = app.organization_id() AND "searchText" LIKE ALL (patterns) AND "state" = of_state
    AND (of_environment IS NULL OR "environment" = of_environment) AND (with_confidential OR NOT "confidential")
  ORDER BY "id" DESC
  LIMIT most
$$;
REVOKE ALL ON FUNCTION app.search_offers(text[], "OfferState", "Environment", boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_offers(text[], "OfferState", "Environment", boolean, integer) TO handoff_app;
-- A new owner needs CREATE on the schema for as long as it takes the function over.
GRANT CREATE ON SCHEMA app TO handoff_search;
ALTER FUNCTION app.search_offers(text[], "OfferState", "Environment", boolean, integer) OWNER TO handoff_search;
REVOKE CREATE ON SCHEMA app FROM handoff_search;
