-- Publishing: what candidates see and answer, what members say about it, and what is written back to Ashby.

-- CreateEnum
CREATE TYPE "DocumentPurpose" AS ENUM ('Organization', 'Offer', 'Logo');

-- CreateEnum
CREATE TYPE "PublicationState" AS ENUM ('Waiting', 'Done', 'Refused', 'Cancelled');

-- CreateEnum
CREATE TYPE "AnswerKind" AS ENUM ('Accepted', 'Declined');

-- CreateEnum
CREATE TYPE "WriteBackState" AS ENUM ('Waiting', 'Sending', 'Done', 'Refused', 'Unknown');

-- DropIndex
DROP INDEX "document_organizationId_createdAt_id_idx";

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "writesAnswersBack" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "offerId" UUID,
ADD COLUMN     "purpose" "DocumentPurpose" NOT NULL DEFAULT 'Organization';

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "answerId" UUID,
ADD COLUMN     "assigneeId" UUID,
ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishedValues" JSONB,
ADD COLUMN     "versionId" UUID,
ADD COLUMN     "versionNumber" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "offer_page" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "design" JSONB NOT NULL,
    "mails" JSONB NOT NULL,
    "timing" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_page_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_version" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,
    "publishedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "visibleAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "timeZone" TEXT NOT NULL,
    "previousId" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "offer_version_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_publication" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "runAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "isWithoutDeadline" BOOLEAN NOT NULL DEFAULT false,
    "state" "PublicationState" NOT NULL DEFAULT 'Waiting',
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "offer_publication_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_link" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "mailId" UUID,
    "mailedTo" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "firstOpenedAt" TIMESTAMPTZ(3),
    "lastOpenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "offer_link_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_answer" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "kind" "AnswerKind" NOT NULL,
    "typedName" TEXT,
    "consentText" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "sawAshby" BOOLEAN NOT NULL,
    "reopenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "offer_answer_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_message" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "userId" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_message_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_comment" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentionedIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "offer_comment_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "offer_look" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_look_pkey" PRIMARY KEY ("organizationId","userId","offerId")
);

-- CreateTable
CREATE TABLE "write_back" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "requestedById" UUID,
    "state" "WriteBackState" NOT NULL DEFAULT 'Waiting',
    "code" TEXT,
    "message" TEXT,
    "requestId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "write_back_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "offer_page_organizationId_key" ON "offer_page"("organizationId");

-- CreateIndex
CREATE INDEX "offer_version_organizationId_offerId_id_idx" ON "offer_version"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "offer_publication_organizationId_offerId_id_idx" ON "offer_publication"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "offer_publication_organizationId_batchId_idx" ON "offer_publication"("organizationId", "batchId");

-- CreateIndex
CREATE INDEX "offer_link_organizationId_offerId_id_idx" ON "offer_link"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "offer_answer_organizationId_offerId_id_idx" ON "offer_answer"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "offer_message_organizationId_offerId_id_idx" ON "offer_message"("organizationId", "offerId", "id");

-- CreateIndex
CREATE INDEX "offer_comment_organizationId_offerId_id_idx" ON "offer_comment"("organizationId", "offerId", "id");

-- CreateIndex
CREATE INDEX "offer_look_organizationId_offerId_idx" ON "offer_look"("organizationId", "offerId");

-- CreateIndex
CREATE INDEX "write_back_organizationId_offerId_id_idx" ON "write_back"("organizationId", "offerId", "id" DESC);

-- CreateIndex
CREATE INDEX "write_back_organizationId_answerId_idx" ON "write_back"("organizationId", "answerId");

-- CreateIndex
CREATE INDEX "document_organizationId_purpose_id_idx" ON "document"("organizationId", "purpose", "id" DESC);

-- CreateIndex
CREATE INDEX "document_organizationId_offerId_idx" ON "document"("organizationId", "offerId");

-- CreateIndex
CREATE INDEX "offer_organizationId_assigneeId_state_id_idx" ON "offer"("organizationId", "assigneeId", "state", "id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_page" ADD CONSTRAINT "offer_page_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_publication" ADD CONSTRAINT "offer_publication_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_link" ADD CONSTRAINT "offer_link_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_answer" ADD CONSTRAINT "offer_answer_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_answer" ADD CONSTRAINT "offer_answer_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "offer_version"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_message" ADD CONSTRAINT "offer_message_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_comment" ADD CONSTRAINT "offer_comment_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_look" ADD CONSTRAINT "offer_look_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_look" ADD CONSTRAINT "offer_look_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_back" ADD CONSTRAINT "write_back_organizationId_offerId_fkey" FOREIGN KEY ("organizationId", "offerId") REFERENCES "offer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_back" ADD CONSTRAINT "write_back_organizationId_answerId_fkey" FOREIGN KEY ("organizationId", "answerId") REFERENCES "offer_answer"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Versions are counted without gaps: one that was undone gives its number back.
CREATE UNIQUE INDEX "offer_version_number" ON "offer_version" ("organizationId", "offerId", "number") WHERE "undoneAt" IS NULL;
-- An offer is answered once, until it is opened again.
CREATE UNIQUE INDEX "offer_answer_open" ON "offer_answer" ("organizationId", "offerId") WHERE "reopenedAt" IS NULL;
-- One request to publish and one try to write back at a time.
CREATE UNIQUE INDEX "offer_publication_waiting" ON "offer_publication" ("organizationId", "offerId") WHERE "state" = 'Waiting';
CREATE UNIQUE INDEX "write_back_open" ON "write_back" ("organizationId", "answerId") WHERE "state" IN ('Waiting', 'Sending');

SELECT app.protect('offer_page');
-- What was frozen and what was answered never change.
SELECT app.protect('offer_version', 'SELECT, INSERT, UPDATE ("undoneAt")');
SELECT app.protect('offer_answer', 'SELECT, INSERT, UPDATE ("reopenedAt")');
SELECT app.protect('offer_publication');
SELECT app.protect('offer_link');
SELECT app.protect('offer_message', 'SELECT, INSERT');
SELECT app.protect('offer_comment');
SELECT app.protect('offer_look');
SELECT app.protect('write_back');

INSERT INTO app.task VALUES ('publish_offer'), ('remind_offer'), ('write_answer_back');
