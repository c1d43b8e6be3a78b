-- Fields and the mappings that fill them: custom fields, versions of rules, what the connected account calls its fields.

-- CreateEnum
CREATE TYPE "FieldObject" AS ENUM ('Offer');

-- CreateEnum
CREATE TYPE "MappingRunKind" AS ENUM ('Fill', 'Reapply', 'Undo');

-- CreateEnum
CREATE TYPE "MappingRunState" AS ENUM ('Queued', 'Running', 'Done', 'Failed');

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "fieldsErrorCode" TEXT,
ADD COLUMN     "fieldsReadAt" TIMESTAMPTZ(3);

-- A role is what a member has. What somebody is hired as is a job title.
ALTER TABLE "offer" RENAME COLUMN "role" TO "jobTitle";

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "customValues" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "firstName" TEXT,
ADD COLUMN     "heldReadings" JSONB,
ADD COLUMN     "lastName" TEXT,
ADD COLUMN     "middleName" TEXT,
ADD COLUMN     "readings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "offer_history_entry" ADD COLUMN     "undo" JSONB;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "field" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "object" "FieldObject" NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT,
    "type" TEXT,
    "sensitivity" TEXT,
    "group" TEXT,
    "help" TEXT,
    "options" JSONB NOT NULL DEFAULT '[]',
    "isRequired" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "field_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "mapping_version" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "object" "FieldObject" NOT NULL,
    "number" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "origin" TEXT NOT NULL,
    "originNumber" INTEGER,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mapping_version_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "source_field" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "ownerObject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "formerTitle" TEXT,
    "type" TEXT NOT NULL,
    "vendorType" TEXT NOT NULL,
    "description" TEXT,
    "isPrivate" BOOLEAN NOT NULL DEFAULT false,
    "options" JSONB NOT NULL DEFAULT '[]',
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_field_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "mapping_run" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "object" "FieldObject" NOT NULL,
    "kind" "MappingRunKind" NOT NULL,
    "state" "MappingRunState" NOT NULL DEFAULT 'Queued',
    "version" INTEGER NOT NULL,
    "total" INTEGER,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "errorCode" TEXT,
    "requestedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "mapping_run_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "mapping_run_item" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "versions" JSONB NOT NULL,

    CONSTRAINT "mapping_run_item_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "field_organizationId_object_key_key" ON "field"("organizationId", "object", "key");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_version_organizationId_connectionId_object_number_key" ON "mapping_version"("organizationId", "connectionId", "object", "number");

-- CreateIndex
CREATE UNIQUE INDEX "source_field_organizationId_connectionId_externalId_key" ON "source_field"("organizationId", "connectionId", "externalId");

-- CreateIndex
CREATE INDEX "mapping_run_organizationId_connectionId_object_id_idx" ON "mapping_run"("organizationId", "connectionId", "object", "id" DESC);

-- CreateIndex
CREATE INDEX "mapping_run_item_organizationId_offerId_idx" ON "mapping_run_item"("organizationId", "offerId");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_run_item_organizationId_runId_offerId_key" ON "mapping_run_item"("organizationId", "runId", "offerId");

-- CreateIndex
CREATE INDEX "offer_organizationId_connectionId_state_id_idx" ON "offer"("organizationId", "connectionId", "state", "id");

-- AddForeignKey
ALTER TABLE "mapping_version" ADD CONSTRAINT "mapping_version_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_field" ADD CONSTRAINT "source_field_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_run" ADD CONSTRAINT "mapping_run_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_run_item" ADD CONSTRAINT "mapping_run_item_organizationId_runId_fkey" FOREIGN KEY ("organizationId", "runId") REFERENCES "mapping_run"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping_run_item" ADD CONSTRAINT "mapping_run_item_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How far a custom field's values may travel decides who sees them, so nothing else may stand there.
ALTER TABLE "field" ADD CONSTRAINT "field_sensitivity_check" CHECK ("sensitivity" IN ('none', 'personal', 'pay'));
ALTER TABLE "mapping_version" ADD CONSTRAINT "mapping_version_number_check" CHECK ("number" > 0);

-- Equality filters on custom values.
CREATE INDEX "offer_organizationId_customValues_idx" ON "offer" USING GIN ("organizationId" uuid_ops, "customValues" jsonb_path_ops);

-- The owner of the tables sees the rows of every organization only while their policies are not forced on it.
ALTER TABLE "event" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "connection" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "offer" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "offer_history_entry" NO FORCE ROW LEVEL SECURITY;

-- Connections that are there already get the rules that have filled their offers so far as version 1.
INSERT INTO "mapping_version" ("organizationId", "id", "connectionId", "object", "number", "rules", "origin")
SELECT "organizationId", gen_random_uuid(), "id", 'Offer', 1, '[
  {"field": "name", "steps": [{"kind": "source", "path": "candidate.name"}]},
  {"field": "firstName", "steps": [{"kind": "source", "path": "candidate.firstName"}]},
  {"field": "middleName", "steps": [{"kind": "source", "path": "candidate.middleName"}]},
  {"field": "lastName", "steps": [{"kind": "source", "path": "candidate.lastName"}]},
  {"field": "email", "steps": [{"kind": "source", "path": "candidate.personalEmail"}, {"kind": "source", "path": "candidate.email"}]},
  {"field": "jobTitle", "steps": [{"kind": "source", "path": "application.job.title"}]},
  {"field": "startDate", "steps": [{"kind": "source", "path": "offer.startDate"}]},
  {"field": "baseSalary", "steps": [{"kind": "source", "path": "offer.salary.value"}]},
  {"field": "currency", "steps": [{"kind": "source", "path": "offer.salary.currencyCode"}]},
  {"field": "department", "steps": [{"kind": "source", "path": "department.name"}]},
  {"field": "location", "steps": [{"kind": "source", "path": "location.name"}]}
]'::jsonb, 'initial'
FROM "connection";

-- What was filled before says by which version, so that it stays as it is until a re-apply.
CREATE FUNCTION pg_temp.carry(filled jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_object_agg(CASE "key" WHEN 'role' THEN 'jobTitle' ELSE "key" END, "value" || jsonb_build_object(
    'kind', CASE WHEN "value"->>'path' IS NULL THEN NULL ELSE 'source' END,
    'found', NULL,
    'version', CASE WHEN "value"->>'value' IS NULL THEN NULL ELSE 1 END
  )), '{}'::jsonb)
  FROM jsonb_each(filled)
$$;
UPDATE "offer" SET
  "source" = pg_temp.carry("source"),
  "heldSource" = CASE WHEN "heldSource" IS NULL THEN NULL ELSE pg_temp.carry("heldSource") END,
  "overrides" = CASE WHEN "overrides" ? 'role' THEN "overrides" - 'role' || jsonb_build_object('jobTitle', "overrides"->'role') ELSE "overrides" END,
  "issues" = coalesce((SELECT jsonb_agg(CASE WHEN issue->>'field' = 'role' THEN issue || '{"field": "jobTitle"}' ELSE issue END) FROM jsonb_array_elements("issues") issue), '[]'::jsonb);
UPDATE "offer_history_entry" SET
  "changes" = (SELECT jsonb_agg(CASE WHEN change->>'field' = 'role' THEN change || '{"field": "jobTitle"}' ELSE change END) FROM jsonb_array_elements("changes") change)
WHERE "changes" @> '[{"field": "role"}]';

-- Of an event that nothing uses nothing is kept that could be confidential.
UPDATE "event" SET "confidential" = false WHERE "state" = 'Ignored' AND "body" = '';

ALTER TABLE "event" FORCE ROW LEVEL SECURITY;
ALTER TABLE "connection" FORCE ROW LEVEL SECURITY;
ALTER TABLE "offer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "offer_history_entry" FORCE ROW LEVEL SECURITY;

SELECT app.protect('field');
-- A version never changes: rows remember by which one they were filled.
SELECT app.protect('mapping_version', 'SELECT, INSERT');
SELECT app.protect('source_field');
SELECT app.protect('mapping_run');
SELECT app.protect('mapping_run_item', 'SELECT, INSERT, DELETE');

INSERT INTO app.task VALUES ('run_mapping'), ('read_source_fields'), ('enqueue_waiting');
