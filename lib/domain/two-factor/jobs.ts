import { z } from 'zod'
import { defineJob } from '#lib/platform/queue/job.ts'

/** Seals the secrets of people, who belong to no organization, again under the primary key. */
export const resealUsersJob = defineJob({ name: 'reseal_users', payload: z.strictObject({}) })
