'use client'

import { RefreshCw } from 'lucide-react'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** Whether candidates' answers are written to Ashby, what that does, and which box its key lacks. */
export function WriteAnswersPanel({ connection }: { connection: Connection }) {
  const canManage = useCan()('connections.manage')
  const { setWriteBack } = useConnectionActs()
  const { id, writeBack } = connection
  const isOn = setWriteBack.isPending ? setWriteBack.variables.isOn : writeBack.isOn

  return (
    <Section title="Answers of candidates" actions={canManage ? null : <Chip tone={isOn ? 'moss' : 'ink'}>{isOn ? 'On' : 'Off'}</Chip>}>
      {canManage ? (
        <Switch
          isChecked={isOn}
          isDisabled={setWriteBack.isPending || (!writeBack.isAllowed && !isOn)}
          onCheckedChange={(next) => setWriteBack.mutate({ id, isOn: next })}
          label="Write answers back"
          help="When a candidate accepts or declines on the offer page, the offer in Ashby becomes accepted or declined, with the time of the answer."
        />
      ) : (
        <p className="text-ink-2">
          When a candidate accepts or declines on the offer page, the offer in Ashby becomes accepted or declined, with the time of the
          answer.
        </p>
      )}
      {writeBack.isAllowed ? (
        <p className="mt-2 text-12 text-ink-3">
          Ashby is read first, so another answer that stands there is never replaced. What Ashby refuses stands on the offer, with what to
          do.
        </p>
      ) : (
        <MissingPermission id={id} isOn={isOn} canManage={canManage} />
      )}
    </Section>
  )
}

function MissingPermission({ id, isOn, canManage }: { id: string; isOn: boolean; canManage: boolean }) {
  const { recheck } = useConnectionActs()

  return (
    <Notice
      tone="amber"
      className="mt-2"
      title="The key lacks Offers: Write"
      actions={
        canManage ? (
          <Button size="sm" icon={<RefreshCw aria-hidden="true" />} isLoading={recheck.isPending} onClick={() => recheck.mutate({ id })}>
            Check again
          </Button>
        ) : null
      }
    >
      {isOn ? 'No answer can be written until it is there. ' : null}In Ashby open Admin, Integrations, API Keys, this key. Tick Offers:
      Write and save, then check again.
    </Notice>
  )
}
