import { KeyRound } from 'lucide-react'
import { buildWizardHref } from '#components/connections/connection-paths.ts'
import { KeyDialog } from '#components/connections/key-dialog.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The button with its dialog: a first key for an account that is connected by hand. One that may read offers leads on to the events. */
export function AddKeyDialog({ connection }: { connection: Connection }) {
  const { slug } = useOrganization()
  const go = useGo()
  const lead = (saved: Connection) => {
    toast.success('API key added')
    if (saved.canAsk) go(buildWizardHref({ slug, environment: saved.environment, step: 'events' }))
  }

  return (
    <KeyDialog
      connection={connection}
      title="Add API key"
      description="The key is checked with Ashby first. Webhooks made by hand go on working."
      label="API key"
      submitLabel="Check and add"
      whyUnchanged="Nothing was saved."
      trigger={<Button icon={<KeyRound aria-hidden="true" />}>Add API key</Button>}
      onSaved={lead}
    />
  )
}
