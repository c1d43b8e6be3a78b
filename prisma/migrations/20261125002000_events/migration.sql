-- Events of one reason: a search, and what waits for the same mending. Those that have none yet, as on their way in, stand in no index.
CREATE INDEX "event_reasonCode" ON "event" ("organizationId", "reasonCode", "id" DESC) WHERE "reasonCode" IS NOT NULL;

-- One replay of many at a time.
CREATE UNIQUE INDEX "replay_unfinished" ON "replay" ("organizationId") WHERE "state" IN ('Queued', 'Running');
