import { z } from 'zod'
import { calendarDateSchema, idSchema, procedure } from '#lib/domain/access/contract.ts'
import { openJobDetailSchema } from '#lib/domain/open-jobs/contract.ts'
import { recruitingStatusSchema } from '#lib/domain/open-jobs/schema.ts'

const openJobRefSchema = z.object({
  id: idSchema,
  title: z.string().nullable(),
  identifier: z.string().nullable(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  status: recruitingStatusSchema,
  targetStartDate: calendarDateSchema.nullable(),
})
export type OpenJobRef = z.infer<typeof openJobRefSchema>

export const hiredForSchema = z.object({
  filled: openJobRefSchema.nullable().describe('The open job that the new hire fills'),
  notice: z
    .object({
      kind: z.enum(['cancelled', 'filledElsewhere', 'takenBack', 'unknownOpening', 'otherJob']),
      message: z.string(),
      openJob: openJobRefSchema.nullable().describe('The one that the hire names'),
    })
    .nullable()
    .describe('Why it does not fill the open job that it names'),
  suggestions: z
    .array(openJobRefSchema.extend({ reasons: z.array(z.string()) }))
    .describe('Of one that fills none, the surest first, at most five'),
  canFill: z.boolean().describe('Whether it can fill one: it is pending or added, and still hired'),
  pushed: z
    .object({ note: z.string().nullable() })
    .nullable()
    .describe('Told by another system over the API; null for one that came from Ashby'),
})
export type HiredFor = z.infer<typeof hiredForSchema>

const tags = ['Open jobs']

export const openJobFillsContract = {
  suggestFor: procedure
    .meta({ permission: 'newHires.manage' })
    .route({
      method: 'GET',
      path: '/new-hires/{newHireId}/open-job',
      summary: 'The open job that a new hire fills, or those that it may fill',
      description: 'Needs “See openings” too.',
      tags,
    })
    .input(z.strictObject({ newHireId: idSchema }))
    .output(hiredForSchema),
  fill: procedure
    .meta({ permission: 'openings.manage' })
    .route({
      method: 'POST',
      path: '/open-jobs/{id}/fill',
      summary: 'Say that a new hire fills an open job',
      description: 'Needs “Manage ATS inbox” too. Refused with 409 where somebody else fills the job, or the new hire fills another one.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, newHireId: idSchema }))
    .output(openJobDetailSchema),
  undoFill: procedure
    .meta({ permission: 'openings.manage' })
    .route({
      method: 'POST',
      path: '/open-jobs/{id}/undo-fill',
      summary: 'Take the hire of an open job back',
      description:
        'Needs “Manage ATS inbox” too. The job has the status again that it had before, and the same hire does not fill it by itself.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(openJobDetailSchema),
}
