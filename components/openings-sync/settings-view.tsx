'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { itemsOptions } from '#components/openings-sync/sync-queries.ts'
import { useUpdateSetup } from '#components/openings-sync/use-update-setup.ts'
import { WinnerTable } from '#components/openings-sync/winner-table.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { describeEvery } from '#components/sweeps/describe-due.ts'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'
import { SYNC_MINUTES } from '#lib/domain/openings/terms.ts'

/** Account, how often, why openings are closed, and who wins. */
export function SettingsView({ setup }: { setup: OpeningSetup }) {
  const canConfigure = useCan()('connections.manage')
  const { update, isSaving } = useUpdateSetup()

  return (
    <>
      {canConfigure ? null : <Notice>Your role can read these settings. Who manages connections can change them.</Notice>}
      <Section title="Sync">
        {canConfigure ? (
          <div className="grid gap-4 md:grid-cols-2">
            <AccountField setup={setup} isDisabled={isSaving} onChange={update} />
            <Field label="How often" help="Beside it, Sync now brings both together at once.">
              <Select
                value={String(setup.everyMinutes)}
                isDisabled={isSaving}
                onValueChange={(value) => {
                  const everyMinutes = SYNC_MINUTES.find((each) => String(each) === value)
                  const before = SYNC_MINUTES.find((each) => each === setup.everyMinutes)
                  if (!everyMinutes || everyMinutes === before) return
                  update({
                    change: { everyMinutes },
                    done: `Openings are synced ${describeEvery(everyMinutes)}`,
                    back: before ? { everyMinutes: before } : null,
                  })
                }}
                options={SYNC_MINUTES.map((minutes) => ({ value: String(minutes), label: capitalize(describeEvery(minutes)) }))}
              />
            </Field>
            <CloseReasonSetting setup={setup} isDisabled={isSaving} onChange={update} />
          </div>
        ) : (
          <FactList
            facts={[
              { term: 'Account', value: setup.account ? <bdi>{setup.account.name}</bdi> : 'None' },
              { term: 'How often', value: capitalize(describeEvery(setup.everyMinutes)) },
              { term: 'Close reason for cancelled jobs', value: setup.closeReason ? <bdi>{setup.closeReason.label}</bdi> : 'None' },
            ]}
          />
        )}
      </Section>
      <WinnerTable
        winners={setup.winners}
        canConfigure={canConfigure}
        isSaving={isSaving}
        onChange={({ field, label, from, to }) =>
          update({ change: { winners: { [field]: to } }, done: `${label}: the rule is changed`, back: { winners: { [field]: from } } })
        }
      />
    </>
  )
}

type SettingProps = { setup: OpeningSetup; isDisabled: boolean; onChange: ReturnType<typeof useUpdateSetup>['update'] }

function AccountField({ setup: { account, accounts }, isDisabled, onChange }: SettingProps) {
  return (
    <Field label="Account" help={accounts.length > 1 ? 'Another account has openings of its own: nothing is moved between them.' : null}>
      <Select
        value={account?.id ?? null}
        isDisabled={isDisabled || accounts.length === 0}
        placeholder={accounts.length === 0 ? 'No account with a key' : 'Choose account'}
        onValueChange={(connectionId) => {
          if (connectionId === account?.id) return
          const name = accounts.find(({ id }) => id === connectionId)?.name ?? ''
          onChange({
            change: { connectionId },
            done: `Openings are synced with ${name}`,
            back: account ? { connectionId: account.id } : null,
          })
        }}
        options={accounts.map(({ id, name, environment }) => ({ value: id, label: `${name} (${environment})` }))}
      />
    </Field>
  )
}

function CloseReasonSetting({ setup: { closeReason, account }, isDisabled, onChange }: SettingProps) {
  const api = useApi()
  const canRead = useCan()('openings.manage')
  const { data: reasons = [] } = useQuery({ ...itemsOptions({ api, kind: 'closeReason' }), enabled: canRead && account !== null })
  const listed =
    closeReason && !reasons.some(({ externalId }) => externalId === closeReason.id)
      ? [{ externalId: closeReason.id, name: closeReason.label }]
      : []
  const options = [...listed, ...reasons].map(({ externalId, name }) => ({ value: externalId, label: name }))

  return (
    <Field
      label="Close reason for cancelled jobs"
      help="Ashby closes an opening only with a reason. Whoever cancels a job can choose another one."
    >
      <Select
        value={closeReason?.id ?? null}
        isDisabled={isDisabled || options.length === 0}
        placeholder={options.length === 0 ? 'Ashby’s reasons are not read yet' : 'Choose close reason'}
        onValueChange={(closeReasonId) => {
          if (closeReasonId === closeReason?.id) return
          onChange({ change: { closeReasonId }, done: 'Close reason is saved', back: { closeReasonId: closeReason?.id ?? null } })
        }}
        options={options}
      />
    </Field>
  )
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
