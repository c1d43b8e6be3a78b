import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'

type Fields = readonly FieldDefinition[]

export type FieldSection = { group: FieldGroup; fields: Fields }

/** The fields under their headings, as the record shows them. Headings without a field are left out. */
export function groupFields({ fields, groups }: { fields: Fields; groups: readonly FieldGroup[] }): FieldSection[] {
  return groups
    .map((group) => ({ group, fields: fields.filter((field) => field.group === group) }))
    .filter((section) => section.fields.length > 0)
}

/** Moves a field to a position (from 0) among the fields of its group. What lies outside is brought to the nearest end. */
export function moveFieldTo({ fields, key, position }: { fields: Fields; key: string; position: number }): Fields {
  const field = fields.find((candidate) => candidate.key === key)
  if (!field) return fields
  const peers = fields.filter(({ group }) => group === field.group)
  const others = peers.filter((peer) => peer !== field)
  const to = Math.min(Math.max(position, 0), others.length)
  if (peers[to] === field) return fields
  const order = [...others.slice(0, to), field, ...others.slice(to)]
  let next = 0

  // The places of the group in the whole list stay; only who stands on them changes.
  return fields.map((candidate) => (candidate.group === field.group ? (order[next++] ?? candidate) : candidate))
}

/** Where a field stands among those of its group, from 0. */
export function findPosition({ fields, key }: { fields: Fields; key: string }): { position: number; count: number } {
  const group = fields.find((field) => field.key === key)?.group
  const peers = fields.filter((field) => field.group === group)

  return { position: peers.findIndex((field) => field.key === key), count: peers.length }
}

/** The order of the draft, with what another admin added meanwhile behind it and without what they archived. */
export function keepCurrent({ draft, fields }: { draft: Fields; fields: Fields }): Fields {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const kept = draft.flatMap(({ key }) => byKey.get(key) ?? [])
  const keptKeys = new Set(kept.map(({ key }) => key))

  return [...kept, ...fields.filter(({ key }) => !keptKeys.has(key))]
}
