-- CreateEnum
CREATE TYPE "SweepItemKind" AS ENUM ('Offer', 'Application', 'Candidate', 'Job');

-- CreateEnum
CREATE TYPE "ReplayState" AS ENUM ('Queued', 'Running', 'Done', 'Cancelled');

-- AlterEnum

ALTER TYPE "SweepTrigger" ADD VALUE 'Scheduled';
ALTER TYPE "SweepTrigger" ADD VALUE 'Import';

-- AlterEnum

ALTER TYPE "SweepState" ADD VALUE 'Counted';
ALTER TYPE "SweepState" ADD VALUE 'Paused';
ALTER TYPE "SweepState" ADD VALUE 'Cancelled';

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "eventBodyDays" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "eventDays" INTEGER NOT NULL DEFAULT 400;

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "apiVersionStatus" TEXT,
ADD COLUMN     "applicationSyncToken" TEXT,
ADD COLUMN     "degradedAt" TIMESTAMPTZ(3),
ADD COLUMN     "examinedAt" TIMESTAMPTZ(3),
ADD COLUMN     "keySetAt" TIMESTAMPTZ(3),
ADD COLUMN     "listedOffers" INTEGER,
ADD COLUMN     "nextSweepAt" TIMESTAMPTZ(3),
ADD COLUMN     "offerSyncToken" TEXT,
ADD COLUMN     "sweepEveryMinutes" INTEGER NOT NULL DEFAULT 10;

-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "lookedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rotatedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sweep" ADD COLUMN     "calls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cursor" TEXT,
ADD COLUMN     "expected" JSONB,
ADD COLUMN     "isWhole" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "phase" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "since" TEXT,
ADD COLUMN     "untold" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "untoldHires" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "untoldOffers" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "bodyRemovedAt" TIMESTAMPTZ(3),
ADD COLUMN     "intakeMs" DOUBLE PRECISION,
ADD COLUMN     "isTest" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "replayId" UUID,
ADD COLUMN     "replayOfId" UUID,
ADD COLUMN     "replayedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifyMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "event_attempt" ADD COLUMN     "steps" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "sync_object" ADD COLUMN     "listedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sweep_item" (
    "organizationId" UUID NOT NULL,
    "sweepId" UUID NOT NULL,
    "kind" "SweepItemKind" NOT NULL,
    "externalId" TEXT NOT NULL,
    "applicationExternalId" TEXT,
    "candidateExternalId" TEXT,
    "isPending" BOOLEAN NOT NULL DEFAULT false,
    "readStartedAt" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "sweep_item_pkey" PRIMARY KEY ("organizationId","sweepId","kind","externalId")
);

-- CreateTable
CREATE TABLE "replay" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" "ReplayState" NOT NULL DEFAULT 'Queued',
    "requestedById" UUID,
    "filter" JSONB NOT NULL,
    "untilEventId" UUID,
    "afterEventId" UUID,
    "total" INTEGER NOT NULL,
    "replayed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "replay_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "sweep_item_organizationId_sweepId_applicationExternalId_idx" ON "sweep_item"("organizationId", "sweepId", "applicationExternalId");

-- CreateIndex
CREATE INDEX "sweep_item_organizationId_candidateExternalId_idx" ON "sweep_item"("organizationId", "candidateExternalId");

-- CreateIndex
CREATE INDEX "event_organizationId_connectionId_id_idx" ON "event"("organizationId", "connectionId", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_subjectExternalId_idx" ON "event"("organizationId", "subjectExternalId");

-- AddForeignKey
ALTER TABLE "sweep_item" ADD CONSTRAINT "sweep_item_organizationId_sweepId_fkey" FOREIGN KEY ("organizationId", "sweepId") REFERENCES "sweep"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organizationId_replayId_fkey" FOREIGN KEY ("organizationId", "replayId") REFERENCES "replay"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "sweep" ADD CONSTRAINT "sweep_since_check" CHECK ("since" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "connection" ADD CONSTRAINT "connection_sweepEveryMinutes_check" CHECK ("sweepEveryMinutes" BETWEEN 5 AND 1440);
ALTER TABLE "organization" ADD CONSTRAINT "organization_eventBodyDays_check" CHECK ("eventBodyDays" BETWEEN 1 AND 365);
ALTER TABLE "organization" ADD CONSTRAINT "organization_eventDays_check" CHECK ("eventDays" BETWEEN "eventBodyDays" AND 1200);

-- Few events are replays: an index of all would cost every other event its place in it.
CREATE INDEX "event_replayOfId" ON "event" ("organizationId", "replayOfId") WHERE "replayOfId" IS NOT NULL;
CREATE INDEX "event_replayId" ON "event" ("organizationId", "replayId", "id" DESC) WHERE "replayId" IS NOT NULL;

SELECT app.protect('sweep_item');
SELECT app.protect('replay', 'SELECT, INSERT, UPDATE');

INSERT INTO app.task VALUES ('scheduled_sweep'), ('run_replay'), ('examine_connection'), ('tend_organization'), ('apply_retention');
