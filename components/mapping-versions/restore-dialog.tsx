'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import type { ChangeContext } from '#components/mapping-versions/describe-rule-change.ts'
import { RuleChanges } from '#components/mapping-versions/rule-changes.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Mapping, MappingVersion, RuleChange } from '#lib/domain/mappings/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'

type RestoreDialogProps = {
  connectionId: string
  object: MappedObject
  live: number
  /** Null while nothing is asked. */
  version: MappingVersion | null
  /** What it would change of the live rules. */
  changes: readonly RuleChange[]
  context: ChangeContext
  onClose: () => void
  onRestored: (mapping: Mapping) => void
}

const SHOWN_MAX = 8

/** Asks before an old version's rules become the live ones: what changes, and what stays filled as it is. */
export function RestoreDialog({ connectionId, object, live, version, changes, context, onClose, onRestored }: RestoreDialogProps) {
  const api = useApi()
  const refresh = useRefreshFields()
  // Kept while the dialog fades away.
  const [last, setLast] = useState({ version, changes })
  if (version && version !== last.version) setLast({ version, changes })
  const shown = version ? { version, changes } : last
  const restore = useMutation(
    api.mappings.restore.mutationOptions({
      onSuccess: async (mapping) => {
        await refresh()
        onClose()
        onRestored(mapping)
        toast.success(
          `Version ${mapping.version.number} is live, with the rules of version ${mapping.version.originNumber ?? shown.version?.number}`,
        )
      },
      // Where somebody saved meanwhile, the list shows it now.
      onError: () => void refresh(),
    }),
  )
  if (!shown.version) return null
  const { number } = shown.version
  const { many, open } = objectWords[object]

  return (
    <ConfirmDialog
      title={`Restore version ${number}?`}
      description={`Its rules become version ${live + 1} and fill what is empty or failed in ${open} ${many}. What is filled stays as it is until you re-apply.`}
      confirmLabel={`Restore version ${number}`}
      isLoading={restore.isPending}
      isOpen={version !== null}
      onOpenChange={(next) => {
        if (next) return
        restore.reset()
        onClose()
      }}
      onConfirm={() => restore.mutate({ connectionId, object, base: live, number })}
    >
      <div className="flex flex-col gap-3">
        {restore.error ? <RequestFailure title={`Version ${number} was not restored.`} error={restore.error} /> : null}
        <RuleChanges changes={shown.changes} {...context} shownMax={SHOWN_MAX} />
      </div>
    </ConfirmDialog>
  )
}
