-- What a pass remembers between two of its jobs, and how many hired applications the last whole list had.
ALTER TABLE "sweep" ADD COLUMN "progress" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "connection" ADD COLUMN "listedHires" INTEGER;

-- Few passes are imports, and the newest of them is shown on its connection.
CREATE INDEX "sweep_import" ON "sweep" ("organizationId", "connectionId", "id" DESC) WHERE "trigger" = 'Import';

-- Some jobs are planned anew for another time, an earlier one included: with 'replace' the newer plan takes the place of the one that waits.
DROP FUNCTION app.enqueue(text, jsonb, text, timestamptz, text, integer, integer);
CREATE FUNCTION app.enqueue(
  task text,
  payload jsonb,
  queue text DEFAULT NULL,
  run_at timestamptz DEFAULT NULL,
  job_key text DEFAULT NULL,
  priority integer DEFAULT 0,
  max_attempts integer DEFAULT 25,
  key_mode text DEFAULT 'preserve_run_at'
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM app.task t WHERE t.name = enqueue.task) THEN
    RAISE EXCEPTION 'unknown task %', task USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- preserve_run_at: a job that waits out a Retry-After must not be pulled forward by the next event.
  PERFORM graphile_worker.add_job(
    task, payload::json, queue, run_at, max_attempts, job_key, priority, NULL,
    CASE WHEN job_key IS NULL THEN NULL ELSE key_mode END
  );
END
$$;
REVOKE ALL ON FUNCTION app.enqueue(text, jsonb, text, timestamptz, text, integer, integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enqueue(text, jsonb, text, timestamptz, text, integer, integer, text) TO handoff_app;
