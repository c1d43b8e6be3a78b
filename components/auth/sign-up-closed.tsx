import { PlainCard } from '#components/auth/plain-card.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** For an installation that makes accounts only by invitation. */
export function SignUpClosed() {
  return (
    <PlainCard
      title="Accounts are made by invitation here"
      lead="Ask an admin of your organization to invite you. The mail they send has a link that makes your account."
    >
      <ButtonLink href="/sign-in" fullWidth>
        Go to sign-in
      </ButtonLink>
    </PlainCard>
  )
}
