-- CreateEnum
CREATE TYPE "OpeningState" AS ENUM ('Waiting', 'Creating', 'Linked', 'Gone');

-- CreateEnum
CREATE TYPE "OpeningSyncTrigger" AS ENUM ('Scheduled', 'Requested', 'Pushed');

-- CreateEnum
CREATE TYPE "OpeningSyncState" AS ENUM ('Queued', 'Running', 'Done', 'Failed');

-- CreateEnum
CREATE TYPE "OpeningSyncOutcome" AS ENUM ('Created', 'Changed', 'Closed', 'Filled', 'Waiting', 'Failed');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "labs" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "opening_setup" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID,
    "winners" JSONB NOT NULL DEFAULT '{}',
    "closeReason" JSONB,
    "everyMinutes" INTEGER NOT NULL DEFAULT 5,
    "nextSyncAt" TIMESTAMPTZ(3),
    "listsReadAt" TIMESTAMPTZ(3),
    "listsErrorCode" TEXT,
    "syncToken" TEXT,
    "apiKeyId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opening_setup_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "source_item" (
    "organizationId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentExternalId" TEXT,
    "isArchived" BOOLEAN NOT NULL DEFAULT false,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_item_pkey" PRIMARY KEY ("organizationId","connectionId","kind","externalId")
);

-- CreateTable
CREATE TABLE "opening_match" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "valueKey" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "externalId" TEXT,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_match_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "opening_field" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "fieldKey" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "externalId" TEXT,
    "createSentAt" TIMESTAMPTZ(3),
    "sentOptions" JSONB NOT NULL DEFAULT '[]',
    "problem" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opening_field_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "opening" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "openJobId" UUID NOT NULL,
    "state" "OpeningState" NOT NULL DEFAULT 'Waiting',
    "externalId" TEXT,
    "createSentAt" TIMESTAMPTZ(3),
    "sourceState" TEXT,
    "sent" JSONB NOT NULL DEFAULT '{}',
    "theirs" JSONB NOT NULL DEFAULT '{}',
    "readAt" TIMESTAMPTZ(3),
    "problem" JSONB,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opening_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "opening_sync" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "trigger" "OpeningSyncTrigger" NOT NULL,
    "state" "OpeningSyncState" NOT NULL DEFAULT 'Queued',
    "requestedById" UUID,
    "total" INTEGER,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "closed" INTEGER NOT NULL DEFAULT 0,
    "filled" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "error" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "opening_sync_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "opening_sync_item" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "syncId" UUID NOT NULL,
    "openJobId" UUID NOT NULL,
    "outcome" "OpeningSyncOutcome" NOT NULL,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "problem" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_sync_item_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "opening_setup_organizationId_key" ON "opening_setup"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "opening_match_organizationId_connectionId_kind_valueKey_key" ON "opening_match"("organizationId", "connectionId", "kind", "valueKey");

-- CreateIndex
CREATE UNIQUE INDEX "opening_field_organizationId_connectionId_fieldKey_key" ON "opening_field"("organizationId", "connectionId", "fieldKey");

-- CreateIndex
CREATE INDEX "opening_organizationId_openJobId_idx" ON "opening"("organizationId", "openJobId");

-- CreateIndex
CREATE UNIQUE INDEX "opening_organizationId_connectionId_openJobId_key" ON "opening"("organizationId", "connectionId", "openJobId");

-- CreateIndex
CREATE UNIQUE INDEX "opening_organizationId_connectionId_externalId_key" ON "opening"("organizationId", "connectionId", "externalId");

-- CreateIndex
CREATE INDEX "opening_sync_organizationId_connectionId_id_idx" ON "opening_sync"("organizationId", "connectionId", "id" DESC);

-- CreateIndex
CREATE INDEX "opening_sync_item_organizationId_openJobId_id_idx" ON "opening_sync_item"("organizationId", "openJobId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "opening_sync_item_organizationId_syncId_openJobId_key" ON "opening_sync_item"("organizationId", "syncId", "openJobId");

-- AddForeignKey
ALTER TABLE "opening_setup" ADD CONSTRAINT "opening_setup_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "source_item" ADD CONSTRAINT "source_item_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_match" ADD CONSTRAINT "opening_match_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_field" ADD CONSTRAINT "opening_field_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_organizationId_openJobId_fkey" FOREIGN KEY ("organizationId", "openJobId") REFERENCES "open_job"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sync" ADD CONSTRAINT "opening_sync_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sync_item" ADD CONSTRAINT "opening_sync_item_organizationId_syncId_fkey" FOREIGN KEY ("organizationId", "syncId") REFERENCES "opening_sync"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sync_item" ADD CONSTRAINT "opening_sync_item_organizationId_openJobId_fkey" FOREIGN KEY ("organizationId", "openJobId") REFERENCES "open_job"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



SELECT app.protect('opening_setup');
SELECT app.protect('source_item');
SELECT app.protect('opening_match');
SELECT app.protect('opening_field');
SELECT app.protect('opening');
SELECT app.protect('opening_sync');
SELECT app.protect('opening_sync_item');

INSERT INTO app.task VALUES ('sync_openings'), ('scheduled_opening_sync');
