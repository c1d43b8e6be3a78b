-- New hires, until HR has added or dismissed them.

-- CreateEnum
CREATE TYPE "NewHireState" AS ENUM ('Pending', 'Added', 'Dismissed');

-- AlterEnum
ALTER TYPE "FieldObject" ADD VALUE 'Person';

-- CreateTable
CREATE TABLE "new_hire" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "environment" "Environment" NOT NULL,
    "externalId" TEXT NOT NULL,
    "candidateExternalId" TEXT NOT NULL,
    "candidateUrl" TEXT,
    "offerExternalId" TEXT,
    "state" "NewHireState" NOT NULL DEFAULT 'Pending',
    "stateChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sourceStatus" TEXT NOT NULL,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "confidential" BOOLEAN NOT NULL DEFAULT true,
    "firstName" TEXT,
    "middleName" TEXT,
    "lastName" TEXT,
    "personalEmail" TEXT,
    "personalPhone" TEXT,
    "linkedIn" TEXT,
    "twitter" TEXT,
    "jobTitle" TEXT,
    "department" TEXT,
    "location" TEXT,
    "manager" TEXT,
    "startDate" CHAR(10),
    "baseSalary" DECIMAL(18,4),
    "currency" VARCHAR(3),
    "payInterval" "PayInterval",
    "searchText" TEXT NOT NULL DEFAULT '',
    "customValues" JSONB NOT NULL DEFAULT '{}',
    "readings" JSONB NOT NULL DEFAULT '{}',
    "source" JSONB NOT NULL,
    "overrides" JSONB NOT NULL DEFAULT '{}',
    "issues" JSONB NOT NULL DEFAULT '[]',
    "issueCount" INTEGER NOT NULL DEFAULT 0,
    "raw" JSONB NOT NULL,
    "sourceReadAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "new_hire_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "new_hire_history_entry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "newHireId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "eventId" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "new_hire_history_entry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "new_hire_organizationId_state_id_idx" ON "new_hire"("organizationId", "state", "id" DESC);

-- CreateIndex
CREATE INDEX "new_hire_organizationId_state_startDate_id_idx" ON "new_hire"("organizationId", "state", "startDate", "id");

-- CreateIndex
CREATE INDEX "new_hire_organizationId_connectionId_state_id_idx" ON "new_hire"("organizationId", "connectionId", "state", "id");

-- CreateIndex
CREATE INDEX "new_hire_organizationId_candidateExternalId_idx" ON "new_hire"("organizationId", "candidateExternalId");

-- CreateIndex
CREATE INDEX "new_hire_organizationId_searchText_idx" ON "new_hire" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "new_hire_organizationId_sourceKey_environment_externalId_key" ON "new_hire"("organizationId", "sourceKey", "environment", "externalId");

-- CreateIndex
CREATE INDEX "new_hire_history_entry_organizationId_newHireId_id_idx" ON "new_hire_history_entry"("organizationId", "newHireId", "id" DESC);

-- AddForeignKey
ALTER TABLE "new_hire" ADD CONSTRAINT "new_hire_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "new_hire_history_entry" ADD CONSTRAINT "new_hire_history_entry_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "new_hire" ADD CONSTRAINT "new_hire_startDate_check" CHECK ("startDate" ~ '^\d{4}-\d{2}-\d{2}$');

SELECT app.protect('new_hire');
SELECT app.protect('new_hire_history_entry', 'SELECT, INSERT');
