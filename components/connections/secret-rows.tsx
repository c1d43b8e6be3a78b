import { Copy, Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { CopyRow } from '#components/connections/copy-row.tsx'
import { useByHandActs } from '#components/connections/use-by-hand-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Instant } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ByHand, Connection } from '#lib/domain/connections/contract.ts'

type Secrets = { secret: string; nextSecret: string | null }
type SecretRowsProps = { connection: Connection; byHand: ByHand }

/** The secret key, hidden until somebody asks for it, since each showing is written down; two while it is being changed. */
export function SecretRows({ connection: { id }, byHand: { isSecretChanging, nextSecretUsedAt } }: SecretRowsProps) {
  const { showSecret, changeSecret, endSecretChange } = useByHandActs()
  const [shown, setShown] = useState<Secrets | null>(null)
  const { timeZone } = useOrganization()
  const read = () =>
    showSecret.mutateAsync({ id }).then((secrets) => {
      setShown(secrets)
      return secrets
    })
  const end = (keep: 'new' | 'old') => endSecretChange.mutate({ id, keep }, { onSuccess: () => setShown(null) })
  const row = { isReading: showSecret.isPending, onHide: () => setShown(null) }

  return (
    <>
      <SecretRow
        {...row}
        label={isSecretChanging ? 'Old secret key' : 'Secret key'}
        value={shown?.secret ?? null}
        onRead={() => read().then(({ secret }) => secret)}
        help={
          isSecretChanging ? undefined : 'Ashby calls it Secret Token and lets it stay empty. Handoff refuses every delivery without it.'
        }
      />
      {isSecretChanging ? (
        <>
          <SecretRow
            {...row}
            label="New secret key"
            value={shown?.nextSecret ?? null}
            onRead={() => read().then(({ nextSecret }) => nextSecret ?? '')}
          />
          <Notice
            tone={nextSecretUsedAt ? 'moss' : 'ink'}
            title={
              nextSecretUsedAt ? (
                <>
                  Ashby uses the new secret key since <Instant instant={nextSecretUsedAt} timeZone={timeZone} />
                </>
              ) : (
                'Both secret keys are accepted'
              )
            }
            actions={
              <>
                <Button size="sm" variant="primary" isLoading={endSecretChange.isPending} onClick={() => end('new')}>
                  Ashby has the new key
                </Button>
                <Button size="sm" onClick={() => end('old')}>
                  Keep the old key
                </Button>
              </>
            }
          >
            {nextSecretUsedAt
              ? 'Once every webhook in Ashby that has this Request URL has it, end the change: the old one is refused from then on.'
              : 'Put the new one as Secret Token into every webhook in Ashby that has this Request URL. Then end the change: the old one is refused from then on.'}
          </Notice>
        </>
      ) : (
        <Button
          size="sm"
          className="self-start max-md:self-stretch"
          isLoading={changeSecret.isPending}
          onClick={() => changeSecret.mutate({ id }, { onSuccess: () => setShown(null) })}
        >
          Change secret key
        </Button>
      )}
    </>
  )
}

type SecretRowProps = {
  label: string
  /** Null while it is hidden. */
  value: string | null
  help?: string
  isReading: boolean
  onRead: () => Promise<string>
  onHide: () => void
}

function SecretRow({ label, value, help, isReading, onRead, onHide }: SecretRowProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await onRead())
      toast.success(`${label} copied`)
    } catch {
      // It is shown now, so that it can be selected by hand where the browser refuses; what the server refused was said.
    }
  }

  return (
    <CopyRow
      label={label}
      value={value ?? ''}
      isHidden={value === null}
      help={help}
      actions={
        value === null ? (
          <>
            <Button icon={<Eye aria-hidden="true" />} isLoading={isReading} onClick={() => void onRead().catch(() => undefined)}>
              Show
            </Button>
            <Button icon={<Copy aria-hidden="true" />} isLoading={isReading} onClick={() => void copy()}>
              Copy key
            </Button>
          </>
        ) : (
          <>
            <Button icon={<EyeOff aria-hidden="true" />} onClick={onHide}>
              Hide
            </Button>
            <CopyButton value={value} label="Copy key" size="md" />
          </>
        )
      }
    />
  )
}
