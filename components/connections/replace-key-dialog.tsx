import { KeyDialog } from '#components/connections/key-dialog.tsx'
import { describeKey } from '#components/connections/use-connection-acts.ts'
import { Button, type ButtonProps } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The button with its dialog: the new key is checked with Ashby before it takes the old one's place. */
export function ReplaceKeyDialog({ connection, size }: { connection: Connection; size?: ButtonProps['size'] }) {
  return (
    <KeyDialog
      connection={connection}
      title="Replace key"
      description="The new key is checked with Ashby first. Until then the old one stays in use."
      label="New API key"
      submitLabel="Check and replace"
      whyUnchanged="The old key stays in use."
      trigger={<Button size={size}>Replace key</Button>}
      onSaved={(saved) => toast.success(`Key replaced, it ends in ${saved.keyLastFour ?? ''}`, { description: describeKey(saved) })}
    />
  )
}
