import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { type LabKey, labFeatures } from '#lib/domain/labs/terms.ts'

export type SwitchOffDialogProps = { feature: LabKey | null; isSaving: boolean; onClose: () => void; onConfirm: () => void }

/** What ends with a feature, before it does. */
export function SwitchOffDialog({ feature, isSaving, onClose, onConfirm }: SwitchOffDialogProps) {
  const { label, whenOff } = labFeatures[feature ?? 'openings']

  return (
    <ConfirmDialog
      title={`Switch off ‘${label}’?`}
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          {whenOff.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
      confirmLabel="Switch off"
      cancelLabel="Keep it on"
      isDanger
      isLoading={isSaving}
      isOpen={feature !== null}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      onConfirm={onConfirm}
    />
  )
}
