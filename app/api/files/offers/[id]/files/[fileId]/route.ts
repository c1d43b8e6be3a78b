import { giveFile } from '#app/api/files/give-file.ts'
import { giveOfferFile } from '#lib/domain/offers/files/api.ts'

type FileRouteContext = { params: Promise<{ id: string; fileId: string }> }

/** Gives a file of one offer out. */
export async function GET(request: Request, { params }: FileRouteContext): Promise<Response> {
  const { id, fileId } = await params

  return giveFile(request, (context) => giveOfferFile({ context, offerId: id, fileId }))
}
