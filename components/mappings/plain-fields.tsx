'use client'

import { useQuery } from '@tanstack/react-query'
import { Archive, ArrowDownUp, Ellipsis, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ArchiveFieldDialog } from '#components/fields/archive-field-dialog.tsx'
import { ArchivedFields } from '#components/fields/archived-fields.tsx'
import { ArrangeFieldsDialog } from '#components/fields/arrange-fields-dialog.tsx'
import { FieldDialog } from '#components/fields/field-dialog.tsx'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { describeSensitivity } from '#components/fields/field-words.ts'
import { FieldsSkeleton } from '#components/mappings/fields-skeleton.tsx'
import { fieldRowId } from '#components/mappings/mapping-address.ts'
import { useLinkedField } from '#components/mappings/use-linked-field.ts'
import { useObjectTabs } from '#components/mappings/use-object-tabs.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type FieldObject, holderWords } from '#lib/domain/fields/terms.ts'

type PlainFieldsProps = { object: FieldObject; connectionId: string | null }

/** The fields of an object that no mapping fills: people do, so there is nothing beside them. */
export function PlainFields({ object, connectionId }: PlainFieldsProps) {
  const api = useApi()
  const query = useQuery(api.fields.list.queryOptions({ input: { object } }))
  if (query.data) return <FieldList object={object} connectionId={connectionId} fields={query.data} />
  if (!query.error) return <FieldsSkeleton />

  return (
    <>
      <PageHeader title="Fields & mapping" />
      <PageBody>
        <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
      </PageBody>
    </>
  )
}

type OpenDialog = { kind: 'add' } | { kind: 'arrange' } | { kind: 'edit' | 'archive'; field: FieldDefinition }

function FieldList({ object, connectionId, fields }: PlainFieldsProps & { fields: readonly FieldDefinition[] }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const tabs = useObjectTabs({ object, connectionId })
  useLinkedField()
  const close = (isOpen: boolean) => {
    if (!isOpen) setDialog(null)
  }

  return (
    <>
      <PageHeader
        title="Fields & mapping"
        hasLine={false}
        actions={
          <>
            <Button size="sm" variant="ghost" icon={<ArrowDownUp />} onClick={() => setDialog({ kind: 'arrange' })}>
              Arrange
            </Button>
            <Button size="sm" icon={<Plus />} className="max-md:hidden" onClick={() => setDialog({ kind: 'add' })}>
              Add field
            </Button>
          </>
        }
      />
      <div className="flex min-h-10 shrink-0 items-center border-b border-line px-6 max-md:bg-surface max-md:px-4">
        <Tabs label="Objects" isShallow className="-mb-px min-w-0 border-b-0" items={tabs} />
      </div>
      <div className="@container scroll-quiet min-h-0 flex-1 overflow-y-auto px-3 pb-6 max-md:px-1">
        <ul aria-label={`Fields of ${holderWords[object]}`}>
          {fields
            .filter(({ isArchived }) => !isArchived)
            .map((field) => (
              <FieldRow key={field.key} object={object} field={field} open={setDialog} />
            ))}
        </ul>
        <div className="border-t border-line px-3 pt-3">
          <Button variant="ghost" size="sm" icon={<Plus />} className="-ml-2.5" onClick={() => setDialog({ kind: 'add' })}>
            Add field
          </Button>
          <div className="mt-4 empty:hidden">
            <ArchivedFields object={object} />
          </div>
        </div>
      </div>
      <FieldDialog
        object={object}
        open={dialog?.kind === 'add' || dialog?.kind === 'edit'}
        onOpenChange={close}
        field={dialog?.kind === 'edit' ? dialog.field : null}
      />
      <ArchiveFieldDialog
        object={object}
        open={dialog?.kind === 'archive'}
        onOpenChange={close}
        field={dialog?.kind === 'archive' ? dialog.field : null}
      />
      <ArrangeFieldsDialog object={object} fields={fields} open={dialog?.kind === 'arrange'} onOpenChange={close} />
    </>
  )
}

function FieldRow({ object, field, open }: { object: FieldObject; field: FieldDefinition; open: (dialog: OpenDialog) => void }) {
  const { label, type, group, sensitivity, isRequired, isBuiltIn } = field
  const { icon: Icon, label: typeLabel } = fieldTypeWords[type]

  return (
    <li
      id={fieldRowId(field.key)}
      data-anchor=""
      tabIndex={-1}
      aria-label={label}
      className="grid min-h-13 grid-cols-[minmax(0,1fr)_28px] items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 first:border-t-0 focus-visible:-outline-offset-2 max-md:grid-cols-[minmax(0,1fr)_36px] @xl:grid-cols-[minmax(0,1fr)_160px_minmax(0,1fr)_28px]"
    >
      <div className="min-w-0">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
          <span dir="auto" title={label} className="min-w-0 max-w-full truncate font-medium">
            {label}
          </span>
          {isRequired ? <span className="shrink-0 text-11 text-ink-3">Required</span> : null}
        </p>
        <p className="text-12 text-ink-3">{isBuiltIn ? `${group}, built in` : group}</p>
      </div>
      <p className="flex min-w-0 items-center gap-1.5 text-ink-2 @max-xl:hidden">
        <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
        <span className="truncate">{typeLabel}</span>
      </p>
      <p className="min-w-0 truncate text-12 text-ink-3 @max-xl:hidden">{describeSensitivity({ sensitivity, object }).label}</p>
      <Menu trigger={<IconButton size="sm" label={`More for ${label}`} icon={<Ellipsis />} />}>
        <MenuItem icon={<Pencil />} onSelect={() => open({ kind: 'edit', field })}>
          Edit field…
        </MenuItem>
        {isBuiltIn ? null : (
          <MenuItem icon={<Archive />} isDanger onSelect={() => open({ kind: 'archive', field })}>
            Archive field…
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}
