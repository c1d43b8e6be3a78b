import type { RecordField } from '#lib/domain/values/contract.ts'

type WithFields = { fields: readonly RecordField[] }

/** The field, or undefined where the record has none of that key or the reader may not see it. */
export function findField(record: WithFields, field: string): RecordField | undefined {
  return record.fields.find(({ key }) => key === field)
}

/** The value that is shown of a field; null where it has none or where the reader may not see it. */
export function readFieldValue(record: WithFields, field: string): string | null {
  return findField(record, field)?.value ?? null
}
