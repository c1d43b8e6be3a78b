import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { refreshProposalFlags } from '#lib/domain/new-hires/proposals/mutations.ts'
import { changePerson, createPeople, lockHiresOf, lockPersonRow, readPersonFields } from '#lib/domain/people/mutations.ts'
import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { Origin } from '#lib/domain/people/schema.ts'
import { parseText, parseTexts, requireField, requireNoErrors } from '#lib/domain/values/edits/rules.ts'
import { nameInSentence } from '#lib/domain/values/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'

/** Who acts on people, and what they may see: a field they may not see they may not touch. */
export type PersonContext = Act & { permissions: readonly Permission[] }

/**
 * Adds somebody by hand, with a first period from the first day that is given. Answers the person's id.
 * @throws AppError `invalid_input` with a sentence for each field that is missing or does not fit, `forbidden` for one that may not be seen.
 */
export async function createPerson({
  values: typed,
  ...context
}: PersonContext & { values: Readonly<Record<string, string | null>> }): Promise<string> {
  const { scope, actor, origin } = context

  return inTenant(scope, async (tx) => {
    const fields = await readPersonFields(tx, scope)
    const values = parseValues({ ...context, fields, typed })
    const changes = Object.entries(values).map(([field, after]) => ({ field, before: null, after }))
    const history = { kind: 'created' as const, userId: actor.userId, changes }
    const [personId = ''] = await createPeople(tx, { scope, people: [{ values, origin: toOrigin(context), history }] })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'person.created',
      objectKind: 'person',
      objectId: personId,
      subjectId: personId,
      after: values,
    })

    return personId
  })
}

type ParseValues = Pick<PersonContext, 'permissions'> & { fields: readonly FieldDefinition[]; typed: PersonValues }

/** Everything that is wrong is told at once, by field. */
function parseValues({ permissions, fields, typed }: ParseValues): Record<string, string> {
  const { values, errors } = parseTexts({ of: 'person', permissions, fields, texts: typed })
  for (const definition of fields) {
    const { key, isRequired, isArchived, sensitivity } = definition
    if (!isRequired || isArchived || values[key] != null || key in errors || !canSee({ permissions, sensitivity })) continue
    errors[key] = `Enter the ${nameInSentence(definition)}.`
  }
  requireNoErrors(errors)

  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}

export type SetPersonField = PersonContext & {
  personId: string
  field: string
  /** What somebody typed; nothing in it clears the field. */
  text: string | null
  /** What they had before their eyes. */
  seen?: { value: string | null }
}

/**
 * Changes or clears a field. The first day is that of the newest period, and moves it.
 * @throws AppError `not_found`; `invalid_input` for what does not fit the field's type, and for clearing a required one; `forbidden` for a field
 * that may not be seen; `conflict` where it changed since it was seen, and for a first day that fits no period.
 */
export async function setPersonField({ personId, field, text, seen, ...context }: SetPersonField): Promise<void> {
  const { scope, actor, origin, permissions } = context

  await inTenant(scope, async (tx) => {
    await lockHiresOf(tx, { scope, personId })
    const person = await lockPersonRow(tx, { scope, personId })
    const definition = requireField({ of: 'person', permissions, field, fields: await readPersonFields(tx, scope) })
    const before = person.values[field] ?? null
    if (seen && seen.value !== before) {
      const userMessage = 'This field changed while you were looking at it. The new value is shown now: look again, then decide.'
      throw new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { value: userMessage } })
    }
    const after = parseText({ definition, text })
    if (after === null) requireOptional(definition)
    if (after === before) return

    const history = { kind: 'edited' as const, userId: actor.userId }
    await changePerson(tx, { scope, person, given: { [field]: after }, origin: toOrigin(context), history })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'person.field-edited',
      objectKind: 'person',
      objectId: personId,
      subjectId: personId,
      before: { [field]: before },
      after: { [field]: after },
    })
    await refreshProposalFlags(tx, { scope, personId })
  })
}

function requireOptional(definition: FieldDefinition): void {
  if (!definition.isRequired) return
  const userMessage = `The ${nameInSentence(definition)} is required. Enter another value instead of none.`
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { value: userMessage } })
}

function toOrigin({ actor }: PersonContext): Origin {
  return { kind: 'edited', by: actor.userId, at: new Date().toISOString() }
}
