import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createServerApi, leavePage, readMe, requireOrganization } from '#app/api/v1/server-api.ts'
import { OfferPrint } from '#components/offer-print/offer-print.tsx'
import { PrintBar } from '#components/offer-print/print-bar.tsx'

type PrintPageProps = { params: Promise<{ org: string; id: string }> }

/** What the browser proposes as the name of the file, and prints at the edge of each sheet. */
export async function generateMetadata({ params }: PrintPageProps): Promise<Metadata> {
  const { org } = await params
  const { name } = await requireOrganization(org)

  return { title: `Offer · ${name}` }
}

/** One offer on paper, outside of the app's frame. */
export default async function PrintPage({ params }: PrintPageProps) {
  const { org, id } = await params
  const [organization, me] = await Promise.all([requireOrganization(org), readMe()])
  if (!me || !organization.permissions.includes('offers.read')) notFound()
  const { client } = await createServerApi(org)
  const offer = await client.offers.get({ id }).catch(leavePage)

  return (
    <main className="min-h-full bg-canvas print:bg-transparent">
      <PrintBar backHref={`/${organization.slug}/offers/${offer.id}`} />
      <div className="py-8 max-md:py-0 print:py-0">
        <OfferPrint
          offer={offer}
          organizationName={organization.name}
          timeZone={organization.timeZone}
          printedBy={me.name}
          now={new Date().toISOString()}
        />
      </div>
    </main>
  )
}
