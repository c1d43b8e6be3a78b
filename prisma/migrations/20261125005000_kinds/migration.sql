-- Comparing members of an enum is not leakproof, so under row-level security no index serves it: every look at one upstream object would walk
-- through all of its connection's. Comparing text is.
ALTER TABLE "sync_object" ALTER COLUMN "kind" TYPE TEXT USING "kind"::text;
ALTER TABLE "sweep_item" ALTER COLUMN "kind" TYPE TEXT USING "kind"::text;
DROP TYPE "SyncObjectKind";
DROP TYPE "SweepItemKind";
