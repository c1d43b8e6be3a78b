import { z } from 'zod'
import { defineJob } from '#lib/platform/queue/job.ts'

/** Sends the mail of a request to sign up or to set a new password. Such a request belongs to no organization. */
export const sendAccountMailJob = defineJob({ name: 'send_account_mail', payload: z.strictObject({ accountRequestId: z.uuid() }) })
