-- When the source made the offer. Read with the next look at each offer.
ALTER TABLE "offer" ADD COLUMN "sourceCreatedAt" TIMESTAMPTZ(3);
