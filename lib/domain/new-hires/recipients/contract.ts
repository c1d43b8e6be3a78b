import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { RECIPIENTS_MAX, REMINDER_DAYS_MAX } from './terms.ts'

export const hireRecipientSchema = z.object({
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.string().describe('The name of their role'),
  isAllowed: z.boolean().describe('Whether their role has "Manage ATS inbox": others cannot be chosen, and are not told'),
  isChosen: z.boolean(),
})
export type HireRecipient = z.infer<typeof hireRecipientSchema>

export const hireRecipientsSchema = z.object({
  members: z.array(hireRecipientSchema).describe('Everybody in the organization, by name'),
  isEverybodyTold: z.boolean().describe('Nobody who may see new hires is chosen, so everybody who may see them is told'),
  reminderDays: z.int().describe('Days before a start date on which a new hire that is still pending is reminded of'),
})
export type HireRecipients = z.infer<typeof hireRecipientsSchema>

const tags = ['Connections']

/** Who is told of the new hires of a connection. */
export const hireRecipientsContract = {
  get: procedure
    .meta({ permission: 'connections.read' })
    .route({ method: 'GET', path: '/connections/{connectionId}/recipients', summary: 'Who is told of new hires', tags })
    .input(z.strictObject({ connectionId: idSchema }))
    .output(hireRecipientsSchema),
  set: procedure
    .meta({ permission: 'connections.manage' })
    .route({
      method: 'PUT',
      path: '/connections/{connectionId}/recipients',
      summary: 'Choose who is told of new hires, and when a start date is near',
      description: 'Only members whose role has "Manage ATS inbox" can be chosen anew. With nobody chosen everybody who has it is told.',
      tags,
    })
    .input(
      z.strictObject({
        connectionId: idSchema,
        userIds: z.array(idSchema).max(RECIPIENTS_MAX, `Choose at most ${RECIPIENTS_MAX} members.`),
        reminderDays: z.int().min(0).max(REMINDER_DAYS_MAX, `Choose at most ${REMINDER_DAYS_MAX} days.`),
      }),
    )
    .output(hireRecipientsSchema),
}
