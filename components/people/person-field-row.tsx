'use client'

import { lazy, Suspense } from 'react'
import { FieldValue, isPressableType } from '#components/fields/field-value.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { describeOrigin } from '#components/people/describe-origin.ts'
import { useMe } from '#components/profile/use-me.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { PersonField } from '#lib/domain/people/contract.ts'

export type PersonFieldRowProps = {
  field: PersonField
  /** Of an amount. */
  currency: string | null
  canManage: boolean
  isEditing: boolean
  /** Why the server refused what was typed. */
  problem: string | null
  isSaving: boolean
  onEdit: (isOpen: boolean) => void
  onSave: (value: string | null) => void
}

/** The controls of every type come with the first edit. */
const PersonFieldEditor = lazy(async () => ({ default: (await import('#components/people/person-field-editor.tsx')).PersonFieldEditor }))

/** One field: value, where it comes from, and its editor. */
export function PersonFieldRow({ field, currency, canManage, isEditing, problem, isSaving, onEdit, onSave }: PersonFieldRowProps) {
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()

  return (
    <FieldRow
      label={field.label}
      value={field.value === null ? null : <FieldValue definition={field} value={field.value} currency={currency} />}
      isRequired={canManage && field.isRequired}
      isPressable={field.value !== null && isPressableType(field.type)}
      isWide={field.type === 'longText' || field.type === 'url'}
      isEdited={field.origin?.kind === 'edited'}
      provenance={describeOrigin({ origin: field.origin, viewer, timeZone, now })}
      onEdit={canManage ? () => onEdit(true) : undefined}
      editor={
        isEditing ? (
          <Suspense fallback={<Skeleton className="my-1 h-8 w-full" />}>
            <PersonFieldEditor
              field={field}
              currency={currency}
              problem={problem}
              isSaving={isSaving}
              onSave={onSave}
              onCancel={() => onEdit(false)}
            />
          </Suspense>
        ) : undefined
      }
    />
  )
}
