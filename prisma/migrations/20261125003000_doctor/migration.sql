-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "rotateError" JSONB;

-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "nextSecretUsedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "endpoint_refusal" (
    "organizationId" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "endpoint_refusal_pkey" PRIMARY KEY ("organizationId","endpointId","hour")
);

-- AddForeignKey
ALTER TABLE "endpoint_refusal" ADD CONSTRAINT "endpoint_refusal_organizationId_endpointId_fkey" FOREIGN KEY ("organizationId", "endpointId") REFERENCES "webhook_endpoint"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app.protect('endpoint_refusal');

INSERT INTO app.task VALUES ('rotate_secrets');
