'use client'

import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { FieldList } from '#components/patterns/field-list.tsx'
import { PersonFieldRow } from '#components/people/person-field-row.tsx'
import { usePersonEdit } from '#components/people/use-person-edit.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'
import type { PersonDetail } from '#lib/domain/people/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const GROUPS: readonly FieldGroup[] = ['Person', 'Role', 'Compensation', 'Details']

/** Every field of somebody in its group, edited in its row. Fields that a role may not see are not there, and one line says how many. */
export function PersonFields({ person, canManage }: { person: PersonDetail; canManage: boolean }) {
  const [editing, setEditing] = useState<string | null>(null)
  const edit = usePersonEdit({ id: person.id, onSaved: () => setEditing(null) })
  const currency = person.fields.find(({ key }) => key === 'currency')?.value ?? null

  return (
    <>
      {GROUPS.map((group) => {
        const fields = person.fields.filter((field) => field.group === group)
        if (fields.length === 0) return null

        return (
          <FieldList key={group} title={group}>
            {fields.map((field) => (
              <PersonFieldRow
                key={field.key}
                field={field}
                currency={currency}
                canManage={canManage}
                isEditing={editing === field.key}
                problem={edit.problem}
                isSaving={edit.isSaving}
                onEdit={(isOpen) => {
                  edit.reset()
                  setEditing(isOpen ? field.key : null)
                }}
                onSave={(value) => edit.save({ field, value })}
              />
            ))}
          </FieldList>
        )
      })}
      {person.hiddenFieldCount > 0 ? (
        <p className="flex items-center gap-2 pt-4 text-ink-3">
          <EyeOff aria-hidden="true" className="size-3.5" />
          {formatCountOf({ count: person.hiddenFieldCount, one: 'field is', many: 'fields are' })} hidden for your role
        </p>
      ) : null}
    </>
  )
}
