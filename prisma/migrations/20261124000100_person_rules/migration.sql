-- Apart from the migration before, because a new value of an enum can be used only once it is committed. The owner of the tables sees the
-- rows of every organization only while their policies are not forced on it.
ALTER TABLE "connection" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "mapping_version" NO FORCE ROW LEVEL SECURITY;

-- Connections that are there already get the rules that fill new hires from now on as version 1.
INSERT INTO "mapping_version" ("organizationId", "id", "connectionId", "object", "number", "rules", "origin")
SELECT "organizationId", gen_random_uuid(), "id", 'Person', 1, '[
  {"field": "firstName", "steps": [{"kind": "source", "path": "candidate.firstName"}]},
  {"field": "middleName", "steps": [{"kind": "source", "path": "candidate.middleName"}]},
  {"field": "lastName", "steps": [{"kind": "source", "path": "candidate.lastName"}]},
  {"field": "personalEmail", "steps": [{"kind": "source", "path": "candidate.personalEmail"}, {"kind": "source", "path": "candidate.email"}]},
  {"field": "personalPhone", "steps": [{"kind": "source", "path": "candidate.phone"}]},
  {"field": "linkedIn", "steps": [{"kind": "source", "path": "candidate.linkedIn"}]},
  {"field": "twitter", "steps": [{"kind": "source", "path": "candidate.twitter"}]},
  {"field": "jobTitle", "steps": [{"kind": "source", "path": "application.job.title"}]},
  {"field": "department", "steps": [{"kind": "source", "path": "department.name"}]},
  {"field": "location", "steps": [{"kind": "source", "path": "location.name"}]},
  {"field": "manager", "steps": [{"kind": "source", "path": "application.hiringManager"}]},
  {"field": "startDate", "steps": [{"kind": "source", "path": "offer.startDate"}]},
  {"field": "baseSalary", "steps": [{"kind": "source", "path": "offer.salary.value"}]},
  {"field": "currency", "steps": [{"kind": "source", "path": "offer.salary.currencyCode"}]}
]'::jsonb, 'initial'
FROM "connection"
ON CONFLICT DO NOTHING;

ALTER TABLE "connection" FORCE ROW LEVEL SECURITY;
ALTER TABLE "mapping_version" FORCE ROW LEVEL SECURITY;
