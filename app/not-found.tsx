import type { Metadata } from 'next'
import { PlainPage } from '#components/shell/plain-page.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PlainPage>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="text-16 font-semibold">There is nothing at this address</h1>
        <p className="mt-1 text-ink-2">
          It may have been removed, or it belongs to an organization you are not signed in to. Check the address, or start from Home.
        </p>
        <ButtonLink href="/" variant="primary" className="mt-4" fullWidth="phone">
          Go to Home
        </ButtonLink>
      </div>
    </PlainPage>
  )
}
