'use client'

import { RuleChanges } from '#components/mapping-versions/rule-changes.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { diffRules } from '#lib/domain/mappings/rules.ts'

export type ChangesDialogProps = {
  isOpen: boolean
  onClose: () => void
  onSave: () => void
  onDiscard: () => void
  blockedReason: string | null
}

/** Everything that the draft says differently from the live version, rule by rule. */
export function ChangesDialog({ isOpen, onClose, onSave, onDiscard, blockedReason }: ChangesDialogProps) {
  const { mapping, draft, places } = useMapper()
  const changes = isOpen ? diffRules({ before: mapping.rules, after: draft.rules, fields: mapping.fields }) : []
  const act = (run: () => void) => () => {
    onClose()
    run()
  }

  return (
    <Dialog
      isWide
      title={`Draft of version ${mapping.version.number + 1}`}
      description={`What it says differently from version ${mapping.version.number}, which is live.`}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      footer={
        <>
          <Button variant="ghost" onClick={act(onDiscard)}>
            Discard draft
          </Button>
          <Button variant="primary" blockedReason={blockedReason} onClick={act(onSave)}>
            Save version {mapping.version.number + 1}
          </Button>
        </>
      }
    >
      <RuleChanges changes={changes} fields={mapping.fields} places={places} />
    </Dialog>
  )
}
