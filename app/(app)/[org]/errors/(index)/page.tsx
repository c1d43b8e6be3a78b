import type { Metadata } from 'next'
import { requireOrganization } from '#app/api/v1/server-api.ts'
import { ErrorsScreen } from '#components/errors/errors-screen.tsx'
import { listErrorAreas } from '#lib/domain/error-catalogue/rules.ts'

export const metadata: Metadata = { title: 'Errors' }

export default async function ErrorsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  await requireOrganization(org)

  return <ErrorsScreen areas={listErrorAreas()} />
}
