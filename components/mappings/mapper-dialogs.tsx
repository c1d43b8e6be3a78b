'use client'

import { ArchiveFieldDialog } from '#components/fields/archive-field-dialog.tsx'
import { ArrangeFieldsDialog } from '#components/fields/arrange-fields-dialog.tsx'
import { FieldDialog } from '#components/fields/field-dialog.tsx'
import { CopyDialog } from '#components/mapping-files/copy-dialog.tsx'
import { ImportDialog } from '#components/mapping-files/import-dialog.tsx'
import { ReapplyDialog } from '#components/mapping-runs/reapply-dialog.tsx'
import { VersionsSheet } from '#components/mapping-versions/versions-sheet.tsx'
import { ChangesDialog, type ChangesDialogProps } from '#components/mappings/changes-dialog.tsx'
import { type MapperDialog, useMapper } from '#components/mappings/mapper-context.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'

export type MapperDialogsProps = Pick<ChangesDialogProps, 'onSave' | 'onDiscard' | 'blockedReason'> & {
  dialog: MapperDialog | null
  onClose: () => void
  connections: readonly Connection[]
}

/** Everything that opens over the mapper. */
export function MapperDialogs({ dialog, onClose, connections, ...acts }: MapperDialogsProps) {
  const { ref, mapping, draft } = useMapper()
  const { object } = ref
  const kind = dialog?.kind
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose()
  }
  const take = (rules: MappingRules) => {
    draft.setRules(rules)
    onClose()
  }

  return (
    <>
      <FieldDialog
        object={object}
        open={kind === 'add-field' || kind === 'edit-field'}
        onOpenChange={close}
        field={dialog?.kind === 'edit-field' ? dialog.field : null}
      />
      <ArchiveFieldDialog
        object={object}
        open={kind === 'archive-field'}
        onOpenChange={close}
        field={dialog?.kind === 'archive-field' ? dialog.field : null}
      />
      <ArrangeFieldsDialog object={object} fields={mapping.fields} open={kind === 'arrange'} onOpenChange={close} />
      <VersionsSheet
        {...ref}
        live={mapping.version.number}
        fields={mapping.fields}
        open={kind === 'versions'}
        onOpenChange={close}
        onRestored={onClose}
      />
      <ReapplyDialog {...ref} version={mapping.version.number} open={kind === 'reapply'} onOpenChange={close} />
      <ImportDialog {...ref} open={kind === 'import'} onOpenChange={close} onRules={take} />
      <CopyDialog {...ref} connections={connections} open={kind === 'copy'} onOpenChange={close} onRules={take} />
      <ChangesDialog isOpen={kind === 'changes'} onClose={onClose} {...acts} />
    </>
  )
}
