import type { LinkKind } from '#components/auth/link-kind.ts'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { TextLink } from '#components/ui/link.tsx'

/** Where a new mail is asked for. An invitation is sent again by whoever invited. */
const requestPages: Readonly<Record<LinkKind, string | null>> = {
  'sign-up': '/sign-up',
  'password-reset': '/password-reset',
  invitation: null,
}

/**
 * A link that does not work. The same words whether it was guessed, is too old, was used, or was taken back: they tell nothing of what it
 * may once have led to.
 */
export function DeadLink({ kind }: { kind: LinkKind }) {
  const requestPage = requestPages[kind]

  return (
    <PlainCard
      takesFocus
      title="This link does not work"
      lead="A link works once and for a limited time. Open the newest mail, or ask for a new one."
      foot={<TextLink href="/sign-in">Go to sign-in</TextLink>}
    >
      {requestPage ? (
        <ButtonLink href={requestPage} variant="primary" fullWidth>
          Ask for a new link
        </ButtonLink>
      ) : (
        <p className="text-ink-2">Invitations are sent again by the person who invited you.</p>
      )}
    </PlainCard>
  )
}
