-- CreateEnum
CREATE TYPE "RecruitingStatus" AS ENUM ('Planned', 'Active', 'Paused', 'Filled', 'Cancelled');

-- Of an enum no index serves under row-level security: see 20261125004000_operations. Members of this one are never renamed either.
CREATE FUNCTION app.key_of(status "RecruitingStatus") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN status::text;

-- CreateTable
CREATE TABLE "open_job" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT,
    "identifier" TEXT,
    "department" TEXT,
    "team" TEXT,
    "location" TEXT,
    "manager" TEXT,
    "employmentType" TEXT,
    "isBackfill" VARCHAR(3),
    "targetHireDate" CHAR(10),
    "targetStartDate" CHAR(10),
    "payMinimum" DECIMAL(18,4),
    "payMaximum" DECIMAL(18,4),
    "currency" VARCHAR(3),
    "payInterval" "PayInterval",
    "customValues" JSONB NOT NULL DEFAULT '{}',
    "identifierKey" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "status" "RecruitingStatus" NOT NULL DEFAULT 'Planned',
    "statusKey" TEXT NOT NULL GENERATED ALWAYS AS (app.key_of("status")) STORED,
    "statusChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closeReasonId" TEXT,
    "closeReason" TEXT,
    "filledByNewHireId" UUID,
    "filledByPersonId" UUID,
    "filledAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_job_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "open_job_history_entry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "openJobId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "open_job_history_entry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "open_job_organizationId_statusKey_id_idx" ON "open_job"("organizationId", "statusKey", "id" DESC);

-- CreateIndex
CREATE INDEX "open_job_organizationId_title_id_idx" ON "open_job"("organizationId", "title", "id");

-- CreateIndex
CREATE INDEX "open_job_organizationId_targetStartDate_id_idx" ON "open_job"("organizationId", "targetStartDate", "id");

-- CreateIndex
CREATE INDEX "open_job_organizationId_department_id_idx" ON "open_job"("organizationId", "department", "id");

-- CreateIndex
CREATE INDEX "open_job_organizationId_filledByNewHireId_idx" ON "open_job"("organizationId", "filledByNewHireId");

-- CreateIndex
CREATE INDEX "open_job_organizationId_filledByPersonId_idx" ON "open_job"("organizationId", "filledByPersonId");

-- CreateIndex
CREATE INDEX "open_job_organizationId_searchText_idx" ON "open_job" USING GIN ("organizationId" uuid_ops, "searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "open_job_organizationId_identifierKey_key" ON "open_job"("organizationId", "identifierKey");

-- CreateIndex
CREATE INDEX "open_job_history_entry_organizationId_openJobId_id_idx" ON "open_job_history_entry"("organizationId", "openJobId", "id" DESC);

-- AddForeignKey
ALTER TABLE "open_job" ADD CONSTRAINT "open_job_organizationId_filledByNewHireId_fkey" FOREIGN KEY ("organizationId", "filledByNewHireId") REFERENCES "new_hire"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "open_job" ADD CONSTRAINT "open_job_organizationId_filledByPersonId_fkey" FOREIGN KEY ("organizationId", "filledByPersonId") REFERENCES "person"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "open_job_history_entry" ADD CONSTRAINT "open_job_history_entry_organizationId_openJobId_fkey" FOREIGN KEY ("organizationId", "openJobId") REFERENCES "open_job"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "open_job" ADD CONSTRAINT "open_job_targetHireDate_check" CHECK ("targetHireDate" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "open_job" ADD CONSTRAINT "open_job_targetStartDate_check" CHECK ("targetStartDate" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "open_job" ADD CONSTRAINT "open_job_isBackfill_check" CHECK ("isBackfill" IN ('yes', 'no'));

SELECT app.protect('open_job');
SELECT app.protect('open_job_history_entry', 'SELECT, INSERT');

-- Fields of open jobs stand beside those of offers and people, but no mapping fills them.
CREATE TYPE "MappedObject" AS ENUM ('Offer', 'Person');
ALTER TABLE "mapping_version" ALTER COLUMN "object" TYPE "MappedObject" USING "object"::text::"MappedObject";
ALTER TABLE "mapping_run" ALTER COLUMN "object" TYPE "MappedObject" USING "object"::text::"MappedObject";
ALTER TYPE "FieldObject" ADD VALUE 'OpenJob';

-- Search, as of people.
CREATE POLICY search ON "open_job" FOR SELECT TO handoff_search USING (true);
GRANT SELECT ("organizationId", "id", "searchText") ON "open_job" TO handoff_search;

CREATE FUNCTION app.search_open_jobs(patterns text[], most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM app.search_words(format('public."open_job" WHERE "organizationId" = %L', app.organization_id()), '', patterns, most)
$$;
REVOKE ALL ON FUNCTION app.search_open_jobs(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_open_jobs(text[], integer) TO handoff_app;
-- A new owner needs CREATE on the schema for as long as it takes the function over.
GRANT CREATE ON SCHEMA app TO handoff_search;
ALTER FUNCTION app.search_open_jobs(text[], integer) OWNER TO handoff_search;
REVOKE CREATE ON SCHEMA app FROM handoff_search;
