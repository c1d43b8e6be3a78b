import type { Metadata } from 'next'
import { readMe } from '#app/api/v1/server-api.ts'
import { InvitationScreen } from '#components/auth/invitation-screen.tsx'
import { listProviders } from '#lib/platform/auth/providers.ts'

export const metadata: Metadata = { title: 'Invitation' }

type InvitationPageProps = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: InvitationPageProps) {
  const [{ token }, me] = await Promise.all([params, readMe()])

  return <InvitationScreen token={token} signedInAs={me?.email ?? null} providers={listProviders()} />
}
