-- The directory of people, what new hires become part of, and their documents.

-- CreateEnum
CREATE TYPE "SourceFileKind" AS ENUM ('Resume', 'CandidateFile', 'OfferLetter', 'SignedOfferLetter');

-- CreateEnum
CREATE TYPE "SourceFileState" AS ENUM ('Waiting', 'Stored', 'Refused');

-- CreateEnum
CREATE TYPE "SignalKind" AS ENUM ('Email', 'Phone', 'LinkedIn', 'Name', 'Candidate');

-- CreateEnum
CREATE TYPE "PeopleImportState" AS ENUM ('Draft', 'Queued', 'Running', 'Done', 'Failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "DocumentPurpose" ADD VALUE 'Person';
ALTER TYPE "DocumentPurpose" ADD VALUE 'Import';

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "hireReminderDays" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "folderId" UUID,
ADD COLUMN     "newHireId" UUID,
ADD COLUMN     "personId" UUID,
ALTER COLUMN "uploadedById" DROP NOT NULL;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "newHireId" UUID;

-- AlterTable
ALTER TABLE "mapping_run_item" ADD COLUMN     "newHireId" UUID,
ALTER COLUMN "offerId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "new_hire" ADD COLUMN     "apartIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "decided" JSONB,
ADD COLUMN     "dismissalReason" TEXT,
ADD COLUMN     "isForgetting" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isRehire" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "personId" UUID;

-- AlterTable
ALTER TABLE "new_hire_history_entry" ADD COLUMN     "undo" JSONB;

-- CreateTable
CREATE TABLE "source_file" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "newHireId" UUID NOT NULL,
    "kind" "SourceFileKind" NOT NULL,
    "externalId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "SourceFileState" NOT NULL DEFAULT 'Waiting',
    "documentId" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "replacedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_file_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "document_folder" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_folder_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "folder_rule" (
    "organizationId" UUID NOT NULL,
    "kind" "SourceFileKind" NOT NULL,
    "folderId" UUID,
    "isOff" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "folder_rule_pkey" PRIMARY KEY ("organizationId","kind")
);

-- CreateTable
CREATE TABLE "hire_recipient" (
    "organizationId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hire_recipient_pkey" PRIMARY KEY ("organizationId","connectionId","userId")
);

-- CreateTable
CREATE TABLE "person" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
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
    "endDate" CHAR(10),
    "baseSalary" DECIMAL(18,4),
    "currency" VARCHAR(3),
    "payInterval" "PayInterval",
    "name" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL DEFAULT '',
    "customValues" JSONB NOT NULL DEFAULT '{}',
    "origins" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "person_period" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startDate" CHAR(10),
    "endDate" CHAR(10),
    "jobTitle" TEXT,
    "department" TEXT,
    "location" TEXT,
    "newHireId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_period_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "person_history_entry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "newHireId" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "person_history_entry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "person_signal" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "SignalKind" NOT NULL,
    "value" TEXT NOT NULL,
    "personId" UUID,
    "newHireId" UUID,

    CONSTRAINT "person_signal_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "people_import" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "state" "PeopleImportState" NOT NULL DEFAULT 'Draft',
    "requestedById" UUID NOT NULL,
    "columns" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "people_import_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "people_import_refusal" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "problem" TEXT NOT NULL,

    CONSTRAINT "people_import_refusal_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "source_file_organizationId_documentId_idx" ON "source_file"("organizationId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "source_file_organizationId_newHireId_kind_externalId_key" ON "source_file"("organizationId", "newHireId", "kind", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "document_folder_organizationId_nameKey_key" ON "document_folder"("organizationId", "nameKey");

-- CreateIndex
CREATE INDEX "person_organizationId_name_id_idx" ON "person"("organizationId", "name", "id");

-- CreateIndex
CREATE INDEX "person_organizationId_startDate_id_idx" ON "person"("organizationId", "startDate", "id");

-- CreateIndex
CREATE INDEX "person_organizationId_endDate_id_idx" ON "person"("organizationId", "endDate", "id");

-- CreateIndex
CREATE INDEX "person_organizationId_department_id_idx" ON "person"("organizationId", "department", "id");

-- CreateIndex
CREATE INDEX "person_organizationId_searchText_idx" ON "person" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "person_period_organizationId_personId_startDate_idx" ON "person_period"("organizationId", "personId", "startDate");

-- CreateIndex
CREATE UNIQUE INDEX "person_period_organizationId_newHireId_key" ON "person_period"("organizationId", "newHireId");

-- CreateIndex
CREATE INDEX "person_history_entry_organizationId_personId_id_idx" ON "person_history_entry"("organizationId", "personId", "id" DESC);

-- CreateIndex
CREATE INDEX "person_signal_organizationId_kind_value_idx" ON "person_signal"("organizationId", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "person_signal_organizationId_personId_kind_value_key" ON "person_signal"("organizationId", "personId", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "person_signal_organizationId_newHireId_kind_value_key" ON "person_signal"("organizationId", "newHireId", "kind", "value");

-- CreateIndex
CREATE INDEX "people_import_organizationId_id_idx" ON "people_import"("organizationId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "people_import_refusal_organizationId_importId_row_key" ON "people_import_refusal"("organizationId", "importId", "row");

-- CreateIndex
CREATE INDEX "document_organizationId_newHireId_idx" ON "document"("organizationId", "newHireId");

-- CreateIndex
CREATE INDEX "document_organizationId_personId_folderId_id_idx" ON "document"("organizationId", "personId", "folderId", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organizationId_newHireId_id_idx" ON "event"("organizationId", "newHireId", "id" DESC);

-- CreateIndex
CREATE INDEX "mapping_run_item_organizationId_newHireId_idx" ON "mapping_run_item"("organizationId", "newHireId");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_run_item_organizationId_runId_newHireId_key" ON "mapping_run_item"("organizationId", "runId", "newHireId");

-- CreateIndex
CREATE INDEX "new_hire_organizationId_state_name_id_idx" ON "new_hire"("organizationId", "state", "name", "id");

-- CreateIndex
CREATE INDEX "new_hire_organizationId_personId_idx" ON "new_hire"("organizationId", "personId");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "person"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organizationId_folderId_fkey" FOREIGN KEY ("organizationId", "folderId") REFERENCES "document_folder"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mapping_run_item" ADD CONSTRAINT "mapping_run_item_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "new_hire" ADD CONSTRAINT "new_hire_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "person"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "source_file" ADD CONSTRAINT "source_file_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_file" ADD CONSTRAINT "source_file_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "document"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "folder_rule" ADD CONSTRAINT "folder_rule_organizationId_folderId_fkey" FOREIGN KEY ("organizationId", "folderId") REFERENCES "document_folder"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "hire_recipient" ADD CONSTRAINT "hire_recipient_organizationId_connectionId_fkey" FOREIGN KEY ("organizationId", "connectionId") REFERENCES "connection"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hire_recipient" ADD CONSTRAINT "hire_recipient_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_period" ADD CONSTRAINT "person_period_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "person"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_period" ADD CONSTRAINT "person_period_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person_history_entry" ADD CONSTRAINT "person_history_entry_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "person"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_signal" ADD CONSTRAINT "person_signal_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "person"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_signal" ADD CONSTRAINT "person_signal_organizationId_newHireId_fkey" FOREIGN KEY ("organizationId", "newHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people_import_refusal" ADD CONSTRAINT "people_import_refusal_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "people_import"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "person" ADD CONSTRAINT "person_startDate_check" CHECK ("startDate" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "person" ADD CONSTRAINT "person_endDate_check" CHECK ("endDate" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "person_period" ADD CONSTRAINT "person_period_startDate_check" CHECK ("startDate" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "person_period" ADD CONSTRAINT "person_period_endDate_check" CHECK ("endDate" ~ '^\d{4}-\d{2}-\d{2}$');
-- Of one of the two.
ALTER TABLE "person_signal" ADD CONSTRAINT "person_signal_owner_check" CHECK (num_nonnulls("personId", "newHireId") = 1);
ALTER TABLE "mapping_run_item" ADD CONSTRAINT "mapping_run_item_record_check" CHECK (num_nonnulls("offerId", "newHireId") = 1);
ALTER TABLE "connection" ADD CONSTRAINT "connection_hireReminderDays_check" CHECK ("hireReminderDays" BETWEEN 0 AND 60);

SELECT app.protect('person');
SELECT app.protect('person_period');
SELECT app.protect('person_history_entry', 'SELECT, INSERT');
-- Erasure empties the values; nothing else of the history ever changes.
GRANT UPDATE ("changes") ON "person_history_entry" TO handoff_app;
SELECT app.protect('person_signal');
SELECT app.protect('people_import');
SELECT app.protect('people_import_refusal');
SELECT app.protect('source_file');
SELECT app.protect('document_folder');
SELECT app.protect('folder_rule');
SELECT app.protect('hire_recipient');

INSERT INTO app.task VALUES ('remind_hire'), ('fetch_source_files'), ('import_people'), ('refill_new_hires');

-- Search, as of offers: words of names, e-mail, job title, department and location; never pay.
CREATE POLICY search ON "new_hire" FOR SELECT TO handoff_search USING ("organizationId" = (SELECT app.organization_id()));
GRANT SELECT ("organizationId", "id", "state", "confidential", "searchText") ON "new_hire" TO handoff_search;
CREATE POLICY search ON "person" FOR SELECT TO handoff_search USING ("organizationId" = (SELECT app.organization_id()));
GRANT SELECT ("organizationId", "id", "searchText") ON "person" TO handoff_search;

CREATE FUNCTION app.search_new_hires(patterns text[], of_state "NewHireState", with_confidential boolean, most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT "id" FROM public."new_hire"
  WHERE "organizationId" = app.organization_id() AND "searchText" LIKE ALL (patterns) AND "state" = of_state
    AND (with_confidential OR NOT "confidential")
  ORDER BY "id" DESC
  LIMIT most
$$;
REVOKE ALL ON FUNCTION app.search_new_hires(text[], "NewHireState", boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_new_hires(text[], "NewHireState", boolean, integer) TO handoff_app;
CREATE FUNCTION app.search_people(patterns text[], most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT "id" FROM public."person"
  WHERE "organizationId" = app.organization_id() AND "searchText" LIKE ALL (patterns)
  ORDER BY "id" DESC
  LIMIT most
$$;
REVOKE ALL ON FUNCTION app.search_people(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_people(text[], integer) TO handoff_app;
-- A new owner needs CREATE on the schema for as long as it takes the functions over.
GRANT CREATE ON SCHEMA app TO handoff_search;
ALTER FUNCTION app.search_new_hires(text[], "NewHireState", boolean, integer) OWNER TO handoff_search;
ALTER FUNCTION app.search_people(text[], integer) OWNER TO handoff_search;
REVOKE CREATE ON SCHEMA app FROM handoff_search;
