import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Proposal } from '#lib/domain/new-hires/contract.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { type EditableHire, type HireContext, lockHireRow } from '#lib/domain/new-hires/mutations.ts'
import { changePerson, type EditablePerson, lockPersonRow, readPersonFields } from '#lib/domain/people/mutations.ts'
import { requireFields, type SeenAsking } from '#lib/domain/values/edits/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError } from '#lib/platform/errors.ts'
import { listProposals, type ProposingHire, proposingSelect } from './queries.ts'
import { type Decided, findProposals } from './rules.ts'

export type DecideProposals = HireContext & {
  newHireId: string
  /** The fields to decide on, each with the person's value and Ashby's as they were seen. */
  seen: readonly SeenAsking[]
}

/**
 * Gives the person the values that Ashby now says of these fields.
 * @throws AppError `conflict` with the fields that are not as they were seen, or for a first day that fits no period; then nothing is decided.
 */
export async function acceptProposals(input: DecideProposals): Promise<void> {
  const { scope, actor, newHireId } = input
  await decideProposals(input, 'accepted', async (tx, { person, proposals }) => {
    await changePerson(tx, {
      scope,
      person,
      given: Object.fromEntries(proposals.map(({ field, ashby }) => [field, ashby])),
      origin: { kind: 'ashby', by: actor.userId, at: new Date().toISOString() },
      history: { kind: 'accepted', userId: actor.userId, newHireId },
    })
  })
}

/** Leaves the person's values as they are: Ashby's are proposed again once they change. Throws as `acceptProposals` does. */
export async function ignoreProposals(input: DecideProposals): Promise<void> {
  await decideProposals(input, 'ignored', async () => undefined)
}

type Proposing = { hire: EditableHire; person: EditablePerson; fields: readonly FieldDefinition[]; proposals: readonly Proposal[] }

async function decideProposals(
  input: DecideProposals,
  kind: 'accepted' | 'ignored',
  act: (tx: TenantTransaction, proposing: Proposing) => Promise<void>,
): Promise<void> {
  const { scope, actor, origin, newHireId, seen, permissions } = input

  await inTenant(scope, async (tx) => {
    const hire = await lockHireRow(tx, input)
    if (hire.state !== 'Added' || hire.personId === null) throw conflictError('Only a new hire that was added has values to decide on.')
    const person = await lockPersonRow(tx, { scope, personId: hire.personId })
    const fields = await readPersonFields(tx, scope)
    requireFields({ of: 'person', permissions, keys: seen.map(({ field }) => field), fields })
    const proposals = requireProposals({ fields, hire, person, seen })

    await act(tx, { hire, person, fields, proposals })
    const decided: Decided = { ...hire.decided, ...Object.fromEntries(proposals.map(({ field, ashby }) => [field, ashby])) }
    await tx.newHire.update({ where: tenantKey(scope, newHireId), data: { decided }, select: { id: true } })
    await refreshProposalFlags(tx, { scope, personId: person.id })
    const isAccepted = kind === 'accepted'
    const changes = proposals.map(({ field, value, ashby }) => ({ field, before: value, after: isAccepted ? ashby : value }))
    await addHireHistory(tx, { scope, newHireId, kind, userId: actor.userId, changes })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: isAccepted ? 'new-hire.proposal-accepted' : 'new-hire.proposal-ignored',
      objectKind: 'new-hire',
      objectId: newHireId,
      subjectId: hire.candidateExternalId,
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    })
    await notifyChange(tx, { scope, topic: 'newHires' })
  })
}

type RequireProposals = Omit<Proposing, 'proposals'> & { seen: readonly SeenAsking[] }

/** Nobody decides on what they have not seen: which field is another by now is told, and the screen shows it. */
function requireProposals({ fields, hire, person, seen }: RequireProposals): Proposal[] {
  const standing = findProposals({ fields, source: hire.source, decided: hire.decided ?? {}, person: person.values })
  const found = seen.map(({ field, value, ashby }) =>
    standing.find((proposal) => proposal.field === field && proposal.value === value && proposal.ashby === ashby),
  )
  const changed = seen.filter((_, index) => found[index] === undefined)
  if (changed.length === 0) return found.filter((proposal) => proposal !== undefined)

  const labels = changed.map(({ field }) => fields.find(({ key }) => key === field)?.label ?? field)
  const sentence = 'This field changed while you were looking at it. The new value is shown now.'
  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: `${labels.join(', ')} changed while you were looking. Nothing was decided: look again, then decide.`,
    fields: Object.fromEntries(changed.map(({ field }) => [field, sentence])),
  })
}

/**
 * Marks a new hire that was added while Ashby says other values than its person has, and takes the mark off. To be called after whatever
 * changes what Ashby says of it. Answers whether it has proposals. At most three statements.
 */
export async function refreshProposalFlag(
  tx: TenantTransaction,
  { scope, newHireId }: { scope: TenantScope; newHireId: string },
): Promise<boolean> {
  const hire = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: { ...proposingSelect, flags: true } })
  if (hire?.state !== 'Added') return false

  return markProposals(tx, { scope, hire, fields: await readPersonFields(tx, scope) })
}

/** The same for every new hire that became a person, after the person's values changed. Their rows are held by the caller. */
export async function refreshProposalFlags(
  tx: TenantTransaction,
  { scope, personId }: { scope: TenantScope; personId: string },
): Promise<void> {
  const hires = await tx.newHire.findMany({ where: { personId, state: 'Added' }, select: { ...proposingSelect, flags: true } })
  if (hires.length === 0) return

  const fields = await readPersonFields(tx, scope)
  let isChanged = false
  for (const hire of hires) {
    const wasMarked = hire.flags.includes('AshbyNowSays')
    isChanged = (await markProposals(tx, { scope, hire, fields })) !== wasMarked || isChanged
  }
  if (isChanged) await notifyChange(tx, { scope, topic: 'newHires' })
}

type MarkProposals = { scope: TenantScope; hire: ProposingHire & { flags: string[] }; fields: readonly FieldDefinition[] }

async function markProposals(tx: TenantTransaction, { scope, hire, fields }: MarkProposals): Promise<boolean> {
  const hasProposals = listProposals({ hire, fields }).length > 0
  if (hasProposals === hire.flags.includes('AshbyNowSays')) return hasProposals

  const others = hire.flags.filter((flag) => flag !== 'AshbyNowSays')
  const flags = hasProposals ? [...others, 'AshbyNowSays'] : others
  await tx.newHire.update({ where: tenantKey(scope, hire.id), data: { flags }, select: { id: true } })

  return hasProposals
}
