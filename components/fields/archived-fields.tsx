'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { ArchiveRestore } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { FieldDefinition, FieldObject } from '#lib/domain/fields/schema.ts'

/** The fields that were taken out of use, with the way back. Nothing where there are none. */
export function ArchivedFields({ object }: { object: FieldObject }) {
  const api = useApi()
  const { data } = useQuery(api.fields.list.queryOptions({ input: { object } }))
  const archived = data?.filter(({ isArchived }) => isArchived) ?? []
  if (archived.length === 0) return null

  return (
    <Panel title="Archived fields" note="Not shown or filled. Their values stay." isFlush>
      <ul>
        {archived.map((field) => (
          <ArchivedRow key={field.key} object={object} field={field} />
        ))}
      </ul>
    </Panel>
  )
}

function ArchivedRow({ object, field }: { object: FieldObject; field: FieldDefinition }) {
  const api = useApi()
  const refresh = useRefreshFields()
  const { icon: Icon, label: typeLabel } = fieldTypeWords[field.type]
  const restore = useMutation(
    api.fields.restore.mutationOptions({
      onSuccess: async ({ label }) => {
        await refresh()
        toast.success(`Restored the field ${label}`)
      },
      onError: toastError,
    }),
  )

  return (
    <li className="flex min-h-10 items-center gap-3 border-b border-line px-4 py-1.5 last:border-0 max-md:min-h-12">
      <Icon aria-hidden="true" className="size-3.5 text-ink-3" />
      <span dir="auto" className="min-w-0 truncate text-ink-2" title={field.label}>
        {field.label}
      </span>
      <span className="text-12 whitespace-nowrap text-ink-3">{typeLabel}</span>
      <Button
        size="sm"
        variant="ghost"
        className="ml-auto"
        icon={<ArchiveRestore aria-hidden="true" />}
        isLoading={restore.isPending}
        aria-label={`Restore ${field.label}`}
        onClick={() => restore.mutate({ object, key: field.key })}
      >
        Restore
      </Button>
    </li>
  )
}
