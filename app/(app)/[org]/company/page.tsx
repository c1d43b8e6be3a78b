import type { Route } from 'next'
import { redirect } from 'next/navigation'

/** The Company toggle has no page of its own. */
export default async function CompanyPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params

  redirect(`/${org}/company/settings` as Route)
}
