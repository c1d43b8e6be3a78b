import { z } from 'zod'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Replays a page of events; it enqueues itself for the next one. */
export const runReplayJob = defineJob({ name: 'run_replay', payload: tenantPayloadSchema.extend({ replayId: z.uuid() }) })
