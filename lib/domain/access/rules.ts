import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import type { Act, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { assertRedactable, redactOutput } from '#lib/platform/auth/redact-output.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type BuiltInRole, outputSensitivity, type Permission, type Sensitivity, sensitivitySchema } from './schema.ts'

const viewer: Permission[] = ['organization.read', 'members.read', 'documents.read', 'offers.read', 'openings.read']
const hr: Permission[] = [
  ...viewer,
  'pay.read',
  'confidential.read',
  'connections.read',
  'connections.check',
  'events.read',
  'documents.manage',
  'offers.comment',
  'newHires.manage',
  'people.read',
  'people.manage',
  'openings.manage',
]
const recruiter: Permission[] = [
  ...viewer,
  'pay.read',
  'offers.edit',
  'offers.publish',
  'offers.comment',
  'connections.read',
  'connections.check',
  'events.read',
  'events.retry',
  'documents.manage',
]
const admin: Permission[] = [
  ...new Set<Permission>([
    ...hr,
    ...recruiter,
    'organization.manage',
    'openings.push',
    'connections.manage',
    'webhooks.manage',
    'fields.manage',
    'offerPage.manage',
    'offers.raw',
    'members.manage',
    'apiKeys.manage',
    'audit.read',
  ]),
]

/** What the built-in roles may do. A permission not listed is denied. */
export const permissionsByRole: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  Admin: admin,
  Recruiter: recruiter,
  HR: hr,
  Viewer: viewer,
}

export type PermissionGroup = 'Organization' | 'Offers' | 'New hires and people' | 'Openings' | 'Integrations' | 'Pay and confidential jobs'

/** What a permission allows, in plain words, for everybody who composes a role or a key. */
export const permissionWords: Readonly<Record<Permission, { group: PermissionGroup; label: string; description: string }>> = {
  'organization.read': {
    group: 'Organization',
    label: 'Open the organization',
    description: 'See its name and settings. Everybody needs it.',
  },
  'organization.manage': {
    group: 'Organization',
    label: 'Manage settings',
    description: 'Change the name, time zone, defaults and sign-in rules.',
  },
  'members.read': { group: 'Organization', label: 'See members', description: 'See who is a member and which role they have.' },
  'members.manage': {
    group: 'Organization',
    label: 'Manage members and roles',
    description: 'Invite and remove members, change their roles, compose roles.',
  },
  'apiKeys.manage': {
    group: 'Organization',
    label: 'Manage API keys',
    description: 'Make keys that may do at most what the member may do, and revoke any key.',
  },
  'audit.read': {
    group: 'Organization',
    label: 'Read the audit log',
    description: 'See and export who did what, with the values before and after.',
  },
  'documents.read': { group: 'Organization', label: 'See documents', description: 'List and download the documents of the organization.' },
  'documents.manage': { group: 'Organization', label: 'Manage documents', description: 'Upload, rename and delete documents.' },
  'offers.read': { group: 'Offers', label: 'See offers', description: 'Open offers and their history.' },
  'offers.edit': { group: 'Offers', label: 'Edit offers', description: 'Change and lock values, decide between ours and Ashby’s.' },
  'offers.publish': {
    group: 'Offers',
    label: 'Publish offers',
    description: 'Send offers to candidates, take them back, answer candidates’ questions, write answers to Ashby.',
  },
  'offers.comment': { group: 'Offers', label: 'Comment on offers', description: 'Read and write comments and candidates’ questions.' },
  'offers.raw': {
    group: 'Offers',
    label: 'Read raw records',
    description: 'See an offer exactly as Ashby sent it. Each look is written down.',
  },
  'newHires.manage': {
    group: 'New hires and people',
    label: 'Manage ATS inbox',
    description: 'See new hires, fill in what is missing, add them to People or dismiss them.',
  },
  'people.read': { group: 'New hires and people', label: 'See people', description: 'Open the directory and profiles.' },
  'people.manage': {
    group: 'New hires and people',
    label: 'Manage people',
    description: 'Change profiles, end and begin periods, import and export people.',
  },
  'openings.read': { group: 'Openings', label: 'See openings', description: 'Open the open jobs and their history.' },
  'openings.manage': {
    group: 'Openings',
    label: 'Manage openings',
    description: 'Add, change, import and cancel open jobs, and bring them to Ashby.',
  },
  'openings.push': {
    group: 'Openings',
    label: 'Push hires and ask for a sync',
    description: 'Tell Handoff who was hired into an open job, and ask for a sync with Ashby. Made for the other side’s API key.',
  },
  'pay.read': {
    group: 'Pay and confidential jobs',
    label: 'See pay',
    description: 'See salaries, bonuses and equity wherever they appear.',
  },
  'confidential.read': {
    group: 'Pay and confidential jobs',
    label: 'See confidential jobs',
    description: 'See records of jobs that are confidential in Ashby.',
  },
  'events.read': { group: 'Integrations', label: 'See events', description: 'See what Ashby told and what became of it.' },
  'events.retry': { group: 'Integrations', label: 'Retry events', description: 'Try events that failed again.' },
  'connections.read': { group: 'Integrations', label: 'See integrations', description: 'See connections, their health and webhooks.' },
  'connections.check': { group: 'Integrations', label: 'Check Ashby now', description: 'Start a look through Ashby’s lists.' },
  'offerPage.manage': {
    group: 'Offers',
    label: 'Manage the offer page',
    description: 'Decide what candidates see and how it looks, the words of its mails, deadlines and reminders.',
  },
  'fields.manage': {
    group: 'Integrations',
    label: 'Manage fields and mapping',
    description: 'Add fields, decide what fills them, and fill offers and new hires again.',
  },
  'webhooks.manage': {
    group: 'Integrations',
    label: 'Manage outgoing webhooks',
    description: 'Decide which other systems are told what happens here, see what was sent, and send it again.',
  },
  'connections.manage': {
    group: 'Integrations',
    label: 'Manage integrations',
    description: 'Connect, change and disconnect Ashby, replace keys.',
  },
}

/** What a permission is worth nothing without. `organization.read` is needed by all and not listed. */
const permissionNeeds: Partial<Record<Permission, readonly Permission[]>> = {
  'members.manage': ['members.read'],
  // The log shows values of every record, so it asks for all that could hide one.
  'audit.read': ['offers.read', 'newHires.manage', 'people.read', 'pay.read', 'confidential.read'],
  'documents.manage': ['documents.read'],
  'offers.edit': ['offers.read'],
  // What is published, and what people write about an offer, can name its pay.
  'offers.publish': ['offers.edit', 'pay.read'],
  'offers.comment': ['offers.read', 'pay.read'],
  'offers.raw': ['offers.read', 'pay.read'],
  // Who adds somebody sees who may be the same person.
  'newHires.manage': ['people.read'],
  'people.manage': ['people.read'],
  'openings.manage': ['openings.read'],
  'openings.push': ['openings.read'],
  // What is sent tells of all these records, pay included where the admin says so.
  'webhooks.manage': ['offers.read', 'newHires.manage', 'people.read', 'openings.read', 'pay.read', 'confidential.read'],
  // An event names the candidate whose offer it is about.
  'events.read': ['offers.read'],
  'connections.check': ['connections.read'],
  // Its previews and samples are values of offers, and it decides where pay may stand.
  'fields.manage': ['connections.read', 'offers.read', 'pay.read'],
  // It is shown on real offers while it is made.
  'offerPage.manage': ['offers.read', 'pay.read'],
  'connections.manage': ['connections.read'],
  'events.retry': ['events.read'],
}

/** The permissions of which everything they need is there too. What a role or key lost on the way takes along what stood on it. */
export function keepUsable(permissions: readonly Permission[]): Permission[] {
  const usable = permissions.filter((permission) => (permissionNeeds[permission] ?? []).every((needed) => permissions.includes(needed)))

  return usable.length === permissions.length ? usable : keepUsable(usable)
}

/** The permissions with everything they need, for whoever chooses them one by one. */
export function addNeeded(permissions: readonly Permission[]): Permission[] {
  const complete = [
    ...new Set<Permission>([
      'organization.read',
      ...permissions.flatMap((permission) => [permission, ...(permissionNeeds[permission] ?? [])]),
    ]),
  ]

  return complete.length === permissions.length ? complete : addNeeded(complete)
}

/** Whether somebody with permissions of their own may give or take others: nobody does with more than they have. */
export function mayGrant({ own, permissions }: { own: readonly Permission[]; permissions: readonly Permission[] }): boolean {
  return permissions.every((permission) => own.includes(permission))
}

/** Whether values of this sensitivity may be shown, sorted by and filtered by. */
export function canSee({ permissions, sensitivity }: { permissions: readonly Permission[]; sensitivity: Sensitivity }): boolean {
  return sensitivity !== 'pay' || permissions.includes('pay.read')
}

/** The procedures of a noun, one or many. */
export type ContractTree = { [key: string]: ContractTree } | AnyContractRouter

/** Refuses at start what the gate would have to refuse, or could not look through, at every request. */
export function assertGuarded(contract: ContractTree, isFitting: (permission: unknown) => boolean): void {
  if (!isContractProcedure(contract)) {
    for (const part of Object.values(contract)) assertGuarded(part, isFitting)
    return
  }

  const { meta, route, outputSchema } = contract['~orpc']
  if (!isFitting(meta.permission)) throw new Error(`${route.path}: the permission "${meta.permission}" does not fit this gate.`)
  if (!(outputSchema instanceof z.ZodType)) throw new Error(`${route.path}: an answer without a schema cannot be redacted.`)
  assertRedactable(outputSchema)
}

export type RedactAnswerInput = { schema: z.ZodType; output: unknown; permissions: readonly Permission[] }

/** What of an answer somebody with these permissions may see; `isRemoved` where that is nothing at all. */
export function redactAnswer({ schema, output, permissions }: RedactAnswerInput): { isRemoved: boolean; value: unknown } {
  return redactOutput({
    schema,
    value: output,
    visibility: {
      isVisible: (text) => {
        const sensitivity = sensitivitySchema.safeParse(text)
        return sensitivity.success && canSee({ permissions, sensitivity: sensitivity.data })
      },
      isEverythingVisible: sensitivitySchema.options.every((sensitivity) => canSee({ permissions, sensitivity })),
    },
    readMark: (marked) => outputSensitivity.get(marked)?.sensitivity,
  })
}

/** The chosen permissions that need this one: while there are any, it cannot be left out. `organization.read` is needed by all. */
export function listNeeding({ permission, chosen }: { permission: Permission; chosen: readonly Permission[] }): Permission[] {
  return chosen.filter((other) => other !== permission && addNeeded([other]).includes(permission))
}

export function signedOutError(): AppError {
  return new AppError({
    code: 'unauthenticated',
    retry: 'no',
    userMessage: 'You are not signed in, or your session has ended. Sign in again.',
  })
}

export function organizationNeededError(): AppError {
  return new AppError({
    code: 'invalid_input',
    retry: 'no',
    userMessage: `Name the organization by its slug in the header ${ORGANIZATION_HEADER}.`,
  })
}

export function twoFactorNeededError(): AppError {
  return new AppError({
    code: 'two_factor_required',
    retry: 'no',
    userMessage: 'This organization asks for a second step at sign-in. Set up an authenticator app in your profile.',
  })
}

export function forbiddenError(): AppError {
  return new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role does not allow this. Ask an admin of your organization.' })
}

/** For what is about somebody's own account, and for what would let a key outlive its end. */
export function keyRefusedError(): AppError {
  return new AppError({ code: 'forbidden', retry: 'no', userMessage: 'An API key cannot do this. Sign in to Handoff and do it there.' })
}

type Caller = Pick<Act, 'scope' | 'actor'> & AuditOrigin

/** Who acts, of what the gate knows of a request. */
export function actOf({ scope, actor, ipAddress, requestId }: Caller): Act {
  return { scope, actor, origin: { ipAddress, requestId } }
}

/** The same of whoever acts on members and roles: they give and take no more than they have. */
export function managerOf(caller: Caller & { permissions: readonly Permission[] }): Act & { permissions: readonly Permission[] } {
  return { ...actOf(caller), permissions: caller.permissions }
}
