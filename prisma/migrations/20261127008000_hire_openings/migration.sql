-- What a hire was hired for: the opening of its accepted offer, or the open job that a pushed hire names.
ALTER TABLE "new_hire" ADD COLUMN     "askedOpenJobId" UUID,
ADD COLUMN     "openingExternalId" TEXT;

-- CreateIndex
CREATE INDEX "new_hire_organizationId_openingExternalId_idx" ON "new_hire"("organizationId", "openingExternalId");
