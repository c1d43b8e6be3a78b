-- A record is looked up by whom it is of in the ATS with every event. The unique key holds an enum before that, and comparing enums is not
-- leakproof: under row-level security it leads through all of an organization's rows.
CREATE INDEX "offer_organizationId_externalId_idx" ON "offer"("organizationId", "externalId");
CREATE INDEX "new_hire_organizationId_externalId_idx" ON "new_hire"("organizationId", "externalId");
