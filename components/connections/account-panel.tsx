import { DisconnectDialog } from '#components/connections/disconnect-dialog.tsx'
import { environmentWords } from '#components/connections/environment-words.ts'
import { RenameDialog } from '#components/connections/rename-dialog.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Section } from '#components/patterns/panel.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The account's own name and kind, renaming, and the end of it. */
export function AccountPanel({ connection }: { connection: Connection }) {
  const { name, environment, state } = connection

  return (
    <Section title="Account" actions={<RenameDialog connection={connection} />}>
      <div className="flex flex-col gap-3">
        <FactList
          facts={[
            { term: 'Name', value: <bdi>{name}</bdi> },
            { term: 'Talks to', value: environmentWords[environment].option },
          ]}
        />
        {state === 'Disconnected' ? null : (
          <div className="border-t border-line pt-3">
            <DisconnectDialog connection={connection} />
          </div>
        )}
      </div>
    </Section>
  )
}
