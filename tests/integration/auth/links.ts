import { mintAccountLink } from '#lib/domain/accounts/mails/mutations.ts'
import { db } from '#lib/platform/db/client.ts'

/** The token that the mail of the newest request of an address would carry. */
export async function mintLink(email: string): Promise<{ token: string; requestId: string }> {
  const { id } = await db().accountRequest.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' }, select: { id: true } })

  return { token: await mintAccountLink({ accountRequestId: id }), requestId: id }
}
