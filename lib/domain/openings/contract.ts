import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import {
  matchKindSchema,
  openingProblemSchema,
  openingStateSchema,
  openingSyncOutcomeSchema,
  openingSyncStateSchema,
  openingSyncTriggerSchema,
  sourceItemKindSchema,
  winnerSchema,
} from './schema.ts'
import { SYNC_MINUTES } from './terms.ts'

const closeReasonSchema = z.object({ id: z.string(), label: z.string() })

export const openingSyncSchema = z.object({
  id: idSchema,
  trigger: openingSyncTriggerSchema,
  state: openingSyncStateSchema,
  by: z.string().nullable().describe('Who asked for it; null for the schedule'),
  total: z.int().nullable().describe('Open jobs to look at; null until they are counted'),
  seen: z.int(),
  created: z.int(),
  changed: z.int(),
  closed: z.int(),
  filled: z.int(),
  waiting: z.int().describe('Open jobs that something has to be put right for first'),
  failed: z.int(),
  calls: z.int().describe('Requests to Ashby'),
  error: openingProblemSchema.nullable().describe('What stopped it'),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
})
export type OpeningSync = z.infer<typeof openingSyncSchema>

export const openingSyncItemSchema = z.object({
  openJobId: idSchema,
  identifier: z.string().nullable(),
  title: z.string().nullable(),
  outcome: openingSyncOutcomeSchema,
  fields: z.array(z.string()).describe('Labels of what was written'),
  problem: openingProblemSchema.nullable(),
  at: instantSchema,
})
export type OpeningSyncItem = z.infer<typeof openingSyncItemSchema>

export const openingSetupSchema = z.object({
  isOn: z.boolean().describe('Whether the beta feature is switched on in Labs'),
  account: z.object({ id: idSchema, name: z.string(), environment: z.enum(['Ashby', 'Sandbox']) }).nullable(),
  accounts: z
    .array(z.object({ id: idSchema, name: z.string(), environment: z.enum(['Ashby', 'Sandbox']) }))
    .describe('Those that have a key, to choose from'),
  obstacle: openingProblemSchema
    .nullable()
    .describe('Why nothing is synced: no account, a permission or the Openings plan is missing, paused'),
  missing: z
    .array(z.object({ permission: z.string(), without: z.string(), isRequired: z.boolean() }))
    .describe('Permissions that the key lacks, and what is missing without each'),
  winners: z.array(z.object({ field: z.string(), label: z.string(), ashby: z.string(), winner: winnerSchema })),
  closeReason: closeReasonSchema.nullable(),
  everyMinutes: z.int(),
  nextSyncAt: instantSchema.nullable(),
  listsReadAt: instantSchema.nullable(),
  latest: openingSyncSchema.nullable(),
  unmatched: z.int().describe('Values of open jobs that nobody has matched yet'),
  undecided: z.int().describe('Open jobs in Ashby of which somebody has to decide about a difference'),
})
export type OpeningSetup = z.infer<typeof openingSetupSchema>

export const openingMatchSchema = z.object({
  kind: matchKindSchema,
  value: z.string().describe('As it is written on open jobs'),
  openJobs: z.int().describe('How many open jobs have it'),
  chosen: z.object({ externalId: z.string().nullable(), name: z.string().nullable() }).nullable().describe('Null until somebody confirms'),
  suggested: z.object({ externalId: z.string(), name: z.string() }).nullable(),
  isGone: z.boolean().describe('What was chosen is not in Ashby any more'),
})
export type OpeningMatch = z.infer<typeof openingMatchSchema>

export const syncedFieldSchema = z.object({
  key: z.string().describe('The custom field’s id'),
  label: z.string(),
  type: fieldTypeSchema,
  isOn: z.boolean(),
  ashbyType: z.string().nullable().describe('Ashby’s type; null for a type that Ashby has none for'),
  state: z.enum(['Off', 'Waiting', 'InAshby', 'Stopped']).describe('Stopped: no longer written, and still there in Ashby'),
  problem: openingProblemSchema.nullable(),
})
export type SyncedField = z.infer<typeof syncedFieldSchema>

const differenceSchema = z.object({
  field: z.string(),
  label: z.string(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  winner: winnerSchema,
  needsDecision: z.boolean(),
})

export const openingSchema = z.object({
  openJobId: idSchema,
  state: openingStateSchema,
  sourceState: z.string().nullable().describe('Ashby’s own word: Draft, Approved, Open, Closed or Filled'),
  url: z.string().nullable(),
  differences: z.array(differenceSchema).describe('Where Ashby’s people changed what Handoff wrote'),
  problem: openingProblemSchema.nullable(),
  /** What stands in Ashby under the same identifier, and was not made by Handoff. */
  candidate: z.object({ externalId: z.string(), title: z.string().nullable(), sourceState: z.string().nullable() }).nullable(),
  readAt: instantSchema.nullable(),
})
export type Opening = z.infer<typeof openingSchema>

const tags = ['Openings']
const read = procedure.meta({ permission: 'openings.read' })
const manage = procedure.meta({ permission: 'openings.manage' })
const configure = procedure.meta({ permission: 'connections.manage' })
const ofJob = z.strictObject({ openJobId: idSchema })

export const openingsContract = {
  setup: read
    .route({ method: 'GET', path: '/openings/setup', summary: 'How open jobs and Ashby’s openings are kept together', tags })
    .input(z.strictObject({}))
    .output(openingSetupSchema),
  updateSetup: configure
    .route({ method: 'PATCH', path: '/openings/setup', summary: 'Choose the account, who wins, and how often', tags })
    .input(
      z.strictObject({
        connectionId: idSchema.nullable().optional().describe('Null: the only account that has a key'),
        winners: z.record(z.string().max(50), winnerSchema).optional().describe('Only the fields that change'),
        closeReasonId: z.string().max(100).nullable().optional().describe('Of closeReason in /openings/items'),
        everyMinutes: z.literal([...SYNC_MINUTES]).optional(),
      }),
    )
    .output(openingSetupSchema),
  items: manage
    .route({ method: 'GET', path: '/openings/items', summary: 'Departments, locations, jobs or close reasons of the account', tags })
    .input(z.strictObject({ kind: sourceItemKindSchema, search: z.string().trim().max(200).optional() }))
    .output(
      z.array(z.object({ externalId: z.string(), name: z.string().describe('With the names above it, as in Engineering › Platform') })),
    ),
  matches: read
    .route({ method: 'GET', path: '/openings/matches', summary: 'What values of open jobs mean in Ashby', tags })
    .input(z.strictObject({}))
    .output(z.array(openingMatchSchema)),
  confirmMatches: manage
    .route({ method: 'PUT', path: '/openings/matches', summary: 'Confirm what values mean', tags })
    .input(
      z.strictObject({
        matches: z
          .array(
            z.strictObject({
              kind: matchKindSchema,
              value: z.string().min(1).max(500),
              externalId: z.string().max(100).nullable().describe('Null: nothing there'),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(z.array(openingMatchSchema)),
  fields: read
    .route({ method: 'GET', path: '/openings/fields', summary: 'Which custom fields are written to Ashby', tags })
    .input(z.strictObject({}))
    .output(z.array(syncedFieldSchema)),
  setField: configure
    .route({
      method: 'PUT',
      path: '/openings/fields/{key}',
      summary: 'Write a custom field to Ashby, or stop',
      description: 'A field that Ashby lacks is created there with the next sync. One that is switched off stays in Ashby as it is.',
      tags,
    })
    .input(z.strictObject({ key: idSchema, isOn: z.boolean() }))
    .output(z.array(syncedFieldSchema)),
  sync: procedure
    .meta({ permission: 'openings.read', anyOf: ['openings.manage', 'openings.push'] })
    .route({
      method: 'POST',
      path: '/openings/syncs',
      summary: 'Sync now',
      description: 'One that waits or runs already is answered instead of another one.',
      tags,
    })
    .input(z.strictObject({}))
    .output(openingSyncSchema),
  syncs: read
    .route({ method: 'GET', path: '/openings/syncs', summary: 'Syncs, newest first', tags })
    .input(z.strictObject({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }))
    .output(pageOf(openingSyncSchema)),
  syncItems: read
    .route({ method: 'GET', path: '/openings/syncs/{id}/items', summary: 'What a sync did, open job by open job', tags })
    .input(
      z.strictObject({
        id: idSchema,
        outcome: openingSyncOutcomeSchema.optional(),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(openingSyncItemSchema)),
  get: read
    .route({ method: 'GET', path: '/open-jobs/{openJobId}/opening', summary: 'What Ashby has of an open job', tags })
    .input(ofJob)
    .output(openingSchema.nullable()),
  decide: manage
    .route({
      method: 'PUT',
      path: '/open-jobs/{openJobId}/opening/differences/{field}',
      summary: 'Decide about a difference',
      description: 'Ours is written to Ashby with the next sync, theirs becomes the value of the open job at once.',
      tags,
    })
    .input(ofJob.extend({ field: z.string().max(50), take: z.enum(['ours', 'theirs']) }))
    .output(openingSchema),
  link: manage
    .route({
      method: 'PUT',
      path: '/open-jobs/{openJobId}/opening/link',
      summary: 'Say that an opening in Ashby is this open job',
      description: 'For one that has the same identifier and was not made by Handoff.',
      tags,
    })
    .input(ofJob.extend({ externalId: z.string().max(100) }))
    .output(openingSchema),
}
