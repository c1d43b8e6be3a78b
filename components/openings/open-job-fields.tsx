'use client'

import { EyeOff } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { FieldValue, isPressableType } from '#components/fields/field-value.tsx'
import { openJobGroups, openJobGroupWords } from '#components/openings/open-job-drafts.ts'
import type { OpenJobEdit } from '#components/openings/use-open-job-edit.ts'
import { FieldList } from '#components/patterns/field-list.tsx'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { fieldAnchor } from '#components/record/field-anchor.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { OpenJobDetail, OpenJobField } from '#lib/domain/open-jobs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The controls of every type come with the first edit. */
const OpenJobFieldEditor = lazy(async () => ({
  default: (await import('#components/openings/open-job-field-editor.tsx')).OpenJobFieldEditor,
}))

type OpenJobFieldsProps = { job: OpenJobDetail; canManage: boolean; edit: OpenJobEdit }

/** Every field of an open job in its group, edited in its row. Fields that a role may not see are not there, and one line says how many. */
export function OpenJobFields({ job, canManage, edit }: OpenJobFieldsProps) {
  const currency = job.fields.find(({ key }) => key === 'currency')?.value ?? null

  return (
    <>
      {openJobGroups.map((group) => {
        const fields = job.fields.filter((field) => field.group === group)
        if (fields.length === 0) return null

        return (
          <FieldList key={group} title={openJobGroupWords[group]}>
            {fields.map((field) => (
              <OpenJobFieldRow key={field.key} field={field} currency={currency} canManage={canManage} edit={edit} />
            ))}
          </FieldList>
        )
      })}
      {job.hiddenFieldCount > 0 ? (
        <p className="flex items-center gap-2 pt-4 text-ink-3">
          <EyeOff aria-hidden="true" className="size-3.5" />
          {formatCountOf({ count: job.hiddenFieldCount, one: 'field is', many: 'fields are' })} hidden for your role
        </p>
      ) : null}
    </>
  )
}

type OpenJobFieldRowProps = { field: OpenJobField; currency: string | null; canManage: boolean; edit: OpenJobEdit }

function OpenJobFieldRow({ field, currency, canManage, edit }: OpenJobFieldRowProps) {
  const isEditing = edit.openKey === field.key

  return (
    <FieldRow
      label={field.label}
      anchorId={fieldAnchor(field.key)}
      value={field.value === null ? null : <FieldValue definition={field} value={field.value} currency={currency} />}
      isMono={field.key === 'identifier'}
      isRequired={canManage && field.isRequired}
      isPressable={field.value !== null && isPressableType(field.type)}
      isWide={field.type === 'longText' || field.type === 'url'}
      onEdit={canManage ? () => edit.open(field.key) : undefined}
      editor={
        isEditing ? (
          <Suspense fallback={<Skeleton className="my-1 h-8 w-full" />}>
            <OpenJobFieldEditor
              field={field}
              currency={currency}
              problem={edit.problem}
              isSaving={edit.isSaving}
              onSave={(value) => edit.save({ field, value })}
              onCancel={() => edit.open(null)}
            />
          </Suspense>
        ) : undefined
      }
    />
  )
}
