import { z } from 'zod'
import {
  acceptanceToSet,
  choice,
  createdAfter,
  fieldTypeToCreate,
  fieldValue,
  id,
  objectToCreateFieldFor,
  openingStateToSet,
  openingTerms,
  page,
} from './operation-inputs.ts'
import type { AshbyPermissionKey } from './permissions.ts'
import {
  ashbyApplicationSchema,
  ashbyCandidateSchema,
  ashbyCloseReasonSchema,
  ashbyCustomFieldDefinitionSchema,
  ashbyCustomFieldSchema,
  ashbyDepartmentSchema,
  ashbyJobSchema,
  ashbyLocationSchema,
  ashbyOfferSchema,
  ashbyOpeningSchema,
  ashbyUserSchema,
  ashbyWebhookSchema,
} from './schemas.ts'

/**
 * Every operation of Ashby's API that Handoff uses: `POST /<name>` with a JSON body
 * (https://developers.ashbyhq.com/reference/introduction). What we send is strict; what Ashby answers is read tolerantly.
 */

const openingWrite = { results: ashbyOpeningSchema, permission: 'jobs:write', kind: 'write' } as const

type OperationDefinition = {
  input: z.ZodType
  results: z.ZodType
  permission: AshbyPermissionKey
  /** A write is never sent again when its outcome is unknown: Ashby has no idempotency key. */
  kind: 'read' | 'write'
}

export const ashbyOperations = {
  'apiKey.info': {
    input: z.strictObject({}),
    results: z.looseObject({ title: z.string().nullish(), createdAt: z.string().nullish(), scopes: z.array(z.string()).nullish() }),
    permission: 'apiKeys:read',
    kind: 'read',
  },
  'webhook.create': {
    input: z.strictObject({ webhookType: z.string(), requestUrl: z.url(), secretToken: z.string().min(1) }),
    results: ashbyWebhookSchema,
    permission: 'apiKeys:write',
    kind: 'write',
  },
  'webhook.info': { input: z.strictObject({ webhookId: id }), results: ashbyWebhookSchema, permission: 'apiKeys:read', kind: 'read' },
  'webhook.update': {
    input: z.strictObject({
      webhookId: id,
      enabled: z.boolean().optional(),
      requestUrl: z.url().optional(),
      secretToken: z.string().min(1).optional(),
    }),
    results: ashbyWebhookSchema,
    permission: 'apiKeys:write',
    kind: 'write',
  },
  'webhook.delete': {
    input: z.strictObject({ webhookId: id }),
    results: z.looseObject({ webhookId: z.string().nullish() }).nullish(),
    permission: 'apiKeys:write',
    kind: 'write',
  },
  'offer.list': {
    input: z.strictObject({
      ...page,
      ...createdAfter,
      applicationId: id.optional(),
      offerStatus: z.array(z.string()).optional(),
      acceptanceStatus: z.array(z.string()).optional(),
      approvalStatus: z.array(z.string()).optional(),
    }),
    results: z.array(ashbyOfferSchema),
    permission: 'offers:read',
    kind: 'read',
  },
  'offer.info': {
    input: z.strictObject({ offerId: id, excludeFormDefinition: z.boolean().optional() }),
    results: ashbyOfferSchema,
    permission: 'offers:read',
    kind: 'read',
  },
  /** https://developers.ashbyhq.com/reference/offersetstatus; Ashby derives the offer status from the acceptance status. */
  'offer.setStatus': {
    input: z.strictObject({ offerId: id, acceptanceStatus: acceptanceToSet, excludeFormDefinition: z.boolean().optional() }),
    results: ashbyOfferSchema,
    permission: 'offers:write',
    kind: 'write',
  },
  /** https://developers.ashbyhq.com/reference/offersetdecidedat; an instant in UTC. */
  'offer.setDecidedAt': {
    input: z.strictObject({ offerId: id, decidedAt: z.iso.datetime(), excludeFormDefinition: z.boolean().optional() }),
    results: ashbyOfferSchema,
    permission: 'offers:write',
    kind: 'write',
  },
  'application.list': {
    input: z.strictObject({
      ...page,
      ...createdAfter,
      status: z.enum(['Hired', 'Archived', 'Active', 'Lead']).optional(),
      jobId: id.optional(),
    }),
    results: z.array(ashbyApplicationSchema),
    permission: 'candidates:read',
    kind: 'read',
  },
  'application.info': {
    input: z.strictObject({ applicationId: id }),
    results: ashbyApplicationSchema,
    permission: 'candidates:read',
    kind: 'read',
  },
  'candidate.list': {
    input: z.strictObject({ ...page, ...createdAfter }),
    results: z.array(ashbyCandidateSchema),
    permission: 'candidates:read',
    kind: 'read',
  },
  'candidate.info': { input: z.strictObject({ id }), results: ashbyCandidateSchema, permission: 'candidates:read', kind: 'read' },
  'job.list': {
    input: z.strictObject({ ...page, ...createdAfter, status: z.array(z.enum(['Draft', 'Open', 'Closed', 'Archived'])).optional() }),
    results: z.array(ashbyJobSchema),
    permission: 'jobs:read',
    kind: 'read',
  },
  'job.info': { input: z.strictObject({ id }), results: ashbyJobSchema, permission: 'jobs:read', kind: 'read' },
  'department.list': {
    input: z.strictObject({ ...page, includeArchived: z.boolean().optional() }),
    results: z.array(ashbyDepartmentSchema),
    permission: 'organization:read',
    kind: 'read',
  },
  'department.info': {
    input: z.strictObject({ departmentId: id }),
    results: ashbyDepartmentSchema,
    permission: 'organization:read',
    kind: 'read',
  },
  'location.list': {
    input: z.strictObject({ ...page, includeArchived: z.boolean().optional(), includeLocationHierarchy: z.boolean().optional() }),
    results: z.array(ashbyLocationSchema),
    permission: 'organization:read',
    kind: 'read',
  },
  'location.info': {
    input: z.strictObject({ locationId: id }),
    results: ashbyLocationSchema,
    permission: 'organization:read',
    kind: 'read',
  },
  'user.list': {
    input: z.strictObject({ ...page, includeDeactivated: z.boolean().optional() }),
    results: z.array(ashbyUserSchema),
    permission: 'organization:read',
    kind: 'read',
  },
  'user.info': { input: z.strictObject({ userId: id }), results: ashbyUserSchema, permission: 'organization:read', kind: 'read' },
  'customField.list': {
    input: z.strictObject({ ...page, includeArchived: z.boolean().optional() }),
    results: z.array(ashbyCustomFieldDefinitionSchema),
    permission: 'hiringProcessMetadata:read',
    kind: 'read',
  },
  'customField.info': {
    input: z.strictObject({ customFieldId: id }),
    results: ashbyCustomFieldDefinitionSchema,
    permission: 'hiringProcessMetadata:read',
    kind: 'read',
  },
  /** A select needs its choices at once. Ashby lets several fields have the same title, and has no call that deletes one. */
  'customField.create': {
    input: z.strictObject({
      title: z.string().min(1),
      description: z.string().optional(),
      fieldType: fieldTypeToCreate,
      objectType: objectToCreateFieldFor,
      isDateOnlyField: z.boolean().optional(),
      isExposableToCandidate: z.boolean().optional(),
      selectableValues: z.array(z.strictObject(choice)).optional(),
    }),
    results: ashbyCustomFieldDefinitionSchema,
    permission: 'hiringProcessMetadata:write',
    kind: 'write',
  },
  /** The whole list, always: Ashby archives every choice that is left out. */
  'customField.updateSelectableValues': {
    input: z.strictObject({
      customFieldId: id,
      selectableValues: z.array(z.strictObject({ ...choice, isArchived: z.boolean().optional() })),
    }),
    results: ashbyCustomFieldDefinitionSchema,
    permission: 'hiringProcessMetadata:write',
    kind: 'write',
  },
  /** Candidates Write, whatever the object is. Fields of offers are set by the offer form only. */
  'customField.setValues': {
    input: z.strictObject({
      objectId: id,
      objectType: z.enum(['Application', 'Candidate', 'Job', 'Opening']),
      values: z.array(z.strictObject({ fieldId: id, fieldValue })).min(1),
    }),
    results: z.array(ashbyCustomFieldSchema),
    permission: 'candidates:write',
    kind: 'write',
  },
  /** The URL in the answer is short-lived: fetch it at once and never store it. Offer letters too need only Candidates read. */
  'file.info': {
    input: z.strictObject({ fileHandle: z.string().min(1) }),
    results: z.looseObject({ url: z.string() }),
    permission: 'candidates:read',
    kind: 'read',
  },
  'opening.list': {
    input: z.strictObject({ ...page, ...createdAfter }),
    results: z.array(ashbyOpeningSchema),
    permission: 'jobs:read',
    kind: 'read',
  },
  'opening.info': { input: z.strictObject({ openingId: id }), results: ashbyOpeningSchema, permission: 'jobs:read', kind: 'read' },
  /** Whether Ashby finds this very identifier only is not said: compare. Several openings can have the same. */
  'opening.search': {
    input: z.strictObject({ identifier: z.string().min(1) }),
    results: z.array(ashbyOpeningSchema),
    permission: 'jobs:read',
    kind: 'read',
  },
  /** Draft unless `openingState` says otherwise; in another state Ashby checks that team, jobs and locations are there. There is no upsert. */
  'opening.create': {
    input: z.strictObject({
      ...openingTerms,
      jobIds: z.array(id).optional(),
      locationIds: z.array(id).optional(),
      openingState: openingStateToSet.optional(),
    }),
    ...openingWrite,
  },
  /** Changes what is given. Jobs and locations are added and removed one by one. */
  'opening.update': { input: z.strictObject({ openingId: id, ...openingTerms }), ...openingWrite },
  /** `closeReasonId` goes with Closed. */
  'opening.setOpeningState': {
    input: z.strictObject({ openingId: id, openingState: openingStateToSet, closeReasonId: id.optional() }),
    ...openingWrite,
  },
  'opening.setArchived': { input: z.strictObject({ openingId: id, archive: z.boolean() }), ...openingWrite },
  'opening.addJob': { input: z.strictObject({ openingId: id, jobId: id }), ...openingWrite },
  'opening.removeJob': { input: z.strictObject({ openingId: id, jobId: id }), ...openingWrite },
  'opening.addLocation': { input: z.strictObject({ openingId: id, locationId: id }), ...openingWrite },
  'opening.removeLocation': { input: z.strictObject({ openingId: id, locationId: id }), ...openingWrite },
  'closeReason.list': {
    input: z.strictObject({ includeArchived: z.boolean().optional() }),
    results: z.array(ashbyCloseReasonSchema),
    permission: 'hiringProcessMetadata:read',
    kind: 'read',
  },
} as const satisfies Record<string, OperationDefinition>

export type AshbyOperation = keyof typeof ashbyOperations
export type AshbyInput<Name extends AshbyOperation> = z.input<(typeof ashbyOperations)[Name]['input']>
export type AshbyResults<Name extends AshbyOperation> = z.output<(typeof ashbyOperations)[Name]['results']>
