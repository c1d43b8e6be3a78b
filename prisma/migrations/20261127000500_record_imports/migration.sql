-- Files of people were the first records that are imported; open jobs are the second, by the same tables.
ALTER TYPE "PeopleImportState" RENAME TO "RecordImportState";

ALTER TABLE "people_import" RENAME TO "record_import";
ALTER TABLE "record_import" RENAME CONSTRAINT "people_import_pkey" TO "record_import_pkey";
ALTER INDEX "people_import_organizationId_id_idx" RENAME TO "record_import_organizationId_id_idx";
CREATE TYPE "ImportObject" AS ENUM ('Person', 'OpenJob');
ALTER TABLE "record_import" ADD COLUMN "object" "ImportObject" NOT NULL DEFAULT 'Person';
ALTER TABLE "record_import" ALTER COLUMN "object" DROP DEFAULT;

ALTER TABLE "people_import_refusal" RENAME TO "record_import_refusal";
ALTER TABLE "record_import_refusal" RENAME CONSTRAINT "people_import_refusal_pkey" TO "record_import_refusal_pkey";
ALTER TABLE "record_import_refusal" RENAME CONSTRAINT "people_import_refusal_organizationId_importId_fkey" TO "record_import_refusal_organizationId_importId_fkey";
ALTER INDEX "people_import_refusal_organizationId_importId_row_key" RENAME TO "record_import_refusal_organizationId_importId_row_key";

-- The job has another name, too, and so have those that wait.
INSERT INTO app.task VALUES ('import_records');
DELETE FROM app.task WHERE name = 'import_people';
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_tasks') IS NOT NULL THEN
    UPDATE graphile_worker._private_tasks SET identifier = 'import_records' WHERE identifier = 'import_people';
  END IF;
END
$$;
