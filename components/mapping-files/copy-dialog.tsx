'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import { CarriedOver, CarriedOverSkeleton } from '#components/mapping-files/carried-over.tsx'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type CopyDialogProps = MappingRef & {
  /** Every connection; this one is left aside. */
  connections: readonly Pick<Connection, 'id' | 'name' | 'environment'>[]
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The rules that could be carried over: they become the draft, nothing is saved. */
  onRules: (rules: MappingRules) => void
}

/** Takes the rules of another connection. Each time it opens it begins anew. */
export function CopyDialog(props: CopyDialogProps) {
  const { open } = props
  const [last, setLast] = useState({ open, opening: 0 })
  if (last.open !== open) setLast({ open, opening: open ? last.opening + 1 : last.opening })

  return <CopyForm key={last.opening} {...props} />
}

function CopyForm({ connectionId, object, connections, open, onOpenChange, onRules }: CopyDialogProps) {
  const others = connections.filter(({ id }) => id !== connectionId)
  // Where there is one, it is meant.
  const [chosenId, setChosenId] = useState(others.length === 1 ? (others[0]?.id ?? null) : null)
  const { data, error, refetch } = useCarriedOver({ connectionId, object, fromConnectionId: open ? chosenId : null })
  const copy = () => {
    if (!data) return
    onRules(data.rules)
    onOpenChange(false)
    const count = formatCountOf({ count: data.rules.length, one: 'rule is', many: 'rules are' })
    toast.success(`${count} in the draft now`, { description: 'Look at the preview, then save.' })
  }

  return (
    <Dialog
      title="Copy from another connection"
      description="Its rules take the place of the draft. Nothing is saved until you save it."
      isOpen={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="primary" blockedReason={findObstacle({ chosenId, ruleCount: data?.rules.length })} onClick={copy}>
            Copy rules
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Connection">
          <Select
            label="Connection"
            options={others.map(({ id, name, environment }) => ({ value: id, label: name, help: environmentWords[environment].tag }))}
            value={chosenId}
            onValueChange={setChosenId}
            placeholder="Choose a connection"
            className="w-full"
          />
        </Field>
        {data ? <CarriedOver ruleCount={data.rules.length} dropped={data.dropped} /> : null}
        {!data && error ? <RequestFailure title="The rules could not be read." error={error} onRetry={() => void refetch()} /> : null}
        {chosenId !== null && !data && !error ? <CarriedOverSkeleton /> : null}
      </div>
    </Dialog>
  )
}

function useCarriedOver({ fromConnectionId, ...ref }: MappingRef & { fromConnectionId: string | null }) {
  const api = useApi()

  return useQuery({
    ...api.mappings.copy.queryOptions({ input: { ...ref, fromConnectionId: fromConnectionId ?? ref.connectionId }, staleTime: 0 }),
    enabled: fromConnectionId !== null,
  })
}

function findObstacle({ chosenId, ruleCount }: { chosenId: string | null; ruleCount: number | undefined }): string | null {
  if (chosenId === null) return 'choose a connection'
  if (ruleCount === undefined) return 'not read yet'

  return ruleCount === 0 ? 'nothing to copy' : null
}
