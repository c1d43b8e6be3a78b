-- The people: accounts, members, roles, invitations, API keys, notifications, mails, documents.

-- CreateEnum
CREATE TYPE "SignInMethod" AS ENUM ('Password', 'PasswordAndCode', 'Provider');

-- CreateEnum
CREATE TYPE "AccountRequestKind" AS ENUM ('SignUp', 'PasswordReset');

-- CreateEnum
CREATE TYPE "MailTiming" AS ENUM ('Off', 'Soon', 'Daily');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('Waiting', 'Sent', 'Refused', 'Cancelled');

-- AlterEnum
CREATE TYPE "LookupKind_new" AS ENUM ('WebhookEndpoint', 'ApiKey', 'Invitation', 'OfferLink');
ALTER TABLE "lookup" ALTER COLUMN "kind" TYPE "LookupKind_new" USING ("kind"::text::"LookupKind_new");
ALTER TYPE "LookupKind" RENAME TO "LookupKind_old";
ALTER TYPE "LookupKind_new" RENAME TO "LookupKind";
DROP TYPE "LookupKind_old";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "method" "SignInMethod" NOT NULL DEFAULT 'Password';

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "requiresTwoFactor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "customRoleId" UUID,
ADD COLUMN     "isOwner" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "role" DROP NOT NULL;

-- CreateTable
CREATE TABLE "custom_role" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "permissions" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_role_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role",
    "customRoleId" UUID,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "permissions" TEXT[],
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "keyHash" BYTEA NOT NULL,
    "requestHash" BYTEA NOT NULL,
    "answerSealed" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "userId" UUID NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "userId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("userId","hash")
);

-- CreateTable
CREATE TABLE "account_request" (
    "id" UUID NOT NULL,
    "kind" "AccountRequestKind" NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),

    CONSTRAINT "account_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_link" (
    "hash" BYTEA NOT NULL,
    "requestId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "document" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "uploadedById" UUID NOT NULL,
    "subjectId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "objectId" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inApp" BOOLEAN NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "mailTiming" "MailTiming" NOT NULL,
    "mailId" UUID,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "inApp" BOOLEAN NOT NULL,
    "mailTiming" "MailTiming" NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'Waiting',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "refusal" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_role_organizationId_nameKey_key" ON "custom_role"("organizationId", "nameKey");

-- CreateIndex
CREATE INDEX "invitation_organizationId_email_idx" ON "invitation"("organizationId", "email");

-- CreateIndex
CREATE INDEX "api_key_organizationId_userId_idx" ON "api_key"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "idempotency_record_organizationId_createdAt_idx" ON "idempotency_record"("organizationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_record_organizationId_actorId_keyHash_key" ON "idempotency_record"("organizationId", "actorId", "keyHash");

-- CreateIndex
CREATE INDEX "identity_userId_idx" ON "identity"("userId");

-- CreateIndex
CREATE INDEX "account_request_email_idx" ON "account_request"("email");

-- CreateIndex
CREATE INDEX "account_link_requestId_idx" ON "account_link"("requestId");

-- CreateIndex
CREATE INDEX "document_organizationId_createdAt_id_idx" ON "document"("organizationId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "document_organizationId_subjectId_idx" ON "document"("organizationId", "subjectId");

-- CreateIndex
CREATE INDEX "notification_organizationId_userId_inApp_lastAt_id_idx" ON "notification"("organizationId", "userId", "inApp", "lastAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_organizationId_mailId_idx" ON "notification"("organizationId", "mailId");

-- CreateIndex
CREATE UNIQUE INDEX "notification_preference_organizationId_userId_kind_key" ON "notification_preference"("organizationId", "userId", "kind");

-- CreateIndex
CREATE INDEX "mail_organizationId_targetId_id_idx" ON "mail"("organizationId", "targetId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_messageId_key" ON "outbox_mail"("messageId");

-- CreateIndex
CREATE INDEX "audit_entry_organizationId_actorId_id_idx" ON "audit_entry"("organizationId", "actorId", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organizationId_action_id_idx" ON "audit_entry"("organizationId", "action", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organizationId_at_idx" ON "audit_entry"("organizationId", "at" DESC);

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organizationId_customRoleId_fkey" FOREIGN KEY ("organizationId", "customRoleId") REFERENCES "custom_role"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organizationId_customRoleId_fkey" FOREIGN KEY ("organizationId", "customRoleId") REFERENCES "custom_role"("organizationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "account_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- What Prisma cannot describe
-- ---------------------------------------------------------------------------------------------------------------

-- A role is a built-in or a custom one; an owner is always an Admin, and there is one of them.
ALTER TABLE "membership" ADD CONSTRAINT "membership_one_role" CHECK (num_nonnulls("role", "customRoleId") = 1);
ALTER TABLE "membership" ADD CONSTRAINT "membership_owner_is_admin" CHECK (NOT "isOwner" OR "role" = 'Admin');
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_one_role" CHECK (num_nonnulls("role", "customRoleId") = 1);
CREATE UNIQUE INDEX "membership_one_owner" ON "membership" ("organizationId") WHERE "isOwner";
CREATE UNIQUE INDEX "invitation_open" ON "invitation" ("organizationId", "email") WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;

-- Things that are told together are counted on one row until it is read or mailed.
CREATE UNIQUE INDEX "notification_together" ON "notification" ("organizationId", "userId", "kind")
  WHERE "objectId" IS NULL AND "readAt" IS NULL AND "mailId" IS NULL;

-- The first admin of each organization owns it. The owner of the tables is held by the policies too, so they make way for this one statement.
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
UPDATE "membership" SET "isOwner" = true
  WHERE ("organizationId", "id") IN (
    SELECT DISTINCT ON ("organizationId") "organizationId", "id" FROM "membership" WHERE "role" = 'Admin' ORDER BY "organizationId", "id"
  );
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;

SELECT app.protect('custom_role');
SELECT app.protect('invitation');
SELECT app.protect('api_key');
SELECT app.protect('idempotency_record');
SELECT app.protect('notification');
SELECT app.protect('notification_preference');
SELECT app.protect('mail');
SELECT app.protect('document');

-- A person sees the roles of their own memberships, as they see those memberships, before an organization is chosen.
CREATE POLICY own ON "custom_role" FOR SELECT TO handoff_app USING (EXISTS (
  SELECT FROM "membership" m
  WHERE m."organizationId" = "custom_role"."organizationId" AND m."customRoleId" = "custom_role"."id"
    AND m."userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)
));

GRANT SELECT, INSERT ON "identity" TO handoff_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "two_factor", "recovery_code", "account_request", "account_link" TO handoff_app;
GRANT SELECT, INSERT, DELETE ON "outbox_mail" TO handoff_app;

INSERT INTO app.task VALUES ('send_mail'), ('send_account_mail'), ('mail_notifications'), ('reseal_users'), ('forget_document');
