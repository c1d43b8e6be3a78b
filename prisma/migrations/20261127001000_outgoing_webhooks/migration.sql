-- CreateEnum
CREATE TYPE "OutgoingWebhookState" AS ENUM ('On', 'Off', 'Stopped');

-- CreateEnum
CREATE TYPE "OutgoingMessageState" AS ENUM ('Waiting', 'Delivered', 'Failed', 'Cancelled');

-- Members are never renamed, so their text never changes: only that makes it immutable.
CREATE FUNCTION app.key_of(state "OutgoingMessageState") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN state::text;

-- CreateTable
CREATE TABLE "outgoing_webhook" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "includesPay" BOOLEAN NOT NULL DEFAULT false,
    "includesConfidential" BOOLEAN NOT NULL DEFAULT false,
    "state" "OutgoingWebhookState" NOT NULL DEFAULT 'On',
    "stateChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopReason" TEXT,
    "failingSince" TIMESTAMPTZ(3),
    "lastAttemptAt" TIMESTAMPTZ(3),
    "lastAttemptOk" BOOLEAN,
    "secretSealed" TEXT NOT NULL,
    "secretSetAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "oldSecretSealed" TEXT,
    "oldSecretEndsAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outgoing_webhook_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "outgoing_message" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhookId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "objectId" UUID,
    "subjectIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "isConfidential" BOOLEAN NOT NULL DEFAULT false,
    "state" "OutgoingMessageState" NOT NULL DEFAULT 'Waiting',
    "stateKey" TEXT NOT NULL GENERATED ALWAYS AS (app.key_of("state")) STORED,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "body" TEXT,
    "hasPay" BOOLEAN NOT NULL DEFAULT false,
    "bodyRemovedAt" TIMESTAMPTZ(3),
    "tryCount" INTEGER NOT NULL DEFAULT 0,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_message_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "outgoing_attempt" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "status" INTEGER,
    "isOk" BOOLEAN NOT NULL,
    "problem" TEXT,
    "excerpt" TEXT,

    CONSTRAINT "outgoing_attempt_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "outgoing_message_organizationId_webhookId_id_idx" ON "outgoing_message"("organizationId", "webhookId", "id" DESC);

-- CreateIndex
CREATE INDEX "outgoing_message_organizationId_webhookId_stateKey_id_idx" ON "outgoing_message"("organizationId", "webhookId", "stateKey", "id" DESC);

-- CreateIndex
CREATE INDEX "outgoing_message_organizationId_webhookId_event_id_idx" ON "outgoing_message"("organizationId", "webhookId", "event", "id" DESC);

-- CreateIndex
CREATE INDEX "outgoing_message_organizationId_at_idx" ON "outgoing_message"("organizationId", "at");

-- CreateIndex
CREATE INDEX "outgoing_message_organizationId_objectId_idx" ON "outgoing_message"("organizationId", "objectId");

-- CreateIndex
CREATE INDEX "outgoing_attempt_organizationId_messageId_id_idx" ON "outgoing_attempt"("organizationId", "messageId", "id");

-- AddForeignKey
ALTER TABLE "outgoing_message" ADD CONSTRAINT "outgoing_message_organizationId_webhookId_fkey" FOREIGN KEY ("organizationId", "webhookId") REFERENCES "outgoing_webhook"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_attempt" ADD CONSTRAINT "outgoing_attempt_organizationId_messageId_fkey" FOREIGN KEY ("organizationId", "messageId") REFERENCES "outgoing_message"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app.protect('outgoing_webhook');
SELECT app.protect('outgoing_message');
SELECT app.protect('outgoing_attempt');

INSERT INTO app.task VALUES ('send_outgoing_message');
