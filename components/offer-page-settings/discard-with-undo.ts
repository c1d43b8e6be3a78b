import type { SaveSettings } from '#components/offer-page-settings/use-save-settings.ts'
import type { SettingsDraft } from '#components/offer-page-settings/use-settings-draft.ts'
import { toast } from '#components/ui/toast.ts'

/** Throws the draft away, and can bring it back for a moment. */
export function discardWithUndo({ draft, save }: { draft: SettingsDraft; save: SaveSettings }): void {
  draft.discard()
  save.reset()
  toast.message('Changes discarded', { position: 'top-center', action: { label: 'Undo', onClick: draft.restore } })
}
